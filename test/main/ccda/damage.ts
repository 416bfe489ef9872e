/** What damage may do to a reading: nothing, be told, or be refused. Never take something away in silence. */
import { readDocument } from '../../../src-main/ccda/read-document'
import type { DocumentReading } from '../../../src-main/ccda/reading'
import type { Statement, StatementKind } from '../../../src-preload/contract/statements'

export type Outcome = 'equal' | 'changed' | 'warned' | 'refused' | 'silently smaller'

const readingOf = (bytes: Uint8Array): DocumentReading | undefined => {
  const result = readDocument(bytes, 'document.xml')
  return result.ok ? result.value : undefined
}
export const readWhole = (bytes: Uint8Array): DocumentReading => {
  const reading = readingOf(bytes)
  if (reading === undefined) throw new Error('the undamaged document is not read')
  return reading
}

/** Statements met (staged or accounted for), the visit of the header, notes and files. */
const sizeOf = ({ sections, statements, notes, embedded }: DocumentReading): number[] => [
  sections.reduce((sum, section) => sum + section.statements, 0),
  statements.encounters.filter(({ source }) => source.section === 'header').length,
  notes.length,
  embedded.length,
]

const warnsMore = (whole: DocumentReading, damaged: DocumentReading): boolean => {
  const known = new Set(whole.warnings.map((warning) => JSON.stringify(warning)))
  return damaged.warnings.some((warning) => !known.has(JSON.stringify(warning)))
}

export function outcomeOf(whole: DocumentReading, damaged: Uint8Array): Outcome {
  const reading = readingOf(damaged)
  if (reading === undefined) return 'refused'
  if (warnsMore(whole, reading)) return 'warned'
  const before = sizeOf(whole)
  if (sizeOf(reading).some((size, index) => size < (before[index] ?? 0))) return 'silently smaller'
  return JSON.stringify(reading) === JSON.stringify(whole) ? 'equal' : 'changed'
}

const NAME = /<\/?([A-Za-z][\w:.-]*)|\s([A-Za-z][\w:.-]*)\s*=\s*["']/g

/** Offsets of every byte of an element or attribute name, for documents whose bytes are letters one by one. */
export const nameBytes = (bytes: Uint8Array): number[] =>
  [...Buffer.from(bytes).toString('latin1').matchAll(NAME)].flatMap(({ index, 0: match, 1: element, 2: attribute }) => {
    const name = element ?? attribute ?? ''
    const from = index + match.indexOf(name)
    return Array.from(name, (_letter, offset) => from + offset)
  })

/** Every statement without where it stood, in an order of its own. */
export const statementSet = ({ statements }: DocumentReading): string[] =>
  (Object.entries(statements) as [StatementKind, readonly Statement[]][])
    .flatMap(([kind, rows]) =>
      rows.map((row) => JSON.stringify([kind, { ...row, source: { ...row.source, entry: 0 } }])),
    )
    .sort()

const ENTRY = /<entry[\s>][\s\S]*?<\/entry>/g

/** Reorders the entries of every section by `orderOf` (a number for each entry of the document). */
export function withEntryOrder(text: string, orderOf: (index: number) => number): string {
  let index = 0
  return text.replace(/<section[\s>](?:(?!<section[\s>])[\s\S])*?<\/section>/g, (section) => {
    const entries = (section.match(ENTRY) ?? []).map((entry) => ({ entry, order: orderOf(index++) }))
    entries.sort((one, other) => one.order - other.order)
    let next = 0
    return section.replace(ENTRY, () => entries[next++]?.entry ?? '')
  })
}
