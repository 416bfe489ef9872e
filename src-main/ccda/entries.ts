/**
 * One entry → rows. The statement's own template decides what it is, then the section it stands in, then its element.
 * Acts and organizers around statements are wrappers. Whatever is met is counted: a row, or a reason for none.
 */
import type { Statement, StatementKind } from '../../src-preload/contract/statements'
import type { ReadContext } from './context'
import { judgeByNarrative } from './judge'
import type { Account } from './reading'
import { readRow, type SectionTable } from './section'
import { SECTIONS } from './sections'
import { attribute, child, isTrue, type XmlNode } from './xml/node'

type Table = SectionTable<StatementKind>
const tables = Object.values(SECTIONS) as unknown as Table[]

const index = (keysOf: (table: Table) => readonly string[]): ReadonlyMap<string, Table> =>
  new Map(tables.flatMap((table) => keysOf(table).map((key) => [key, table] as const)))
const bySection = index((table) => Object.keys(table.sections))
const bySectionTemplate = index((table) => table.sectionTemplates)
const byTemplate = index((table) => table.templates)

const STATEMENTS = new Set([
  'act',
  'observation',
  'organizer',
  'substanceAdministration',
  'supply',
  'procedure',
  'encounter',
])
const isLink = (name: string): boolean => name === 'entryRelationship' || name === 'component' || name === 'sequelTo'
/** Entry reference (…22.4.122) and external document reference (…22.4.115): pointers, not statements. */
const POINTERS = new Set(['2.16.840.1.113883.10.20.22.4.122', '2.16.840.1.113883.10.20.22.4.115'])
/** Acts that only hold the statement below them: concerns, diagnoses and medications in an act, coverage. */
const WRAPPERS = new Set(
  ['3', '30', '33', '34', '35', '36', '51', '60', '65', '80'].map((last) => `2.16.840.1.113883.10.20.22.4.${last}`),
)
/** In a section that nobody claims, the element alone decides. */
const BY_ELEMENT: Readonly<Record<string, StatementKind>> = {
  observation: 'findings',
  act: 'findings',
  substanceAdministration: 'medications',
  supply: 'devices',
  procedure: 'procedures',
  encounter: 'encounters',
}

const byElement = new Map(
  Object.entries(BY_ELEMENT).map(([element, kind]) => [element, SECTIONS[kind] as unknown as Table]),
)

export interface SectionKind {
  readonly table: Table | undefined
  readonly list: string | undefined
}

export function kindOfSection(code: string | undefined, templates: readonly string[]): SectionKind {
  const named = code === undefined ? undefined : bySection.get(code)
  if (named !== undefined) return { table: named, list: named.sections[code ?? ''] }
  const templated = templates.map((root) => bySectionTemplate.get(root)).find((table) => table !== undefined)
  return { table: templated, list: undefined }
}

/** A row whose kind is not its section's own never stands on the plain list of its kind. */
function listOf(table: Table, section: SectionKind): string | undefined {
  if (table === section.table || section.table === undefined) return section.list
  return section.table.kind === 'encounters' ? 'encounter diagnosis' : section.list || 'related'
}

export interface EntrySink {
  row<K extends StatementKind>(kind: K, row: Statement<K>): boolean
  account(reason: Account): void
}

/** What the templates of a statement say of it. */
interface Kind {
  readonly table: Table | undefined
  readonly isWrapper: boolean
  readonly isPointer: boolean
}

const kinds = new Map<string, Kind>()
for (const root of [...byTemplate.keys(), ...WRAPPERS, ...POINTERS]) {
  kinds.set(root, { table: byTemplate.get(root), isWrapper: WRAPPERS.has(root), isPointer: POINTERS.has(root) })
}
const UNKNOWN: Kind = { table: undefined, isWrapper: false, isPointer: false }

/** Of several templates the first that names a table. */
function kindOf(statement: XmlNode): Kind {
  let known = UNKNOWN
  for (const { name, attributes } of statement.children) {
    const kind = name === 'templateId' ? kinds.get(attributes.root ?? '') : undefined
    if (kind === undefined) continue
    if (known === UNKNOWN) known = kind
    else {
      known = {
        table: known.table ?? kind.table,
        isWrapper: known.isWrapper || kind.isWrapper,
        isPointer: known.isPointer || kind.isPointer,
      }
    }
  }
  return known
}

interface Nested {
  readonly statement: XmlNode
  /** The relationship itself is negated (entryRelationship/@negationInd): what it leads to is not so. */
  readonly negated: boolean
  /** A component (typeCode COMP) of the statement around it, as systolic and diastolic are of a blood pressure. */
  readonly isPart: boolean
}

const NOTHING: readonly Nested[] = []

function nestedIn(statement: XmlNode): readonly Nested[] {
  let found: Nested[] | undefined
  for (const link of statement.children) {
    if (!isLink(link.name)) continue
    const negated = isTrue(link, 'negationInd')
    const isPart = link.attributes.typeCode === 'COMP'
    for (const node of link.children) {
      if (!STATEMENTS.has(node.name)) continue
      const nested = { statement: node, negated, isPart }
      if (found === undefined) found = [nested]
      else found.push(nested)
    }
  }
  return found ?? NOTHING
}

/** A nested statement without code, value or text only points at something that stands elsewhere. */
function isPointer(statement: XmlNode, kind: Kind): boolean {
  if (kind.isPointer) return true
  const code = child(statement, 'code')
  const coded = attribute(code, 'code') ?? attribute(code, 'displayName') ?? code?.children[0]
  return (
    coded === undefined &&
    !['value', 'text', 'consumable', 'product'].some((name) => child(statement, name) !== undefined)
  )
}

function tableFor(
  { statement, isPart }: Nested,
  kind: Kind,
  section: SectionKind,
  insideRow: boolean,
  wrapper: XmlNode | undefined,
): Table | undefined {
  const own = section.table
  if (own?.claims === true && !insideRow && own.elements.includes(statement.name)) return own
  if (kind.table !== undefined) return kind.table
  if (insideRow && isPart && isMeasured(section) && own?.elements.includes(statement.name) === true) return own
  if (isEncounterDiagnosis(statement, section, wrapper)) return SECTIONS.problems as unknown as Table
  if (insideRow) return isPointer(statement, kind) ? undefined : (SECTIONS.findings as unknown as Table)
  if (own?.elements.includes(statement.name) === true) return own
  return byElement.get(statement.name)
}

const PROCEDURES = SECTIONS.procedures as unknown as Table

/** Putting in a device, told among the devices, is a procedure as well; that there is none is told once. */
const isProcedureToo = ({ name }: XmlNode, { kind }: Table): boolean => kind === 'devices' && name === 'procedure'

/** Encounter diagnosis (…22.4.80) by its shape: an observation in an act of an encounter. */
const isEncounterDiagnosis = (statement: XmlNode, { table }: SectionKind, wrapper: XmlNode | undefined): boolean =>
  table?.kind === 'encounters' && wrapper?.name === 'act' && statement.name === 'observation'

const isMeasured = ({ table }: SectionKind): boolean => table?.kind === 'vitals' || table?.kind === 'results'

/** Organizers always, acts by template, and any act around statements in a section whose rows are not acts. */
const isWrapper = (statement: XmlNode, kind: Kind, nested: readonly Nested[], section: SectionKind): boolean =>
  statement.name === 'organizer' ||
  kind.isWrapper ||
  (statement.name === 'act' &&
    nested.length > 0 &&
    (section.table?.elements.includes('act') !== true || section.table.kind === 'insurance') &&
    kind.table === undefined)

/** Says something only by a reference into the narrative that could not be followed. */
const pointsNowhere = (node: XmlNode): boolean =>
  (node.name === 'reference' && attribute(node, 'value')?.startsWith('#') === true) || node.children.some(pointsNowhere)

/** One entry, statement by statement. */
class EntryReader {
  readonly #section: SectionKind
  readonly #context: ReadContext
  readonly #sink: EntrySink
  /** Statements read so far. */
  met = 0

  constructor(section: SectionKind, context: ReadContext, sink: EntrySink) {
    this.#section = section
    this.#context = context
    this.#sink = sink
  }

  visit(found: Nested, wrapper: XmlNode | undefined, insideRow: boolean): void {
    const { statement } = found
    const section = this.#section
    const kind = kindOf(statement)
    const nested = nestedIn(statement)
    const wraps = isWrapper(statement, kind, nested, section)
    const isConsumed = this.#context.isConsumed(statement)
    const table = wraps || isConsumed ? undefined : tableFor(found, kind, section, insideRow, wrapper)
    if (table !== undefined) this.#read(found, table, wrapper)
    if (nested.length === 0) return
    const isInside = insideRow || table !== undefined || isConsumed
    const isMeasuredAlone = wrapper === undefined && isMeasured(section)
    for (const next of nested) {
      this.visit(next, wraps || (next.isPart && isMeasuredAlone) ? statement : wrapper, isInside)
    }
  }

  #read(found: Nested, table: Table, wrapper: XmlNode | undefined): void {
    this.met += 1
    const { statement, negated } = found
    const context = this.#context
    context.begin(wrapper, listOf(table, this.#section), negated)
    const { row, account } = judgeByNarrative(table.kind, readRow(table, statement, context), statement, context)
    const isNew = row === undefined || this.#sink.row(table.kind, row)
    const reason = !isNew ? 'duplicate' : account === 'null' && pointsNowhere(statement) ? 'unreadable' : account
    if (reason !== undefined) this.#sink.account(reason)
    else if (isProcedureToo(statement, table)) this.#read(found, PROCEDURES, wrapper)
  }
}

export function readEntry(entry: XmlNode, section: SectionKind, context: ReadContext, sink: EntrySink): void {
  const reader = new EntryReader(section, context, sink)
  for (const statement of entry.children) {
    if (STATEMENTS.has(statement.name)) reader.visit({ statement, negated: false, isPart: false }, undefined, false)
  }
  if (reader.met === 0) accountForEmpty(entry, sink)
}

/** An entry without any statement, or whose wrapper says it holds nothing, is accounted for as null. */
function accountForEmpty(entry: XmlNode, sink: EntrySink): void {
  const statements = entry.children.filter((node) => STATEMENTS.has(node.name))
  const onlyNull = statements.every(
    (statement) => nestedIn(statement).length === 0 && attribute(statement, 'nullFlavor') !== undefined,
  )
  if (onlyNull && (statements.length > 0 || attribute(entry, 'nullFlavor') !== undefined)) sink.account('null')
}
