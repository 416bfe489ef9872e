/** The XML of one entry, cut out of its document as it stands there, for a person to read beside the statement. */

import { isMail } from '../lib/mail'
import { createNumbering, openAccount } from './section-account'
import { NotClinicalDocument, type SectionParts, Walker, type WalkerSink } from './walker'
import { createDecoder } from './xml/decode'
import { unwrapMime } from './xml/mime'
import type { Handlers } from './xml/namespaces'
import type { XmlNode } from './xml/node'
import { createTokenizer, XmlSyntaxError } from './xml/tokenizer'

/** As in `Source`. Entry 0 of `header` is the visit of which the document tells (componentOf). */
export interface EntryPlace {
  readonly section: string
  readonly entry: number
}

/** A scan inside an entry is megabytes of base64, which nobody reads. */
export const MAX_SOURCE_CHARS = 64 * 1024
const MAX_LINE_CHARS = 300

/** Carries an element's offset through the walker. No attribute of a document can have this name. */
const OFFSET = '#offset'
const CUT = new Set(['entry', 'componentOf'])

const textOf = (bytes: Uint8Array): string | undefined => {
  const xml = isMail(bytes) ? unwrapMime(bytes) : bytes
  if (xml === undefined) return undefined
  const decoder = createDecoder(xml)
  return decoder.write(xml) + decoder.end()
}

/** Counts entries as the collector does, and remembers the offset of the one that is looked for. */
function createFinder({ section, entry }: EntryPlace): WalkerSink & { found(): number | undefined } {
  const number = createNumbering()
  const labels = new Map<SectionParts, string>()
  let offset: number | undefined
  const take = (node: XmlNode): void => {
    offset ??= Number(node.attributes[OFFSET])
  }
  return {
    header(part) {
      if (section === 'header' && entry === 0 && part.name === 'componentOf') take(part)
    },
    entry(parts, node) {
      const label = labels.get(parts) ?? openAccount(parts).label
      labels.set(parts, label)
      if (number(label) === entry && label === section) take(node)
    },
    sectionEnd: (parts) => void labels.delete(parts),
    found: () => offset,
  }
}

/** Undefined where the document has no such entry, or breaks before it. */
function cutOut(text: string, place: EntryPlace): string | undefined {
  const finder = createFinder(place)
  const walker = new Walker(finder)
  const open: (number | undefined)[] = []
  const ends = new Map<number, number>()
  const handlers: Handlers = {
    open(name, attributes) {
      // No `<` can stand inside a tag, so the last one begins it.
      const from = CUT.has(name) ? text.lastIndexOf('<', tokenizer.position() - 1) : undefined
      open.push(from)
      walker.open(name, from === undefined ? attributes : { ...attributes, [OFFSET]: String(from) })
    },
    close() {
      const from = open.pop()
      if (from !== undefined) ends.set(from, tokenizer.position())
      walker.close()
    },
    text: (characters) => walker.text(characters),
  }
  const tokenizer = createTokenizer(handlers)
  try {
    tokenizer.write(text)
    tokenizer.end()
  } catch (error) {
    if (!(error instanceof XmlSyntaxError || error instanceof NotClinicalDocument)) throw error
  }
  const from = finder.found()
  return from === undefined ? undefined : text.slice(from, ends.get(from))
}

const indentOf = (line: string): number => line.length - line.trimStart().length

/** The first line begins at its tag, the others where the whole document has them. */
function outdent(xml: string): string {
  const [first = '', ...others] = xml.split(/\r\n|\r|\n/)
  const least = Math.min(...others.filter((line) => line.trim() !== '').map(indentOf))
  return [first, ...others.map((line) => line.slice(Math.min(least, indentOf(line))).trimEnd())].join('\n')
}

/** For documents on one line: a line a tag, indented by depth. Text stays on the line of its element. */
function indent(xml: string): string {
  let depth = 0
  return xml
    .split(/(?<=>)\s*(?=<)/)
    .map((part) => {
      if (part.startsWith('</')) depth = Math.max(0, depth - 1)
      const line = '  '.repeat(depth) + part
      const opens = /^<[^/!?]/.test(part) && !part.endsWith('/>') && !/<\/[^<>]*>$/.test(part)
      if (opens) depth += 1
      return line
    })
    .join('\n')
}

const isWide = (xml: string): boolean => xml.split('\n').some((line) => line.length > MAX_LINE_CHARS && /></.test(line))

/** At most `MAX_SOURCE_CHARS`, and then an ellipsis. */
export function entrySource(bytes: Uint8Array, place: EntryPlace): string | undefined {
  const text = textOf(bytes)
  const xml = text === undefined ? undefined : cutOut(text, place)
  if (xml === undefined) return undefined
  const isWhole = xml.length <= MAX_SOURCE_CHARS
  const shown = isWhole ? xml : xml.slice(0, MAX_SOURCE_CHARS)
  return (isWide(shown) ? indent(shown) : outdent(shown)) + (isWhole ? '' : '\n…')
}
