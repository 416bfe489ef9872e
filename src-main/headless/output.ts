/** What a command prints: JSON on stdout, progress on stderr. Nothing else of the engine writes anywhere. */
import { once } from 'node:events'
import type { Failure } from '../../src-preload/contract/result'
import type { DumpView } from '../../src-preload/contract/views'
import { messageOf } from './messages'

/** Waits while the reader is slower than we are. */
export const print = async (text: string): Promise<void> => {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}
export const printJson = (value: unknown): Promise<void> => print(`${JSON.stringify(value)}\n`)

/** `file`, `line`, `column`, `reason` where they are known. */
export const explained = (failure: Failure): Failure & { readonly message: string } => ({
  ...failure,
  message: messageOf(failure.code),
})

const percent = (done: number, total: number): string => `${total === 0 ? 0 : Math.floor((100 * done) / total)} %`

export const note = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

const INTERVAL_MS = 1000

/** A line a second at most, and one as soon as there are patients. */
export const createProgress = (): ((view: DumpView) => void) => {
  let lastMs = 0
  let hasPatients = false
  return ({ id, running, stage, patients, parse, map }) => {
    const nowMs = Date.now()
    const isDue = nowMs - lastMs >= INTERVAL_MS || (patients > 0 && !hasPatients)
    if (!running || !isDue) return
    lastMs = nowMs
    hasPatients = patients > 0
    if (stage === 'parsing') note(`${id}: ${patients} patients parsed, ${percent(parse.unitsDone, parse.unitsTotal)}`)
    if (stage === 'mapping') note(`${id}: ${map.done} of ${map.total} patients, ${map.failed} failed`)
  }
}
