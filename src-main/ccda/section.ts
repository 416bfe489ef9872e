/**
 * A section is a table: which sections and statement templates it covers, and where each field of a row stands.
 * `defineSection` types the table by the record's kind; `readRow` is the one loop that reads all of them.
 */
import type { Provider } from '../../src-preload/contract/data-types'
import type { Statement, StatementKind } from '../../src-preload/contract/statements'
import type { ReadContext, Reader } from './context'
import { readAuthor } from './people'
import type { Account } from './reading'
import { compact, readCode, readIdentifier, readPeriod, readTextOrReference } from './values'
import { attribute, child, childrenOf, isTrue, select, selectAll, textOf, type XmlNode } from './xml/node'

export interface StatementContext extends ReadContext {
  /** The enclosing act or organizer: concern, panel, family member. */
  readonly wrapper: XmlNode | undefined
  /** Which list of its kind the row stands on, by section. */
  readonly list: string | undefined
  /** The relationship that leads to the statement is negated. */
  readonly negated: boolean
}

export type Field<T> = (statement: XmlNode, context: StatementContext) => T | undefined
type Fields<K extends StatementKind> = { readonly [F in keyof Omit<Statement<K>, 'source'>]?: Field<Statement<K>[F]> }

/** Either a row (asserting, or flagged as an account of itself), or no row and the reason. */
export interface Verdict<K extends StatementKind> {
  readonly row?: Statement<K>
  readonly account?: Account
}

export interface SectionTable<K extends StatementKind> {
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
  readonly judge?: (row: Statement<K>, statement: XmlNode, context: StatementContext) => Verdict<K>
}

export const defineSection = <K extends StatementKind>(table: SectionTable<K>): SectionTable<K> => table

/** The first node at one of `paths` that the reader makes something of. */
export const one =
  <T>(paths: string | readonly string[], reader: Reader<T>): Field<T> =>
  (statement, context) => {
    for (const path of typeof paths === 'string' ? [paths] : paths) {
      const node = select(statement, path)
      const value = node === undefined ? undefined : reader(node, context)
      if (node === undefined || value === undefined) continue
      context.consume(node)
      return value
    }
    return undefined
  }

/** Every node at any of `paths`; undefined for none. */
export const all =
  <T>(paths: string | readonly string[], reader: Reader<T>): Field<T[]> =>
  (statement, context) => {
    const values: T[] = []
    for (const path of typeof paths === 'string' ? [paths] : paths) {
      for (const node of selectAll(statement, path)) {
        const value = reader(node, context)
        context.consume(node)
        if (value !== undefined) values.push(value)
      }
    }
    return values.length === 0 ? undefined : values
  }

export const attributeOf =
  (path: string, name: string): Field<string> =>
  (statement) =>
    attribute(select(statement, path), name)

const readAuthors = (statement: XmlNode, context: ReadContext): Provider[] | undefined => {
  const authors = childrenOf(statement, 'author')
    .map((author) => readAuthor(author, context))
    .filter((author) => author !== undefined)
  return authors.length === 0 ? undefined : authors
}

/** Comment activity (2.16.840.1.113883.10.20.22.4.64 and its older forms): text of the statement it hangs on. */
const COMMENTS = [
  '2.16.840.1.113883.10.20.22.4.64',
  '2.16.840.1.113883.10.20.1.40',
  '1.3.6.1.4.1.19376.1.5.3.1.4.2',
].map((root) => `entryRelationship/act[#${root}]`)
export const readComment: Field<string> = (statement, context) => {
  if (child(statement, 'entryRelationship') === undefined) return undefined
  const texts = COMMENTS.flatMap((path) => selectAll(statement, path)).map((act) => {
    context.consume(act)
    const text = child(act, 'text')
    return text === undefined ? undefined : readTextOrReference(text, context)
  })
  const found = texts.filter((text) => text !== undefined)
  return found.length === 0 ? undefined : [...new Set(found)].join('\n')
}

const joined = (...parts: readonly (string | undefined)[]): string | undefined =>
  [...new Set(parts.filter((part) => part !== undefined && part !== ''))].join('\n') || undefined

/** effectiveTime is one TS or IVL_TS for every statement but medications, whose table reads its own. */
function common(statement: XmlNode, context: StatementContext): Partial<Statement> {
  const ids = childrenOf(statement, 'id')
    .map((id) => readIdentifier(id, context))
    .filter((id) => id !== undefined)
  const code = child(statement, 'code')
  const time = child(statement, 'effectiveTime')
  const text = child(statement, 'text')
  const negation = statement.attributes.negationInd
  if (negation !== undefined && !/^\s*(true|false|0|1)\s*$/i.test(negation)) context.warn('negation_unreadable')
  return {
    ids: ids.length === 0 ? undefined : ids,
    code: code === undefined ? undefined : readCode(code, context),
    status: attribute(child(statement, 'statusCode'), 'code'),
    ...(context.negated || isTrue(statement, 'negationInd') ? { negated: true } : {}),
    nullFlavor: attribute(statement, 'nullFlavor'),
    period: time === undefined ? undefined : readPeriod(time, context),
    text: joined(text === undefined ? undefined : readTextOrReference(text, context), readComment(statement, context)),
    authors: readAuthors(statement, context),
  }
}

export function readRow<K extends StatementKind>(
  table: SectionTable<K>,
  statement: XmlNode,
  context: StatementContext,
): Verdict<K> {
  const row: Record<string, unknown> = { ...common(statement, context) }
  const fields = table.fields as Readonly<Record<string, Field<unknown>>>
  for (const name in fields) {
    const field = fields[name]
    const value = field?.(statement, context)
    if (value !== undefined) row[name] = value
    else if (name !== 'text') row[name] = undefined
  }
  if (childrenOf(statement, 'value').length > 1) context.warn('several_values')
  const known = compact(row)
  if (known === undefined) return { account: 'null' }
  const typed = {
    ...known,
    source: { file: '', section: context.section, entry: context.entry },
  } as unknown as Statement<K>
  return table.judge?.(typed, statement, context) ?? { row: typed }
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
