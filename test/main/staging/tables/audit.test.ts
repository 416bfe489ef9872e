import { describe, expect, test } from 'vitest'
import { WORKSPACE_MIGRATIONS } from '../../../../src-main/staging/migrations/workspace'
import { sql, type WritableDb } from '../../../../src-main/staging/sql'
import { auditTrail, record, trailDumps, trailPage, verifyTrail } from '../../../../src-main/staging/tables/audit'
import { temporaryStore } from '../temporary-store'

const ENTRY = { at: '2026-01-01T00:00:00Z', who: 'owner', action: 'approved' } as const

const trailOf = (entries: number): WritableDb => {
  const { db } = temporaryStore(WORKSPACE_MIGRATIONS)
  for (let each = 1; each <= entries; each++) {
    record(db, { ...ENTRY, dumpId: `TBR-${each % 2}`, counts: { patients: each, files: 2 }, digest: `d${each}` })
  }
  return db
}

/** What somebody with the key of the store, and none of its triggers, could do. */
const tampered = (statement: string): ReturnType<typeof verifyTrail>['damage'] => {
  const db = trailOf(5)
  const triggers = db.all<{ name: string }>(sql`SELECT name FROM sqlite_master WHERE type = 'trigger'`)
  for (const { name } of triggers) db.script(`DROP TRIGGER ${name}`)
  db.script(statement)
  return verifyTrail(db).damage
}

describe('the audit trail', () => {
  test('chains every entry to the one before', () => {
    const entries = auditTrail(trailOf(3))
    expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3])
    expect(entries.map(({ previousHash }) => previousHash)).toEqual(['', entries[0]?.hash, entries[1]?.hash])
    expect(new Set(entries.map(({ hash }) => hash)).size).toBe(3)
  })

  test('as it was written, verifies', () => {
    const db = trailOf(2500)
    const { entries, head, damage } = verifyTrail(db)
    expect([entries, head, damage]).toEqual([2500, auditTrail(db).at(-1)?.hash, undefined])
    expect(verifyTrail(trailOf(0))).toEqual({ entries: 0, head: '', damage: undefined })
  })

  test.each([
    ['an entry reworded', `UPDATE audit SET who = 'nobody' WHERE sequence = 3`, { sequence: 3, kind: 'changed' }],
    ['a count', `UPDATE audit SET counts = '{"patients":9}' WHERE sequence = 2`, { sequence: 2, kind: 'changed' }],
    ['counts that are no JSON', `UPDATE audit SET counts = '{' WHERE sequence = 2`, { sequence: 2, kind: 'changed' }],
    ['a digest taken away', `UPDATE audit SET digest = NULL WHERE sequence = 4`, { sequence: 4, kind: 'changed' }],
    ['an entry taken out', 'DELETE FROM audit WHERE sequence = 3', { sequence: 3, kind: 'missing' }],
    ['the first taken out', 'DELETE FROM audit WHERE sequence = 1', { sequence: 1, kind: 'missing' }],
    ['the end cut off', 'DELETE FROM audit WHERE sequence > 3', { sequence: 4, kind: 'cut' }],
    ['all of it', 'DELETE FROM audit', { sequence: 1, kind: 'cut' }],
    [
      'the end cut off, and the head with it',
      `DELETE FROM audit WHERE sequence > 3; UPDATE audit_head SET sequence = 3`,
      { sequence: 3, kind: 'changed' },
    ],
    [
      'two exchanged',
      'UPDATE audit SET sequence = 9 WHERE sequence = 2; UPDATE audit SET sequence = 2 WHERE sequence = 3; UPDATE audit SET sequence = 3 WHERE sequence = 9',
      { sequence: 2, kind: 'changed' },
    ],
  ])('tampering is named by its entry: %s', (_name, statement, damage) => {
    expect(tampered(statement)).toEqual(damage)
  })

  test('an entry rewritten with a hash of its own is found by the one that followed it', () => {
    const others = trailOf(3)
    const [first, second] = auditTrail(others)
    const forged = trailOf(1)
    record(forged, { ...ENTRY, who: 'somebody else' })
    const hash = auditTrail(forged)[1]?.hash
    expect(first?.hash).toBe(auditTrail(forged)[0]?.hash)
    expect(hash).not.toBe(second?.hash)
    expect(
      tampered(
        `UPDATE audit SET who = 'somebody else', dump_id = NULL, counts = NULL, digest = NULL, hash = '${hash}' WHERE sequence = 2`,
      ),
    ).toEqual({ sequence: 2, kind: 'changed' })
  })

  test('its triggers refuse everything but the next entry', () => {
    const db = trailOf(3)
    const row = (sequence: number, previous: string) =>
      `INSERT INTO audit (sequence, at, who, action, previous_hash, hash) VALUES (${sequence}, '', '', '', '${previous}', 'h')`
    for (const statement of [
      `UPDATE audit SET who = 'somebody'`,
      'DELETE FROM audit',
      row(2, ''),
      row(5, auditTrail(db).at(-1)?.hash ?? ''),
      row(4, 'not the last hash'),
      `REPLACE INTO audit SELECT sequence, at, 'x', action, dump_id, detail, counts, digest, previous_hash, hash FROM audit WHERE sequence = 3`,
      'UPDATE audit_head SET sequence = 2',
      `UPDATE audit_head SET sequence = 4, hash = 'h'`,
      'DELETE FROM audit_head',
      `INSERT INTO audit_head VALUES (2, 9, 'h')`,
    ]) {
      expect(() => db.script(statement), statement).toThrow()
    }
    expect(verifyTrail(db)).toMatchObject({ entries: 3, damage: undefined })
  })

  test('an entry whose action is undone is undone with it', () => {
    const db = trailOf(1)
    expect(() =>
      db.transaction(() => {
        record(db, ENTRY)
        throw new Error('the action failed')
      }),
    ).toThrow()
    expect(verifyTrail(db)).toMatchObject({ entries: 1, damage: undefined })
  })

  test('is shown newest first, a page at a time, and by import', () => {
    const db = trailOf(5)
    const { total, rows } = trailPage(db, { offset: 1, limit: 2 })
    expect([total, rows.map(({ sequence }) => sequence)]).toEqual([5, [4, 3]])
    expect(trailPage(db, { offset: 0, limit: 9, dumpId: 'TBR-0' }).rows.map(({ sequence }) => sequence)).toEqual([4, 2])
    expect(trailDumps(db)).toEqual(['TBR-0', 'TBR-1'])
  })
})
