/** Keys of stores, in the key store under their names: `workspace`, `practice`, `dump:<id>`. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fail, ok, type Result } from '../../src-preload/contract/result'
import type { Migration } from '../staging/migrate'
import { openStore } from '../staging/open'
import type { WritableDb } from '../staging/sql'
import type { KeyStore } from './context'

const KEY_BYTES = 32

export const dumpKeyName = (dumpId: string): string => `dump:${dumpId}`
export const dumpFile = (dataDir: string, dumpId: string): string => join(dataDir, 'dumps', `${dumpId}.db`)

/** A new key is in the key store before the file it opens exists, never the other way round. */
export const openKeyed = async (
  keys: KeyStore,
  name: string,
  file: string,
  migrations: readonly Migration[],
  create: boolean,
): Promise<Result<WritableDb>> => {
  const kept = await keys.get(name)
  if (kept !== undefined) return openStore({ file, key: Buffer.from(kept, 'hex'), migrations, create })
  if (existsSync(file) || !create) return fail('key_lost')
  const key = randomBytes(KEY_BYTES)
  await keys.set(name, key.toString('hex'))
  // A key store that forgets would make everything written from here on unreadable.
  if ((await keys.get(name)) !== key.toString('hex')) return fail('keychain_missing')
  const opened = openStore({ file, key, migrations, create })
  if (!opened.ok) return opened
  return ok(opened.value)
}
