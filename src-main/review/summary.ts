/** What lists, counts, sorting and searching need of one patient, computed once from the whole record. */
import {
  type PatientRecord,
  STATEMENT_KINDS,
  type Statement,
  type StatementKind,
  type Telecom,
} from '../../src-preload/contract/record'
import type { StatementCounts } from '../../src-preload/contract/views'

export interface PatientSummary {
  readonly key: string
  readonly name: string
  readonly family?: string
  readonly given?: string
  /** ISO 8601, no more precise than was written. */
  readonly birthDate?: string
  readonly gender?: string
  readonly email?: string
  readonly phone?: string
  readonly provider?: { readonly npi: string; readonly name?: string; readonly role?: string }
  /** Rows by kind of statement, and `notes`. */
  readonly counts: StatementCounts
  /** All rows; not the notes, which repeat them in words. */
  readonly statements: number
  readonly warnings: number
  /** ISO dates of the first and the last encounter. */
  readonly encounters?: { readonly first: string; readonly last: string }
  readonly missingContact: boolean
  /** Extensions (or roots) of the patient's ids, as they may stand in a file's name. */
  readonly ids: readonly string[]
}

const KINDS = Object.keys(STATEMENT_KINDS) as StatementKind[]
const ISO_DAY = /^\d{4}-\d{2}-\d{2}/

/** Mobile (MC) before home (HP) before the rest, as a clinic would call. */
const PHONE_ORDER = ['MC', 'HP', 'H', 'PG', 'WP']
const phoneRank = ({ use }: Telecom): number => {
  const rank = PHONE_ORDER.indexOf(use ?? '')
  return rank < 0 ? PHONE_ORDER.length : rank
}
const firstOf = (telecoms: readonly Telecom[], kind: Telecom['kind']): string | undefined =>
  telecoms
    .filter((telecom) => telecom.kind === kind && telecom.value !== '')
    .sort((a, b) => phoneRank(a) - phoneRank(b))[0]?.value

const encounterDays = ({ period }: Statement<'encounters'>): string[] =>
  [period?.at, period?.low, period?.high].flatMap((instant) => ISO_DAY.exec(instant?.iso ?? '')?.[0] ?? [])

const encounterRange = (encounters: readonly Statement<'encounters'>[]): PatientSummary['encounters'] => {
  const days = encounters
    .filter(({ negated }) => negated !== true)
    .flatMap(encounterDays)
    .sort()
  const [first, last] = [days[0], days.at(-1)]
  return first === undefined || last === undefined ? undefined : { first, last }
}

const providerOf = ({ attributedNpi, providers }: PatientRecord): PatientSummary['provider'] => {
  if (attributedNpi === undefined) return undefined
  const { name, role } = providers.find(({ npi }) => npi === attributedNpi) ?? {}
  return { npi: attributedNpi, ...(name === undefined ? {} : { name }), ...(role === undefined ? {} : { role }) }
}

const defined = <T extends object>(values: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T

/** `isContactable`: whether Stage 2 could make a contact (mapping/contact.ts decides). */
export const summarise = (record: PatientRecord, isContactable: boolean): PatientSummary => {
  const { demographics, key, warnings } = record
  const name = demographics.names[0]
  const email = firstOf(demographics.telecoms, 'email')
  const phone = firstOf(demographics.telecoms, 'phone')
  return defined<PatientSummary>({
    key,
    name: name?.text ?? '',
    family: name?.family,
    given: name?.given[0],
    birthDate: demographics.birthDate?.iso,
    gender: demographics.gender?.display ?? demographics.gender?.code,
    email,
    phone,
    provider: providerOf(record),
    counts: { ...Object.fromEntries(KINDS.map((kind) => [kind, record[kind].length])), notes: record.notes.length },
    statements: KINDS.reduce((sum, kind) => sum + record[kind].length, 0),
    warnings: warnings.length,
    encounters: encounterRange(record.encounters),
    missingContact: !isContactable,
    ids: demographics.ids.flatMap(({ extension }) => extension ?? []),
  })
}
