/** What the window sees of a dump: counts, failures and progress. */
import { isFinished, type Stage } from '../../../src-preload/contract/steps'
import type { DumpRow, DumpView, Progress } from '../../../src-preload/contract/views'
import { allDumps, type Dump } from '../../staging/tables/dumps'
import { failedFiles } from '../../staging/tables/files'
import { namedValue } from '../../staging/tables/settings'
import { addedSources } from '../../staging/tables/sources'
import type { Context } from '../context'
import { dumpRow, type OpenDump, type Run, secondsAtWork } from './open-dump'
import { readBackOf } from './read-back'

/** A list of more would not be read; the count says how many there are. */
const SHOWN_FAILURES = 200

export const secondsName = (stage: Run['stage']): string => `${stage}Seconds`

const secondsOf = ({ db, run }: OpenDump, stage: Run['stage']): number =>
  run?.stage === stage ? secondsAtWork(run) : (namedValue<number>(db, 'meta', secondsName(stage)) ?? 0)

/** By this run's own speed; unknown until something is done. */
const secondsLeft = (run: Run | undefined, done: number, total: number): { secondsLeft?: number } => {
  if (run === undefined || done <= run.doneBefore) return {}
  const seconds = (performance.now() - run.startedMs) / 1000
  return { secondsLeft: ((total - done) * seconds) / (done - run.doneBefore) }
}

const parseProgress = (open: OpenDump): Progress => {
  const { documents, bytes } = open.tally
  const run = open.run?.stage === 'parse' ? open.run : undefined
  return {
    done: documents.done + documents.failed,
    total: documents.total,
    failed: documents.failed,
    unitsDone: bytes.done,
    unitsTotal: bytes.total,
    secondsElapsed: secondsOf(open, 'parse'),
    ...secondsLeft(run, bytes.done, bytes.total),
  }
}

const mapProgress = (open: OpenDump): Progress => {
  const { total, confirmed, failed, requests } = open.uploads
  const run = open.run?.stage === 'map' ? open.run : undefined
  const done = confirmed + failed
  return {
    done,
    total,
    failed,
    unitsDone: requests,
    unitsTotal: done === 0 ? requests : Math.max(requests, Math.round((requests * total) / done)),
    secondsElapsed: secondsOf(open, 'map'),
    ...secondsLeft(run, done, total),
  }
}

export const viewOf = (context: Context, open: OpenDump): DumpView => {
  const { id, workspace, chatbot, stage, startedAt, finishedAt, failure: written } = dumpRow(context, open.id)
  const failure = open.failure ?? written
  const { tally } = open
  return {
    id,
    chatbot,
    workspace,
    stage,
    running: open.run !== undefined,
    startedAt,
    ...(finishedAt === undefined ? {} : { finishedAt }),
    sources: addedSources(open.db),
    patients: tally.patients,
    parse: parseProgress(open),
    map: mapProgress(open),
    counts: tally.counts,
    balance: tally.balance,
    failedFiles: failedFiles(open.db, SHOWN_FAILURES),
    failedFileCount: tally.failedFiles,
    ...(open.approving === undefined ? {} : { approving: { ...open.approving } }),
    ...(open.verifying === undefined ? {} : { verifying: { ...open.verifying } }),
    readBack: readBackOf(open),
    ...(open.undoing === undefined ? {} : { undo: { ...open.undoing } }),
    ...(failure === undefined ? {} : { failure }),
  }
}

const share = (done: number, total: number): number => (total === 0 ? 0 : Math.min(1, done / total))

const BEFORE_STAGE_2: readonly Stage[] = ['collecting', 'parsing', 'parsed', 'approved']

/** 0 to 1 over both stages, half for each. */
export const progressOf = ({ tally, uploads }: OpenDump, stage: Stage): number => {
  if (stage === 'completed') return 1
  const read = share(tally.bytes.done, tally.bytes.total)
  return BEFORE_STAGE_2.includes(stage) ? read / 2 : (1 + share(uploads.confirmed + uploads.failed, uploads.total)) / 2
}

const rowOf = (context: Context, dump: Dump): DumpRow => {
  const open = context.dumps.get(dump.id)
  const { id, chatbot, workspace, stage, startedAt } = dump
  return {
    id,
    chatbot: chatbot.name,
    workspace,
    stage,
    running: open?.run !== undefined,
    progress: open === undefined || isFinished(stage) ? dump.progress : progressOf(open, stage),
    patients: open?.tally.patients ?? dump.patients,
    startedAt,
  }
}

export const dumpRows = (context: Context): DumpRow[] => allDumps(context.store).map((dump) => rowOf(context, dump))
