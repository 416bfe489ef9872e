/**
 * Several documents of one patient → one record. The newest document comes first and wins; an older one adds what the
 * newer ones do not say. The same statement is kept once: the same instance id with the same concept and start (then the
 * newest wording holds; careless exports give one id to many events), or the same concept, time and value. Within one
 * document nothing is merged.
 */
import type { Identifier, Instant, Provider } from '../../src-preload/contract/data-types'
import type { Demographics, PatientRecord, Warning } from '../../src-preload/contract/record'
import {
  ALL_STATEMENT_KINDS,
  type Note,
  type Statement,
  type StatementKind,
} from '../../src-preload/contract/statements'
import type { DocumentReading } from '../ccda/reading'
import { byLatest } from '../lib/moment'

export interface StagedDocument
  extends Pick<
    DocumentReading,
    'header' | 'demographics' | 'statements' | 'notes' | 'providers' | 'attributed' | 'warnings'
  > {
  readonly file: string
}

const instantKey = (instant: Instant | undefined): string => instant?.iso ?? instant?.raw ?? ''

const idKey = (id: Identifier): string => `${id.root}^${id.extension ?? ''}`

/** The concept by code, else by its words: enough to tell two statements of one kind apart. */
function conceptKey(row: Statement): string {
  const { code } = row
  const coded = code?.code ?? code?.translations?.find((other) => other.code !== undefined)?.code
  return (coded ?? code?.display ?? code?.originalText ?? row.text ?? '').trim().toLowerCase()
}

export function keysOf(row: Statement): string[] {
  const { ids, period, negated, noKnown } = row
  const concept = conceptKey(row)
  const at = instantKey(period?.at)
  const low = instantKey(period?.low)
  const value = 'value' in row ? JSON.stringify(row.value) : ''
  const absence = `${negated === true ? 'not' : ''}${noKnown === true ? 'none' : ''}`
  const keys = [`content|${concept}|${at}|${low}|${instantKey(period?.high)}|${value}|${absence}`]
  for (const id of ids ?? []) {
    if (id.nullFlavor === undefined) keys.push(`id|${idKey(id)}|${concept}|${period?.at === undefined ? low : at}`)
  }
  return keys
}

/** None, of a kind that the version which staged the document did not know yet. */
export const rowsOf = <K extends StatementKind>({ statements }: StagedDocument, kind: K): readonly Statement<K>[] =>
  (statements[kind] as readonly Statement<K>[] | undefined) ?? []

/** The rows of all documents in order, of each those that share no key with one before it. */
export function newRows<Row, Key>(
  documents: readonly (readonly Row[])[],
  keysOfRow: (row: Row) => readonly Key[],
): Row[] {
  const [only, ...others] = documents
  if (only !== undefined && others.length === 0) return [...only]
  const kept: Row[] = []
  const seen = new Set<Key>()
  for (const rows of documents) {
    const added: Key[] = []
    for (const row of rows) {
      const keys = keysOfRow(row)
      added.push(...keys)
      if (!keys.some((key) => seen.has(key))) kept.push(row)
    }
    for (const key of added) seen.add(key)
  }
  return kept
}

/** Values of all documents in order, once each by `keyOf`. */
export function distinct<T>(lists: readonly (readonly T[])[], keyOf: (value: T) => string): T[] {
  const found = new Map<string, T>()
  for (const list of lists) {
    for (const value of list) {
      const key = keyOf(value)
      if (!found.has(key)) found.set(key, value)
    }
  }
  return [...found.values()]
}

export function mergeDemographics(all: readonly Demographics[]): Demographics {
  const [newest, ...older] = all
  if (newest === undefined) return { ids: [], names: [], addresses: [], telecoms: [] }
  const filled = Object.assign({}, ...[...older].reverse(), newest) as Demographics
  return {
    ...filled,
    ids: distinct(
      all.map((one) => one.ids),
      idKey,
    ),
    names: distinct(
      all.map((one) => one.names),
      (name) => name.text.toLowerCase(),
    ),
    addresses: all.find((one) => one.addresses.length > 0)?.addresses ?? [],
    telecoms: distinct(
      all.map((one) => one.telecoms),
      (telecom) => `${telecom.kind}|${telecom.value}`,
    ),
  }
}

const ATTRIBUTION_ORDER = ['primary care', 'encounter', 'author'] as const

export function attributedNpi(documents: readonly Pick<StagedDocument, 'attributed'>[]): string | undefined {
  for (const by of ATTRIBUTION_ORDER) {
    const found = documents.find((document) => document.attributed?.by === by)
    if (found !== undefined) return found.attributed?.npi
  }
  return undefined
}

export const noteKey = (note: Note): string => `${note.source.section}|${note.html}`
export const providerKey = (provider: Provider): string =>
  `${provider.npi ?? provider.invalidNpi ?? provider.name ?? provider.organization}|${provider.role}`

interface Dated extends Pick<StagedDocument, 'file'> {
  readonly header: Pick<StagedDocument['header'], 'time'>
}

/** The documents of one patient, newest first; undated ones last, then by file name so that the order is stable. */
export const newestFirst = <Document extends Dated>(documents: readonly Document[]): Document[] =>
  [...documents].sort((a, b) => byLatest(a.header.time?.iso, b.header.time?.iso) || (a.file < b.file ? -1 : 1))

export function mergePatient(key: string, documents: readonly StagedDocument[]): PatientRecord {
  const ordered = newestFirst(documents)
  const npi = attributedNpi(ordered)
  const rows = Object.fromEntries(
    ALL_STATEMENT_KINDS.map((kind) => [
      kind,
      newRows<Statement, string>(
        ordered.map((document) => rowsOf(document, kind)),
        keysOf,
      ),
    ]),
  ) as unknown as {
    [K in StatementKind]: Statement<K>[]
  }
  return {
    key,
    demographics: mergeDemographics(ordered.map((document) => document.demographics)),
    ...rows,
    notes: distinct(
      ordered.map((document) => document.notes),
      noteKey,
    ),
    providers: distinct(
      ordered.map((document) => document.providers),
      providerKey,
    ),
    ...(npi === undefined ? {} : { attributedNpi: npi }),
    documents: ordered.map((document) => document.header),
    files: [],
    warnings: ordered.flatMap((document) =>
      document.warnings.map((warning): Warning => ({ ...warning, file: document.file })),
    ),
  }
}
