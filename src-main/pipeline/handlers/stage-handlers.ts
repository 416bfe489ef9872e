/** The two stages: start, pause, retry; and what is between and after them. */
import type { Args } from '../../../src-preload/contract/api'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import type { Stage } from '../../../src-preload/contract/steps'
import type { Context } from '../context'
import { receipt } from '../done/receipt'
import { tableOf } from '../done/tables'
import { startUndo } from '../done/undo'
import type { OpenDump } from '../dump/open-dump'
import { stopRun } from '../dump/run'
import { loadTally } from '../dump/tally'
import { retryFailed, startMap } from '../map/map'
import { startParse } from '../parse/parse'
import { retryFiles } from '../parse/retry-files'
import { approve } from '../review/approve'
import { changeDump, isAt, withDump } from './with-dump'

const PARSEABLE: readonly Stage[] = ['collecting', 'parsing', 'parsed']
/** After the end too: what failed can be approved and sent again. */
const APPROVABLE: readonly Stage[] = ['parsed', 'approved', 'mapping', 'failed', 'completed']

const start = (context: Context, open: OpenDump): Result<unknown> =>
  isAt(context, open, PARSEABLE) ? startParse(context, open) : fail('wrong_step')

const retry = async (context: Context, open: OpenDump): Promise<Result<unknown>> => {
  if (!isAt(context, open, PARSEABLE)) return fail('wrong_step')
  await retryFiles(open.db)
  open.changedFiles = undefined
  open.tally = loadTally(open.db)
  return startParse(context, open)
}

const pause = async (open: OpenDump): Promise<Result<true>> => {
  await stopRun(open)
  return ok(true)
}

export const stageHandlers = (context: Context) => ({
  'stage1:start': ({ dumpId }: Args<'stage1:start'>) => changeDump(context, dumpId, (open) => start(context, open)),
  'stage1:pause': ({ dumpId }: Args<'stage1:pause'>) => changeDump(context, dumpId, pause),
  'stage1:retry': ({ dumpId }: Args<'stage1:retry'>) => changeDump(context, dumpId, (open) => retry(context, open)),
  'stage2:approve': ({ dumpId }: Args<'stage2:approve'>) =>
    changeDump(context, dumpId, (open) =>
      isAt(context, open, APPROVABLE) ? approve(context, open) : fail('wrong_step'),
    ),
  'stage2:start': ({ dumpId, readBack }: Args<'stage2:start'>) =>
    changeDump(context, dumpId, (open) => startMap(context, open, readBack)),
  'stage2:pause': ({ dumpId }: Args<'stage2:pause'>) => changeDump(context, dumpId, pause),
  'stage2:retry': ({ dumpId }: Args<'stage2:retry'>) =>
    changeDump(context, dumpId, (open) => retryFailed(context, open)),
  'stage2:undo': ({ dumpId }: Args<'stage2:undo'>) => changeDump(context, dumpId, (open) => startUndo(context, open)),
  'table:get': ({ dumpId, table }: Args<'table:get'>) =>
    withDump(context, dumpId, (open) => tableOf(context, open, table)),
  'receipt:get': ({ dumpId }: Args<'receipt:get'>) => withDump(context, dumpId, receipt),
})
