/**
 * A section is a table: which sections and statement templates it covers, and where each field of a row stands.
 * `defineSection` types the table by the record's kind; `readRow` is the one loop that reads all of them.
 */
import type { Statement, StatementKind } from '../../src-preload/contract/statements'
import type { ReadContext, Reader } from './context'
import { readAuthor } from './people'
import type { Account } from './reading'
import { readCode, readEach, readIdentifier, readPeriod, readTextOrReference, withValue } from './values'
import {
  attribute,
  child,
  hasTemplate,
  isTrue,
  type Path,
  pathOf,
  select,
  selectAll,
  textOf,
  type XmlNode,
} from './xml/node'

/** Of a statement. */
export type Field<T> = Reader<T>
type Fields<K extends StatementKind> = {
  readonly [F in keyof Omit<Statement<K>, 'source' | 'text'>]?: Field<Statement<K>[F]>
}

/** Either a row (asserting, or flagged as an account of itself), or no row and the reason. */
export interface Verdict<K extends StatementKind> {
  readonly row?: Statement<K>
  readonly account?: Account
}

interface Definition<K extends StatementKind> {
  readonly kind: K
  /** LOINC code of the section → name of the list its rows stand on ('' for the plain one). */
  readonly sections: Readonly<Record<string, string>>
  /** Section template roots, for sections whose code is missing or wrong. */
  readonly sectionTemplates: readonly string[]
  /** Statement elements that are rows in the table's own sections, whatever their template. */
  readonly elements: readonly string[]
  /** Statement templates that are rows of this kind in every section. */
  readonly templates: readonly string[]
  /** In its own sections every statement is a row of this kind, even one whose template says otherwise. */
  readonly claims?: true
  readonly fields: Fields<K>
  /** May write to the row, which is nobody else's yet. */
  readonly judge?: (row: Statement<K>, statement: XmlNode, context: ReadContext) => Verdict<K>
}

export interface SectionTable<K extends StatementKind> extends Definition<K> {
  /** All fields in the order of a row. A table's own takes the place of the common one, which is not read then. */
  readonly columns: readonly { readonly name: string; readonly read: Field<unknown> }[]
}

export function defineSection<K extends StatementKind>(definition: Definition<K>): SectionTable<K> {
  const fields: Readonly<Record<string, Field<unknown>>> = { ...COMMON, ...definition.fields }
  const columns = Object.entries(fields).map(([name, read]) => ({ name, read }))
  return { ...definition, columns }
}

/** `isDeep`: below a child of the row. The child itself is nobody else's anyway. */
const placesAt = (paths: string | readonly string[]): readonly { readonly path: Path; readonly isDeep: boolean }[] =>
  [paths].flat().map((path) => ({ path: pathOf(path), isDeep: path.includes('/') }))

/** Most fields stand in a child of the statement: that is found without a path. */
const isChildName = (paths: string | readonly string[]): paths is string =>
  typeof paths === 'string' && /^[\w:]+$/.test(paths)

/** The first node at one of `paths` that the reader makes something of. */
export function one<T>(paths: string | readonly string[], reader: Reader<T>): Field<T> {
  if (isChildName(paths)) {
    return (statement, context) => {
      const node = child(statement, paths)
      return node === undefined ? undefined : reader(node, context)
    }
  }
  const places = placesAt(paths)
  return (statement, context) => {
    for (const { path, isDeep } of places) {
      const node = select(statement, path)
      const value = node === undefined ? undefined : reader(node, context)
      if (node === undefined || value === undefined) continue
      if (isDeep) context.consume(node)
      return value
    }
    return undefined
  }
}

/** Every node at any of `paths`; undefined for none. */
export function all<T>(paths: string | readonly string[], reader: Reader<T>): Field<T[]> {
  if (isChildName(paths)) return (statement, context) => readEach(statement, paths, reader, context)
  const places = placesAt(paths)
  return (statement, context) => {
    let values: T[] | undefined
    for (const { path, isDeep } of places) {
      for (const node of selectAll(statement, path)) {
        const value = reader(node, context)
        if (isDeep) context.consume(node)
        if (value !== undefined) values = withValue(values, value)
      }
    }
    return values
  }
}

export const attributeOf = (path: string, name: string): Field<string> => {
  const place = pathOf(path)
  return (statement) => attribute(select(statement, place), name)
}

export const readOwnCode = one('code', readCode)

/** Comment activity (2.16.840.1.113883.10.20.22.4.64 and its older forms): text of the statement it hangs on. */
const COMMENTS = ['2.16.840.1.113883.10.20.22.4.64', '2.16.840.1.113883.10.20.1.40', '1.3.6.1.4.1.19376.1.5.3.1.4.2']
const ACTS = pathOf('entryRelationship/act')
export const readComment: Field<string> = (statement, context) => {
  const acts = selectAll(statement, ACTS)
  if (acts.length === 0) return undefined
  const found = new Set<string>()
  for (const root of COMMENTS) {
    for (const act of acts) {
      if (!hasTemplate(act, root)) continue
      context.consume(act)
      const text = child(act, 'text')
      const said = text === undefined ? undefined : readTextOrReference(text, context)
      if (said !== undefined) found.add(said)
    }
  }
  return found.size === 0 ? undefined : [...found].join('\n')
}

const readText: Field<string> = (statement, context) => {
  const text = child(statement, 'text')
  const said = text === undefined ? undefined : readTextOrReference(text, context)
  const comment = readComment(statement, context)
  return said === undefined || comment === undefined || said === comment ? (said ?? comment) : `${said}\n${comment}`
}

const readNegation: Field<true> = (statement, context) =>
  context.negated || isTrue(statement, 'negationInd') ? true : undefined

/**
 * What every statement may say, in the order of a row. effectiveTime is one TS or IVL_TS for all but medications, whose
 * table reads its own.
 */
const COMMON = {
  ids: all('id', readIdentifier),
  code: readOwnCode,
  status: attributeOf('statusCode', 'code'),
  negated: readNegation,
  nullFlavor: attributeOf('.', 'nullFlavor'),
  period: one('effectiveTime', readPeriod),
  text: readText,
  authors: all('author', readAuthor),
} satisfies { [F in keyof Statement]?: Field<Statement[F]> }

export function readRow<K extends StatementKind>(
  table: SectionTable<K>,
  statement: XmlNode,
  context: ReadContext,
): Verdict<K> {
  const negation = statement.attributes.negationInd
  if (negation !== undefined && !/^\s*(true|false|0|1)\s*$/i.test(negation)) context.warn('negation_unreadable')
  const row: Record<string, unknown> = {}
  let isEmpty = true
  for (const { name, read } of table.columns) {
    const value = read(statement, context)
    if (value === undefined) continue
    row[name] = value
    isEmpty = false
  }
  if (hasSeveralValues(statement)) context.warn('several_values')
  if (isEmpty) return { account: 'null' }
  row.source = context.source
  const typed = row as unknown as Statement<K>
  return table.judge?.(typed, statement, context) ?? { row: typed }
}

function hasSeveralValues(statement: XmlNode): boolean {
  let values = 0
  for (const { name } of statement.children) if (name === 'value') values += 1
  return values > 1
}

/** A row that says nothing but that it is unknown: no text, no value, and a code that is at most a null flavour. */
export const saysNothing = (row: Statement): boolean => {
  const code = row.code
  const bare =
    code === undefined ||
    (code.code === undefined &&
      code.display === undefined &&
      code.originalText === undefined &&
      code.translations === undefined)
  return bare && row.text === undefined && !('value' in row && row.value !== undefined && row.value.type !== 'null')
}

export const titleOf = (node: XmlNode): string | undefined => textOf(child(node, 'title'))
