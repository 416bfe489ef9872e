/** The patients table of the review: searching, filtering and sorting, a page at a time. */
import type { Failure } from '../../../src-preload/contract/result'
import type { Page, PatientFilter, PatientRow, PatientSort } from '../../../src-preload/contract/views'
import { searchWords } from '../../lib/search-text'
import { type Query, type ReadableDb, sql } from '../sql'

/** Patients of Stage 2: nothing stands in their way. */
export const IMPORTABLE = sql`missing_contact = 0 AND conflict = 0 AND excluded = 0`

const FILTERS: Readonly<Record<PatientFilter, Query>> = {
  all: sql`1 = 1`,
  missing_contact: sql`missing_contact = 1`,
  repeat: sql`repeat = 1`,
  conflict: sql`conflict = 1`,
  warnings: sql`warnings > 0`,
  failed: sql`upload = 'failed'`,
  importable: IMPORTABLE,
}
const SORTS: Readonly<Record<PatientSort, Query>> = {
  name: sql`sort_name`,
  birthDate: sql`birth_date`,
  statements: sql`statements`,
  warnings: sql`warnings`,
  documents: sql`documents`,
  provider: sql`provider_name`,
}

/** Every word must occur, whatever comma stands between them; `%` and `_` in it mean themselves. */
const matching = (search: string): Query =>
  searchWords(search)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
    .reduce((before, pattern) => sql`${before} AND search LIKE ${pattern} ESCAPE '\\'`, sql`1 = 1`)

type Flags = 'missingContact' | 'repeat' | 'conflict' | 'excluded'
type Row = Omit<PatientRow, Flags | 'uploadFailure'> & Record<Flags, number> & { uploadFailure?: string }

const COLUMNS = sql`
  key, name, birth_date AS birthDate, gender, email, phone, provider_name AS provider, documents, statements, warnings,
  missing_contact AS missingContact, repeat, conflict, excluded, upload, upload_failure AS uploadFailure`

const patientFrom = ({ uploadFailure, ...row }: Row): PatientRow => ({
  ...row,
  missingContact: row.missingContact === 1,
  repeat: row.repeat === 1,
  conflict: row.conflict === 1,
  excluded: row.excluded === 1,
  ...(uploadFailure === undefined ? {} : { uploadFailure: JSON.parse(uploadFailure) as Failure }),
})

export interface PatientQuery {
  readonly offset: number
  readonly limit: number
  readonly search?: string | undefined
  readonly filter: PatientFilter
  readonly npi?: string | undefined
  /** Ids of those whom a missing value keeps from being imported. */
  readonly lacking?: readonly number[]
  readonly sort: PatientSort
  readonly descending: boolean
}

const notLacking = ({ filter, lacking = [] }: PatientQuery): Query =>
  filter === 'importable' && lacking.length > 0
    ? sql`id NOT IN (SELECT value FROM json_each(${JSON.stringify(lacking)}))`
    : sql`1 = 1`

export const patientPage = (db: ReadableDb, query: PatientQuery): Page<PatientRow> => {
  const ofProvider = query.npi === undefined ? sql`1 = 1` : sql`provider_npi = ${query.npi}`
  const where = sql`
    WHERE ${FILTERS[query.filter]} AND ${ofProvider} AND ${notLacking(query)} AND ${matching(query.search ?? '')}`
  const direction = query.descending ? sql`DESC` : sql`ASC`
  const rows = db.all<Row>(sql`
    SELECT ${COLUMNS} FROM patients ${where}
    ORDER BY ${SORTS[query.sort]} ${direction}, id ${direction} LIMIT ${query.limit} OFFSET ${query.offset}`)
  const total = db.get<{ total: number }>(sql`SELECT count(*) AS total FROM patients ${where}`)?.total ?? 0
  return { total, rows: rows.map(patientFrom) }
}

export const patientRow = (db: ReadableDb, key: string): PatientRow | undefined => {
  const row = db.get<Row>(sql`SELECT ${COLUMNS} FROM patients WHERE key = ${key}`)
  return row === undefined ? undefined : patientFrom(row)
}
