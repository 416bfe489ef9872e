/** Gathers what the walker hands over into one `DocumentReading`. One instance a document. */
import type { Note, Provider, Statement, StatementKind, Warning } from '../../src-preload/contract/record'
import { STATEMENT_KINDS } from '../../src-preload/contract/record'
import type { ReadContext } from './context'
import { mediaIn, readEmbedded } from './embedded'
import { kindOfSection, readEntry, type EntrySink, type SectionKind } from './entries'
import { patientKeyOf, readCareTeam, readDemographics, readDocumentHeader, readEncompassingEncounter } from './header'
import { attribute, child, childrenOf, select, type XmlNode } from './node'
import { readAuthor } from './people'
import type { Account, DocumentReading, EmbeddedFile, SectionSummary, Statements } from './reading'
import { createReferences } from './references'
import { titleOf } from './section'
import { sortable } from './time'
import { readCode, readInstant } from './values'
import type { SectionParts, WalkerSink } from './walker'

type Rows = { [K in StatementKind]: Statement<K>[] }

interface OpenSection {
  readonly kind: SectionKind
  readonly label: string
  readonly code: string | undefined
  readonly title: string | undefined
  entries: number
  rows: number
  unread: number
  readonly accounted: Partial<Record<Account, number>>
}

const emptyRows = (): Rows => Object.fromEntries(Object.keys(STATEMENT_KINDS).map((kind) => [kind, []])) as unknown as Rows
const sum = (counts: Partial<Record<Account, number>>): number => Object.values(counts).reduce((total, count) => total + count, 0)

export interface Collector extends WalkerSink {
  finish(encoding: string, repaired: boolean): DocumentReading
}

export function createCollector(file: string): Collector {
  const rows = emptyRows()
  const seen = new Map<string, string[]>()
  const header: XmlNode[] = []
  const open = new Map<SectionParts, OpenSection>()
  const summaries: SectionSummary[] = []
  const notes: Note[] = []
  const warnings: Warning[] = []
  const warned = new Set<string>()
  const providers = new Map<string, Provider>()
  const embedded: EmbeddedFile[] = []
  const references = createReferences()
  let documentDate: string | undefined

  const warn = (code: string, section?: string, entry?: number): void => {
    const key = `${code}|${section}|${entry}`
    if (warned.has(key)) return
    warned.add(key)
    warnings.push({ code, ...(section === undefined ? {} : { section }), ...(entry === undefined || entry === 0 ? {} : { entry }) })
  }
  const addProvider = (provider: Provider): void => {
    const key = JSON.stringify([provider.npi ?? provider.invalidNpi ?? provider.name ?? provider.organization, provider.role])
    if (!providers.has(key)) providers.set(key, provider)
  }
  const contextFor = (section: OpenSection | undefined, narrative: SectionParts['narrative'], entry: number): ReadContext => ({
    section: section?.label ?? 'header',
    entry,
    documentDate,
    reference: (value) => {
      const text = references.resolve(value, narrative)
      if (text === undefined) warn('reference_unresolved', section?.label, entry)
      return text
    },
    warn: (code) => warn(code, section?.label, entry),
    provider: addProvider,
    consume: () => undefined,
  })
  const headerContext = contextFor(undefined, undefined, 0)

  /** The same ids and content twice in one document is one statement. */
  const isRepeated = (kind: StatementKind, row: Statement): boolean => {
    const id = row.ids?.[0]
    if (id === undefined) return false
    const key = `${kind}|${id.root}|${id.extension ?? ''}`
    const { source: _source, ...content } = row
    const digest = JSON.stringify(content)
    const known = seen.get(key)
    if (known === undefined) seen.set(key, [digest])
    else if (known.includes(digest)) return true
    else known.push(digest)
    return false
  }

  const sectionOf = (parts: SectionParts): OpenSection => {
    const known = open.get(parts)
    if (known !== undefined) return known
    const code = attribute(child(parts.node, 'code'), 'code')?.trim()
    const title = titleOf(parts.node)
    const templates = childrenOf(parts.node, 'templateId').map((node) => node.attributes.root ?? '')
    const created: OpenSection = {
      kind: kindOfSection(code, templates),
      label: code ?? title ?? 'section without code',
      code,
      title,
      entries: 0,
      rows: 0,
      unread: 0,
      accounted: {},
    }
    open.set(parts, created)
    return created
  }

  const addMedia = (data: XmlNode, name: string, section?: OpenSection): void => {
    const found = readEmbedded(data, name)
    if (typeof found === 'string') warn(found, section?.label, section?.entries)
    else embedded.push(found)
  }

  const addNote = (parts: SectionParts, section: OpenSection): void => {
    const narrative = parts.narrative
    if (narrative === undefined || narrative.plain.trim() === '') return
    const context = contextFor(section, narrative, 0)
    const code = child(parts.node, 'code')
    const read = code === undefined ? undefined : readCode(code, context)
    const authors = childrenOf(parts.node, 'author')
      .map((author) => readAuthor(author, context))
      .filter((author) => author !== undefined)
    const time = select(parts.node, 'author/time')
    const written = time === undefined ? undefined : readInstant(time, context)
    notes.push({
      source: { file, section: section.label, entry: 0 },
      html: narrative.html,
      ...(read && { code: read }),
      ...(section.title === undefined ? {} : { title: section.title }),
      ...(written && { time: written }),
      ...(authors.length === 0 ? {} : { authors }),
    })
  }

  return {
    header(part) {
      if (part.name === 'effectiveTime') documentDate = readInstant(part, headerContext)?.iso
      if (part.name === 'nonXMLBody') {
        const data = child(part, 'text')
        if (data !== undefined) addMedia(data, `document-${embedded.length + 1}`)
      } else header.push(part)
    },
    entry(parts, entry) {
      const section = sectionOf(parts)
      section.entries += 1
      const before = section.rows + sum(section.accounted)
      const sink: EntrySink = {
        row(kind, row) {
          if (isRepeated(kind, row)) return false
          row.source.file = file
          rows[kind].push(row as never)
          section.rows += 1
          return true
        },
        account(reason) {
          // A flagged row is staged, but it is an account of absence, not an assertion.
          if (reason === 'noKnown' || reason === 'refuted') section.rows -= 1
          section.accounted[reason] = (section.accounted[reason] ?? 0) + 1
        },
      }
      const context = contextFor(section, parts.narrative, section.entries)
      const media = mediaIn(entry)
      for (const data of media) addMedia(data, `${section.label}-${section.entries}-${embedded.length + 1}`, section)
      readEntry(entry, section.kind, { ...context, documentDate }, sink)
      if (section.rows + sum(section.accounted) > before || media.length > 0) return
      section.unread += 1
      warn('entry_not_read', section.label, section.entries)
    },
    sectionEnd(parts) {
      const section = sectionOf(parts)
      open.delete(parts)
      if (parts.narrative !== undefined) references.add(parts.narrative)
      addNote(parts, section)
      const { code, title, entries, unread, accounted } = section
      summaries.push({
        ...(code === undefined ? {} : { code }),
        ...(title === undefined ? {} : { title }),
        entries,
        rows: section.rows,
        unread,
        statements: section.rows + sum(accounted),
        accounted,
        narrativeChars: parts.narrative?.plain.trim().length ?? 0,
      })
    },
    finish(encoding, repaired) {
      if (repaired) warn('encoding_repaired')
      const document = readDocumentHeader(header, file, headerContext)
      const targets = header.filter((part) => part.name === 'recordTarget')
      if (targets.length === 0) warn('patient_missing')
      if (targets.length > 1) warn('several_patients')
      const demographics = readDemographics(child(targets[0], 'patientRole'), headerContext)
      const visit = readEncompassingEncounter(header, headerContext)
      if (visit !== undefined && !rows.encounters.some((row) => sharesId(row, visit))) {
        rows.encounters.push({ ...visit, source: { ...visit.source, file } })
      }
      const { primary } = readCareTeam(header, headerContext)
      const attributed = attribution(primary, rows.encounters, document.authors)
      return {
        header: document,
        demographics,
        patientKey: patientKeyOf(demographics, document, headerContext),
        statements: rows satisfies Statements,
        notes,
        providers: [...providers.values()],
        ...(attributed && { attributed }),
        sections: summaries,
        warnings,
        embedded,
        encoding,
      }
    },
  }
}

const sharesId = (one: Statement<'encounters'>, other: Statement<'encounters'>): boolean =>
  one.ids?.some((id) => other.ids?.some((candidate) => candidate.root === id.root && candidate.extension === id.extension)) === true

/** Primary care provider, else the performer of the latest encounter, else the author. */
function attribution(
  primary: Provider | undefined,
  encounters: readonly Statement<'encounters'>[],
  authors: readonly Provider[] | undefined,
): DocumentReading['attributed'] {
  if (primary?.npi !== undefined) return { npi: primary.npi, by: 'primary care' }
  const dated = [...encounters].sort((a, b) => sortable(b.period?.at ?? b.period?.low).localeCompare(sortable(a.period?.at ?? a.period?.low)))
  for (const encounter of dated) {
    const npi = encounter.performers?.find((performer) => performer.npi !== undefined)?.npi
    if (npi !== undefined) return { npi, by: 'encounter' }
  }
  const npi = authors?.find((author) => author.npi !== undefined)?.npi
  return npi === undefined ? undefined : { npi, by: 'author' }
}
