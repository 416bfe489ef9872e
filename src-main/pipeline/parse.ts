/** Stage 1: reads every pending file into the store. Nothing leaves this computer. */
import { availableParallelism } from 'node:os'
import { ok, type Result } from '../../src-preload/contract/result'
import type { Stage } from '../../src-preload/contract/steps'
import { putValue } from '../staging/tables/settings'
import type { Context } from './context'
import { secondsName } from './dump-view'
import { finishSearches } from './intake'
import { createJobQueue } from './job-queue'
import { dumpRow, type OpenDump, type Run } from './open-dump'
import type { ParseOutcome } from './parse-messages'
import { changed } from './publish'
import { startRun } from './run'
import { matchLooseFiles, mergePatients } from './settle'
import { stageOutcome } from './stage-outcome'
import { loadTally } from './tally'
import { readInWorkers } from './worker-pool'

const MAX_WORKERS = 4

const readPending = async (context: Context, open: OpenDump, signal: AbortSignal): Promise<void> => {
  const organisationId = dumpRow(context, open.id).organisation.id
  const queue = createJobQueue(open.db)
  const underWay = new Map<number, NonNullable<ReturnType<typeof queue>>[number]>()
  const next = (): ReturnType<typeof queue> => {
    const jobs = signal.aborted ? undefined : queue()
    for (const job of jobs ?? []) underWay.set(job.fileId, job)
    return jobs
  }
  const take = (outcomes: readonly ParseOutcome[]): void => {
    const changes = open.db.transaction(() => {
      const applied = outcomes.flatMap((outcome) => {
        const job = underWay.get(outcome.fileId)
        underWay.delete(outcome.fileId)
        return job === undefined ? [] : stageOutcome(open.db, organisationId, job, outcome)
      })
      if (open.run !== undefined) putValue(open.db, 'meta', secondsName('parse'), secondsOf(context, open.run))
      return applied
    })
    for (const change of changes) change(open.tally)
    changed(context, open)
  }
  const size = Math.min(MAX_WORKERS, availableParallelism())
  await readInWorkers({ workerFile: context.workerFile, size }, next, take)
}

const secondsOf = (context: Context, run: Run): number =>
  run.secondsBefore + (context.now().getTime() - run.startedMs) / 1000

/** Merges, matches and counts anew: after reading, and after a source was taken away. */
export const settle = async (context: Context, open: OpenDump, signal?: AbortSignal): Promise<void> => {
  await mergePatients(open.db, dumpRow(context, open.id).organisation.id, signal)
  if (signal?.aborted !== true) matchLooseFiles(open.db)
  open.tally = loadTally(open.db)
  changed(context, open)
}

const parse = async (context: Context, open: OpenDump, signal: AbortSignal): Promise<Result<Stage | undefined>> => {
  await finishSearches(context, open)
  await readPending(context, open, signal)
  await settle(context, open, signal)
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
