/** What reading one document gives: one patient's statements from one file, and the account of what was not read. */
import type { Provider } from '../../src-preload/contract/data-types'
import type { Demographics, DocumentHeader, Warning } from '../../src-preload/contract/record'
import type { Note, Statement, StatementKind } from '../../src-preload/contract/statements'
import type { FileContent } from './carried'

export type Statements = { readonly [K in StatementKind]: readonly Statement<K>[] }

/**
 * Entries of one section. `entries` counts `<entry>` elements, `rows` the statements they gave. Every clinical
 * statement that was met is either a row or accounted for: `statements = rows + sum of accounted`.
 */
export interface SectionSummary {
  readonly code?: string
  readonly title?: string
  readonly entries: number
  readonly rows: number
  /** Entries that gave neither a row nor a stated reason for giving none. */
  readonly unread: number
  readonly statements: number
  readonly accounted: Readonly<Partial<Record<Account, number>>>
  readonly narrativeChars: number
}
export type Account = 'noKnown' | 'refuted' | 'null' | 'duplicate' | 'unreadable'

/** A file carried inside the document, base64-decoded. */
export interface EmbeddedFile extends FileContent {
  readonly name: string
  readonly mediaType: string
}

/** What a large document gave so far, to be put away before it is read on. */
export type ReadPart = Pick<DocumentReading, 'statements' | 'notes' | 'warnings'>

export interface DocumentReading {
  readonly header: DocumentHeader
  readonly demographics: Demographics
  /** `<root>^<extension>` of the patient's id, or `demographics:<sha256>` where the document gives no id. */
  readonly patientKey: string
  readonly statements: Statements
  readonly notes: readonly Note[]
  readonly providers: readonly Provider[]
  /** The provider the patient is attributed to by this document, with the rule that gave it. */
  readonly attributed?: { readonly npi: string; readonly by: 'primary care' | 'encounter' | 'author' }
  readonly sections: readonly SectionSummary[]
  readonly warnings: readonly Warning[]
  readonly embedded: readonly EmbeddedFile[]
  readonly encoding: string
}
