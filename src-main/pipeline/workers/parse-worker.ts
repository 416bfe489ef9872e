/** Entry of a worker thread: does one batch after the other, and hands large bodies over without a copy. */
import { parentPort } from 'node:worker_threads'
import { openAtOnce } from '../../intake/open-file'
import { createFileReader } from '../../intake/read-file'
import { readTable } from '../../intake/tables/read-table'
import { release } from '../../lib/release'
import { digestJob, mergeJob } from './patient-jobs'
import { readJob } from './read-job'
import {
  blobsOf,
  bodiesIn,
  type FromWorker,
  type TaskName,
  type Tasks,
  type ToWorker,
  transferable,
} from './worker-tasks'

const reader = createFileReader(openAtOnce)

type Work<T extends TaskName> = (
  job: Tasks[T]['job'],
  shared: Tasks[T]['shared'],
) => Tasks[T]['outcome'] | Promise<Tasks[T]['outcome']>

const WORK: { readonly [T in TaskName]: Work<T> } = {
  read: (job) => readJob(reader, job),
  merge: mergeJob,
  digest: digestJob,
  table: async ({ id, path }) => ({ id, table: await readTable(path) }),
}

const answer = async <T extends TaskName>({ batch, task, shared, jobs }: ToWorker<T>): Promise<void> => {
  const work: Work<T> = WORK[task]
  const outcomes: Tasks[T]['outcome'][] = []
  for (const job of jobs) {
    outcomes.push(await work(job, shared))
    release(bodiesIn([job]))
  }
  parentPort?.postMessage({ batch, outcomes } satisfies FromWorker<T>, transferable(outcomes.flatMap(blobsOf)))
}

/** Batches one after the other: two at once would only hold more in memory. */
let before: Promise<void> = Promise.resolve()
parentPort?.on('message', (message: ToWorker) => {
  before = before.then(() => answer(message))
})
