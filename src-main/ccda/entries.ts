/**
 * One entry → rows. The statement's own template decides what it is, then the section it stands in, then its element.
 * Acts and organizers around statements are wrappers. Whatever is met is counted: a row, or a reason for none.
 */
import type { Statement, StatementKind } from '../../src-preload/contract/statements'
import type { ReadContext } from './context'
import { judgeByNarrative } from './judge'
import type { Account } from './reading'
import { readRow, type SectionTable, type StatementContext } from './section'
import { SECTIONS } from './sections'
import { attribute, child, childrenOf, isTrue, type XmlNode } from './xml/node'
import { foldSpaces } from './xml/spaces'

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
const LINKS = new Set(['entryRelationship', 'component', 'sequelTo'])
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

const templatesOf = (statement: XmlNode): string[] =>
  childrenOf(statement, 'templateId').map((node) => node.attributes.root ?? '')

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
    if (!LINKS.has(link.name)) continue
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
function isPointer(statement: XmlNode, templates: readonly string[]): boolean {
  if (templates.some((root) => POINTERS.has(root))) return true
  const code = child(statement, 'code')
  const coded = attribute(code, 'code') ?? attribute(code, 'displayName') ?? code?.children[0]
  return (
    coded === undefined &&
    !['value', 'text', 'consumable', 'product'].some((name) => child(statement, name) !== undefined)
  )
}

function tableFor(
  { statement, isPart }: Nested,
  templates: readonly string[],
  section: SectionKind,
  insideRow: boolean,
  wrapper: XmlNode | undefined,
): Table | undefined {
  const own = section.table
  if (own?.claims === true && !insideRow && own.elements.includes(statement.name)) return own
  const templated = templates.map((root) => byTemplate.get(root)).find((table) => table !== undefined)
  if (templated !== undefined) return templated
  if (insideRow && isPart && isMeasured(section) && own?.elements.includes(statement.name) === true) return own
  if (isEncounterDiagnosis(statement, section, wrapper)) return SECTIONS.problems as unknown as Table
  if (insideRow) return isPointer(statement, templates) ? undefined : (SECTIONS.findings as unknown as Table)
  if (own?.elements.includes(statement.name) === true) return own
  const kind = BY_ELEMENT[statement.name]
  return kind === undefined ? undefined : (SECTIONS[kind] as unknown as Table)
}

const PROCEDURES = SECTIONS.procedures as unknown as Table

/** Putting in a device, told among the devices, is a procedure as well; that there is none is told once. */
const isProcedureToo = ({ name }: XmlNode, { kind }: Table): boolean => kind === 'devices' && name === 'procedure'

/** Encounter diagnosis (…22.4.80) by its shape: an observation in an act of an encounter. */
const isEncounterDiagnosis = (statement: XmlNode, { table }: SectionKind, wrapper: XmlNode | undefined): boolean =>
  table?.kind === 'encounters' && wrapper?.name === 'act' && statement.name === 'observation'

const isMeasured = ({ table }: SectionKind): boolean => table?.kind === 'vitals' || table?.kind === 'results'

/** Organizers always, acts by template, and any act around statements in a section whose rows are not acts. */
const isWrapper = (
  statement: XmlNode,
  templates: readonly string[],
  nested: readonly Nested[],
  section: SectionKind,
): boolean =>
  statement.name === 'organizer' ||
  templates.some((root) => WRAPPERS.has(root)) ||
  (statement.name === 'act' &&
    nested.length > 0 &&
    (section.table?.elements.includes('act') !== true || section.table.kind === 'insurance') &&
    !templates.some((root) => byTemplate.has(root)))

/** Says something only by a reference into the narrative that could not be followed. */
const pointsNowhere = (node: XmlNode): boolean =>
  (node.name === 'reference' && attribute(node, 'value')?.startsWith('#') === true) || node.children.some(pointsNowhere)

export function readEntry(entry: XmlNode, section: SectionKind, context: ReadContext, sink: EntrySink): void {
  const consumed = new Set<XmlNode>()
  const isConsumed = (node: XmlNode): boolean =>
    consumed.has(node) || node.children.some((inner) => consumed.has(inner))

  let met = 0

  const readStatement = (found: Nested, table: Table, wrapper: XmlNode | undefined): void => {
    met += 1
    const { statement, negated } = found
    const list = listOf(table, section)
    const inner: StatementContext = { ...context, wrapper, list, negated, consume: (node) => consumed.add(node) }
    const { row, account } = judgeByNarrative(table.kind, readRow(table, statement, inner), () => [
      context.sectionText(),
      foldSpaces(context.narrativeRow(statement, undefined).join(' ')),
    ])
    const isNew = row === undefined || sink.row(table.kind, row)
    const reason = !isNew ? 'duplicate' : account === 'null' && pointsNowhere(statement) ? 'unreadable' : account
    if (reason !== undefined) sink.account(reason)
    else if (isProcedureToo(statement, table)) readStatement(found, PROCEDURES, wrapper)
  }

  const visit = (found: Nested, wrapper: XmlNode | undefined, insideRow: boolean): void => {
    const { statement } = found
    const templates = templatesOf(statement)
    const nested = nestedIn(statement)
    const wraps = isWrapper(statement, templates, nested, section)
    const table = wraps || isConsumed(statement) ? undefined : tableFor(found, templates, section, insideRow, wrapper)
    if (table !== undefined) readStatement(found, table, wrapper)
    const inside = insideRow || table !== undefined
    for (const next of nested) {
      const isInPart = next.isPart && wrapper === undefined && isMeasured(section)
      visit(next, wraps || isInPart ? statement : wrapper, inside || isConsumed(statement))
    }
  }

  for (const statement of entry.children) {
    if (!STATEMENTS.has(statement.name)) continue
    visit({ statement, negated: false, isPart: false }, undefined, false)
  }
  if (met === 0) accountForEmpty(entry, sink)
}

/** An entry without any statement, or whose wrapper says it holds nothing, is accounted for as null. */
function accountForEmpty(entry: XmlNode, sink: EntrySink): void {
  const statements = entry.children.filter((node) => STATEMENTS.has(node.name))
  const onlyNull = statements.every(
    (statement) => nestedIn(statement).length === 0 && attribute(statement, 'nullFlavor') !== undefined,
  )
  if (onlyNull && (statements.length > 0 || attribute(entry, 'nullFlavor') !== undefined)) sink.account('null')
}
