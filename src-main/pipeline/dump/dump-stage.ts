/** Moves a dump on, in its own store first: a list that is behind can be brought up to date, a store that is cannot. */
import type { Failure } from '../../../src-preload/contract/result'
import type { Stage } from '../../../src-preload/contract/steps'
import { nextDumpNumber, ownCopy, putDumpMark, putOwnCopy } from '../../staging/tables/dump-marks'
import { type Dump, setStage } from '../../staging/tables/dumps'
import type { Context } from '../context'
import { dumpRow, type OpenDump } from './open-dump'

/** After a decision of the owner's: the stage stays, and a store from before the decision is known as older. */
export const noteDecision = (context: Context, open: OpenDump): void => {
  const { stage, finishedAt, failure } = dumpRow(context, open.id)
  const more = { ...(finishedAt === undefined ? {} : { finishedAt }), ...(failure === undefined ? {} : { failure }) }
  moveDump(context, open, stage, more)
}

/** The failure of an earlier stop is forgotten unless a new one is given. */
export const moveDump = (
  context: Context,
  { id, db }: OpenDump,
  stage: Stage,
  more: { readonly finishedAt?: string; readonly failure?: Failure } = {},
): void => {
  const { store } = context
  const { finishedAt: _finishedAt, failure: _failure, ...row } = dumpRow(context, id)
  const before = ownCopy(db)
  const mark = { revision: (before?.revision ?? 0) + 1, number: before?.number ?? nextDumpNumber(store) }
  const dump: Dump = { ...row, stage, ...more }
  db.durably(() => putOwnCopy(db, { ...mark, dump }))
  store.transaction(() => {
    setStage(store, id, stage, more)
    putDumpMark(store, id, mark)
  })
}
