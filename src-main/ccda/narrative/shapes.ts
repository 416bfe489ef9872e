/** Which tags of rich text an element of a narrative becomes, and whether it stands apart in the plain text. */

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
export interface Shape {
  readonly opening: string
  readonly closing: string
  /** A cell or block: in the plain text a tab is before and behind it, so that a row can be taken apart again. */
  readonly isSetApart: boolean
  readonly isCell: boolean
  readonly isRow: boolean
}

const CELLS = new Set(['td', 'th'])
const BLOCKS = new Set(['p', 'li', 'tr', 'table', 'ul', 'ol', 'caption', 'thead', 'tbody'])

function shapeOf(...tags: readonly string[]): Shape {
  const [tag = ''] = tags
  const isCell = CELLS.has(tag)
  return {
    opening: tags.map((each) => `<${each}>`).join(''),
    closing: tags
      .map((each) => `</${each}>`)
      .reverse()
      .join(''),
    isSetApart: isCell || BLOCKS.has(tag),
    isCell,
    isRow: tag === 'tr' || tag === 'li',
  }
}

const BARE = shapeOf()
const ORDERED_LIST = shapeOf('ol')
const LIST = shapeOf('ul')
const TABLE_CAPTION = shapeOf('caption')
const LIST_CAPTION = shapeOf('strong')
/** By the name in the document. */
const SHAPES: ReadonlyMap<string, Shape> = new Map(Object.entries(WRITTEN).map(([name, tag]) => [name, shapeOf(tag)]))
const STYLES: readonly (readonly [RegExp, string])[] = [
  [/\bbold/i, 'strong'],
  [/\bitalic/i, 'em'],
  [/\bunderline/i, 'u'],
]

function styled(styleCode: string | undefined): Shape {
  if (styleCode === undefined) return BARE
  const tags = STYLES.filter(([pattern]) => pattern.test(styleCode)).map(([, tag]) => tag)
  return tags.length === 0 ? BARE : shapeOf(...tags)
}

export function shapeFor(
  name: string,
  attributes: Readonly<Record<string, string>>,
  parent: string | undefined,
): Shape {
  const known = SHAPES.get(name)
  if (known !== undefined) return known
  if (name === 'content' || name === 'span') return styled(attributes.styleCode)
  if (name === 'list') return attributes.listType === 'ordered' ? ORDERED_LIST : LIST
  if (name === 'caption') return parent === 'table' ? TABLE_CAPTION : LIST_CAPTION
  return BARE
}

const span = (attributes: Readonly<Record<string, string>>, name: 'colspan' | 'rowspan'): string => {
  const value = attributes[name]
  return value !== undefined && /^[1-9]\d{0,2}$/.test(value) ? ` ${name}="${value}"` : ''
}

export function openingOf({ opening, isCell }: Shape, attributes: Readonly<Record<string, string>>): string {
  const spans = isCell ? span(attributes, 'colspan') + span(attributes, 'rowspan') : ''
  return spans === '' ? opening : `${opening.slice(0, -1)}${spans}>`
}
