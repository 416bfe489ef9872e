/**
 * Files of patients. A loose one stays where the owner has it and is only known by its hash; one that was carried
 * inside a clinical document is kept here, since only the document holds it.
 */
import type { PatientFile } from '../../../src-preload/contract/record'
import { type ReadableDb, sql, type WritableDb } from '../sql'

export interface NewAttachment {
  readonly fileId: number
  readonly patientKey?: string
  readonly match?: PatientFile['match']
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: string
  readonly pages?: number | undefined
  /** The bytes, if they are kept here. */
  readonly pieces?: readonly Uint8Array[]
}

/** Stands in `body` where the bytes are in `attachment_pieces`. */
const IN_PIECES = new Uint8Array(0)

const putPieces = (db: WritableDb, fileId: number, sha256: string, pieces: readonly Uint8Array[]): void => {
  for (const [piece, body] of pieces.entries()) {
    db.run(sql`
      INSERT INTO attachment_pieces (attachment_id, piece, body)
      SELECT id, ${piece}, ${body} FROM attachments WHERE file_id = ${fileId} AND sha256 = ${sha256}`)
  }
}

export const putAttachment = (db: WritableDb, attachment: NewAttachment): void => {
  const { fileId, patientKey, match, name, mediaType, bytes, sha256, pages, pieces } = attachment
  const isLarge = pieces !== undefined && pieces.length > 1
  const body = isLarge ? IN_PIECES : pieces?.[0]
  db.run(sql`
    INSERT OR REPLACE INTO attachments (file_id, patient_key, match, name, media_type, bytes, sha256, pages, body)
    VALUES (${fileId}, ${patientKey}, ${match}, ${name}, ${mediaType}, ${bytes}, ${sha256},
            ${pages}, ${body})`)
  if (isLarge) putPieces(db, fileId, sha256, pieces)
}

/** Each content once, however often it lies about. */
export const patientFiles = (db: ReadableDb, patientKey: string): PatientFile[] =>
  db.all(sql`
    SELECT min(name) AS name, media_type AS mediaType, bytes, sha256, match, max(pages) AS pages
    FROM attachments WHERE patient_key = ${patientKey} GROUP BY sha256 ORDER BY name, sha256`)

export interface StoredAttachment {
  readonly fileId: number
  readonly body?: Uint8Array
}
type StoredRow<More> = StoredAttachment & { readonly id: number } & More

const piecesOf = (db: ReadableDb, id: number): Uint8Array =>
  Buffer.concat(
    db
      .all<{ body: Uint8Array }>(sql`SELECT body FROM attachment_pieces WHERE attachment_id = ${id} ORDER BY piece`)
      .map(({ body }) => body),
  )

const whole = <More>(db: ReadableDb, row: StoredRow<More> | undefined): StoredRow<More> | undefined =>
  row?.body?.byteLength === 0 ? { ...row, body: piecesOf(db, row.id) } : row

/** Where the bytes of a patient's file are: here, or in the owner's file. */
export const attachmentOf = (db: ReadableDb, patientKey: string, sha256: string): StoredAttachment | undefined =>
  whole(
    db,
    db.get<StoredRow<object>>(sql`
      SELECT id, file_id AS fileId, body FROM attachments
      WHERE patient_key = ${patientKey} AND sha256 = ${sha256} ORDER BY body IS NULL LIMIT 1`),
  )

/** Any patient's, or nobody's: the same hash is the same content. */
export const attachmentWithHash = (
  db: ReadableDb,
  sha256: string,
): (StoredAttachment & { readonly mediaType: string; readonly bytes: number }) | undefined =>
  whole(
    db,
    db.get<StoredRow<{ mediaType: string; bytes: number }>>(sql`
      SELECT id, file_id AS fileId, media_type AS mediaType, bytes, body FROM attachments
      WHERE sha256 = ${sha256} ORDER BY body IS NULL LIMIT 1`),
  )

export interface LooseFile {
  readonly fileId: number
  readonly sourceId: number
  readonly file: string
}
/** Loose files that nobody was matched to, in slices; not those of which the owner said that they are nobody's. */
export const unmatchedFiles = (db: ReadableDb, afterId: number, limit: number): LooseFile[] =>
  db.all(sql`
    SELECT a.file_id AS fileId, f.source_id AS sourceId, f.file FROM attachments a JOIN files f ON f.id = a.file_id
    WHERE a.patient_key IS NULL AND a.match IS NULL AND a.file_id > ${afterId} ORDER BY a.file_id LIMIT ${limit}`)

export const assignFile = (
  db: WritableDb,
  fileId: number,
  patientKey: string | undefined,
  match: PatientFile['match'] | undefined,
): void => {
  db.run(sql`UPDATE attachments SET patient_key = ${patientKey}, match = ${match} WHERE file_id = ${fileId}`)
}

/** Before matching anew: more patients may be known now. What the owner said stays. */
export const unassignMatched = (db: WritableDb): void => {
  db.run(sql`
    UPDATE attachments SET patient_key = NULL, match = NULL WHERE match IN ('folder', 'id', 'name')`)
}

export const attachmentTotals = (db: ReadableDb): { matched: number; unmatched: number } =>
  db.get(sql`
    SELECT count(*) FILTER (WHERE patient_key IS NOT NULL) AS matched,
           count(*) FILTER (WHERE patient_key IS NULL) AS unmatched
    FROM attachments`) ?? { matched: 0, unmatched: 0 }

/** Clinical documents of every patient, for matching loose files by folder. */
export const clinicalFilesByPatient = (db: ReadableDb): Map<string, { sourceId: number; file: string }[]> => {
  const files = new Map<string, { sourceId: number; file: string }[]>()
  const rows = db.all<{ key: string; sourceId: number; file: string }>(sql`
    SELECT d.patient_key AS key, f.source_id AS sourceId, f.file
    FROM documents d JOIN files f ON f.id = d.file_id ORDER BY d.file_id`)
  for (const { key, ...file } of rows) {
    const known = files.get(key)
    if (known === undefined) files.set(key, [file])
    else known.push(file)
  }
  return files
}
