/** What a demographics table added to patients. Outlives reading and merging anew. */
import type { Telecom } from '../../../src-preload/contract/data-types'
import { type ReadableDb, sql, type WritableDb } from '../sql'

/** A later table replaces what an earlier one gave. */
export const putContactFill = (db: WritableDb, patientKey: string, { kind, value, use, raw }: Telecom): void => {
  db.run(sql`
    INSERT INTO contact_fills (patient_key, kind, value, use, raw)
    VALUES (${patientKey}, ${kind}, ${value}, ${use}, ${raw})
    ON CONFLICT (patient_key, kind) DO UPDATE SET value = excluded.value, use = excluded.use, raw = excluded.raw`)
}

export const contactFills = (db: ReadableDb, patientKey: string): Telecom[] =>
  db.all(sql`SELECT raw, kind, value, use FROM contact_fills WHERE patient_key = ${patientKey} ORDER BY kind`)

/** Patients whose row was made without it: their documents were taken away and came again. */
export const markUnfilledStale = (db: WritableDb): void => {
  db.run(sql`
    UPDATE patients SET stale = 1 WHERE EXISTS (
      SELECT 1 FROM contact_fills f WHERE f.patient_key = patients.key
      AND CASE f.kind WHEN 'email' THEN patients.email IS NULL ELSE patients.phone IS NULL END)`)
}

export interface FillableRow {
  readonly id: number
  readonly conflict: number
  /** The `PatientSummary`. */
  readonly json: string
}
export const fillableAfter = (db: ReadableDb, id: number, limit: number): FillableRow[] =>
  db.all(sql`
    SELECT p.id, p.conflict, s.json FROM patients p JOIN patient_summaries s ON s.patient_id = p.id
    WHERE p.id > ${id} ORDER BY p.id LIMIT ${limit}`)
