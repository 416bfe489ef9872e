/** Where each patient's upload stands, beside the ledger that says why. */
import type { Failure } from '../../../src-preload/contract/result'
import type { PatientRow } from '../../../src-preload/contract/views'
import { type ReadableDb, sql, type WritableDb } from '../sql'

export type UploadState = NonNullable<PatientRow['upload']>

export const setUpload = (
  db: WritableDb,
  patientKey: string,
  state: UploadState | undefined,
  failure?: Failure,
): void => {
  const json = failure === undefined ? undefined : JSON.stringify(failure)
  db.run(sql`UPDATE patients SET upload = ${state}, upload_failure = ${json} WHERE key = ${patientKey}`)
}

export const replanFailedUploads = (db: WritableDb): void => {
  db.run(sql`UPDATE patients SET upload = 'planned', upload_failure = NULL WHERE upload = 'failed'`)
}

export interface Candidate {
  readonly id: number
  readonly key: string
  readonly repeat: boolean
  readonly missingContact: boolean
  readonly conflict: boolean
  readonly excluded: boolean
}
type CandidateRow = { readonly [K in keyof Candidate]: Candidate[K] extends boolean ? number : Candidate[K] }

/** Every patient whom Stage 2 has not finished with, in slices. */
export const candidatesAfter = (db: ReadableDb, id: number, limit: number): Candidate[] =>
  db
    .all<CandidateRow>(sql`
      SELECT id, key, repeat, missing_contact AS missingContact, conflict, excluded FROM patients
      WHERE upload IS NOT 'confirmed' AND id > ${id} ORDER BY id LIMIT ${limit}`)
    .map((row) => ({
      id: row.id,
      key: row.key,
      repeat: row.repeat === 1,
      missingContact: row.missingContact === 1,
      conflict: row.conflict === 1,
      excluded: row.excluded === 1,
    }))

/** Patients by state; those that Stage 2 does not concern are absent. */
export const uploadTotals = (db: ReadableDb): Readonly<Partial<Record<UploadState, number>>> =>
  Object.fromEntries(
    db
      .all<{ state: UploadState; patients: number }>(sql`
        SELECT upload AS state, count(*) AS patients FROM patients WHERE upload IS NOT NULL GROUP BY upload`)
      .map(({ state, patients }) => [state, patients]),
  )

export interface PendingUpload {
  readonly id: number
  readonly key: string
  readonly externalRef: string
}
/** Patients whose upload has not ended, in the order in which they were first seen. */
export const pendingUploads = (db: ReadableDb, afterId: number, limit: number): PendingUpload[] =>
  db.all(sql`
    SELECT id, key, external_ref AS externalRef FROM patients
    WHERE upload IN ('planned', 'sent') AND id > ${afterId} ORDER BY id LIMIT ${limit}`)

const WRITTEN = sql`
  FROM patients p JOIN ledger l ON l.patient_key = p.key AND l.kind = 'contact' AND l.outcome IN ('created', 'updated')
  WHERE p.upload = 'confirmed'`

/** Patients that Stage 2 wrote. In the order of their hashes, so that the first few are spread over the whole run. */
export const writtenPatients = (db: ReadableDb, afterRef: string, limit: number): Omit<PendingUpload, 'id'>[] =>
  db.all(sql`
    SELECT p.key AS key, p.external_ref AS externalRef ${WRITTEN} AND p.external_ref > ${afterRef}
    ORDER BY p.external_ref LIMIT ${limit}`)

export const writtenTotal = (db: ReadableDb): number =>
  db.get<{ patients: number }>(sql`SELECT count(*) AS patients ${WRITTEN}`)?.patients ?? 0
