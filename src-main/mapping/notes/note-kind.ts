/** A kind of statement as a table: what a note says of each. The same rows print the field map. */
import type { PatientRecord } from '../../../src-preload/contract/record'
import type { Statement } from '../../../src-preload/contract/statements'
import { nameOf } from '../text'

type Details<S> = readonly (readonly [label: string, from: string, read: (statement: S) => string | undefined])[]

interface KindTable<S extends Statement> {
  readonly category: string
  readonly title: string
  /** What is said when the record states that there is nothing of this kind. */
  readonly none: string
  readonly statements: (record: PatientRecord) => readonly S[]
  /** What the statement is about, unless its code or text says so. */
  readonly name?: (statement: S) => string | undefined
  readonly details: Details<S>
}

/** One statement, put into words. `details` are labelled. */
export interface NoteLine {
  readonly statement: Statement
  readonly name: string | undefined
  readonly details: readonly string[]
}

export interface NoteKind {
  readonly category: string
  readonly title: string
  readonly none: string
  readonly fields: readonly (readonly [label: string, from: string])[]
  readonly lines: (record: PatientRecord) => NoteLine[]
}

export const noteKind = <S extends Statement>({
  category,
  title,
  none,
  statements,
  name = nameOf,
  details,
}: KindTable<S>): NoteKind => ({
  category,
  title,
  none,
  fields: details.map(([label, from]) => [label, from]),
  lines: (record) =>
    statements(record).map((statement) => ({
      statement,
      name: name(statement),
      details: details.flatMap(([label, , read]) => {
        const text = read(statement)
        return text === undefined || text === name(statement) ? [] : [`${label}: ${text}`]
      }),
    })),
})
