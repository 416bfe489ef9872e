/** A row that was answered is there, however little room the disk had left for it. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Migration } from '../../../src-main/staging/migrate'
import { openStore } from '../../../src-main/staging/open'
import { sql } from '../../../src-main/staging/sql'
import { mountSmallDisk } from '../../bad-input/system-limits'
import { temporaryFolder } from './temporary-store'

const PAGE_BYTES = 4096
const things: Migration = {
  version: 10,
  up: (db) => db.script('CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT UNIQUE)'),
}

test('an insert that answers its row is kept, or refused', ({ skip }) => {
  const codes = new Set<string | undefined>()
  for (let pages = 0; pages < 12; pages += 1) {
    const folder = temporaryFolder()
    const disk = mountSmallDisk(folder, 4)
    if (disk === undefined) return skip('no disk can be mounted here')
    const opened = openStore({
      file: join(folder, 'store.db'),
      key: randomBytes(32),
      migrations: [things],
      create: true,
    })
    if (!opened.ok) throw new Error(opened.failure.code)
    try {
      disk.fill(pages * PAGE_BYTES)
      const code = codeOf(() => opened.value.get(sql`INSERT INTO things (name) VALUES ('a') RETURNING id`))
      codes.add(code)
      const isThere = opened.value.get(sql`SELECT id FROM things`) !== undefined
      expect(isThere, `${pages} pages left`).toBe(code === undefined)
    } finally {
      opened.value.close()
      disk.unmount()
    }
  }
  expect([...codes].sort()).toEqual(['disk_full', undefined])
})

/** The code it was refused with; undefined when it was not. */
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown'
  }
}
