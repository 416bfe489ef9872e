import { ok, type Result } from '../../../src-preload/contract/result'
import type { Stage } from '../../../src-preload/contract/steps'
import type { DumpView } from '../../../src-preload/contract/views'
import { attempt } from '../attempt'
import type { Context } from '../context'
import { noteDecision } from '../dump/dump-stage'
import { viewOf } from '../dump/dump-view'
import { inTurn, type OpenDump, openDump } from '../dump/open-dump'
import { stageOf } from '../dump/run'

export type DumpWork<T> = (open: OpenDump) => Promise<Result<T>> | Result<T>

/** Opens the dump, does the work, and turns whatever is thrown into a failure. */
export const withDump = <T>(context: Context, dumpId: string, work: DumpWork<T>): Promise<Result<T>> =>
  attempt(async () => {
    const open = await openDump(context, dumpId)
    return open.ok ? work(open.value) : open
  })

/** The same for calls that answer how the dump stands afterwards. */
export const changeDump = (context: Context, dumpId: string, work: DumpWork<unknown>): Promise<Result<DumpView>> =>
  withDump(context, dumpId, (open) =>
    inTurn(open, async () => {
      const done = await work(open)
      return done.ok ? ok(viewOf(context, open)) : done
    }),
  )

/** The same for what the owner decides about patients and files. */
export const decideOn = <T>(context: Context, dumpId: string, work: DumpWork<T>): Promise<Result<T>> =>
  withDump(context, dumpId, (open) =>
    inTurn(open, async () => {
      const decided = await work(open)
      if (decided.ok) noteDecision(context, open)
      return decided
    }),
  )

/** Whether nothing is at work on the dump and it stands at one of these. */
export const isAt = (context: Context, open: OpenDump, stages: readonly Stage[]): boolean =>
  open.run === undefined && stages.includes(stageOf(context, open))

/** Where the owner's decisions about patients still count. */
export const REVIEWABLE: readonly Stage[] = ['parsed', 'approved', 'mapping', 'failed']
