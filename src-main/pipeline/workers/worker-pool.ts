/**
 * Workers with bounded work in flight: some batches a worker, so that one is worked on while another is written. A
 * worker that dies (out of memory, a hang) costs the one job that killed it: the jobs of the batch it was busy with are
 * done again, each alone in a worker of its own.
 */
import { availableParallelism } from 'node:os'
import type { Failure } from '../../../src-preload/contract/result'
import { release } from '../../lib/release'
import { createWorkerLane, type WorkerLane, WorkerLost, type WorkerOptions } from './worker-lane'
import { bodiesIn, type TaskName, type Tasks } from './worker-tasks'

const MAX_WORKERS = 4
const LEAST_BATCHES = 2
/**
 * What a document says is dead once it is packed: with little room it is looked through before, found alive and made
 * old, and what is old is marked and swept by all of V8's helper threads. Shared by all workers, to stay small.
 */
const YOUNG_MEGABYTES = 48

export interface PoolOptions extends WorkerOptions {
  readonly size?: number
}

export interface PoolWork<T extends TaskName> {
  readonly task: T
  readonly shared: Tasks[T]['shared']
  /** Whether a worker should be given one more, beside those it has; it is always given two. */
  readonly givesMore?: (given: readonly (readonly Tasks[T]['job'][])[]) => boolean
  /** The next batch; undefined when there is none any more. */
  readonly next: () => readonly Tasks[T]['job'][] | undefined
  /** Gets each batch's outcomes, in any order. When it throws, nothing further is done and the error goes on. */
  readonly take: (outcomes: readonly Tasks[T]['outcome'][]) => void
  /** The outcome of a job that killed its worker. */
  readonly lost: (job: Tasks[T]['job'], failure: Failure) => Tasks[T]['outcome']
}

export interface WorkerPool {
  /** Does all batches that `work.next` gives. */
  through<T extends TaskName>(work: PoolWork<T>): Promise<void>
}

interface Asked<T extends TaskName> {
  readonly jobs: readonly Tasks[T]['job'][]
  readonly outcomes: Promise<readonly Tasks[T]['outcome'][]>
}

const askAlone = async <T extends TaskName>(
  options: WorkerOptions,
  work: PoolWork<T>,
  job: Tasks[T]['job'],
): Promise<readonly Tasks[T]['outcome'][]> => {
  const { task, shared } = work
  const lane = createWorkerLane(options)
  try {
    return await lane.ask({ task, shared, jobs: [job] })
  } catch (error) {
    return [work.lost(job, error instanceof WorkerLost ? error.failure : { code: 'internal' })]
  } finally {
    await lane.close()
  }
}

const through = async <T extends TaskName>(
  options: WorkerOptions,
  lanes: readonly WorkerLane[],
  work: PoolWork<T>,
): Promise<void> => {
  const { task, shared } = work
  let stopped = false
  const askEach = async (jobs: readonly Tasks[T]['job'][]): Promise<readonly Tasks[T]['outcome'][]> => {
    const outcomes: Tasks[T]['outcome'][] = []
    for (const job of jobs) if (!stopped) outcomes.push(...(await askAlone(options, work, job)))
    return outcomes
  }
  const askNext = (lane: WorkerLane): Asked<T> | undefined => {
    const jobs = stopped ? undefined : work.next()
    return jobs && { jobs, outcomes: lane.ask({ task, shared, jobs }).catch(() => askEach(jobs)) }
  }
  const busy = lanes.map((lane) => ({ lane, asked: [] as Asked<T>[] }))
  const hasRoom = (asked: readonly Asked<T>[]): boolean =>
    asked.length < LEAST_BATCHES || work.givesMore?.(asked.map(({ jobs }) => jobs)) === true
  /** The next to whoever has least: in the end there are only a few. */
  const fill = (): void => {
    for (;;) {
      const least = busy.reduce((one, other) => (other.asked.length < one.asked.length ? other : one))
      const next = hasRoom(least.asked) ? askNext(least.lane) : undefined
      if (next === undefined) return
      least.asked.push(next)
    }
  }
  const keepBusy = async (asked: Asked<T>[]): Promise<void> => {
    for (let [first] = asked; first !== undefined; [first] = asked) {
      const outcomes = await first.outcomes
      asked.shift()
      // First of all the next: writing what was answered may take long.
      fill()
      if (!stopped) work.take(outcomes)
      release(bodiesIn(first.jobs))
    }
  }
  try {
    fill()
    await Promise.all(busy.map(({ asked }) => keepBusy(asked)))
  } finally {
    stopped = true
  }
}

/** Workers for several works, one after the other: each would have to start them and to learn the code anew. */
export const withWorkers = async <R>(options: PoolOptions, use: (workers: WorkerPool) => Promise<R>): Promise<R> => {
  const { size = Math.min(MAX_WORKERS, availableParallelism()) } = options
  const lane = { youngMegabytes: YOUNG_MEGABYTES / size, ...options }
  const lanes = Array.from({ length: size }, () => createWorkerLane(lane))
  try {
    return await use({ through: (work) => through(options, lanes, work) })
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()))
  }
}

export const workThrough = <T extends TaskName>(options: PoolOptions, work: PoolWork<T>): Promise<void> =>
  withWorkers(options, (workers) => workers.through(work))
