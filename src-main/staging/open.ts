/**
 * The only constructor of a store. Every file is encrypted as SQLCipher 4 writes it, with a raw 256-bit key; a key of
 * another length would silently become a passphrase, so the length is checked here.
 */
import { closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { Result } from '../../src-preload/contract/result'
import { fail, ok } from '../../src-preload/contract/result'
import { type Migration, migrate } from './migrate'
import { createDb, type WritableDb } from './sql'
import { failureOf, StoreError } from './store-error'

const KEY_BYTES = 32

export interface StoreOptions {
  readonly file: string
  readonly key: Uint8Array
  readonly migrations: readonly Migration[]
  /** Without it a missing file is a failure: a dump's file is only ever made together with its key. */
  readonly create?: boolean
  /**
   * For a store of a few MB that everything hangs on: damage anywhere in it is a failure now rather than half way, and
   * what was written does not wait in the write-ahead log, which SQLite believes when it was cut.
   */
  readonly vital?: boolean
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

const VITAL_PRAGMAS = ['wal_autocheckpoint = 1'] as const

const isWhole = (driver: Database.Database): boolean => driver.pragma('quick_check(1)', { simple: true }) === 'ok'

const openDriver = ({ file, key, vital = false }: StoreOptions): Database.Database => {
  const driver = new Database(file)
  try {
    driver.pragma("cipher = 'sqlcipher'")
    driver.pragma('legacy = 4')
    driver.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`)
    // The wrong key shows at the first read.
    driver.prepare('SELECT count(*) FROM sqlite_master').get()
    for (const pragma of [...PRAGMAS, ...(vital ? VITAL_PRAGMAS : [])]) driver.pragma(pragma)
    if (vital && !isWhole(driver)) throw new StoreError({ code: 'store_damaged' })
    return driver
  } catch (error) {
    driver.close()
    throw error
  }
}

export const openStore = (options: StoreOptions): Result<WritableDb> => {
  const { file, key, migrations, create = false } = options
  if (key.byteLength !== KEY_BYTES) return fail('key_lost')
  // SQLite takes an empty file for a new database.
  if (!create && (!existsSync(file) || statSync(file).size === 0)) return fail('store_damaged')
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    closeSync(openSync(file, 'a', 0o600))
    const db = createDb(openDriver(options))
    const migrated = migrate(db, migrations)
    if (migrated.ok) return ok(db)
    db.close()
    return migrated
  } catch (error) {
    return { ok: false, failure: failureOf(error) }
  }
}
