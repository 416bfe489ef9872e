/**
 * Narrative block (CDA R2 section/text) → safe rich text and plain text, in one pass over the events. Only the tags
 * of shapes.ts are ever written, without attributes but row and column spans; everything else keeps its text. `ID`s are
 * remembered as ranges of the plain text, for the references of the entries.
 */
import { MAX_TEXT_CHARACTERS, OverLimit } from '../xml/limits'
import { escapeText, isPlain, withLoneSpaces } from './rich-text'
import { openingOf, type Shape, shapeFor } from './shapes'

/** Only schemes a person could follow by hand are shown; a script or data address is dropped, its text kept. */
const shownAddress = (attributes: Readonly<Record<string, string>>): string | undefined => {
  const address = attributes.href
  return address !== undefined && /^(https?:|mailto:|tel:)/i.test(address) ? ` (${address})` : undefined
}

interface Open {
  readonly name: string
  readonly shape: Shape
  readonly id: string | undefined
  readonly start: number
  readonly after: string | undefined
}

export interface Narrative {
  readonly html: string
  readonly plain: string
  /** ID → its range in `plain`. */
  readonly ids: ReadonlyMap<string, Range>
  /** Table rows and list items, as ranges in `plain`. */
  readonly rows: readonly Range[]
}

export type Range = readonly [start: number, end: number]

export interface NarrativeBuilder {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  /** False where white space alone would say nothing: between the rows and cells of a table most of all. */
  hearsBlanks(): boolean
  text(text: string): void
  close(): void
  finish(): Narrative
}

export function createNarrative(): NarrativeBuilder {
  let html = ''
  let plain = ''
  /** At the beginning, behind a space, or behind a block: what comes next is apart without another space. */
  let isApart = true
  /** Behind the last tab. */
  let hasWords = false
  const ids = new Map<string, Range>()
  const rows: Range[] = []
  const stack: Open[] = []

  const addText = (text: string): void => {
    const isAsItIs = isPlain(text)
    const folded = isAsItIs ? text : withLoneSpaces(text)
    const words = isApart && folded.startsWith(' ') ? folded.slice(1) : folded
    if (words === '') return
    plain += text
    html += isAsItIs ? words : escapeText(words)
    isApart = words.endsWith(' ')
    hasWords = true
    if (html.length > MAX_TEXT_CHARACTERS || plain.length > MAX_TEXT_CHARACTERS) throw new OverLimit('text_too_long')
  }
  const setApart = (): void => {
    plain += '\t'
    isApart = true
    hasWords = false
  }
  return {
    open(name, attributes) {
      if (html.length > MAX_TEXT_CHARACTERS) throw new OverLimit('text_too_long')
      const shape = shapeFor(name, attributes, stack[stack.length - 1]?.name)
      html += openingOf(shape, attributes)
      if (name === 'br') {
        html += '<br>'
        setApart()
        // Before a row always: what is empty there is not in it.
      } else if (shape.isRow || (hasWords && shape.isSetApart)) setApart()
      stack.push({
        name,
        shape,
        id: attributes.ID ?? attributes.id ?? attributes['other:id'],
        start: plain.length,
        after: name === 'linkHtml' || name === 'a' ? shownAddress(attributes) : undefined,
      })
    },
    hearsBlanks: () => !isApart,
    text: addText,
    close() {
      const open = stack.pop()
      if (open === undefined) return
      const { shape, id, start, after } = open
      if (after !== undefined) addText(after)
      if (id !== undefined && !ids.has(id)) ids.set(id, [start, plain.length])
      if (shape.isRow) rows.push([start, plain.length])
      html += shape.closing
      if (shape.isSetApart) setApart()
    },
    finish: () => ({ html: html.trimEnd(), plain, ids, rows }),
  }
}
