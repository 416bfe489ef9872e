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
  readonly body?: Uint8Array
}

export const putAttachment = (db: WritableDb, attachment: NewAttachment): void => {
  const { fileId, patientKey, match, name, mediaType, bytes, sha256, pages, body } = attachment
  db.run(sql`
    INSERT OR REPLACE INTO attachments (file_id, patient_key, match, name, media_type, bytes, sha256, pages, body)
    VALUES (${fileId}, ${patientKey}, ${match}, ${name}, ${mediaType}, ${bytes}, ${sha256},
            ${pages}, ${body})`)
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
/** Where the bytes of a patient's file are: here, or in the owner's file. */
export const attachmentOf = (db: ReadableDb, patientKey: string, sha256: string): StoredAttachment | undefined =>
  db.get(sql`
    SELECT file_id AS fileId, body FROM attachments
    WHERE patient_key = ${patientKey} AND sha256 = ${sha256} ORDER BY body IS NULL LIMIT 1`)

/** Any patient's, or nobody's: the same hash is the same content. */
export const attachmentWithHash = (
  db: ReadableDb,
  sha256: string,
): (StoredAttachment & { readonly mediaType: string; readonly bytes: number }) | undefined =>
  db.get(sql`
    SELECT file_id AS fileId, media_type AS mediaType, bytes, body FROM attachments
    WHERE sha256 = ${sha256} ORDER BY body IS NULL LIMIT 1`)

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
