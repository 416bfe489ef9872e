/** One worker thread, started at its first batch and again after it was lost. */
import { Worker } from 'node:worker_threads'
import type { Failure } from '../../../src-preload/contract/result'
import { setFlagsForThreads } from '../../lib/v8-flags'
import type { FromWorker, TaskName, Tasks, ToWorker } from './worker-tasks'

export interface WorkerOptions {
  readonly workerFile: string
  /** A batch that takes longer is a hang. The largest file allowed (200 MB) takes well under a minute. */
  readonly timeoutMs?: number
  /** JavaScript heap of one worker. */
  readonly heapMegabytes?: number
  /** Of it, room for what is young: V8 looks through it whenever a third is full. */
  readonly youngMegabytes?: number
}

export const TOOK_TOO_LONG = 'took_too_long'

const TIMEOUT_MS = 5 * 60_000
const HEAP_MEGABYTES = 1024
const YOUNG_MEGABYTES = 8

/** Why a worker was lost, as the failure of the job that did it. */
export class WorkerLost extends Error {
  readonly failure: Failure
  constructor(code: Failure['code'], reason?: string) {
    super(code)
    this.failure = { code, ...(reason === undefined ? {} : { reason }) }
  }
}

const lossOf = (error: unknown): WorkerLost => {
  const isOutOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return isOutOfMemory ? new WorkerLost('file_too_large', 'out_of_memory') : new WorkerLost('internal')
}

export interface WorkerLane {
  /** Rejects with `WorkerLost`. What the jobs carry is copied: they may have to be asked again. */
  ask<T extends TaskName>(message: Omit<ToWorker<T>, 'batch'>): Promise<readonly Tasks[T]['outcome'][]>
  close(): Promise<void>
}

interface Waiting {
  readonly message: Omit<ToWorker, 'batch'>
  /** Gets the outcomes of the task that was asked for. */
  readonly resolve: (outcomes: readonly never[]) => void
  readonly reject: (error: WorkerLost) => void
}

export const createWorkerLane = (options: WorkerOptions): WorkerLane => {
  const {
    workerFile,
    timeoutMs = TIMEOUT_MS,
    heapMegabytes = HEAP_MEGABYTES,
    youngMegabytes = YOUNG_MEGABYTES,
  } = options
  let worker: Worker | undefined
  let timer: NodeJS.Timeout | undefined
  let batches = 0
  /** A worker does one after the other: it is busy with the first. */
  const waiting = new Map<number, Waiting>()

  const watch = (watched: Worker): void => {
    clearTimeout(timer)
    if (waiting.size === 0) return
    timer = setTimeout(() => lose(watched, new WorkerLost('internal', TOOK_TOO_LONG)), timeoutMs)
  }
  const end = (ended: Worker): readonly Waiting[] => {
    worker = undefined
    clearTimeout(timer)
    void ended.terminate()
    const left = [...waiting.values()]
    waiting.clear()
    return left
  }
  const lose = (lost: Worker, error: WorkerLost): void => {
    if (worker !== lost) return
    const [blamed, ...others] = end(lost)
    blamed?.reject(error)
    for (const other of others) send(other)
  }
  const start = (): Worker => {
    setFlagsForThreads()
    const started = new Worker(workerFile, {
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
    })
    started.on('message', ({ batch, outcomes }: FromWorker<never>) => {
      if (worker !== started) return
      const asked = waiting.get(batch)
      waiting.delete(batch)
      watch(started)
      asked?.resolve(outcomes)
    })
    started.on('error', (error) => lose(started, lossOf(error)))
    started.on('exit', () => lose(started, new WorkerLost('internal')))
    return started
  }
  const send = (asked: Waiting): void => {
    worker ??= start()
    const batch = ++batches
    waiting.set(batch, asked)
    if (waiting.size === 1) watch(worker)
    worker.postMessage({ batch, ...asked.message })
  }
  return {
    ask: (message) => new Promise((resolve, reject) => send({ message, resolve, reject })),
    close: async () => {
      const ending = worker
      if (ending === undefined) return
      for (const { reject } of end(ending)) reject(new WorkerLost('internal'))
      await ending.terminate()
    },
  }
}
