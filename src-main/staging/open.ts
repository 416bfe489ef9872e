/**
 * The only constructor of a store. Every file is encrypted as SQLCipher 4 writes it, with a raw 256-bit key; a key of
 * another length would silently become a passphrase, so the length is checked here.
 */
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { Result } from '../../src-preload/contract/result'
import { fail, ok } from '../../src-preload/contract/result'
import { type Migration, migrate } from './migrate'
import { createDb, type WritableDb } from './sql'
import { failureOf } from './store-error'

const KEY_BYTES = 32

export interface StoreOptions {
  readonly file: string
  readonly key: Uint8Array
  readonly migrations: readonly Migration[]
  /** Without it a missing file is a failure: a dump's file is only ever made together with its key. */
  readonly create?: boolean
}

/** temp_store: a large sort would otherwise spill plaintext into temporary files. */
const PRAGMAS = [
  'journal_mode = WAL',
  'synchronous = NORMAL',
  'temp_store = MEMORY',
  'foreign_keys = ON',
  'cache_size = -16384',
  // 32 MB: fewer checkpoints, each of which waits for the disk twice.
  'wal_autocheckpoint = 8000',
  'journal_size_limit = 67108864',
] as const

const openDriver = (file: string, key: Uint8Array): Database.Database => {
  const driver = new Database(file)
  try {
    driver.pragma("cipher = 'sqlcipher'")
    driver.pragma('legacy = 4')
    driver.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`)
    // The wrong key shows at the first read.
    driver.prepare('SELECT count(*) FROM sqlite_master').get()
    for (const pragma of PRAGMAS) driver.pragma(pragma)
    return driver
  } catch (error) {
    driver.close()
    throw error
  }
}

export const openStore = ({ file, key, migrations, create = false }: StoreOptions): Result<WritableDb> => {
  if (key.byteLength !== KEY_BYTES) return fail('key_lost')
  if (!create && !existsSync(file)) return fail('store_damaged')
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    closeSync(openSync(file, 'a', 0o600))
    const db = createDb(openDriver(file, key))
    const migrated = migrate(db, migrations)
    if (migrated.ok) return ok(db)
    db.close()
    return migrated
  } catch (error) {
    return { ok: false, failure: failureOf(error) }
  }
}
