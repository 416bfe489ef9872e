/** Entry of a worker thread: reads a batch of files, one after the other, and hands the bodies over without a copy. */
import { parentPort } from 'node:worker_threads'
import { createFileReader } from '../intake/read-file'
import type { FromParseWorker, ParseOutcome, ToParseWorker } from './parse-messages'
import { readJob } from './read-job'

const reader = createFileReader()

/** Small buffers share one pool of Node's, which cannot be given away; those are copied. */
const isWhole = (bytes: Uint8Array): boolean => bytes.byteLength === bytes.buffer.byteLength

const bodiesOf = (outcome: ParseOutcome): Uint8Array[] =>
  outcome.type === 'clinical'
    ? [outcome.document.body, outcome.document.account, ...outcome.document.embedded.map(({ body }) => body)]
    : []

/** Each buffer once: two embedded files may lie in the same one. */
const transferable = (outcomes: readonly ParseOutcome[]): ArrayBuffer[] => [
  ...new Set(
    outcomes
      .flatMap(bodiesOf)
      .filter(isWhole)
      .flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? buffer : [])),
  ),
]

const answer = async ({ batch, jobs }: ToParseWorker): Promise<void> => {
  const outcomes: ParseOutcome[] = []
  for (const job of jobs) outcomes.push(await readJob(reader, job))
  parentPort?.postMessage({ batch, outcomes } satisfies FromParseWorker, transferable(outcomes))
}

/** Batches one after the other: two at once would only hold more in memory. */
let before: Promise<void> = Promise.resolve()
parentPort?.on('message', (message: ToParseWorker) => {
  before = before.then(() => answer(message))
})
