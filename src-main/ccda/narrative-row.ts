/**
 * The narrative row (table row or list item) that speaks of a statement: the one its references point into, else the
 * only one that names it. Exports often say in words what the entry leaves out, above all whether a drug is taken now.
 */
import type { Narrative, Range } from './narrative'
import type { XmlNode } from './node'
import { foldSpaces } from './spaces'

const SHORTEST_NAME = 4

function referencesIn(node: XmlNode, found: string[] = []): string[] {
  if (node.name === 'reference' && node.attributes.value !== undefined) found.push(node.attributes.value)
  for (const inner of node.children) referencesIn(inner, found)
  return found
}

const holds = (row: Range, inner: Range): boolean => row[0] <= inner[0] && inner[1] <= row[1]

/** Rows close from the inside out, so that the first one around a range is the smallest. */
const rowAround = ({ rows }: Narrative, inner: Range): Range | undefined => rows.find((row) => holds(row, inner))

const textIn = ({ plain }: Narrative, [start, end]: Range): string => foldSpaces(plain.slice(start, end))

const foldedTexts = new WeakMap<Narrative, readonly string[]>()

/** Lower case, once a narrative: every entry without a reference looks through all of them. */
function foldedRows(narrative: Narrative): readonly string[] {
  const known = foldedTexts.get(narrative)
  if (known !== undefined) return known
  const texts = narrative.rows.map((row) => textIn(narrative, row).toLowerCase())
  foldedTexts.set(narrative, texts)
  return texts
}

function rowOf(narrative: Narrative, statement: XmlNode, name: string | undefined): Range | undefined {
  for (const reference of referencesIn(statement)) {
    const target = narrative.ids.get(reference.replace(/^#/, ''))
    const row = target === undefined ? undefined : rowAround(narrative, target)
    if (row !== undefined) return row
  }
  const wanted = name === undefined ? undefined : foldSpaces(name.toLowerCase())
  if (wanted === undefined || wanted.length < SHORTEST_NAME) return undefined
  const texts = foldedRows(narrative)
  const naming = narrative.rows.filter((_row, index) => texts[index]?.includes(wanted) === true)
  return naming.length === 1 ? naming[0] : undefined
}

export function narrativeRow(narrative: Narrative, statement: XmlNode, name: string | undefined): string | undefined {
  const row = rowOf(narrative, statement, name)
  return row && textIn(narrative, row)
}

/** The same row, cell by cell. */
export function narrativeCells(narrative: Narrative, statement: XmlNode, name: string | undefined): string[] {
  const row = rowOf(narrative, statement, name)
  return row === undefined ? [] : narrative.plain.slice(row[0], row[1]).split('\t').map(foldSpaces)
}

/** All that the narrative says: the one row of a table that has only one below its heading, else everything. */
export const wholeText = (narrative: Narrative): string => {
  const [first, second, third] = narrative.rows
  const only = third === undefined ? (second ?? first) : undefined
  return only === undefined ? narrative.plain : textIn(narrative, only)
}
