/**
 * Narrative block (CDA R2 section/text) → safe rich text and plain text, in one pass over the events. Only the tags
 * in `WRITTEN` are ever written, without attributes but row and column spans; everything else keeps its text. `ID`s are
 * remembered as ranges of the plain text, for the references of the entries.
 */
import { MAX_TEXT_CHARACTERS, OverLimit } from '../xml/limits'
import { foldSpaces } from '../xml/spaces'

const WRITTEN: Readonly<Record<string, string>> = {
  paragraph: 'p',
  p: 'p',
  div: 'p',
  item: 'li',
  li: 'li',
  ul: 'ul',
  ol: 'ol',
  table: 'table',
  thead: 'thead',
  tbody: 'tbody',
  tfoot: 'tbody',
  tr: 'tr',
  th: 'th',
  td: 'td',
  sub: 'sub',
  sup: 'sup',
  footnoteRef: 'sup',
  b: 'strong',
  strong: 'strong',
  h1: 'strong',
  h2: 'strong',
  h3: 'strong',
  h4: 'strong',
  i: 'em',
  em: 'em',
  u: 'u',
}
/** By the name in the document. */
const TAGS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(WRITTEN).map(([name, tag]) => [name, [tag]]),
)
const NO_TAGS: readonly string[] = []
const STYLES: readonly (readonly [RegExp, string])[] = [
  [/\bbold/i, 'strong'],
  [/\bitalic/i, 'em'],
  [/\bunderline/i, 'u'],
]
const CELLS = new Set(['td', 'th'])
const BLOCKS = new Set(['p', 'li', 'tr', 'table', 'ul', 'ol', 'caption', 'thead', 'tbody'])

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeText = (text: string): string =>
  /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => escapes[character] ?? '') : text

const span = (attributes: Readonly<Record<string, string>>, name: 'colspan' | 'rowspan'): string => {
  const value = attributes[name]
  return value !== undefined && /^[1-9]\d{0,2}$/.test(value) ? ` ${name}="${value}"` : ''
}

interface Open {
  readonly tags: readonly string[]
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
  text(text: string): void
  close(): void
  finish(): Narrative
}

function tagsFor(
  name: string,
  attributes: Readonly<Record<string, string>>,
  parent: string | undefined,
): readonly string[] {
  if (name === 'list') return [attributes.listType === 'ordered' ? 'ol' : 'ul']
  if (name === 'caption') return parent === 'table' ? ['caption'] : ['strong']
  if (name === 'content' || name === 'span') {
    const style = attributes.styleCode ?? ''
    return style === '' ? NO_TAGS : STYLES.filter(([pattern]) => pattern.test(style)).map(([, tag]) => tag)
  }
  return TAGS.get(name) ?? NO_TAGS
}

/** Only schemes a person could follow by hand are shown; a script or data address is dropped, its text kept. */
const shownAddress = (attributes: Readonly<Record<string, string>>): string | undefined => {
  const address = attributes.href
  return address !== undefined && /^(https?:|mailto:|tel:)/i.test(address) ? ` (${address})` : undefined
}

/** A tab ends a cell, so that a row can be taken apart again. */
const separatorAfter = (tag: string): string => (CELLS.has(tag) ? '\t' : BLOCKS.has(tag) ? '\n' : '')

export function createNarrative(): NarrativeBuilder {
  let html = ''
  let plain = ''
  const ids = new Map<string, Range>()
  const rows: Range[] = []
  const stack: Open[] = []
  const names: string[] = []

  const addText = (text: string): void => {
    html += escapeText(text)
    plain += text
    if (html.length > MAX_TEXT_CHARACTERS) throw new OverLimit('text_too_long')
  }
  return {
    open(name, attributes) {
      if (html.length > MAX_TEXT_CHARACTERS) throw new OverLimit('text_too_long')
      const tags = tagsFor(name, attributes, names[names.length - 1])
      for (const tag of tags)
        html += CELLS.has(tag) ? `<${tag}${span(attributes, 'colspan')}${span(attributes, 'rowspan')}>` : `<${tag}>`
      if (name === 'br') {
        html += '<br>'
        plain += '\n'
      }
      const id = attributes.ID ?? attributes.id ?? attributes['other:id']
      stack.push({
        tags,
        id,
        start: plain.length,
        after: name === 'linkHtml' || name === 'a' ? shownAddress(attributes) : undefined,
      })
      names.push(name)
    },
    text: addText,
    close() {
      const open = stack.pop()
      names.pop()
      if (open === undefined) return
      if (open.after !== undefined) addText(open.after)
      if (open.id !== undefined && !ids.has(open.id)) ids.set(open.id, [open.start, plain.length])
      if (open.tags[0] === 'tr' || open.tags[0] === 'li') rows.push([open.start, plain.length])
      for (let at = open.tags.length - 1; at >= 0; at -= 1) {
        const tag = open.tags[at] ?? ''
        html += `</${tag}>`
        plain += separatorAfter(tag)
      }
    },
    finish: () => ({ html: foldSpaces(html), plain, ids, rows }),
  }
}
