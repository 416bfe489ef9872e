/** Counts for the dump preview and the preflight checklist, by SQL. */
import type { SeenProvider } from '../../review/providers'
import { type ReadableDb, sql } from '../sql'
import { IMPORTABLE } from './patient-pages'

export interface Preview {
  readonly patients: number
  readonly missingContact: number
  readonly repeats: number
  readonly conflicts: number
  /** Conflicts which the owner has not excluded. */
  readonly openConflicts: number
  readonly importable: number
  /** Importable, and not in the workspace yet. */
  readonly newContacts: number
  readonly withoutId: number
  readonly firstEncounter?: string
  readonly lastEncounter?: string
}

const NOTHING: Preview = {
  patients: 0,
  missingContact: 0,
  repeats: 0,
  conflicts: 0,
  openConflicts: 0,
  importable: 0,
  newContacts: 0,
  withoutId: 0,
}

export const previewOf = (db: ReadableDb): Preview =>
  db.get<Preview>(sql`
    SELECT count(*) AS patients,
           count(*) FILTER (WHERE missing_contact = 1)            AS missingContact,
           count(*) FILTER (WHERE repeat = 1)                     AS repeats,
           count(*) FILTER (WHERE conflict = 1)                   AS conflicts,
           count(*) FILTER (WHERE conflict = 1 AND excluded = 0)  AS openConflicts,
           count(*) FILTER (WHERE ${IMPORTABLE})                  AS importable,
           count(*) FILTER (WHERE ${IMPORTABLE} AND repeat = 0) AS newContacts,
           count(*) FILTER (WHERE has_id = 0)                     AS withoutId,
           min(first_encounter) AS firstEncounter, max(last_encounter) AS lastEncounter
    FROM patients`) ?? NOTHING

/** Patients to be imported who are attributed to one of these. */
export const importableOf = (db: ReadableDb, npis: readonly string[]): number =>
  db.get<{ patients: number }>(sql`
    SELECT count(*) AS patients FROM patients
    WHERE ${IMPORTABLE} AND provider_npi IN (SELECT value FROM json_each(${JSON.stringify(npis)}))`)?.patients ?? 0

/** Providers whom patients are attributed to, the busiest first. */
export const seenProviders = (db: ReadableDb): SeenProvider[] =>
  db
    .all<{ npi: string; names: string; roles: string; patients: number }>(sql`
      SELECT provider_npi AS npi, count(*) AS patients,
             json_group_array(DISTINCT provider_name) FILTER (WHERE provider_name IS NOT NULL) AS names,
             json_group_array(DISTINCT provider_role) FILTER (WHERE provider_role IS NOT NULL) AS roles
      FROM patients WHERE provider_npi IS NOT NULL GROUP BY provider_npi ORDER BY patients DESC, npi`)
    .map(({ npi, patients, names, roles }) => ({ npi, patients, names: JSON.parse(names), roles: JSON.parse(roles) }))
