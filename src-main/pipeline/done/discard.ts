/** Discard: the key goes first, then the file, so that nothing readable is left whatever happens in between. */
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import type { Stage } from '../../../src-preload/contract/steps'
import { removeDumpMark } from '../../staging/tables/dump-marks'
import { dumpOf, removeDump } from '../../staging/tables/dumps'
import { hasBegun } from '../../staging/tables/ledger'
import { audited, type Context } from '../context'
import { moveDump } from '../dump/dump-stage'
import { closeDump, inTurn, type OpenDump } from '../dump/open-dump'
import { changed } from '../dump/publish'
import { stageOf, stopRun } from '../dump/run'
import { dumpStore, removeKeyed } from '../dump/secrets'
import { tellStatus } from '../workspace/tell-status'
import { writeReceipt } from './receipt'

const IN_STAGE_2: readonly Stage[] = ['mapping', 'failed']

/** Also for a dump that can't be opened any more. Records already imported stay where they are. */
export const discardDump = async (context: Context, dumpId: string): Promise<Result<true>> => {
  const dump = dumpOf(context.store, dumpId)
  if (dump === undefined) return fail('dump_unknown')
  const open = context.dumps.get(dumpId)
  if (open !== undefined) {
    await inTurn(open, () => stopRun(open))
    closeDump(context, open)
  }
  await removeKeyed(context.keys, dumpStore(context, dumpId))
  const counts = { patients: dump.patients }
  audited(context, { action: 'dump_discarded', dumpId, counts }, () => {
    removeDump(context.store, dumpId)
    removeDumpMark(context.store, dumpId)
  })
  if (dump.stage !== 'completed') tellStatus(context, dump, 'Cancelled')
  return ok(true)
}

export const cancelDump = async (context: Context, open: OpenDump): Promise<void> => {
  await stopRun(open)
  // What landed before the owner changed their mind is told too, and can be undone: also after a new approval.
  if (hasBegun(open.db) || IN_STAGE_2.includes(stageOf(context, open)))
    writeReceipt(context, open, { isCancelled: true })
  audited(context, { action: 'dump_cancelled', dumpId: open.id }, () =>
    moveDump(context, open, 'cancelled', { finishedAt: context.now().toISOString() }),
  )
  const dump = dumpOf(context.store, open.id)
  if (dump !== undefined) tellStatus(context, dump, 'Cancelled')
  changed(context, open)
}
