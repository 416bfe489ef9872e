/** Gathers what the walker hands over into one `DocumentReading`. One instance a document. */
import type { Provider } from '../../src-preload/contract/data-types'
import type { Warning } from '../../src-preload/contract/record'
import { type Note, STATEMENT_KINDS, type Statement, type StatementKind } from '../../src-preload/contract/statements'
import { attributionOf } from './attribution'
import type { ReadContext } from './context'
import { mediaIn, readEmbedded } from './embedded'
import { type EntrySink, readEntry } from './entries'
import { patientKeyOf, readCareTeam, readDemographics, readDocumentHeader, readEncompassingEncounter } from './header'
import { narrativeRow, wholeText } from './narrative/narrative-row'
import { createReferences } from './narrative/references'
import { readAuthor } from './people'
import type { DocumentReading, EmbeddedFile, SectionSummary, Statements } from './reading'
import {
  addAccount,
  createNumbering,
  openAccount,
  type SectionAccount,
  statementsMet,
  summaryOf,
} from './section-account'
import { readCode, readInstant } from './values'
import type { Oddity, SectionParts, WalkerSink } from './walker'
import { MAX_REFERENCED_CHARACTERS, OverLimit } from './xml/limits'
import { child, childrenOf, select, type XmlNode } from './xml/node'

type Rows = { [K in StatementKind]: Statement<K>[] }

const emptyRows = (): Rows =>
  Object.fromEntries(Object.keys(STATEMENT_KINDS).map((kind) => [kind, []])) as unknown as Rows

export class Collector implements WalkerSink {
  readonly #file: string
  readonly #rows = emptyRows()
  readonly #rowsById = new Map<string, { readonly first: Statement; contents?: Set<string> }>()
  readonly #header: XmlNode[] = []
  readonly #open = new Map<SectionParts, SectionAccount>()
  readonly #summaries: SectionSummary[] = []
  readonly #notes: Note[] = []
  readonly #warnings = new Map<string, Warning>()
  readonly #providers = new Map<string, Provider>()
  readonly #embedded: EmbeddedFile[] = []
  readonly #references = createReferences()
  readonly #number = createNumbering()
  #documentDate: string | undefined
  #referenced = 0

  constructor(file: string) {
    this.#file = file
  }

  header(part: XmlNode): void {
    if (part.name === 'effectiveTime') this.#documentDate = readInstant(part, this.#context())?.iso
    if (part.name !== 'nonXMLBody') {
      this.#header.push(part)
      return
    }
    const data = child(part, 'text')
    if (data !== undefined) this.#addMedia(data, `document-${this.#embedded.length + 1}`)
  }

  entry(parts: SectionParts, entry: XmlNode): void {
    const section = this.#sectionOf(parts)
    section.entries += 1
    section.entry = this.#number(section.label)
    const met = statementsMet(section)
    const media = mediaIn(entry)
    for (const data of media) {
      this.#addMedia(data, `${section.label}-${section.entry}-${this.#embedded.length + 1}`, section)
    }
    readEntry(entry, section.kind, this.#context(section, parts, section.entry), this.#sinkFor(section))
    if (statementsMet(section) > met || media.length > 0) return
    section.unread += 1
    this.#warn('entry_not_read', section.label, section.entry)
  }

  headerOddity(oddity: Oddity): void {
    this.#warn(oddity, 'header')
  }

  sectionEnd(parts: SectionParts): void {
    const section = this.#sectionOf(parts)
    for (const oddity of parts.oddities) this.#warn(oddity, section.label)
    this.#open.delete(parts)
    if (parts.narrative !== undefined) this.#references.add(parts.narrative)
    this.#addNote(parts, section)
    this.#summaries.push(summaryOf(section, parts.narrative))
  }

  finish(encoding: string, repaired: boolean): DocumentReading {
    if (repaired) this.#warn('encoding_repaired')
    const context = this.#context()
    const header = readDocumentHeader(this.#header, this.#file, context)
    const demographics = readDemographics(child(this.#patient(), 'patientRole'), context)
    this.#addVisit(context)
    const attributed = attributionOf(readCareTeam(this.#header, context), this.#rows.encounters, header.authors)
    return {
      header,
      demographics,
      patientKey: patientKeyOf(demographics, header, context),
      statements: this.#rows satisfies Statements,
      notes: this.#notes,
      providers: [...this.#providers.values()],
      ...(attributed && { attributed }),
      sections: this.#summaries,
      warnings: [...this.#warnings.values()],
      embedded: this.#embedded,
      encoding,
    }
  }

  #patient(): XmlNode | undefined {
    const targets = this.#header.filter((part) => part.name === 'recordTarget')
    if (targets.length === 0) this.#warn('patient_missing')
    if (targets.length > 1) this.#warn('several_patients')
    return targets[0]
  }

  #addVisit(context: ReadContext): void {
    const visit = readEncompassingEncounter(this.#header, context)
    if (visit === undefined) return
    const { encounters } = this.#rows
    const same = encounters.findIndex((row) => isSameVisit(row, visit))
    const known = encounters[same]
    if (known === undefined) encounters.push({ ...visit, source: { ...visit.source, file: this.#file } })
    else encounters[same] = { ...visit, ...known, ids: [...(known.ids ?? []), ...(visit.ids ?? [])] }
  }

  #context(section?: SectionAccount, parts?: SectionParts, entry = 0): ReadContext {
    return {
      section: section?.label ?? 'header',
      entry,
      documentDate: this.#documentDate,
      reference: (value) => {
        const text = this.#references.resolve(value, parts?.narrative)
        if (text === undefined) this.#warn('reference_unresolved', section?.label, entry)
        this.#referenced += text?.length ?? 0
        if (this.#referenced > MAX_REFERENCED_CHARACTERS) throw new OverLimit('text_too_long')
        return text
      },
      sectionText: () => parts?.narrative && wholeText(parts.narrative),
      narrativeRow: (statement, name) => (parts?.narrative ? narrativeRow(parts.narrative, statement, name) : []),
      warn: (code) => this.#warn(code, section?.label, entry),
      provider: (provider) => this.#addProvider(provider),
      consume: () => undefined,
    }
  }

  #sinkFor(section: SectionAccount): EntrySink {
    return {
      row: (kind, row) => {
        if (this.#isRepeated(kind, row)) return false
        row.source.file = this.#file
        const list: Statement[] = this.#rows[kind]
        list.push(row)
        section.rows += 1
        return true
      },
      account: (reason) => addAccount(section, reason),
    }
  }

  /** The same ids and content twice in one document is one statement. */
  #isRepeated(kind: StatementKind, row: Statement): boolean {
    const id = row.ids?.[0]
    if (id === undefined) return false
    const key = `${kind}|${id.root}|${id.extension ?? ''}`
    const known = this.#rowsById.get(key)
    if (known === undefined) {
      this.#rowsById.set(key, { first: row })
      return false
    }
    known.contents ??= new Set([contentOf(known.first)])
    const content = contentOf(row)
    if (known.contents.has(content)) return true
    known.contents.add(content)
    return false
  }

  #sectionOf(parts: SectionParts): SectionAccount {
    const section = this.#open.get(parts) ?? openAccount(parts)
    this.#open.set(parts, section)
    return section
  }

  #addMedia(data: XmlNode, name: string, section?: SectionAccount): void {
    const found = readEmbedded(data, name)
    if (typeof found === 'string') this.#warn(found, section?.label, section?.entry)
    else this.#embedded.push(found)
  }

  #addNote(parts: SectionParts, section: SectionAccount): void {
    if (parts.narrative === undefined || parts.narrative.plain.trim() === '') return
    const context = this.#context(section, parts)
    const code = child(parts.node, 'code')
    const read = code === undefined ? undefined : readCode(code, context)
    const authors = childrenOf(parts.node, 'author')
      .map((author) => readAuthor(author, context))
      .filter((author) => author !== undefined)
    const time = select(parts.node, 'author/time')
    const written = time === undefined ? undefined : readInstant(time, context)
    this.#notes.push({
      source: { file: this.#file, section: section.label, entry: 0 },
      html: parts.narrative.html,
      ...(read && { code: read }),
      ...(section.title === undefined ? {} : { title: section.title }),
      ...(written && { time: written }),
      ...(authors.length === 0 ? {} : { authors }),
    })
  }

  #addProvider(provider: Provider): void {
    const { npi, invalidNpi, name, organization, role } = provider
    const key = JSON.stringify([npi ?? invalidNpi ?? name ?? organization, role])
    if (!this.#providers.has(key)) this.#providers.set(key, provider)
  }

  #warn(code: string, section?: string, entry = 0): void {
    const key = `${code}|${section}|${entry}`
    if (this.#warnings.has(key)) return
    this.#warnings.set(key, { code, ...(section === undefined ? {} : { section }), ...(entry === 0 ? {} : { entry }) })
  }
}

const contentOf = (row: Statement): string => JSON.stringify({ ...row, source: undefined })

const dayOf = ({ period }: Statement<'encounters'>): string | undefined =>
  (period?.at ?? period?.low)?.iso?.slice(0, 10)

/** Exports give the visit of the header an id of its own; without a code of its own the day tells. */
const isSameVisit = (row: Statement<'encounters'>, visit: Statement<'encounters'>): boolean =>
  shareId(row, visit) || (visit.code === undefined && dayOf(visit) !== undefined && dayOf(row) === dayOf(visit))

const shareId = (one: Statement<'encounters'>, other: Statement<'encounters'>): boolean =>
  one.ids?.some((id) => other.ids?.some((known) => known.root === id.root && known.extension === id.extension)) === true
