/** Imports which the list does not know: it was set aside, went back in time, or a kill came before the list was told. */
import { existsSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, type Result } from '../../../src-preload/contract/result'
import { ownCopy, restoreDump } from '../../staging/tables/dump-marks'
import { dumpOf } from '../../staging/tables/dumps'
import { attempt } from '../attempt'
import type { Context } from '../context'
import { isSafeId } from './open-dump'
import { dumpStore, type KeyedStore, openKeyed, removeKeyed } from './secrets'

const FILE = /^(.+)\.db$/

const find = (context: Context, id: string) =>
  attempt(async () => {
    const store = dumpStore(context, id)
    if (statSync(store.file).size === 0) return discardParts(context, store)
    const opened = await openKeyed(context.keys, store)
    if (!opened.ok) return opened
    const copy = ownCopy(opened.value)
    opened.value.close()
    // Killed while it was made: nothing was ever in it.
    if (copy === undefined) return discardParts(context, store)
    if (copy.dump.id === id) restoreDump(context.store, copy)
    return ok(true)
  })

const discardParts = async ({ keys }: Context, store: KeyedStore): Promise<Result<true>> => {
  await removeKeyed(keys, store)
  return ok(true)
}

/** Lists them again. One that cannot be opened stays where it is. */
export const findUnlisted = async (context: Context): Promise<void> => {
  const folder = join(context.dataDir, 'dumps')
  const names = existsSync(folder) ? await readdir(folder) : []
  for (const name of names) {
    const id = FILE.exec(name)?.[1]
    if (id !== undefined && isSafeId(id) && dumpOf(context.store, id) === undefined) await find(context, id)
  }
}
