/** Tells the window that a dump changed: at most five times a second, and always its last state. */
import { StoreError } from '../../staging/store-error'
import { setProgress } from '../../staging/tables/dumps'
import type { Context } from '../context'
import { progressOf, viewOf } from './dump-view'
import { dumpRow, type OpenDump } from './open-dump'

const INTERVAL_MS = 200

/** A full disk or a damaged store may refuse it; thrown from a timer it would end the engine. */
const unlessRefused = (work: () => void): void => {
  try {
    work()
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
  }
}

/** For the list of imports while this one is not open; of an open one the list asks the import itself (dump-view.ts). */
const KEEP_AFTER_MS = 2000

const keepProgress = (context: Context, open: OpenDump): void => {
  const nowMs = performance.now()
  if (open.run !== undefined && nowMs - (open.keptMs ?? 0) < KEEP_AFTER_MS) return
  open.keptMs = nowMs
  const { stage } = dumpRow(context, open.id)
  setProgress(context.store, open.id, progressOf(open, stage), open.tally.patients)
}

const publishNow = (context: Context, open: OpenDump): void => {
  open.publishing = undefined
  if (context.dumps.get(open.id) !== open) return
  unlessRefused(() => keepProgress(context, open))
  // Whoever asks for the dump is told why it cannot be shown.
  unlessRefused(() => context.publish(viewOf(context, open)))
}

export const changed = (context: Context, open: OpenDump): void => {
  open.publishing ??= setTimeout(() => publishNow(context, open), INTERVAL_MS)
}
