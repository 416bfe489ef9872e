/**
 * The narrative row (table row or list item) that speaks of a statement: the one its references point into, else the
 * only one that names it. Exports often say in words what the entry leaves out, above all whether a drug is taken now.
 */

import type { XmlNode } from '../xml/node'
import { foldSpaces } from '../xml/spaces'
import type { Narrative, Range } from './narrative'

const SHORTEST_NAME = 4

/** Once a narrative: one with 100,000 rows would otherwise be walked for each of 100,000 statements. */
function once<T>(make: (narrative: Narrative) => T): (narrative: Narrative) => T {
  const made = new WeakMap<Narrative, T>()
  return (narrative) => {
    const known = made.get(narrative)
    if (known !== undefined) return known
    const value = make(narrative)
    made.set(narrative, value)
    return value
  }
}

/** Of each row, the first start of it and all that close after it. */
const firstStartsOf = once(({ rows }): readonly number[] => {
  const starts = rows.map(([start]) => start)
  for (let at = rows.length - 2; at >= 0; at -= 1) {
    starts[at] = Math.min(starts[at] ?? 0, starts[at + 1] ?? 0)
  }
  return starts
})

interface RowWords {
  /** Row by row, folded and in lower case, a line each. */
  readonly text: string
  /** Where the row's line ends in `text`. */
  readonly ends: readonly number[]
  /** Answers to names that were asked for. */
  readonly named: Map<string, Range | undefined>
}

const textIn = ({ plain }: Narrative, [start, end]: Range): string => foldSpaces(plain.slice(start, end))

const rowWordsOf = once((narrative): RowWords => {
  const ends: number[] = []
  let text = ''
  for (const row of narrative.rows) {
    text += `${textIn(narrative, row).toLowerCase()}\n`
    ends.push(text.length)
  }
  return { text, ends, named: new Map() }
})

/** The first of ascending `count` numbers that is at least `wanted`; `count` for none. */
function firstAtLeast(wanted: number, count: number, numberAt: (at: number) => number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (numberAt(middle) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** Rows close from the inside out, so that the first one around a range is the smallest. */
function rowAround(narrative: Narrative, [start, end]: Range): Range | undefined {
  const { rows } = narrative
  const firstStarts = firstStartsOf(narrative)
  let at = firstAtLeast(end, rows.length, (index) => rows[index]?.[1] ?? 0)
  for (; at < rows.length && (firstStarts[at] ?? 0) <= start; at += 1) {
    const row = rows[at]
    if (row !== undefined && row[0] <= start) return row
  }
  return undefined
}

/** Undefined also where two rows name it: either would be a guess. */
function onlyRowNaming(narrative: Narrative, name: string): Range | undefined {
  const { text, ends, named } = rowWordsOf(narrative)
  if (named.has(name)) return named.get(name)
  const found = text.indexOf(name)
  const at = found < 0 ? -1 : firstAtLeast(found + 1, ends.length, (index) => ends[index] ?? 0)
  const isOnly = found >= 0 && text.indexOf(name, ends[at]) < 0
  const row = isOnly ? narrative.rows[at] : undefined
  named.set(name, row)
  return row
}

function referencesIn(node: XmlNode, found: string[] = []): string[] {
  if (node.name === 'reference' && node.attributes.value !== undefined) found.push(node.attributes.value)
  for (const inner of node.children) referencesIn(inner, found)
  return found
}

function rowOf(narrative: Narrative, statement: XmlNode, name: string | undefined): Range | undefined {
  if (narrative.rows.length === 0) return undefined
  for (const reference of referencesIn(statement)) {
    const target = narrative.ids.get(reference.startsWith('#') ? reference.slice(1) : reference)
    const row = target === undefined ? undefined : rowAround(narrative, target)
    if (row !== undefined) return row
  }
  const wanted = name === undefined ? undefined : foldSpaces(name.toLowerCase())
  return wanted === undefined || wanted.length < SHORTEST_NAME ? undefined : onlyRowNaming(narrative, wanted)
}

/** Cell by cell; empty for none. */
export function narrativeRow(narrative: Narrative, statement: XmlNode, name: string | undefined): string[] {
  const row = rowOf(narrative, statement, name)
  return row === undefined ? [] : narrative.plain.slice(row[0], row[1]).split('\t').map(foldSpaces)
}

/** All that the narrative says: the one row of a table that has only one below its heading, else everything. */
export const wholeText = (narrative: Narrative): string => {
  const [first, second, third] = narrative.rows
  const only = third === undefined ? (second ?? first) : undefined
  return only === undefined ? narrative.plain : textIn(narrative, only)
}
