/**
 * Reads plainly written XML, several times as fast as a general tokenizer: a whole document in memory, ASCII names, no
 * DTD. It never refuses. Where it meets anything else (a fault, or what is merely rare) it is unsure and stops,
 * and saxes reads the document from the start and alone judges (tokenizer.ts). So it may know little, but must never take
 * for well-formed what is not.
 */
import { afterComment, afterDeclaration, afterInstruction, afterSection, sectionText, UNSURE } from './asides'
import {
  AMPERSAND,
  APOSTROPHE,
  afterBlanks,
  afterName,
  afterPlain,
  BANG,
  BEYOND,
  Characters,
  CLOSING,
  EQUALS,
  GREATER,
  isForbidden,
  LESS,
  OPENING,
  QUESTION,
  QUOTE,
  SLASH,
  SPACE,
} from './characters'
import { withReferences } from './entities'
import { knownTag, offerTag } from './known-tags'
import { MAX_ATTRIBUTE_CHARACTERS, MAX_ATTRIBUTES, MAX_NAME_CHARACTERS, OverLimit } from './limits'
import { type Handlers, Namespaces } from './namespaces'
import { type Attributes, attributesOf, type Word, wordAt } from './words'

class QuickScan {
  readonly #xml: Characters
  readonly #codes: Uint8Array
  readonly #hasReturns: boolean
  readonly #handlers: Handlers
  readonly #namespaces: Namespaces
  /** Of the tags open now: where their names begin, and how long they are. */
  readonly #starts: number[] = []
  readonly #lengths: number[] = []
  /** Attributes of the tag at hand: so many count. */
  readonly #names: string[] = []
  readonly #values: string[] = []
  #count = 0
  /** All of theirs together. */
  #kinds = 0
  #mayRepeat = true
  #roots = 0

  constructor(xml: Characters, handlers: Handlers) {
    this.#xml = xml
    this.#codes = xml.codes
    this.#hasReturns = xml.hasReturns
    this.#handlers = handlers
    this.#namespaces = new Namespaces(handlers)
  }

  /** False where it is unsure; what was handed on until then is void. */
  run(): boolean {
    const { length } = this.#xml
    let at = afterDeclaration(this.#xml)
    while (at < length && at !== UNSURE) at = this.#codes[at] === LESS ? this.#markup(at) : this.#text(at)
    return at === length && this.#roots === 1 && this.#starts.length === 0
  }

  /** Each answers the index behind what begins there, or `UNSURE`. */
  #text(from: number): number {
    const at = afterBlanks(this.#xml, from)
    if (this.#starts.length === 0) return this.#codes[at] === LESS || at === this.#xml.length ? at : UNSURE
    if (this.#codes[at] !== LESS) return this.#words(from, at)
    if (this.#handlers.hearsBlanks?.() !== false) this.#handlers.text(this.#withLineFeeds(this.#xml.ascii(from, at)))
    return at
  }

  /** Lines end in one way (XML 1.0, 2.11). */
  #withLineFeeds(text: string): string {
    return this.#hasReturns && text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  }

  /** `first`: the first that is not blank. */
  #words(from: number, first: number): number {
    const codes = this.#codes
    let isPlain = true
    let isAscii = true
    let at = afterPlain(this.#xml, first)
    for (let code = codes[at] ?? 0; code !== LESS; code = codes[at] ?? 0) {
      if (code === AMPERSAND) isPlain = false
      else if (code >= BEYOND) isAscii = false
      else if (isForbidden(code) || (code === CLOSING && this.#endsSection(at))) return UNSURE
      at = afterPlain(this.#xml, at + 1)
    }
    const text = this.#withLineFeeds(isAscii ? this.#xml.ascii(from, at) : this.#xml.text(from, at))
    const known = isPlain ? text : withReferences(text)
    if (known === undefined) return UNSURE
    this.#handlers.text(known)
    return at
  }

  /** `]]>` ends a CDATA section; text may not hold it. */
  #endsSection(at: number): boolean {
    return this.#codes[at + 1] === CLOSING && this.#codes[at + 2] === GREATER
  }

  #markup(less: number): number {
    const next = this.#codes[less + 1]
    if (next === SLASH) return this.#closeTag(less)
    if (next === BANG) return this.#codes[less + 2] === OPENING ? this.#section(less) : afterComment(this.#xml, less)
    return next === QUESTION ? afterInstruction(this.#xml, less) : this.#openTag(less)
  }

  /** A CDATA section is text, whatever stands in it. */
  #section(less: number): number {
    const behind = afterSection(this.#xml, less)
    if (behind === UNSURE || this.#starts.length === 0) return UNSURE
    this.#handlers.text(this.#withLineFeeds(sectionText(this.#xml, less, behind)))
    return behind
  }

  #closeTag(less: number): number {
    const codes = this.#codes
    const start = this.#starts.pop()
    const length = this.#lengths.pop()
    if (start === undefined || length === undefined) return UNSURE
    const name = less + 2
    for (let index = 0; index < length; index += 1) if (codes[name + index] !== codes[start + index]) return UNSURE
    const end = afterBlanks(this.#xml, name + length)
    if (codes[end] !== GREATER) return UNSURE
    this.#namespaces.close()
    return end + 1
  }

  #openTag(less: number): number {
    if (this.#starts.length === 0) this.#roots += 1
    const { scope } = this.#namespaces
    const greater = this.#xml.tagEnd(less, scope.seed)
    if (greater >= this.#xml.length || this.#roots > 1) return UNSURE
    const known = knownTag(this.#xml, less, greater + 1, scope)
    if (known === undefined) return this.#newTag(less, greater)
    return this.#plainElement(less, greater, known.name, known.attributes, known.nameLength)
  }

  /** `greater`: the first; a value may hold some. */
  #newTag(less: number, greater: number): number {
    const nameEnd = this.#afterName(less + 1)
    if (nameEnd === UNSURE) return UNSURE
    const word = wordAt(this.#xml, less + 1, nameEnd)
    const end = this.#attributes(nameEnd)
    if (end === UNSURE) return UNSURE
    const isEmpty = this.#codes[end] === SLASH
    const last = isEmpty ? end + 1 : end
    if (this.#codes[last] !== GREATER) return UNSURE
    const attributes = attributesOf(this.#names, this.#values, this.#count)
    const nameLength = isEmpty ? 0 : nameEnd - less - 1
    const { scope } = this.#namespaces
    const behind =
      this.#kinds === 0 && word.scope === scope
        ? this.#plainElement(less, last, word.name, attributes, nameLength)
        : this.#anyElement(less, last, word, attributes, nameLength)
    if (behind === greater + 1 && word.scope === scope && (this.#mayRepeat || word.name === 'templateId')) {
      offerTag(this.#xml, less, behind, { scope, nameLength, name: word.name, attributes })
    }
    return behind
  }

  /** One that declares nothing, by its name in this scope. `greater` ends its tag. */
  #plainElement(
    less: number,
    greater: number,
    name: string,
    attributes: Readonly<Attributes>,
    nameLength: number,
  ): number {
    if (nameLength === 0) return this.#namespaces.emptyAs(name, attributes) === undefined ? greater + 1 : UNSURE
    if (this.#namespaces.openAs(name, attributes) !== undefined) return UNSURE
    return this.#opened(less, greater, nameLength)
  }

  #anyElement(less: number, greater: number, word: Word, attributes: Readonly<Attributes>, nameLength: number): number {
    const namespaces = this.#namespaces
    if (namespaces.open(word.text, attributes, this.#kinds) !== undefined) return UNSURE
    const name = namespaces.knownName(word.text)
    if (name !== undefined) {
      word.scope = namespaces.scope
      word.name = name
    }
    if (nameLength > 0) return this.#opened(less, greater, nameLength)
    namespaces.close()
    return greater + 1
  }

  #opened(less: number, greater: number, nameLength: number): number {
    this.#starts.push(less + 1)
    this.#lengths.push(nameLength)
    return greater + 1
  }

  /** Takes in those behind an element's name; answers the index of the tag's `>` or `/`. */
  #attributes(nameEnd: number): number {
    this.#kinds = 0
    this.#mayRepeat = true
    this.#count = 0
    let at = nameEnd
    while (at !== UNSURE) {
      const start = afterBlanks(this.#xml, at)
      const code = this.#codes[start]
      if (code === GREATER || code === SLASH) return start
      if (start === at || this.#count === MAX_ATTRIBUTES) return UNSURE
      at = this.#attribute(start)
    }
    return UNSURE
  }

  #attribute(start: number): number {
    const end = this.#afterName(start)
    const quote = end === UNSURE ? UNSURE : this.#valueStart(end)
    if (quote === UNSURE) return UNSURE
    const { text: name, kind, mayRepeat } = wordAt(this.#xml, start, end)
    // Of names that every object has, saxes knows better.
    if (kind === undefined) return UNSURE
    for (let index = 0; index < this.#count; index += 1) if (this.#names[index] === name) return UNSURE
    this.#names[this.#count] = name
    this.#kinds |= kind
    this.#mayRepeat &&= mayRepeat
    return this.#value(quote)
  }

  /** Of the quoted value behind an attribute's name: its opening quote. */
  #valueStart(nameEnd: number): number {
    const codes = this.#codes
    const equals = afterBlanks(this.#xml, nameEnd)
    if (codes[equals] !== EQUALS) return UNSURE
    const quote = afterBlanks(this.#xml, equals + 1)
    const code = codes[quote]
    return code === QUOTE || code === APOSTROPHE ? quote : UNSURE
  }

  /** White space in a value is spaces (XML 1.0, 3.3.3), unless it comes from a reference. */
  #value(quote: number): number {
    const codes = this.#codes
    const closing = codes[quote]
    let isPlain = true
    let isAscii = true
    let at = afterPlain(this.#xml, quote + 1)
    for (let code = codes[at] ?? 0; code !== closing; code = codes[at] ?? 0) {
      if (code === LESS || isForbidden(code)) return UNSURE
      if (code === AMPERSAND || code < SPACE) isPlain = false
      else if (code >= BEYOND) isAscii = false
      at = afterPlain(this.#xml, at + 1)
    }
    if (at - quote > MAX_ATTRIBUTE_CHARACTERS) return UNSURE
    const value = isAscii ? this.#xml.ascii(quote + 1, at) : this.#xml.text(quote + 1, at)
    const known = isPlain ? value : withReferences(value.replace(/\r\n|[\r\n\t]/g, ' '))
    if (known === undefined) return UNSURE
    this.#values[this.#count] = known
    this.#count += 1
    return at + 1
  }

  #afterName(from: number): number {
    const end = afterName(this.#xml, from)
    return end === from || end - from > MAX_NAME_CHARACTERS ? UNSURE : end
  }
}

/** Bytes: of UTF-8. False where it is unsure: then what the handlers got is worth nothing. Throws what they throw. */
export function quickScan(xml: string | Uint8Array, handlers: Handlers): boolean {
  const characters = Characters.of(xml)
  if (characters === undefined) return false
  try {
    return new QuickScan(characters, handlers).run()
  } catch (error) {
    if (error instanceof OverLimit) return false
    throw error
  }
}
