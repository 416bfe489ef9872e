/** Dumps and their files. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Args } from '../../../src-preload/contract/api'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import { isFinished, type Stage } from '../../../src-preload/contract/steps'
import { resetDuplicates } from '../../staging/tables/files'
import { markAllStale } from '../../staging/tables/patients'
import { removeSource } from '../../staging/tables/sources'
import { attempt } from '../attempt'
import { audited, type Context } from '../context'
import { addPaths } from '../create/add-files'
import { createDump } from '../create/create-dump'
import { cancelDump, discardDump } from '../done/discard'
import { moveDump } from '../dump/dump-stage'
import { dumpRows, viewOf } from '../dump/dump-view'
import type { OpenDump } from '../dump/open-dump'
import { stageOf } from '../dump/run'
import { settle } from '../parse/parse'
import { changeDump, isAt, withDump } from './with-dump'

/** Until the owner approves, files may come and go. */
const OPEN_TO_FILES: readonly Stage[] = ['collecting', 'parsing', 'parsed']

const add = async (context: Context, open: OpenDump, paths: readonly string[]): Promise<Result<true>> => {
  if (!isAt(context, open, OPEN_TO_FILES)) return fail('wrong_step')
  await addPaths(context, open, paths)
  audited(context, { action: 'files_added', dumpId: open.id, counts: { paths: paths.length } }, () =>
    moveDump(context, open, 'collecting'),
  )
  return ok(true)
}

const addSample = async (context: Context, open: OpenDump): Promise<Result<true>> => {
  const folder = join(context.resourcesDir, 'sample-export')
  const names = await readdir(folder).catch((): string[] => [])
  const zips = names.filter((name) => name.endsWith('.zip')).map((name) => join(folder, name))
  return zips.length === 0 ? fail('path_missing') : add(context, open, zips)
}

const remove = async (context: Context, open: OpenDump, sourceId: number): Promise<Result<true>> => {
  if (!isAt(context, open, OPEN_TO_FILES)) return fail('wrong_step')
  open.db.transaction(() => {
    removeSource(open.db, sourceId)
    resetDuplicates(open.db)
    markAllStale(open.db)
  })
  audited(context, { action: 'files_removed', dumpId: open.id }, () => moveDump(context, open, 'collecting'))
  await settle(context, open)
  return ok(true)
}

export const dumpHandlers = (context: Context) => ({
  'dumps:list': () => attempt(() => ok(dumpRows(context))),
  'dump:create': ({ chatbotId }: Args<'dump:create'>) =>
    attempt(async () => {
      const created = await createDump(context, chatbotId)
      return created.ok ? ok(viewOf(context, created.value)) : created
    }),
  'dump:get': ({ dumpId }: Args<'dump:get'>) => withDump(context, dumpId, (open) => ok(viewOf(context, open))),
  'dump:cancel': ({ dumpId }: Args<'dump:cancel'>) =>
    changeDump(context, dumpId, async (open) =>
      isFinished(stageOf(context, open)) ? fail('wrong_step') : ok(await cancelDump(context, open)),
    ),
  'dump:discard': ({ dumpId }: Args<'dump:discard'>) =>
    attempt(async () => {
      const discarded = await discardDump(context, dumpId)
      return discarded.ok ? ok(dumpRows(context)) : discarded
    }),
  'files:add': ({ dumpId, paths }: Args<'files:add'>) =>
    changeDump(context, dumpId, (open) => add(context, open, paths)),
  'files:sample': ({ dumpId }: Args<'files:sample'>) => changeDump(context, dumpId, (open) => addSample(context, open)),
  'files:remove': ({ dumpId, sourceId }: Args<'files:remove'>) =>
    changeDump(context, dumpId, (open) => remove(context, open, sourceId)),
})
