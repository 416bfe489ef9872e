/**
 * Reads plainly written XML, several times as fast as a general tokenizer: a whole document in memory, ASCII names, no
 * CDATA, no DTD. It never refuses. Where it meets anything else (a fault, or what is merely rare) it is unsure and stops,
 * and saxes reads the document from the start and alone judges (tokenizer.ts). So it may know little, but must never take
 * for well-formed what is not.
 */
import { interned } from '../../lib/interned'
import { MAX_ATTRIBUTE_CHARACTERS, MAX_ATTRIBUTES, MAX_NAME_CHARACTERS, OverLimit } from './limits'
import { type Handlers, kindOfAttribute, Namespaces } from './namespaces'

const UNSURE = -1

const [TAB, LINE_FEED, RETURN, SPACE] = [9, 10, 13, 32]
const [BANG, QUOTE, AMPERSAND, APOSTROPHE, SLASH, LESS, EQUALS, GREATER, QUESTION] = [
  33, 34, 38, 39, 47, 60, 61, 62, 63,
]

const isBlank = (code: number): boolean => code === SPACE || code === LINE_FEED || code === TAB || code === RETURN

/** By character code: 1 for what may stand in a name, 2 for what may begin one. ASCII only. */
const NAME = new Uint8Array(128)
for (const character of '-.0123456789') NAME[character.charCodeAt(0)] = 1
for (const character of ':_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ') NAME[character.charCodeAt(0)] = 2

/** All but Char (XML 1.0, production 2); characters beyond the BMP are rare enough to be unsure of. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/
/** Of a CDATA section; text may not hold it. */
const SECTION_END = ']]>'
const DECLARATION =
  /^<\?xml\s+version\s*=\s*(?:"1\.0"|'1\.0')(?:\s+encoding\s*=\s*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/
const INSTRUCTION = /<\?(?!xml[\s?])[A-Za-z_][\w.-]*(?:\s[^?]*)?\?>/iy

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g

const characterOf = (code: number): string | undefined =>
  code > 0x10ffff || FORBIDDEN.test(String.fromCodePoint(code)) ? undefined : String.fromCodePoint(code)

/** Undefined where an `&` begins no reference that is known here. */
function withReferences(text: string): string | undefined {
  let isSure = true
  const replaced = text.replace(REFERENCE, (_all, name?: string, decimal?: string, hex?: string) => {
    const character = name !== undefined ? ENTITIES[name] : characterOf(Number(decimal ?? `0x${hex}`))
    isSure &&= character !== undefined
    return character ?? ''
  })
  const references = text.match(REFERENCE)?.length ?? 0
  return isSure && text.split('&').length - 1 === references ? replaced : undefined
}

interface AttributeName {
  readonly name: string
  readonly kind: number
}
/** Names met so far, of all documents. */
const attributeNames = new Map<string, AttributeName>()
const MAX_NAMES = 1000

function attributeName(written: string): AttributeName {
  const known = attributeNames.get(written)
  if (known !== undefined) return known
  const name = interned(written)
  const found = { name, kind: kindOfAttribute(name) }
  if (attributeNames.size < MAX_NAMES) attributeNames.set(name, found)
  return found
}

class QuickScan {
  readonly #xml: string
  readonly #handlers: Handlers
  readonly #namespaces: Namespaces
  readonly #hasReturns: boolean
  /** Tags open now, as written. */
  readonly #tags: string[] = []
  #roots = 0

  constructor(xml: string, handlers: Handlers) {
    this.#xml = xml
    this.#handlers = handlers
    this.#namespaces = new Namespaces(handlers)
    this.#hasReturns = xml.includes('\r')
  }

  /** False where it is unsure; what was handed on until then is void. */
  run(): boolean {
    const xml = this.#xml
    let at = DECLARATION.exec(xml)?.[0].length ?? 0
    while (at < xml.length) {
      const less = xml.indexOf('<', at)
      const end = less < 0 ? xml.length : less
      if (end > at && !this.#text(at, end)) return false
      if (less < 0) break
      at = this.#markup(less)
      if (at === UNSURE) return false
    }
    return this.#roots === 1 && this.#tags.length === 0
  }

  #text(from: number, to: number): boolean {
    const xml = this.#xml
    let at = from
    while (at < to && isBlank(xml.charCodeAt(at))) at += 1
    if (this.#tags.length === 0) return at === to
    if (at === to && this.#handlers.hearsBlanks?.() === false) return true
    const text = xml.slice(from, to)
    const plain = this.#hasReturns ? text.replace(/\r\n?/g, '\n') : text
    const known = at === to || !plain.includes('&') ? plain : withReferences(plain)
    if (known === undefined) return false
    this.#handlers.text(known)
    return true
  }

  /** Each answers the index behind what begins at `less`, or `UNSURE`. */
  #markup(less: number): number {
    const next = this.#xml.charCodeAt(less + 1)
    if (next === SLASH) return this.#closeTag(less)
    if (next === BANG) return this.#comment(less)
    return next === QUESTION ? this.#instruction(less) : this.#openTag(less)
  }

  #comment(less: number): number {
    if (!this.#xml.startsWith('<!--', less)) return UNSURE
    const end = this.#xml.indexOf('--', less + 4)
    return end >= 0 && this.#xml.charCodeAt(end + 2) === GREATER ? end + 3 : UNSURE
  }

  #instruction(less: number): number {
    INSTRUCTION.lastIndex = less
    return INSTRUCTION.test(this.#xml) ? INSTRUCTION.lastIndex : UNSURE
  }

  #closeTag(less: number): number {
    const xml = this.#xml
    const tag = this.#tags.pop()
    if (tag === undefined || !xml.startsWith(tag, less + 2)) return UNSURE
    const end = this.#afterBlanks(less + 2 + tag.length)
    if (xml.charCodeAt(end) !== GREATER) return UNSURE
    this.#namespaces.close()
    return end + 1
  }

  #openTag(less: number): number {
    const xml = this.#xml
    const nameEnd = this.#afterName(less + 1)
    if (nameEnd === UNSURE) return UNSURE
    const tag = xml.slice(less + 1, nameEnd)
    const attributes: Record<string, string> = {}
    let kinds = 0
    let at = nameEnd
    for (let count = 0; count <= MAX_ATTRIBUTES; count += 1) {
      const start = this.#afterBlanks(at)
      const code = xml.charCodeAt(start)
      if (code === GREATER || code === SLASH) return this.#opened(tag, attributes, kinds, start)
      if (start === at) return UNSURE
      const end = this.#afterName(start)
      const value = end === UNSURE ? UNSURE : this.#valueStart(end)
      if (value === UNSURE) return UNSURE
      const { name, kind } = attributeName(xml.slice(start, end))
      // Also of names that every object has: saxes knows better.
      if (attributes[name] !== undefined) return UNSURE
      kinds |= kind
      at = this.#attribute(attributes, name, value)
      if (at === UNSURE) return UNSURE
    }
    return UNSURE
  }

  /** `end`: of the tag, at its `>` or `/`. */
  #opened(tag: string, attributes: Record<string, string>, kinds: number, end: number): number {
    const closes = this.#xml.charCodeAt(end) === SLASH
    if (closes && this.#xml.charCodeAt(end + 1) !== GREATER) return UNSURE
    if (this.#tags.length === 0) this.#roots += 1
    if (this.#roots > 1 || this.#namespaces.open(tag, attributes, kinds) !== undefined) return UNSURE
    if (!closes) {
      this.#tags.push(tag)
      return end + 1
    }
    this.#namespaces.close()
    return end + 2
  }

  /** Of the quoted value behind an attribute's name: its opening quote. */
  #valueStart(nameEnd: number): number {
    const equals = this.#afterBlanks(nameEnd)
    if (this.#xml.charCodeAt(equals) !== EQUALS) return UNSURE
    const quote = this.#afterBlanks(equals + 1)
    const code = this.#xml.charCodeAt(quote)
    return code === QUOTE || code === APOSTROPHE ? quote : UNSURE
  }

  /** White space in a value is spaces (XML 1.0, 3.3.3), unless it comes from a reference. */
  #attribute(attributes: Record<string, string>, name: string, quote: number): number {
    const xml = this.#xml
    const closing = xml.charCodeAt(quote)
    let isPlain = true
    let at = quote + 1
    for (; ; at += 1) {
      const code = xml.charCodeAt(at)
      if (code === closing) break
      if (code === LESS || Number.isNaN(code)) return UNSURE
      if (code === AMPERSAND || code < SPACE) isPlain = false
    }
    if (at - quote > MAX_ATTRIBUTE_CHARACTERS) return UNSURE
    const value = xml.slice(quote + 1, at)
    const known = isPlain ? value : withReferences(value.replace(/\r\n|[\r\n\t]/g, ' '))
    if (known === undefined) return UNSURE
    attributes[name] = known
    return at + 1
  }

  #afterName(from: number): number {
    const xml = this.#xml
    if (NAME[xml.charCodeAt(from)] !== 2) return UNSURE
    let at = from + 1
    while ((NAME[xml.charCodeAt(at)] ?? 0) > 0) at += 1
    return at - from > MAX_NAME_CHARACTERS ? UNSURE : at
  }

  #afterBlanks(from: number): number {
    let at = from
    while (isBlank(this.#xml.charCodeAt(at))) at += 1
    return at
  }
}

/** False where it is unsure: then what the handlers got is worth nothing. Throws what they throw. */
export function quickScan(xml: string, handlers: Handlers): boolean {
  if (xml.includes(SECTION_END) || FORBIDDEN.test(xml)) return false
  try {
    return new QuickScan(xml, handlers).run()
  } catch (error) {
    if (error instanceof OverLimit) return false
    throw error
  }
}
