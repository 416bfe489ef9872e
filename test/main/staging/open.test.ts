import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Migration } from '../../../src-main/staging/migrate'
import { openStore } from '../../../src-main/staging/open'
import { sql } from '../../../src-main/staging/sql'
import { temporaryFolder, temporaryStore } from './temporary-store'

const MARKER = 'PLANTED-MARKER-Zebulon'
const things: Migration = {
  version: 10,
  up: (db) => db.script('CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT)'),
}

const failing = (result: ReturnType<typeof openStore>): string => (result.ok ? 'opened' : result.failure.code)

const filesHolding = (folder: string, marker: string): string[] =>
  readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(marker))

describe('an encrypted store', () => {
  test('keeps what was written, and no plaintext beside it, even in the write-ahead log', () => {
    const { db, file, key } = temporaryStore([things])
    for (let id = 1; id <= 500; id++) db.run(sql`INSERT INTO things (id, name) VALUES (${id}, ${MARKER})`)
    expect(existsSync(`${file}-wal`)).toBe(true)
    expect(filesHolding(dirname(file), MARKER)).toEqual([])
    expect(filesHolding(dirname(file), 'SQLite format')).toEqual([])
    db.close()
    const again = openStore({ file, key, migrations: [things] })
    if (!again.ok) throw new Error(again.failure.code)
    expect(again.value.get(sql`SELECT count(*) AS n FROM things WHERE name = ${MARKER}`)).toEqual({ n: 500 })
    again.value.close()
  })

  test('can be read by its owner alone', () => {
    const { file } = temporaryStore([things])
    expect(statSync(file).mode & 0o077).toBe(0)
  })

  test('is refused with another key, and its data stay', () => {
    const { db, file, key } = temporaryStore([things])
    db.run(sql`INSERT INTO things (name) VALUES ('kept')`)
    db.close()
    expect(failing(openStore({ file, key: randomBytes(32), migrations: [things] }))).toBe('store_damaged')
    const again = openStore({ file, key, migrations: [things] })
    expect(again.ok && again.value.get(sql`SELECT name FROM things`)).toEqual({ name: 'kept' })
    if (again.ok) again.value.close()
  })

  test('is refused with a key that would silently become a passphrase', () => {
    const file = join(temporaryFolder(), 'store.db')
    expect(failing(openStore({ file, key: randomBytes(31), migrations: [things], create: true }))).toBe('key_lost')
    expect(existsSync(file)).toBe(false)
  })

  test('is never made anew where it should be', () => {
    const file = join(temporaryFolder(), 'store.db')
    expect(failing(openStore({ file, key: randomBytes(32), migrations: [things] }))).toBe('store_damaged')
    expect(existsSync(file)).toBe(false)
  })

  test('damage is a failure, not an exception', () => {
    const { db, file, key } = temporaryStore([things])
    db.close()
    truncateSync(file, 1000)
    expect(failing(openStore({ file, key, migrations: [things] }))).toBe('store_damaged')
    writeFileSync(file, randomBytes(8192))
    expect(failing(openStore({ file, key, migrations: [things] }))).toBe('store_damaged')
  })

  test('a folder that cannot be written is a failure', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'not-a-folder'), '')
    const file = join(folder, 'not-a-folder', 'store.db')
    expect(openStore({ file, key: randomBytes(32), migrations: [things], create: true }).ok).toBe(false)
  })
})

describe('migrations', () => {
  const more: Migration = { version: 20, up: (db) => db.script('ALTER TABLE things ADD COLUMN colour TEXT') }

  test('bring an older store up to date and keep its rows', () => {
    const { db, file, key } = temporaryStore([things])
    db.run(sql`INSERT INTO things (name) VALUES ('kept')`)
    db.close()
    const opened = openStore({ file, key, migrations: [things, more] })
    expect(opened.ok && opened.value.all(sql`SELECT name, colour FROM things`)).toEqual([{ name: 'kept' }])
    if (opened.ok) opened.value.close()
  })

  test('refuse a store from a newer app and leave it as it was', () => {
    const { db, file, key } = temporaryStore([things, more])
    db.close()
    expect(failing(openStore({ file, key, migrations: [things] }))).toBe('store_from_newer_app')
    const opened = openStore({ file, key, migrations: [things, more] })
    expect(opened.ok).toBe(true)
    if (opened.ok) opened.value.close()
  })

  test('one that fails half way leaves nothing behind', () => {
    const { db, file, key } = temporaryStore([things])
    db.close()
    const broken: Migration = {
      version: 20,
      up: (store) => {
        store.script('CREATE TABLE half (id INTEGER)')
        store.script('CREATE TABLE half (id INTEGER)')
      },
    }
    expect(openStore({ file, key, migrations: [things, broken] }).ok).toBe(false)
    const opened = openStore({ file, key, migrations: [things, more] })
    expect(opened.ok && opened.value.get(sql`SELECT count(*) AS n FROM sqlite_master WHERE name = 'half'`)).toEqual({
      n: 0,
    })
    if (opened.ok) opened.value.close()
  })
})
