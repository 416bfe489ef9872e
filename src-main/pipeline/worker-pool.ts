/**
 * Parse workers with bounded work in flight: two batches a worker, so that one is read while another is written. A
 * worker that dies (out of memory, a hang) costs the one file that killed it: the files of its batches are read again,
 * each alone in a worker of its own.
 */
import { Worker } from 'node:worker_threads'
import type { Failure } from '../../src-preload/contract/result'
import type { FromParseWorker, ParseJob, ParseOutcome } from './parse-messages'

export interface PoolOptions {
  readonly workerFile: string
  readonly size: number
  /** A batch that takes longer is a hang. The largest file allowed (200 MB) takes well under a minute. */
  readonly timeoutMs?: number
  /** JavaScript heap of one worker. */
  readonly heapMegabytes?: number
}

const TIMEOUT_MS = 5 * 60_000
const HEAP_MEGABYTES = 1024
const BATCHES_PER_WORKER = 2

/** Why a worker was lost, as the failure of the file that did it. */
class WorkerLost extends Error {
  readonly failure: Failure
  constructor(code: Failure['code']) {
    super(code)
    this.failure = { code }
  }
}

const lossOf = (error: unknown): WorkerLost => {
  const isOutOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return new WorkerLost(isOutOfMemory ? 'file_too_large' : 'internal')
}

interface Lane {
  ask(jobs: readonly ParseJob[]): Promise<readonly ParseOutcome[]>
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (outcomes: readonly ParseOutcome[]) => void
  readonly reject: (error: WorkerLost) => void
  readonly timer: NodeJS.Timeout
}

/** One worker, started at the first batch and again after it was lost. */
const createLane = ({ workerFile, timeoutMs = TIMEOUT_MS, heapMegabytes = HEAP_MEGABYTES }: PoolOptions): Lane => {
  let worker: Worker | undefined
  let batches = 0
  const waiting = new Map<number, Waiting>()

  const lose = (lost: Worker, error: WorkerLost): void => {
    if (worker !== lost) return
    worker = undefined
    void lost.terminate()
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer)
      reject(error)
    }
    waiting.clear()
  }
  const start = (): Worker => {
    const started = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } })
    started.on('message', ({ batch, outcomes }: FromParseWorker) => {
      const asked = waiting.get(batch)
      waiting.delete(batch)
      clearTimeout(asked?.timer)
      asked?.resolve(outcomes)
    })
    started.on('error', (error) => lose(started, lossOf(error)))
    started.on('exit', () => lose(started, new WorkerLost('internal')))
    return started
  }
  return {
    ask: (jobs) =>
      new Promise((resolve, reject) => {
        worker ??= start()
        const current = worker
        const batch = ++batches
        const timer = setTimeout(() => lose(current, new WorkerLost('internal')), timeoutMs)
        waiting.set(batch, { resolve, reject, timer })
        current.postMessage({ batch, jobs })
      }),
    close: async () => {
      const ending = worker
      if (ending === undefined) return
      lose(ending, new WorkerLost('internal'))
      await ending.terminate()
    },
  }
}

const askAlone = async (options: PoolOptions, job: ParseJob): Promise<ParseOutcome> => {
  const lane = createLane(options)
  try {
    const [outcome] = await lane.ask([job])
    return outcome ?? { fileId: job.fileId, type: 'failed', failure: { code: 'internal', file: job.file } }
  } catch (error) {
    const failure = error instanceof WorkerLost ? error.failure : { code: 'internal' as const }
    return { fileId: job.fileId, type: 'failed', failure: { ...failure, file: job.file } }
  } finally {
    await lane.close()
  }
}

/** The outcomes of a batch whose worker was lost, file by file. */
const askEach = async (options: PoolOptions, jobs: readonly ParseJob[]): Promise<readonly ParseOutcome[]> => {
  const outcomes: ParseOutcome[] = []
  for (const job of jobs) outcomes.push(await askAlone(options, job))
  return outcomes
}

/**
 * Reads all batches that `next` gives, until it gives undefined. `take` gets each batch's outcomes, in any order, and
 * is never called by two at once. When `take` throws, nothing further is read and the error goes on.
 */
export const readInWorkers = async (
  options: PoolOptions,
  next: () => readonly ParseJob[] | undefined,
  take: (outcomes: readonly ParseOutcome[]) => void,
): Promise<void> => {
  const lanes = Array.from({ length: options.size }, () => createLane(options))
  let stopped = false
  const work = async (lane: Lane): Promise<void> => {
    for (let jobs = next(); jobs !== undefined && !stopped; jobs = next()) {
      const batch = jobs
      const outcomes = await lane.ask(batch).catch(() => (stopped ? [] : askEach(options, batch)))
      if (!stopped) take(outcomes)
    }
  }
  try {
    const running = lanes.flatMap((lane) => Array.from({ length: BATCHES_PER_WORKER }, () => work(lane)))
    await Promise.all(running)
  } finally {
    stopped = true
    await Promise.all(lanes.map((lane) => lane.close()))
  }
}
