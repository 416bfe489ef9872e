/** Stage 1: reads every pending file into the store. Nothing leaves this computer. */
import { type Failure, ok, type Result } from '../../../src-preload/contract/result'
import type { Stage } from '../../../src-preload/contract/steps'
import { release } from '../../lib/release'
import { putValue } from '../../staging/tables/settings'
import type { Context } from '../context'
import { finishSearches } from '../create/add-files'
import { secondsName } from '../dump/dump-view'
import { dumpRow, type OpenDump, type Run, secondsAtWork } from '../dump/open-dump'
import { changed } from '../dump/publish'
import { startRun } from '../dump/run'
import { loadTally } from '../dump/tally'
import { TOOK_TOO_LONG } from '../workers/worker-lane'
import { type WorkerPool, withWorkers } from '../workers/worker-pool'
import { blobsOf, bytesIn, type ParseJob, type ParseOutcome } from '../workers/worker-tasks'
import { createJobQueue } from './job-queue'
import { matchLooseFiles, mergePatients } from './settle'
import { stageOutcome } from './stage-outcome'

/** One transaction for so many outcomes: most of its cost is the pages it dirties, however few rows are new. */
const WRITE_OUTCOMES = 200
const WRITE_BYTES = 16 * 1024 * 1024
/** The window should not wait longer for what was read, nor a kill cost more. */
const WRITE_AFTER_MS = 300
/** What a worker is given at a time: a checkpoint keeps the writer for a quarter of a second, which nobody should wait. */
const BATCHES_AHEAD = 8
/** Of documents; a pause waits for them. */
const BYTES_AHEAD = 16 * 1024 * 1024

interface Writer {
  take(outcomes: readonly ParseOutcome[]): void
  flush(): void
}

/** `jobs`: those under way; they leave it when they are written. */
const createWriter = (context: Context, open: OpenDump, jobs: Map<number, ParseJob>): Writer => {
  const organisationId = dumpRow(context, open.id).organisation.id
  let waiting: ParseOutcome[] = []
  let bytes = 0
  let since = performance.now()
  const flush = (): void => {
    const outcomes = waiting
    waiting = []
    bytes = 0
    since = performance.now()
    const changes = open.db.transaction(() => {
      if (open.run !== undefined) putValue(open.db, 'meta', secondsName('parse'), secondsAtWork(open.run))
      return outcomes.flatMap((outcome) => {
        const job = jobs.get(outcome.id)
        return job === undefined ? [] : stageOutcome(open.db, organisationId, job, outcome)
      })
    })
    for (const { id } of outcomes) jobs.delete(id)
    for (const change of changes) change(open.tally)
    release(outcomes.flatMap(blobsOf))
    changed(context, open)
  }
  return {
    flush,
    take: (outcomes) => {
      waiting.push(...outcomes)
      bytes += bytesIn(outcomes.flatMap(blobsOf))
      const isDue = performance.now() - since > WRITE_AFTER_MS
      if (isDue || waiting.length >= WRITE_OUTCOMES || bytes >= WRITE_BYTES) flush()
    },
  }
}

const givesMore = (given: readonly (readonly ParseJob[])[]): boolean =>
  given.length < BATCHES_AHEAD && given.flat().reduce((sum, { bytes }) => sum + bytes, 0) < BYTES_AHEAD

const readPending = async (
  context: Context,
  open: OpenDump,
  workers: WorkerPool,
  signal: AbortSignal,
): Promise<void> => {
  const queue = createJobQueue(open.db)
  const jobs = new Map<number, ParseJob>()
  const writer = createWriter(context, open, jobs)
  const next = (): readonly ParseJob[] | undefined => {
    const batch = signal.aborted ? undefined : queue()
    for (const job of batch ?? []) jobs.set(job.id, job)
    return batch
  }
  await workers.through({
    task: 'read',
    shared: undefined,
    givesMore,
    next,
    take: writer.take,
    lost: ({ id, file }, failure) => ({ id, type: 'failed', failure: { ...refusalOf(failure), file } }),
  })
  writer.flush()
}

/** A document that never comes to its end was made so: no real one takes minutes. */
const refusalOf = (failure: Failure): Failure =>
  failure.reason === TOOK_TOO_LONG ? { ...failure, code: 'too_deep' } : failure

/** Merges, matches and counts anew. */
const settleWith = async (
  workers: WorkerPool,
  context: Context,
  open: OpenDump,
  signal?: AbortSignal,
): Promise<void> => {
  await mergePatients(context, open, workers, signal)
  if (signal?.aborted !== true) matchLooseFiles(open.db)
  open.tally = loadTally(open.db)
  changed(context, open)
}

/** After a source was taken away, or contact info added. */
export const settle = (context: Context, open: OpenDump): Promise<void> =>
  withWorkers(context, (workers) => settleWith(workers, context, open))

const parse = async (context: Context, open: OpenDump, signal: AbortSignal): Promise<Result<Stage | undefined>> => {
  await finishSearches(context, open)
  await withWorkers(context, async (workers) => {
    await readPending(context, open, workers, signal)
    await settleWith(workers, context, open, signal)
  })
  return ok(signal.aborted ? undefined : 'parsed')
}

export const startParse = (context: Context, open: OpenDump): Result<Run> =>
  startRun(context, open, {
    stage: 'parse',
    during: 'parsing',
    onFailure: 'parsing',
    done: ({ tally }) => tally.bytes.done,
    work: (signal) => parse(context, open, signal),
  })
