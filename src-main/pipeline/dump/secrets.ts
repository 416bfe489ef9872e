/** Keys of stores, in the key store under their names: `workspace`, `practice`, `dump:<id>`. */
import { randomBytes } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fail, type Result } from '../../../src-preload/contract/result'
import type { Migration } from '../../staging/migrate'
import { DUMP_MIGRATIONS } from '../../staging/migrations/dump'
import { openStore } from '../../staging/open'
import type { WritableDb } from '../../staging/sql'
import type { KeyStore, Surroundings } from '../context'

const KEY_BYTES = 32

const KEY = /^[0-9a-f]{64}$/i

export interface KeyedStore {
  /** Of the key, in the key store. */
  readonly name: string
  readonly file: string
  readonly migrations: readonly Migration[]
  readonly create?: boolean
  readonly vital?: boolean
}

export const dumpStore = ({ dataDir }: Pick<Surroundings, 'dataDir'>, dumpId: string): KeyedStore => ({
  name: `dump:${dumpId}`,
  file: join(dataDir, 'dumps', `${dumpId}.db`),
  migrations: DUMP_MIGRATIONS,
})

/**
 * An empty file comes first, so that no key is ever without a file that tells of it; then its key, then what is in it.
 */
export const openKeyed = async (keys: KeyStore, store: KeyedStore): Promise<Result<WritableDb>> => {
  const { name, file, create = false } = store
  const kept = await keys.get(name)
  // Something else under its name is no key, and is left where it is: whoever changed it may change it back.
  if (kept !== undefined)
    return KEY.test(kept) ? openStore({ ...store, key: Buffer.from(kept, 'hex') }) : fail('key_lost')
  if (!create || (existsSync(file) && statSync(file).size > 0)) return fail('key_lost')
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(file, '', { mode: 0o600 })
  const key = randomBytes(KEY_BYTES)
  await keys.set(name, key.toString('hex'))
  // A key store that forgets would make everything written from here on unreadable.
  if ((await keys.get(name)) !== key.toString('hex')) {
    await rm(file)
    return fail('keychain_missing')
  }
  return openStore({ ...store, key })
}

/** The file itself last: while it is there, it can be set aside once more. */
const PARTS = ['-journal', '-shm', '-wal', ''] as const

/** The key goes first, then the file, so that nothing readable is left whatever happens in between. */
export const removeKeyed = async (keys: KeyStore, { name, file }: Pick<KeyedStore, 'name' | 'file'>): Promise<void> => {
  await keys.delete(name)
  for (const part of PARTS) await rm(file + part, { force: true })
}

/** On the owner's word alone: an unusable store makes room for a new one and is kept, as encrypted as it was. */
export const setAside = async (
  keys: KeyStore,
  { name, file }: Pick<KeyedStore, 'name' | 'file'>,
  now: Date,
): Promise<void> => {
  const stamp = now.toISOString().replaceAll(/[^0-9]/g, '')
  const folder = join(dirname(file), 'set-aside', `${basename(file, '.db')}-${stamp}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const part of PARTS) {
    if (existsSync(file + part)) await rename(file + part, join(folder, basename(file) + part))
  }
  const kept = await keys.get(name)
  if (kept !== undefined && !KEY.test(kept)) await keys.delete(name)
}
