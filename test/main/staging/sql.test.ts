import { describe, expect, test } from 'vitest'
import type { Migration } from '../../../src-main/staging/migrate'
import { sql } from '../../../src-main/staging/sql'
import { failureOf, StoreError } from '../../../src-main/staging/store-error'
import { temporaryStore } from './temporary-store'

const things: Migration = {
  version: 10,
  up: (db) => db.script('CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT UNIQUE, body BLOB)'),
}

describe('sql', () => {
  test('values become parameters, queries are spliced in', () => {
    const where = sql`name = ${"Robert'); DROP TABLE things;--"}`
    expect(sql`SELECT * FROM things WHERE ${where} AND id > ${7}`).toEqual({
      text: 'SELECT * FROM things WHERE name = ? AND id > ?',
      values: ["Robert'); DROP TABLE things;--", 7],
    })
  })

  test('undefined goes in as NULL and comes out as an absent key; bytes and booleans go in', () => {
    const { db } = temporaryStore([things])
    db.run(sql`INSERT INTO things (id, name, body) VALUES (${true}, ${undefined}, ${new Uint8Array([1, 2, 255])})`)
    const row = db.get<{ id: number; body: Uint8Array }>(sql`SELECT id, name, body FROM things`)
    expect(Object.keys(row ?? {})).toEqual(['id', 'body'])
    expect([...(row?.body ?? [])]).toEqual([1, 2, 255])
  })
})

describe('a transaction', () => {
  test('is all or nothing', () => {
    const { db } = temporaryStore([things])
    const boom = new Error('boom')
    expect(() =>
      db.transaction(() => {
        db.run(sql`INSERT INTO things (name) VALUES ('a')`)
        db.durably(() => db.run(sql`INSERT INTO things (name) VALUES ('b')`))
        throw boom
      }),
    ).toThrow(boom)
    expect(db.all(sql`SELECT * FROM things`)).toEqual([])
  })

  test('a full disk gives disk_full, keeps what was there, and the store goes on', () => {
    const { db } = temporaryStore([things])
    db.run(sql`INSERT INTO things (name) VALUES ('kept')`)
    // The same SQLITE_FULL that a full disk gives.
    const pages = db.get<{ page_count: number }>(sql`SELECT page_count FROM pragma_page_count`)?.page_count ?? 0
    db.script(`PRAGMA max_page_count = ${pages + 2}`)
    const fill = (): void =>
      db.transaction(() => {
        for (let id = 0; id < 100; id++) db.run(sql`INSERT INTO things (body) VALUES (${new Uint8Array(4096)})`)
      })
    expect(fill).toThrow(StoreError)
    try {
      fill()
    } catch (error) {
      expect(failureOf(error)).toEqual({ code: 'disk_full' })
    }
    expect(db.all(sql`SELECT name FROM things`)).toEqual([{ name: 'kept' }])
    db.run(sql`INSERT INTO things (name) VALUES ('after')`)
    expect(db.get(sql`SELECT count(*) AS n FROM things`)).toEqual({ n: 2 })
  })
})

describe('failureOf', () => {
  test.each([
    ['SQLITE_FULL', 'disk_full'],
    ['SQLITE_IOERR_SHMSIZE', 'disk_full'],
    ['ENOSPC', 'disk_full'],
    ['SQLITE_READONLY_DBMOVED', 'disk_read_only'],
    ['SQLITE_CANTOPEN', 'disk_read_only'],
    ['SQLITE_IOERR_WRITE', 'disk_read_only'],
    ['SQLITE_IOERR_READ', 'store_damaged'],
    ['SQLITE_NOTADB', 'store_damaged'],
    ['SQLITE_CORRUPT_INDEX', 'store_damaged'],
    ['SQLITE_MISUSE', 'internal'],
  ])('%s is %s', (code, expected) => {
    expect(failureOf(Object.assign(new Error('words that quote a chart'), { code }))).toEqual({ code: expected })
  })
})
