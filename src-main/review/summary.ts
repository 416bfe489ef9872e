/** What lists, counts, sorting and searching need of one patient, computed once from the whole record. */
import { emailOf, isReachable, phoneOf } from '../../src-preload/contract/contactability'
import type { Provider } from '../../src-preload/contract/data-types'
import type { PatientRecord } from '../../src-preload/contract/record'
import { ALL_STATEMENT_KINDS, type Statement, type StatementKind } from '../../src-preload/contract/statements'
import type { StatementCounts } from '../../src-preload/contract/views'

export interface PatientSummary {
  readonly key: string
  readonly name: string
  readonly family?: string
  readonly given?: string
  /** ISO 8601, no more precise than was written. */
  readonly birthDate?: string
  readonly gender?: string
  /** What Stage 2 could send; a number or address of which it can make nothing is none. */
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

interface Counted {
  readonly length: number
}
type Visit = Pick<Statement<'encounters'>, 'negated' | 'period'>
type Rows = Readonly<Record<StatementKind, Counted>> & { readonly encounters: readonly Visit[] }

/** What a summary takes of a record. */
export interface Summarised extends Pick<PatientRecord, 'key' | 'demographics'>, Rows {
  readonly notes: Counted
  readonly warnings: Counted
  readonly providers: readonly Provider[]
  readonly attributedNpi?: string | undefined
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}/

const encounterDays = ({ period }: Visit): string[] =>
  [period?.at, period?.low, period?.high].flatMap((instant) => ISO_DAY.exec(instant?.iso ?? '')?.[0] ?? [])

const rangeOf = (days: readonly string[]): Pick<PatientSummary, 'encounters'> => {
  const sorted = [...days].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  return first === undefined || last === undefined ? {} : { encounters: { first, last } }
}

/** What a summary says of statements and notes alone: those of several parts can be added up. */
export type Totals = Pick<PatientSummary, 'counts' | 'statements' | 'encounters'>

export const totalsOf = (rows: Rows, notes: Counted): Totals => ({
  counts: { ...Object.fromEntries(ALL_STATEMENT_KINDS.map((kind) => [kind, rows[kind].length])), notes: notes.length },
  statements: ALL_STATEMENT_KINDS.reduce((sum, kind) => sum + rows[kind].length, 0),
  ...rangeOf(rows.encounters.filter(({ negated }) => negated !== true).flatMap(encounterDays)),
})

export const NO_TOTALS: Totals = { counts: {}, statements: 0 }

export const addTotals = (one: Totals, other: Totals): Totals => ({
  counts: Object.fromEntries(
    ([...ALL_STATEMENT_KINDS, 'notes'] as const).map((kind) => [
      kind,
      (one.counts[kind] ?? 0) + (other.counts[kind] ?? 0),
    ]),
  ),
  statements: one.statements + other.statements,
  ...rangeOf([one, other].flatMap(({ encounters }) => (encounters ? [encounters.first, encounters.last] : []))),
})

const providerOf = ({ attributedNpi, providers }: Summarised): PatientSummary['provider'] => {
  if (attributedNpi === undefined) return undefined
  // The same person may sign a document without a name and stand named in its visits.
  const mentions = providers.filter(({ npi }) => npi === attributedNpi)
  const { name, role } = mentions.find((mention) => mention.name !== undefined) ?? mentions[0] ?? {}
  return { npi: attributedNpi, ...(name === undefined ? {} : { name }), ...(role === undefined ? {} : { role }) }
}

const defined = <T extends object>(values: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T

export const summarise = (record: Summarised): PatientSummary => {
  const { demographics, key, warnings } = record
  const { telecoms } = demographics
  const name = demographics.names[0]
  const email = emailOf(telecoms)
  const phone = phoneOf(telecoms)
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
    ...totalsOf(record, record.notes),
    warnings: warnings.length,
    missingContact: !isReachable(telecoms),
    ids: [...new Set(demographics.ids.flatMap(({ extension }) => extension ?? []))],
  })
}
