/** Loose files without a patient, for the owner to assign. */
import type { UnmatchedFile } from '../../../src-preload/contract/file-views'
import type { Failure } from '../../../src-preload/contract/result'
import type { Page } from '../../../src-preload/contract/views'
import { type ReadableDb, sql, type WritableDb } from '../sql'

type Row = Omit<UnmatchedFile, 'failure'> & { readonly failureJson?: string }

const rowFrom = ({ failureJson, ...row }: Row): UnmatchedFile => ({
  ...row,
  ...(failureJson === undefined ? {} : { failure: JSON.parse(failureJson) as Failure }),
})

/** By their paths, so that what lies in one folder stands together. */
export const unmatchedPage = (db: ReadableDb, offset: number, limit: number): Page<UnmatchedFile> => {
  const rows = db.all<Row>(sql`
    SELECT f.id AS fileId, f.file, a.media_type AS mediaType, a.bytes, a.sha256, a.pages, f.failure AS failureJson
    FROM attachments a JOIN files f ON f.id = a.file_id
    WHERE a.patient_key IS NULL ORDER BY f.file, f.id LIMIT ${limit} OFFSET ${offset}`)
  const total = db.get<{ total: number }>(sql`SELECT count(*) AS total FROM attachments WHERE patient_key IS NULL`)
  return { total: total?.total ?? 0, rows: rows.map(rowFrom) }
}

/**
 * The owner's word on a loose file; it stays until the owner says otherwise, also that it is nobody's. False where
 * there is no such file or patient. What a clinical document carries inside is its patient's.
 */
export const assignByOwner = (db: WritableDb, fileId: number, patientKey: string | undefined): boolean =>
  db.run(sql`
    UPDATE attachments SET patient_key = ${patientKey}, match = 'owner'
    WHERE file_id = ${fileId} AND coalesce(match, '') <> 'embedded'
      AND (${patientKey} IS NULL OR EXISTS (SELECT 1 FROM patients WHERE key = ${patientKey}))`) > 0

/** After patients went away with their documents. */
export const unassignFromNobody = (db: WritableDb): void => {
  db.run(sql`
    UPDATE attachments SET patient_key = NULL, match = NULL
    WHERE match = 'owner' AND patient_key NOT IN (SELECT key FROM patients)`)
}
