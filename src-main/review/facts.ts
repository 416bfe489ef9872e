/**
 * What a summary needs of one document among several: the person, and a hash of all that tells its statements and notes
 * from others. A patient's documents are merged for the summary by a tenth of what they say, without being unpacked.
 * Stores hold them: where `keysOf` or `textHash` change, a migration has to empty `document_facts`.
 */
import type { Provider, Telecom } from '../../src-preload/contract/data-types'
import { ALL_STATEMENT_KINDS, type Statement, type StatementKind } from '../../src-preload/contract/statements'
import { textHash } from '../lib/text-hash'
import { withFills } from './fill-contacts'
import {
  attributedNpi,
  distinct,
  keysOf,
  mergeDemographics,
  newestFirst,
  newRows,
  noteKey,
  providerKey,
  rowsOf,
  type StagedDocument,
} from './merge'
import type { Summarised } from './summary'

/** Of encounters the time too. */
export interface RowFacts extends Pick<Statement<'encounters'>, 'negated' | 'period'> {
  readonly keys: readonly number[]
}

/** A kind without rows has no key in `rows`. */
export interface DocumentFacts extends Pick<StagedDocument, 'file' | 'demographics' | 'attributed'> {
  readonly header: Pick<StagedDocument['header'], 'time'>
  /** Those with an NPI, by what a summary shows of them. */
  readonly providers: readonly Pick<Provider, 'npi' | 'name' | 'role'>[]
  readonly rows: Readonly<Partial<Record<StatementKind, readonly RowFacts[]>>>
  readonly notes: readonly number[]
  readonly warnings: number
}

const rowFacts = (row: Statement): RowFacts => ({ keys: keysOf(row).map(textHash) })

const visitFacts = (visit: Statement<'encounters'>): RowFacts => {
  const { negated, period } = visit
  return {
    ...rowFacts(visit),
    ...(negated === undefined ? {} : { negated }),
    ...(period === undefined ? {} : { period }),
  }
}

const namesOf = ({ npi, name, role }: Provider): DocumentFacts['providers'] =>
  npi === undefined ? [] : [{ npi, ...(name === undefined ? {} : { name }), ...(role === undefined ? {} : { role }) }]

const allFacts = (document: StagedDocument): DocumentFacts['rows'] => {
  const facts: Partial<Record<StatementKind, readonly RowFacts[]>> = {}
  for (const kind of ALL_STATEMENT_KINDS) {
    const found = kind === 'encounters' ? rowsOf(document, kind).map(visitFacts) : rowsOf(document, kind).map(rowFacts)
    if (found.length > 0) facts[kind] = found
  }
  return facts
}

export const factsOf = (document: StagedDocument): DocumentFacts => {
  const { file, header, demographics, attributed, providers, notes, warnings } = document
  const { time } = header
  return {
    file,
    header: time === undefined ? {} : { time },
    demographics,
    ...(attributed === undefined ? {} : { attributed }),
    providers: providers.flatMap(namesOf),
    rows: allFacts(document),
    notes: notes.map((note) => textHash(noteKey(note))),
    warnings: warnings.length,
  }
}

/** What the summary takes of the record that `mergePatient` would make of the documents. */
export function mergeFacts(key: string, documents: readonly DocumentFacts[], fills: readonly Telecom[]): Summarised {
  const ordered = newestFirst(documents)
  const demographics = mergeDemographics(ordered.map((document) => document.demographics))
  const rows = Object.fromEntries(
    ALL_STATEMENT_KINDS.map((kind) => [
      kind,
      newRows(
        ordered.map((document) => document.rows[kind] ?? []),
        ({ keys }) => keys,
      ),
    ]),
  ) as Record<StatementKind, RowFacts[]>
  return {
    ...rows,
    key,
    demographics: { ...demographics, telecoms: withFills(demographics.telecoms, fills) },
    attributedNpi: attributedNpi(ordered),
    providers: distinct(
      ordered.map(({ providers }) => providers),
      providerKey,
    ),
    notes: { length: new Set(ordered.flatMap(({ notes }) => notes)).size },
    warnings: { length: ordered.reduce((sum, { warnings }) => sum + warnings, 0) },
  }
}
