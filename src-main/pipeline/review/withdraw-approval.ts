/** What the owner approved is no longer what would be sent: the dump goes back to Verify & review. */
import type { WorkspaceKind } from '../../../src-preload/contract/views'
import { hasBegun } from '../../staging/tables/ledger'
import type { Context } from '../context'
import { moveDump } from '../dump/dump-stage'
import { dumpRow, type OpenDump } from '../dump/open-dump'
import { changed } from '../dump/publish'

/** Once Stage 2 has begun, the digests decide, patient by patient; and no file may go with which a sent patient goes. */
export const withdrawApproval = (context: Context, open: OpenDump): void => {
  if (open.run !== undefined || dumpRow(context, open.id).stage !== 'approved') return
  moveDump(context, open, hasBegun(open.db) ? 'mapping' : 'parsed')
  changed(context, open)
}

/** For decisions that hold for a whole workspace; `concerns` tells which dumps they touch. */
export const withdrawApprovals = (
  context: Context,
  workspace: WorkspaceKind,
  concerns: (open: OpenDump) => boolean = () => true,
): void => {
  for (const open of context.dumps.values()) {
    if (dumpRow(context, open.id).workspace === workspace && concerns(open)) withdrawApproval(context, open)
  }
}
