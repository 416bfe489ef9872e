/** What a reader may ask while it reads one entry, and where it reports what it met. */
import type { Provider } from '../../src-preload/contract/data-types'
import type { XmlNode } from './xml/node'

export interface ReadContext {
  /** LOINC code of the section, else its title; stands in every `source`. */
  readonly section: string
  /** 0 in the header. */
  readonly entry: number
  /** ISO date (and time) of the document: "now" for statuses. */
  readonly documentDate: string | undefined
  /** Text behind a narrative reference (`#id`), with fallbacks for wrong case and a missing `#`. */
  reference(value: string): string | undefined
  /** What the section's narrative says as a whole (its only row, or everything); in the header undefined. */
  sectionText(): string | undefined
  /** The row of the section's narrative that speaks of a statement, by its references or its name; cell by cell, empty for none. */
  narrativeRow(statement: XmlNode, name: string | undefined): readonly string[]
  /** Codes only; repeated codes of one entry are kept once. */
  warn(code: string): void
  /** Every provider met, for the mapping of NPIs. */
  provider(provider: Provider): void
  /** Marks statements that are part of the one being read, so that they are not read again as their own. */
  consume(node: XmlNode): void
}

export type Reader<T> = (node: XmlNode, context: ReadContext) => T | undefined
