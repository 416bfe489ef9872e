/** One stage at work on one dump: started once, paused by its signal, and its end written down whatever happens. */
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import type { Stage } from '../../../src-preload/contract/steps'
import { namedValue, putValue } from '../../staging/tables/settings'
import { attempt } from '../attempt'
import { audited, type Context } from '../context'
import { moveDump } from './dump-stage'
import { secondsName } from './dump-view'
import { dumpRow, type OpenDump, type Run, secondsAtWork } from './open-dump'
import { changed } from './publish'

export interface Work {
  readonly stage: Run['stage']
  /** What the dump is at while it runs, and stays at when it is paused. Without it the dump stays where it is. */
  readonly during?: Stage
  /** What it is at when it stopped with a failure. */
  readonly onFailure?: Stage
  /** Counted for "time left". */
  readonly done: (open: OpenDump) => number
  /** Answers the stage that follows; undefined when it was paused. */
  readonly work: (signal: AbortSignal) => Promise<Result<Stage | undefined>>
  /** For the audit trail, at its end. */
  readonly counts?: () => Readonly<Record<string, number>>
}

const endOf = ({ stop }: Run, { failure }: OpenDump): 'stopped' | 'paused' | 'ended' => {
  if (failure !== undefined) return 'stopped'
  return stop.signal.aborted ? 'paused' : 'ended'
}

const conclude = (context: Context, open: OpenDump, work: Work, run: Run, result: Result<Stage | undefined>): void => {
  const { failure } = open
  const seconds = secondsAtWork(run)
  const next = result.ok ? (result.value ?? work.during) : failure === undefined ? work.during : work.onFailure
  const at = context.now().toISOString()
  const counts = work.counts?.() ?? { patients: open.tally.patients }
  const detail = failure === undefined ? {} : { detail: failure.code }
  audited(context, { action: `${work.stage}_${endOf(run, open)}`, dumpId: open.id, counts, ...detail }, () => {
    if (next === undefined) return
    moveDump(context, open, next, {
      ...(next === 'completed' ? { finishedAt: at } : {}),
      ...(failure === undefined ? {} : { failure }),
    })
  })
  putValue(open.db, 'meta', secondsName(work.stage), seconds)
}

/** Starts `work` and answers at once; `run.ended` resolves when it is over. */
export const startRun = (context: Context, open: OpenDump, work: Work): Result<Run> => {
  if (open.run !== undefined) return fail('wrong_step')
  const run: Run = {
    stage: work.stage,
    stop: new AbortController(),
    startedMs: performance.now(),
    secondsBefore: namedValue<number>(open.db, 'meta', secondsName(work.stage)) ?? 0,
    doneBefore: work.done(open),
    ended: Promise.resolve(),
  }
  audited(context, { action: `${work.stage}_started`, dumpId: open.id }, () => {
    if (work.during !== undefined) moveDump(context, open, work.during)
  })
  open.run = run
  open.failure = undefined
  run.ended = attempt(() => work.work(run.stop.signal)).then(async (result) => {
    open.run = undefined
    open.failure = result.ok || run.stop.signal.aborted ? undefined : result.failure
    // The disk may be full here too; then the stage stays what it was, which is the truth.
    await attempt(() => ok(conclude(context, open, work, run, result)))
    changed(context, open)
  })
  changed(context, open)
  return ok(run)
}

/** Stops the stage and waits until it has written down where it is. */
export const stopRun = async (open: OpenDump): Promise<void> => {
  open.run?.stop.abort()
  await open.run?.ended
}

export const stageOf = (context: Context, open: OpenDump): Stage => dumpRow(context, open.id).stage
