/** Writes XML. Strings among the children are text and are escaped; only what `el` made is markup. */
export interface Xml {
  readonly xml: string
}
export type Child = Xml | string | undefined | readonly Child[]
export type Attributes = Readonly<Record<string, string | number | undefined>>

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character)

/** Elements that begin a line, so that a person can read the file and a failure has a line number. */
const LINES = new Set([
  'component',
  'section',
  'entry',
  'tr',
  'paragraph',
  'table',
  'recordTarget',
  'author',
  'custodian',
])

function content(child: Child): string {
  if (child === undefined) return ''
  if (typeof child === 'string') return escaped(child)
  return 'xml' in child ? child.xml : child.map(content).join('')
}

/** Attributes that are undefined are left out. */
export function el(name: string, attributes: Attributes = {}, ...children: readonly Child[]): Xml {
  const pairs = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
  const start = `${LINES.has(name) ? '\n' : ''}<${name}${pairs.join('')}`
  const inner = children.map(content).join('')
  return { xml: inner === '' ? `${start}/>` : `${start}>${inner}</${name}>` }
}

export const xmlDocument = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml.trimStart()}\n`
