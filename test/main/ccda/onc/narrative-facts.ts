/**
 * A section's narrative, row by row, straight from the XML (libxml2): what each says, and of which day. Tables stand
 * three ways: a statement a row; a name a column (vitals, one row a day); a day a column (vitals, one row a name).
 */
import type { XmlNode } from 'libxml2-wasm'
import { nodes } from '../oracle/xml'
import { daysIn, wordsWithoutDays } from './days'

export interface Fact {
  /** The cell that names the statement: of a row the whole row, where no column is known to. */
  readonly name: string
  /** Everything the row says of it. */
  readonly words: string
  /** YYYYMMDD, YYYYMM or YYYY. */
  readonly days: readonly string[]
  readonly cells: readonly string[]
  /** What a status column says; '' without one. */
  readonly status: string
}

const fold = (text: string): string => text.replace(/\s+/g, ' ').trim()
const wordsOf = (node: XmlNode): string =>
  fold(
    nodes(node, './/text()')
      .map((text) => text.content)
      .join(' '),
  )

const NAMES =
  /^(substance|allergy|allergy (name|substance)|name|medication|problem( name)?|condition|vaccine( name)?|procedure( name)?|test( name)?|result( type| name)?|vitals?( name| sign)?|observation|lab test|description|active concerns|resolved concerns)\b/i
const HEADS =
  /^(code|date|status|type|reaction|severity|value|unit|name|directions?|rx date|upto date|date diagnosed|recovered date|result|range|flag|onset|comments?|vital signs?|.*date.*)$/i
const VITAL = /height|weight|bmi|pressure|\bbp\b|pulse|heart|respir|temp|\bo2\b|oxygen|oximetry|body surface/i
const DAY_HEAD = /^(date|measured ?on)/i
const STATUS = /status|consent/i

interface Table {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

function readTable(table: XmlNode): Table {
  const cellsOf = (row: XmlNode): string[] => nodes(row, 'h:td|h:th').map(wordsOf)
  const heading = nodes(table, 'h:thead/h:tr').map(cellsOf).at(-1)
  const rows = nodes(table, 'h:tbody/h:tr|h:tr').filter((row) => nodes(row, './/h:tr').length === 0)
  const first = rows[0]
  const isHeading =
    heading === undefined &&
    first !== undefined &&
    (nodes(first, 'h:td').length === 0 || cellsOf(first).every((cell) => NAMES.test(cell) || HEADS.test(cell)))
  return {
    heads: heading ?? (isHeading && first !== undefined ? cellsOf(first) : []),
    rows: (isHeading ? rows.slice(1) : rows).map(cellsOf),
  }
}

const fact = (name: string, words: string, cells: readonly string[], days: readonly string[], status = ''): Fact => ({
  name: wordsWithoutDays(name),
  words,
  cells,
  days,
  status,
})

const says = (cell: string): boolean => !/^(|-+|n\/?a|unknown)$/i.test(cell)

function factsOfTable({ heads, rows }: Table): Fact[] {
  const columns = heads.map((head, index) => ({ head, index }))
  const named = columns.filter(({ head }) => VITAL.test(head))
  if (named.length > 1) {
    return rows.flatMap((row) =>
      named
        .filter(({ index }) => says(row[index] ?? ''))
        .map(({ head, index }) => fact(head, `${head} ${row[index]}`, [row[index] ?? ''], daysIn(row.join(' ')))),
    )
  }
  const dated = columns.filter(({ head, index }) => index > 0 && daysIn(head).length > 0)
  if (dated.length > 0) {
    return rows.flatMap((row) =>
      dated
        .filter(({ index }) => says(row[index] ?? ''))
        .map(({ head, index }) => fact(row[0] ?? '', `${row[0]} ${row[index]}`, [row[index] ?? ''], daysIn(head))),
    )
  }
  const nameAt = columns.find(({ head }) => NAMES.test(head))?.index
  const statusAt = columns.filter(({ head }) => STATUS.test(head)).map(({ index }) => index)
  let carried: readonly string[] = []
  return rows.flatMap((row) => {
    const words = row.join(' ')
    if (DAY_HEAD.test(words) || (daysIn(words).length > 0 && wordsWithoutDays(words) === '')) {
      carried = daysIn(words)
      return []
    }
    if (row.filter(says).length === 0) return []
    const days = daysIn(words)
    if (days.length > 0 && daysIn(row[0] ?? '').length > 0) carried = days
    const name = nameAt === undefined ? row.join(' ') : (row[nameAt] ?? '')
    const status = statusAt.map((index) => row[index] ?? '').join(' ')
    return [fact(name, words, row, days.length > 0 ? days : carried, status.trim())]
  })
}

/** Without tables: the innermost items, else the marked contents, else the paragraphs, else the whole text. */
function factsOfProse(text: XmlNode): Fact[] {
  for (const path of ['.//h:item[not(.//h:item)]', './/h:content[@ID and not(.//h:content[@ID])]', './/h:paragraph']) {
    const units = nodes(text, path)
      .map(wordsOf)
      .filter((words) => wordsWithoutDays(words) !== '')
    if (units.length > 0) return units.map((words) => fact(words, words, [words], daysIn(words)))
  }
  const words = wordsOf(text)
  return words === '' ? [] : [fact(words, words, [words], daysIn(words))]
}

export function factsOf(section: XmlNode): Fact[] {
  const [text] = nodes(section, 'h:text')
  if (text === undefined) return []
  const tables = nodes(text, './/h:table[not(.//h:table)]')
  return tables.length === 0 ? factsOfProse(text) : tables.flatMap((table) => factsOfTable(readTable(table)))
}
