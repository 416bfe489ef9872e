/** Gathers what the walker hands over into one `DocumentReading`. One instance a document. */
import type { Provider } from '../../src-preload/contract/data-types'
import type { Warning } from '../../src-preload/contract/record'
import {
  ALL_STATEMENT_KINDS,
  type Note,
  type Statement,
  type StatementKind,
} from '../../src-preload/contract/statements'
import { attributionOf, latestPerformed } from './attribution'
import { type DocumentContext, ReadContext } from './context'
import { mediaIn, readEmbedded } from './embedded'
import { type EntrySink, readEntry } from './entries'
import { patientKeyOf, readCareTeam, readDemographics, readDocumentHeader, readEncompassingEncounter } from './header'
import type { Narrative } from './narrative/narrative'
import { createReferences } from './narrative/references'
import { readAuthor } from './people'
import type { DocumentReading, EmbeddedFile, ReadPart, SectionSummary, Statements } from './reading'
import { Repeats } from './repeats'
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

const emptyRows = (): Rows => Object.fromEntries(ALL_STATEMENT_KINDS.map((kind) => [kind, []])) as unknown as Rows

export class Collector implements WalkerSink, DocumentContext {
  readonly file: string
  #rows = emptyRows()
  readonly #repeats = new Repeats()
  readonly #header: XmlNode[] = []
  readonly #open = new Map<SectionParts, SectionAccount>()
  readonly #summaries: SectionSummary[] = []
  #notes: Note[] = []
  readonly #warnings = new Map<string, Warning>()
  readonly #providers: Provider[] = []
  readonly #providersByRole = new Map<string | undefined, Map<string | undefined, Provider>>()
  readonly #embedded: EmbeddedFile[] = []
  readonly #references = createReferences()
  readonly #number = createNumbering()
  readonly #headerContext = new ReadContext(this)
  /** Of the encounters taken, the one that may tell the provider. */
  #performed: Statement<'encounters'> | undefined
  #hasVisit = false
  #documentDate: string | undefined
  #referenced = 0

  constructor(file: string) {
    this.file = file
  }

  header(part: XmlNode): void {
    if (part.name === 'effectiveTime') this.#documentDate = readInstant(part, this.#headerContext)?.iso
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
    const context = new ReadContext(this, section.label, parts.narrative, section.entry)
    readEntry(entry, section.kind, context, this.#sinkFor(section))
    if (statementsMet(section) > met || media.length > 0) return
    section.unread += 1
    this.warn('entry_not_read', section.label, section.entry)
  }

  headerOddity(oddity: Oddity): void {
    this.warn(oddity, 'header')
  }

  sectionEnd(parts: SectionParts): void {
    const section = this.#sectionOf(parts)
    for (const oddity of parts.oddities) this.warn(oddity, section.label)
    this.#open.delete(parts)
    if (parts.narrative !== undefined) this.#references.add(parts.narrative)
    this.#addNote(parts, section)
    this.#summaries.push(summaryOf(section, parts.narrative))
  }

  /** What is known so far and not told again. The header, with its visit, comes before it. */
  take(): ReadPart {
    const part = { statements: this.#rows satisfies Statements, notes: this.#notes, warnings: this.#takeWarnings() }
    if (this.#rows.encounters.length > 0) this.#joinVisit(readEncompassingEncounter(this.#header, this.#headerContext))
    this.#performed = latestPerformed(this.#encounters())
    this.#repeats.release()
    this.#rows = emptyRows()
    this.#notes = []
    return part
  }

  /** Of entries, none of which comes again. */
  #takeWarnings(): Warning[] {
    const taken = [...this.#warnings].filter(([, { entry }]) => entry !== undefined)
    for (const [key] of taken) this.#warnings.delete(key)
    return taken.map(([, warning]) => warning)
  }

  finish(encoding: string, repaired: boolean): DocumentReading {
    if (repaired) this.warn('encoding_repaired')
    const context = this.#headerContext
    const header = readDocumentHeader(this.#header, this.file, context)
    const demographics = readDemographics(child(this.#patient(), 'patientRole'), context)
    this.#addVisit(context)
    const attributed = attributionOf(readCareTeam(this.#header, context), this.#encounters(), header.authors)
    return {
      header,
      demographics,
      patientKey: patientKeyOf(demographics, header, context),
      statements: this.#rows satisfies Statements,
      notes: this.#notes,
      providers: this.#providers,
      ...(attributed && { attributed }),
      sections: this.#summaries,
      warnings: [...this.#warnings.values()],
      embedded: this.#embedded,
      encoding,
    }
  }

  #patient(): XmlNode | undefined {
    const targets = this.#header.filter((part) => part.name === 'recordTarget')
    if (targets.length === 0) this.warn('patient_missing')
    if (targets.length > 1) this.warn('several_patients')
    return targets[0]
  }

  #addVisit(context: ReadContext): void {
    const visit = readEncompassingEncounter(this.#header, context)
    if (visit === undefined || this.#joinVisit(visit)) return
    this.#rows.encounters.push(visit)
  }

  /** With the first encounter that is the same; true where that is done. */
  #joinVisit(visit: Statement<'encounters'> | undefined): boolean {
    if (visit === undefined || this.#hasVisit) return this.#hasVisit
    const { encounters } = this.#rows
    const same = encounters.findIndex((row) => isSameVisit(row, visit))
    const known = encounters[same]
    if (known === undefined) return false
    encounters[same] = { ...visit, ...known, ids: [...(known.ids ?? []), ...(visit.ids ?? [])] }
    this.#hasVisit = true
    return true
  }

  /** Those held, behind the one that stands for those taken. */
  #encounters(): readonly Statement<'encounters'>[] {
    return this.#performed === undefined ? this.#rows.encounters : [this.#performed, ...this.#rows.encounters]
  }

  get documentDate(): string | undefined {
    return this.#documentDate
  }

  reference(value: string, current: Narrative | undefined): string | undefined {
    const text = this.#references.resolve(value, current)
    this.#referenced += text?.length ?? 0
    if (this.#referenced > MAX_REFERENCED_CHARACTERS) throw new OverLimit('text_too_long')
    return text
  }

  provider(provider: Provider): void {
    const { npi, invalidNpi, name, organization, role } = provider
    const who = npi ?? invalidNpi ?? name ?? organization
    const known = this.#providersByRole.get(role) ?? new Map<string | undefined, Provider>()
    if (known.has(who)) return
    this.#providersByRole.set(role, known.set(who, provider))
    this.#providers.push(provider)
  }

  warn(code: string, section?: string, entry = 0): void {
    const key = `${code}|${section}|${entry}`
    if (this.#warnings.has(key)) return
    this.#warnings.set(key, { code, ...(section === undefined ? {} : { section }), ...(entry === 0 ? {} : { entry }) })
  }

  #sinkFor(section: SectionAccount): EntrySink {
    return {
      row: (kind, row) => {
        if (this.#repeats.isRepeated(kind, row)) return false
        const list: Statement[] = this.#rows[kind]
        list.push(row)
        section.rows += 1
        return true
      },
      account: (reason) => addAccount(section, reason),
    }
  }

  #sectionOf(parts: SectionParts): SectionAccount {
    const known = this.#open.get(parts)
    if (known !== undefined) return known
    const section = openAccount(parts)
    this.#open.set(parts, section)
    return section
  }

  #addMedia(data: XmlNode, name: string, section?: SectionAccount): void {
    const found = readEmbedded(data, name)
    if (typeof found === 'string') this.warn(found, section?.label, section?.entry)
    else this.#embedded.push(found)
  }

  #addNote(parts: SectionParts, section: SectionAccount): void {
    if (parts.narrative === undefined || parts.narrative.plain.trim() === '') return
    const context = new ReadContext(this, section.label, parts.narrative)
    const code = child(parts.node, 'code')
    const read = code === undefined ? undefined : readCode(code, context)
    const authors = childrenOf(parts.node, 'author')
      .map((author) => readAuthor(author, context))
      .filter((author) => author !== undefined)
    const time = select(parts.node, 'author/time')
    const written = time === undefined ? undefined : readInstant(time, context)
    this.#notes.push({
      source: { file: this.file, section: section.label, entry: 0 },
      html: parts.narrative.html,
      ...(read && { code: read }),
      ...(section.title === undefined ? {} : { title: section.title }),
      ...(written && { time: written }),
      ...(authors.length === 0 ? {} : { authors }),
    })
  }
}

const dayOf = ({ period }: Statement<'encounters'>): string | undefined =>
  (period?.at ?? period?.low)?.iso?.slice(0, 10)

/** Exports give the visit of the header an id of its own; without a code of its own the day tells. */
const isSameVisit = (row: Statement<'encounters'>, visit: Statement<'encounters'>): boolean =>
  shareId(row, visit) || (visit.code === undefined && dayOf(visit) !== undefined && dayOf(row) === dayOf(visit))

const shareId = (one: Statement<'encounters'>, other: Statement<'encounters'>): boolean =>
  one.ids?.some((id) => other.ids?.some((known) => known.root === id.root && known.extension === id.extension)) === true
