/** What a reader may ask while it reads one entry, and where it reports what it met. */
import type { Provider, Source } from '../../src-preload/contract/data-types'
import type { Narrative } from './narrative/narrative'
import { narrativeRow, wholeText } from './narrative/narrative-row'
import type { XmlNode } from './xml/node'

/** The document around all entries. */
export interface DocumentContext {
  readonly file: string
  /** ISO date (and time) of the document: "now" for statuses. */
  readonly documentDate: string | undefined
  /** Text behind a narrative reference (`#id`), with fallbacks for wrong case and a missing `#`. */
  reference(value: string, current: Narrative | undefined): string | undefined
  warn(code: string, section: string | undefined, entry: number): void
  /** Every provider met, for the mapping of NPIs. */
  provider(provider: Provider): void
}

/** Of one entry, or of the header. One object for all its statements: it is asked for every value that is read. */
export class ReadContext {
  readonly #document: DocumentContext
  readonly #label: string | undefined
  readonly #narrative: Narrative | undefined
  readonly #entry: number
  #source: Source | undefined = undefined
  #wrapper: XmlNode | undefined = undefined
  #list: string | undefined = undefined
  #negated = false
  #consumed: Set<XmlNode> | undefined = undefined

  /** `label`: LOINC code of the section, else its title; undefined in the header, whose `entry` is 0. */
  constructor(document: DocumentContext, label?: string, narrative?: Narrative, entry = 0) {
    this.#document = document
    this.#label = label
    this.#narrative = narrative
    this.#entry = entry
  }

  /** One object for all rows of the entry. */
  get source(): Source {
    this.#source ??= { file: this.#document.file, section: this.#label ?? 'header', entry: this.#entry }
    return this.#source
  }

  /** The enclosing act or organizer of the statement at hand: concern, panel, family member. */
  get wrapper(): XmlNode | undefined {
    return this.#wrapper
  }

  /** Which list of its kind the row stands on, by section. */
  get list(): string | undefined {
    return this.#list
  }

  /** The relationship that leads to the statement is negated. */
  get negated(): boolean {
    return this.#negated
  }

  /** Of each statement of the entry, before it is read. */
  begin(wrapper: XmlNode | undefined, list: string | undefined, negated: boolean): void {
    this.#wrapper = wrapper
    this.#list = list
    this.#negated = negated
  }

  get documentDate(): string | undefined {
    return this.#document.documentDate
  }

  reference(value: string): string | undefined {
    const text = this.#document.reference(value, this.#narrative)
    if (text === undefined) this.warn('reference_unresolved')
    return text
  }

  /** What the section's narrative says as a whole (its only row, or everything); in the header undefined. */
  sectionText(): string | undefined {
    return this.#narrative && wholeText(this.#narrative)
  }

  /** The row of the section's narrative that speaks of a statement, by its references or its name; cell by cell, empty for none. */
  narrativeRow(statement: XmlNode, name: string | undefined): readonly string[] {
    return this.#narrative === undefined ? [] : narrativeRow(this.#narrative, statement, name)
  }

  /** Codes only; repeated codes of one entry are kept once. */
  warn(code: string): void {
    this.#document.warn(code, this.#label, this.#entry)
  }

  provider(provider: Provider): void {
    this.#document.provider(provider)
  }

  /** Marks statements, or what stands in them, as part of the one being read: they are not read again as their own. */
  consume(node: XmlNode): void {
    this.#consumed ??= new Set()
    this.#consumed.add(node)
  }

  isConsumed(statement: XmlNode): boolean {
    const consumed = this.#consumed
    if (consumed === undefined) return false
    if (consumed.has(statement)) return true
    for (const inner of statement.children) if (consumed.has(inner)) return true
    return false
  }
}

export type Reader<T> = (node: XmlNode, context: ReadContext) => T | undefined
