/**
 * Workers with bounded work in flight: two batches a worker, so that one is worked on while another is written. A
 * worker that dies (out of memory, a hang) costs the one job that killed it: the jobs of its batches are done again,
 * each alone in a worker of its own.
 */
import { availableParallelism } from 'node:os'
import type { Failure } from '../../../src-preload/contract/result'
import { createWorkerLane, type WorkerLane, WorkerLost, type WorkerOptions } from './worker-lane'
import type { TaskName, Tasks } from './worker-tasks'

const MAX_WORKERS = 4
const BATCHES_PER_WORKER = 2

export interface PoolOptions extends WorkerOptions {
  readonly size?: number
}

export interface PoolWork<T extends TaskName> {
  readonly task: T
  readonly shared: Tasks[T]['shared']
  /** The next batch; undefined when there is none any more. */
  readonly next: () => readonly Tasks[T]['job'][] | undefined
  /** Gets each batch's outcomes, in any order. When it throws, nothing further is done and the error goes on. */
  readonly take: (outcomes: readonly Tasks[T]['outcome'][]) => void
  /** The outcome of a job that killed its worker. */
  readonly lost: (job: Tasks[T]['job'], failure: Failure) => Tasks[T]['outcome']
}

type Ask<T extends TaskName> = (
  lane: WorkerLane<T>,
  jobs: readonly Tasks[T]['job'][],
) => Promise<readonly Tasks[T]['outcome'][]>

const askAlone = async <T extends TaskName>(
  options: WorkerOptions,
  work: PoolWork<T>,
  ask: Ask<T>,
  job: Tasks[T]['job'],
): Promise<readonly Tasks[T]['outcome'][]> => {
  const lane = createWorkerLane<T>(options)
  try {
    return await ask(lane, [job])
  } catch (error) {
    return [work.lost(job, error instanceof WorkerLost ? error.failure : { code: 'internal' })]
  } finally {
    await lane.close()
  }
}

/** Does all batches that `work.next` gives. */
export const workThrough = async <T extends TaskName>(options: PoolOptions, work: PoolWork<T>): Promise<void> => {
  const { size = Math.min(MAX_WORKERS, availableParallelism()) } = options
  const { task, shared } = work
  const lanes = Array.from({ length: size }, () => createWorkerLane<T>(options))
  let stopped = false
  const ask: Ask<T> = (lane, jobs) => lane.ask({ task, shared, jobs })
  const askEach = async (jobs: readonly Tasks[T]['job'][]): Promise<readonly Tasks[T]['outcome'][]> => {
    const outcomes: Tasks[T]['outcome'][] = []
    for (const job of jobs) if (!stopped) outcomes.push(...(await askAlone(options, work, ask, job)))
    return outcomes
  }
  const keepBusy = async (lane: WorkerLane<T>): Promise<void> => {
    for (let jobs = work.next(); jobs !== undefined && !stopped; jobs = work.next()) {
      const batch = jobs
      const outcomes = await ask(lane, batch).catch(() => askEach(batch))
      if (!stopped) work.take(outcomes)
    }
  }
  try {
    await Promise.all(lanes.flatMap((lane) => Array.from({ length: BATCHES_PER_WORKER }, () => keepBusy(lane))))
  } finally {
    stopped = true
    await Promise.all(lanes.map((lane) => lane.close()))
  }
}
