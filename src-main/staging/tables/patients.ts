/** One row a patient. `stale` marks a row whose documents changed since its summary was computed. */
import { every } from '../../lib/every'
import { fold } from '../../lib/fold'
import { spokenDays, spokenPhones } from '../../lib/search-text'
import type { PatientSummary } from '../../review/summary'
import { type Query, type ReadableDb, sql, type WritableDb } from '../sql'
import { IMPORTABLE } from './patient-pages'

/** The key of a patient whose documents give no id (ccda/reading.ts). */
const KEY_WITHOUT_ID = 'demographics:'

/** What `putPatient` knows beyond the summary. */
export interface PatientFacts {
  readonly externalRef: string
  readonly documents: number
  readonly conflict: boolean
}

const sortName = ({ family, given, name }: PatientSummary): string =>
  fold(family === undefined ? name : `${family}, ${given ?? ''}`)

const searchText = ({ name, email, phone, birthDate, provider, ids }: PatientSummary): string =>
  fold(
    [name, email, phone, ...spokenPhones(phone), birthDate, ...spokenDays(birthDate), provider?.name, ...ids].join(' '),
  )

const insertion = (summary: PatientSummary, { externalRef, documents, conflict }: PatientFacts): Query => sql`
  INSERT INTO patients
    (key, external_ref, name, sort_name, search, birth_date, gender, email, phone, provider_npi, provider_name,
     provider_role, documents, statements, warnings, first_encounter, last_encounter, missing_contact, has_id,
     conflict)
  VALUES
    (${summary.key}, ${externalRef}, ${summary.name}, ${sortName(summary)}, ${searchText(summary)},
     ${summary.birthDate}, ${summary.gender}, ${summary.email}, ${summary.phone}, ${summary.provider?.npi},
     ${summary.provider?.name}, ${summary.provider?.role}, ${documents}, ${summary.statements},
     ${summary.warnings}, ${summary.encounters?.first}, ${summary.encounters?.last}, ${summary.missingContact},
     ${!summary.key.startsWith(KEY_WITHOUT_ID)}, ${conflict})`

const putSummary = (db: WritableDb, key: string, json: string): void => {
  db.run(sql`
    INSERT INTO patient_summaries (patient_id, json)
    SELECT id, ${json} FROM patients WHERE key = ${key}
    ON CONFLICT (patient_id) DO UPDATE SET json = excluded.json`)
}

/** A new patient's row; of a known patient only that there is more to merge. True for a new one. `json`: the summary. */
export const stagePatient = (
  db: WritableDb,
  summary: PatientSummary,
  externalRefOf: (key: string) => string,
  json = JSON.stringify(summary),
): boolean => {
  if (markStale(db, summary.key)) return false
  db.run(insertion(summary, { externalRef: externalRefOf(summary.key), documents: 1, conflict: false }))
  putSummary(db, summary.key, json)
  return true
}

export const markStale = (db: WritableDb, key: string): boolean =>
  db.run(sql`UPDATE patients SET stale = 1 WHERE key = ${key}`) > 0

/** The merged truth about a patient; the owner's exclusion and what Stage 2 did stay. */
export const putPatient = (db: WritableDb, summary: PatientSummary, facts: PatientFacts): void => {
  db.run(sql`
    ${insertion(summary, facts)}
    ON CONFLICT (key) DO UPDATE SET
      name = excluded.name, sort_name = excluded.sort_name, search = excluded.search,
      birth_date = excluded.birth_date, gender = excluded.gender, email = excluded.email, phone = excluded.phone,
      provider_npi = excluded.provider_npi, provider_name = excluded.provider_name,
      provider_role = excluded.provider_role, documents = excluded.documents, statements = excluded.statements,
      warnings = excluded.warnings, first_encounter = excluded.first_encounter,
      last_encounter = excluded.last_encounter, missing_contact = excluded.missing_contact,
      has_id = excluded.has_id, conflict = excluded.conflict, stale = 0`)
  putSummary(db, summary.key, JSON.stringify(summary))
}

export const removePatient = (db: WritableDb, key: string): void => {
  db.run(sql`DELETE FROM patients WHERE key = ${key}`)
}

/** After documents went away with their source. */
export const markAllStale = (db: WritableDb): void => {
  db.run(sql`
    UPDATE patients SET stale = 1
    WHERE documents <> (SELECT count(*) FROM documents d WHERE d.patient_key = patients.key)`)
}

export const stalePatients = (db: ReadableDb, afterId: number, limit: number): { id: number; key: string }[] =>
  db.all(sql`SELECT id, key FROM patients WHERE stale = 1 AND id > ${afterId} ORDER BY id LIMIT ${limit}`)

export const patientTotal = (db: ReadableDb): number =>
  db.get<{ total: number }>(sql`SELECT count(*) AS total FROM patients`)?.total ?? 0

export interface PatientEntry {
  readonly id: number
  readonly key: string
  readonly externalRef: string
}
/** All patients in slices, in the order in which they were first seen. */
export const patientsAfter = (db: ReadableDb, id: number, limit: number): PatientEntry[] =>
  db.all(sql`SELECT id, key, external_ref AS externalRef FROM patients WHERE id > ${id} ORDER BY id LIMIT ${limit}`)

export interface SummaryRow {
  readonly id: number
  /** The `PatientSummary`. */
  readonly json: string
}

const SUMMARIES_A_PAGE = 2000

export function* everySummary(db: ReadableDb): Generator<PatientSummary> {
  const rows = every<SummaryRow>((last) =>
    db.all(sql`
      SELECT patient_id AS id, json FROM patient_summaries
      WHERE patient_id > ${last?.id ?? 0} ORDER BY patient_id LIMIT ${SUMMARIES_A_PAGE}`),
  )
  for (const { json } of rows) yield JSON.parse(json) as PatientSummary
}

/** The same of those who are to be imported. */
export const importableAfter = (db: ReadableDb, id: number, limit: number): SummaryRow[] =>
  db.all(sql`
    SELECT id, json FROM patients JOIN patient_summaries ON patient_id = id
    WHERE id > ${id} AND ${IMPORTABLE} ORDER BY id LIMIT ${limit}`)

/** Patients whom Stage 2 skips since they have neither email nor phone, by name. */
export const missingContactKeys = (db: ReadableDb): string[] =>
  db
    .all<{ key: string }>(sql`SELECT key FROM patients WHERE missing_contact = 1 ORDER BY sort_name, id`)
    .map(({ key }) => key)

export const setExcluded = (db: WritableDb, key: string, excluded: boolean): boolean =>
  db.run(sql`UPDATE patients SET excluded = ${excluded} WHERE key = ${key}`) > 0

export const isExcluded = (db: ReadableDb, key: string): boolean =>
  db.get<{ excluded: number }>(sql`SELECT excluded FROM patients WHERE key = ${key}`)?.excluded === 1

/** Marks who is in the workspace already. */
export const setRepeats = (db: WritableDb, refs: ReadonlySet<string>): void => {
  const rows = db.all<{ id: number; ref: string; repeat: number }>(
    sql`SELECT id, external_ref AS ref, repeat FROM patients`,
  )
  db.transaction(() => {
    for (const { id, ref, repeat } of rows) {
      if (refs.has(ref) !== (repeat === 1)) {
        db.run(sql`UPDATE patients SET repeat = ${refs.has(ref)} WHERE id = ${id}`)
      }
    }
  })
}
