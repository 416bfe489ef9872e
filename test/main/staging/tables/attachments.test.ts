import { expect, test } from 'vitest'
import { DUMP_MIGRATIONS } from '../../../../src-main/staging/migrations/dump'
import { type ReadableDb, sql } from '../../../../src-main/staging/sql'
import { attachmentOf, attachmentWithHash, putAttachment } from '../../../../src-main/staging/tables/attachments'
import { temporaryStore } from '../temporary-store'

const storeWithFile = () => {
  const { db } = temporaryStore(DUMP_MIGRATIONS)
  db.script(`
    INSERT INTO sources (id, path, name, kind) VALUES (1, '/a', 'a', 'folder');
    INSERT INTO files (id, source_id, file, container, entry_name, entry_offset, bytes, modified_ms, kind, media_type, state)
      VALUES (1, 1, 'a/b', '/a/b', '', -1, 9, 0, 'clinical', 'text/xml', 'staged');`)
  return db
}
const FILE = {
  fileId: 1,
  patientKey: 'k',
  match: 'embedded',
  name: 'n.png',
  mediaType: 'image/png',
  sha256: 'h',
} as const
const pieceOf = (index: number): Uint8Array => new Uint8Array(1000).fill(index)
const piecesIn = (db: ReadableDb): number =>
  db.get<{ pieces: number }>(sql`SELECT count(*) AS pieces FROM attachment_pieces`)?.pieces ?? 0

test('a file in pieces is one file again, in their order', () => {
  const db = storeWithFile()
  const pieces = Array.from({ length: 12 }, (_, index) => pieceOf(index))
  putAttachment(db, { ...FILE, bytes: 12_000, pieces })
  expect(piecesIn(db)).toBe(12)
  expect(attachmentOf(db, 'k', 'h')).toMatchObject({ fileId: 1, body: Buffer.concat(pieces) })
  expect(attachmentWithHash(db, 'h')).toMatchObject({ mediaType: 'image/png', body: Buffer.concat(pieces) })
})

test('one piece needs no table of pieces, and a file of the owner has no bytes here', () => {
  const db = storeWithFile()
  putAttachment(db, { ...FILE, bytes: 1000, pieces: [pieceOf(1)] })
  putAttachment(db, { ...FILE, sha256: 'loose', bytes: 1000 })
  expect(piecesIn(db)).toBe(0)
  expect(attachmentOf(db, 'k', 'h')?.body).toEqual(Buffer.from(pieceOf(1)))
  expect(attachmentOf(db, 'k', 'loose')?.body).toBeUndefined()
})

test('pieces go with their file: read anew, and taken away with its source', () => {
  const db = storeWithFile()
  putAttachment(db, { ...FILE, bytes: 3000, pieces: [pieceOf(1), pieceOf(2), pieceOf(3)] })
  putAttachment(db, { ...FILE, bytes: 2000, pieces: [pieceOf(4), pieceOf(5)] })
  expect(attachmentOf(db, 'k', 'h')?.body).toEqual(Buffer.concat([pieceOf(4), pieceOf(5)]))
  expect(piecesIn(db)).toBe(2)
  db.run(sql`DELETE FROM sources WHERE id = 1`)
  expect(piecesIn(db)).toBe(0)
})
