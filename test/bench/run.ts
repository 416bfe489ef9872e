/** Runs measurements in processes of their own, and takes medians. */
import { execFileSync, fork } from 'node:child_process'
import { join } from 'node:path'
import { ENGINE_HEAP } from '../../src-main/lib/v8-flags'
import type { Measured, Subject, Task } from './subject'

export interface Row extends Measured {
  readonly subject: string
  readonly workers: number
  /** Why there is no measure. */
  readonly error?: string
}

/** `taskset` holds a process, threads and all, on so many cores; elsewhere the number of workers has to do. */
const canPin = ((): boolean => {
  try {
    execFileSync('taskset', ['-c', '0', process.execPath, '-e', ''], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()
export const PINNED = canPin ? 'held on its cores by taskset' : 'workers limited, cores not held (no taskset here)'

/** Whatever takes longer has no measure; the others go on. */
const LONGEST_MS = 900_000

/** `flags`: of Node. */
const measureOnce = (task: Task, cores: string, flags: readonly string[] = []): Promise<Measured> =>
  new Promise((resolve, reject) => {
    const file = join(__dirname, 'measure.cjs')
    const child = canPin
      ? fork(file, [], { execPath: 'taskset', execArgv: ['-c', cores, process.execPath, ...flags], stdio: 'ignore' })
      : fork(file, [], { execArgv: [...flags], stdio: 'ignore' })
    const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS)
    child.once('message', (answer: { readonly measured?: Measured; readonly error?: string }) => {
      if (answer.measured === undefined) reject(new Error(answer.error ?? 'no answer'))
      else resolve(answer.measured)
    })
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      clearTimeout(timer)
      reject(new Error(`ended with ${signal ?? code}`))
    })
    child.send(task)
  })

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const together = (parts: readonly Measured[]): Measured => ({
  documents: sum(parts.map(({ documents }) => documents)),
  bytes: sum(parts.map(({ bytes }) => bytes)),
  refused: sum(parts.map(({ refused }) => refused)),
  items: sum(parts.map(({ items = 0 }) => items)),
  seconds: Math.max(...parts.map(({ seconds }) => seconds)),
  cpuSeconds: sum(parts.map(({ cpuSeconds }) => cpuSeconds)),
  peakRssBytes: sum(parts.map(({ peakRssBytes }) => peakRssBytes)),
})

export interface Wanted {
  readonly subject: Subject
  readonly workers: number
  readonly folder: string
  /** Only the first so many folders in it. */
  readonly folders?: number
}

/** One run on `workers` cores: one process that uses them all, or one a core with its share of the documents. */
const runOnce = async ({ subject, workers, ...input }: Wanted): Promise<Measured> => {
  const task = { ...input, subject: subject.name, workers }
  if (subject.usesAllCores) {
    return measureOnce({ ...task, part: 0, parts: 1 }, workers === 1 ? '0' : `0-${workers - 1}`, ENGINE_HEAP)
  }
  const parts = Array.from({ length: workers }, (_, part) =>
    measureOnce({ ...task, part, parts: workers }, String(part)),
  )
  // To the end of all of them: what still ran would disturb the next.
  const ended = await Promise.allSettled(parts)
  return together(
    ended.map((part) => {
      if (part.status === 'rejected') throw part.reason
      return part.value
    }),
  )
}

/** The middle run by time, whole: its figures belong together. */
const middle = (runs: readonly Measured[]): Measured => {
  const found = [...runs].sort((a, b) => a.seconds - b.seconds)[Math.floor(runs.length / 2)]
  if (found === undefined) throw new Error('nothing was measured')
  return found
}

const NOTHING: Measured = { documents: 0, bytes: 0, refused: 0, seconds: 0, cpuSeconds: 0, peakRssBytes: 0 }

/** Rounds over all subjects, not runs of one after the other: what else the machine does then meets all alike. */
export const measureAll = async (
  wanted: readonly Wanted[],
  rounds: number,
  note: (line: string) => void,
): Promise<Row[]> => {
  const runs = wanted.map((): Measured[] => [])
  const errors = new Map<number, string>()
  for (let round = 1; round <= rounds; round += 1) {
    for (const [index, one] of wanted.entries()) {
      if (errors.has(index)) continue
      const { subject, workers } = one
      try {
        const measured = await runOnce(one)
        runs[index]?.push(measured)
        note(`  ${round}/${rounds} ${subject.name}, ${workers}: ${measured.seconds.toFixed(2)} s`)
      } catch (error) {
        errors.set(index, error instanceof Error ? error.message : 'failed')
      }
    }
  }
  return wanted.map(({ subject, workers }, index) => {
    const error = errors.get(index)
    const measured = error === undefined ? middle(runs[index] ?? []) : NOTHING
    return { subject: subject.name, workers, ...measured, ...(error === undefined ? {} : { error }) }
  })
}
