import { describe, expect, test } from 'vitest'
import { type Migration, migrate } from '../../../src-main/staging/migrate'
import { DUMP_MIGRATIONS } from '../../../src-main/staging/migrations/dump'
import { PRACTICE_MIGRATIONS } from '../../../src-main/staging/migrations/practice'
import { WORKSPACE_MIGRATIONS } from '../../../src-main/staging/migrations/workspace'
import { type ReadableDb, sql, type WritableDb } from '../../../src-main/staging/sql'
import { attachmentOf } from '../../../src-main/staging/tables/attachments'
import { auditTrail, verifyTrail } from '../../../src-main/staging/tables/audit'
import { contactFills, putContactFill } from '../../../src-main/staging/tables/contact-fills'
import { bodiesOf, mergeableOf, putDocument } from '../../../src-main/staging/tables/documents'
import { temporaryStore } from './temporary-store'

const tables = (db: ReadableDb): string[] =>
  db
    .all<{ name: string }>(
      sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .map(({ name }) => name)
/** With ids from 1 on, in a folder of their own. */
const putFiles = (db: WritableDb, ...states: readonly ('pending' | 'staged')[]): void => {
  db.script(`INSERT INTO sources (id, path, name, kind) VALUES (1, '/a', 'a', 'folder');`)
  for (const [index, state] of states.entries()) {
    const name = `f${index + 1}`
    db.run(sql`
      INSERT INTO files (id, source_id, file, container, entry_name, entry_offset, bytes, modified_ms, kind, media_type, state)
      VALUES (${index + 1}, 1, ${`a/${name}`}, ${`/a/${name}`}, '', -1, 9, 0, 'clinical', 'text/xml', ${state})`)
  }
}
const version = (db: ReadableDb): number | undefined =>
  db.get<{ user_version: number }>(sql`SELECT user_version FROM pragma_user_version`)?.user_version

test.each([
  ['workspace', WORKSPACE_MIGRATIONS],
  ['dump', DUMP_MIGRATIONS],
  ['practice', PRACTICE_MIGRATIONS],
] as const)('the migrations of %s are numbered upwards, by ten', (_name, migrations: readonly Migration[]) => {
  expect(migrations.map((migration) => migration.version)).toEqual(migrations.map((_, index) => (index + 1) * 10))
})

describe('workspace 10', () => {
  test('makes the tables', () => {
    const { db } = temporaryStore(WORKSPACE_MIGRATIONS.slice(0, 1))
    expect(version(db)).toBe(10)
    expect(tables(db)).toEqual(['audit', 'dumps', 'provider_mappings', 'repeat_index', 'settings'])
  })

  test('the audit trail can only grow', () => {
    const { db } = temporaryStore(WORKSPACE_MIGRATIONS.slice(0, 1))
    db.script(`INSERT INTO audit (at, who, action) VALUES ('2026-01-01T00:00:00Z', 'owner', 'approved')`)
    expect(() => db.run(sql`UPDATE audit SET who = 'somebody'`)).toThrow()
    expect(() => db.run(sql`DELETE FROM audit`)).toThrow()
  })
})

test('workspace 20 chains the audit trail, and what was in it before', () => {
  const { db } = temporaryStore(WORKSPACE_MIGRATIONS.slice(0, 1))
  db.script(`
    INSERT INTO audit (at, who, action) VALUES ('2026-01-01T00:00:00Z', 'owner', 'workspace_chosen');
    INSERT INTO audit (at, who, action, dump_id, counts)
      VALUES ('2026-01-02T00:00:00Z', 'owner', 'approved', 'TBR-1', '{"patients":3}');`)
  expect(migrate(db, WORKSPACE_MIGRATIONS.slice(0, 2))).toEqual({ ok: true, value: 20 })
  const [first, second] = auditTrail(db)
  expect(first).toMatchObject({ sequence: 1, action: 'workspace_chosen', previousHash: '' })
  expect(second).toMatchObject({ sequence: 2, dumpId: 'TBR-1', counts: { patients: 3 }, previousHash: first?.hash })
  expect(verifyTrail(db)).toEqual({ entries: 2, head: second?.hash, damage: undefined })
})

describe('dump 10', () => {
  test('makes the tables', () => {
    const { db } = temporaryStore(DUMP_MIGRATIONS.slice(0, 1))
    expect(version(db)).toBe(10)
    expect(tables(db)).toEqual([
      'approvals',
      'attachments',
      'document_bodies',
      'documents',
      'files',
      'ledger',
      'meta',
      'patient_summaries',
      'patients',
      'receipts',
      'sources',
    ])
  })

  test('removing a source removes what was read from it', () => {
    const { db } = temporaryStore(DUMP_MIGRATIONS.slice(0, 1))
    db.script(`
      INSERT INTO sources (id, path, name, kind) VALUES (1, '/a', 'a', 'folder');
      INSERT INTO files (id, source_id, file, container, entry_name, entry_offset, bytes, modified_ms, kind, media_type, state)
        VALUES (1, 1, 'a/b', '/a/b', '', -1, 9, 0, 'clinical', 'text/xml', 'staged');
      INSERT INTO documents VALUES (1, 'k', 'h', NULL, 0, 0, 0, 0, 0);
      INSERT INTO document_bodies VALUES (1, '{}', x'00', x'00');
      INSERT INTO attachments (file_id, name, media_type, bytes, sha256) VALUES (1, 'n', 'm', 1, 's');
      DELETE FROM sources;`)
    for (const table of [sql`files`, sql`documents`, sql`document_bodies`, sql`attachments`]) {
      expect(db.all(sql`SELECT 1 FROM ${table}`)).toEqual([])
    }
  })
})

test('dump 20 adds page counts; what was staged before has none', () => {
  const { db } = temporaryStore(DUMP_MIGRATIONS.slice(0, 1))
  db.script(`
    INSERT INTO sources (id, path, name, kind) VALUES (1, '/a', 'a', 'folder');
    INSERT INTO files (id, source_id, file, container, entry_name, entry_offset, bytes, modified_ms, kind, media_type, state)
      VALUES (1, 1, 'a/b', '/a/b', '', -1, 9, 0, 'document', 'application/pdf', 'staged');
    INSERT INTO attachments (file_id, name, media_type, bytes, sha256) VALUES (1, 'n', 'm', 1, 's');`)
  expect(migrate(db, DUMP_MIGRATIONS.slice(0, 2))).toEqual({ ok: true, value: 20 })
  expect(db.get(sql`SELECT name, pages FROM attachments`)).toEqual({ name: 'n' })
  db.run(sql`UPDATE attachments SET pages = 3`)
  expect(db.get(sql`SELECT pages FROM attachments`)).toEqual({ pages: 3 })
})

test('dump 30 adds what tables of the owner gave: one value a kind and patient', () => {
  const { db } = temporaryStore(DUMP_MIGRATIONS.slice(0, 2))
  expect(migrate(db, DUMP_MIGRATIONS.slice(0, 3))).toEqual({ ok: true, value: 30 })
  const fill = (value: string) => putContactFill(db, 'k', { raw: 'r', kind: 'email', value })
  fill('a@example.org')
  fill('b@example.org')
  expect(contactFills(db, 'k')).toEqual([{ raw: 'r', kind: 'email', value: 'b@example.org' }])
})

test('dump 40 keeps large files in pieces, and what was whole before as it is', () => {
  const { db } = temporaryStore(DUMP_MIGRATIONS.slice(0, 3))
  putFiles(db, 'staged')
  db.script(`
    INSERT INTO attachments (file_id, patient_key, match, name, media_type, bytes, sha256, body)
      VALUES (1, 'k', 'embedded', 'n', 'image/png', 3, 'old', x'010203');`)
  expect(migrate(db, DUMP_MIGRATIONS.slice(0, 4))).toEqual({ ok: true, value: 40 })
  expect(attachmentOf(db, 'k', 'old')?.body).toEqual(Buffer.from([1, 2, 3]))
})

test('dump 50 lets go of the time of a document and of nothing else', () => {
  const { db } = temporaryStore(DUMP_MIGRATIONS.slice(0, 4))
  putFiles(db, 'staged', 'staged')
  db.script(`
    INSERT INTO documents VALUES (1, 'k', 'h1', '2025-01-01', 1, 5, 4, 0, 1), (2, 'k', 'h2', NULL, 0, 0, 0, 0, 0);
    INSERT INTO document_bodies VALUES (1, '{}', x'01', x'00'), (2, '{}', x'02', x'00');`)
  expect(migrate(db, DUMP_MIGRATIONS.slice(0, 5))).toEqual({ ok: true, value: 50 })
  expect(db.get(sql`SELECT * FROM documents WHERE file_id = 1`)).toEqual({
    file_id: 1,
    patient_key: 'k',
    sha256: 'h1',
    warnings: 1,
    entries: 5,
    read: 4,
    accounted: 0,
    unread: 1,
  })
  expect(bodiesOf(db, 'k')).toEqual([Buffer.from([1]), Buffer.from([2])])
  db.script('DELETE FROM sources;')
  expect(bodiesOf(db, 'k')).toEqual([])
})

test('dump 70 keeps facts of documents: those that have them give no body for merging', () => {
  const { db } = temporaryStore(DUMP_MIGRATIONS.slice(0, 6))
  putFiles(db, 'staged', 'pending')
  db.script(`
    INSERT INTO documents (file_id, patient_key, sha256, warnings, entries, read, accounted, unread)
      VALUES (1, 'k', 'h1', 0, 0, 0, 0, 0);
    INSERT INTO document_bodies VALUES (1, '{}', x'01', x'');`)
  expect(migrate(db, DUMP_MIGRATIONS.slice(0, 7))).toEqual({ ok: true, value: 70 })
  const balance = { entries: 0, read: 0, accounted: 0, unread: 0 }
  const document = { fileId: 2, patientKey: 'k', sha256: 'h2', warnings: 0, balance, summary: '{}' }
  putDocument(db, { ...document, body: Buffer.from([2]), facts: '{"notes":[]}' })
  expect(mergeableOf(db, 'k')).toEqual({ facts: ['{"notes":[]}'], bodies: [Buffer.from([1])] })
  expect(bodiesOf(db, 'k')).toEqual([Buffer.from([1]), Buffer.from([2])])
  putDocument(db, { ...document, body: Buffer.from([3]) })
  expect(mergeableOf(db, 'k')).toEqual({ facts: [], bodies: [Buffer.from([1]), Buffer.from([3])] })
})

describe('practice 10', () => {
  test('makes the shelf', () => {
    const { db } = temporaryStore(PRACTICE_MIGRATIONS.slice(0, 1))
    expect([version(db), tables(db)]).toEqual([10, ['shelf']])
  })
})
