/**
 * The one place that parses XML. No DTD is accepted, so there are no entities but the five of XML itself; nothing is
 * ever fetched. Depth, names and attributes are capped. The parser's own message is never passed on: it can quote the
 * chart; it is turned into a reason code with line and column.
 */
import { SaxesParser } from 'saxes'
import { KNOWN_ATTRIBUTES, KNOWN_ELEMENTS, PREFIXED_ATTRIBUTES } from './codes/known-names'
import {
  type LimitReason,
  MAX_ATTRIBUTE_CHARACTERS,
  MAX_ATTRIBUTES,
  MAX_DEPTH,
  MAX_NAME_CHARACTERS,
  OverLimit,
} from './limits'

/** What a document says with words that no reader knows: damaged, or an extension. */
export type UnknownName = 'unknown_element' | 'unknown_attribute'

export interface Handlers {
  /** Of the element that is opened next. */
  unknown?(what: UnknownName): void
  open(name: string, attributes: Record<string, string>): void
  close(): void
  text(text: string): void
}

/** Reasons why a document cannot be read, as codes. */
export type SyntaxReason =
  | 'unclosed_element'
  | 'mismatched_tag'
  | 'bad_attribute'
  | 'duplicate_attribute'
  | 'undefined_entity'
  | 'unbound_prefix'
  | 'forbidden_character'
  | 'text_outside_root'
  | 'second_root'
  | 'malformed_markup'
  | 'no_root'

export class XmlSyntaxError extends Error {
  override readonly name = 'XmlSyntaxError'
  constructor(
    readonly code: 'not_well_formed' | 'forbidden_dtd' | 'too_deep',
    readonly reason: SyntaxReason | LimitReason | undefined,
    readonly line: number,
    readonly column: number,
  ) {
    super(code)
  }
}

const REASONS: readonly (readonly [RegExp, SyntaxReason])[] = [
  [/unclosed tag|unexpected end/, 'unclosed_element'],
  [/unexpected close tag|unmatched closing tag|close tag/, 'mismatched_tag'],
  [/duplicate attribute/, 'duplicate_attribute'],
  [/attribute|unquoted|no whitespace between/, 'bad_attribute'],
  [/entity|character reference/, 'undefined_entity'],
  [/unbound|prefix/, 'unbound_prefix'],
  [/disallowed character/, 'forbidden_character'],
  [/text data outside|non-whitespace/, 'text_outside_root'],
  [/multiple roots|only one root|documents may contain only one root/, 'second_root'],
  [/must contain a root/, 'no_root'],
]
const reasonOf = (message: string): SyntaxReason =>
  REASONS.find(([pattern]) => pattern.test(message))?.[1] ?? 'malformed_markup'

const HL7 = 'urn:hl7-org:v3'
const SDTC = 'urn:hl7-org:sdtc'
const XSI = 'http://www.w3.org/2001/XMLSchema-instance'
const XML = 'http://www.w3.org/XML/1998/namespace'

/** Our stable prefix for a namespace, whatever the document calls it. Published exports misspell the URI with spaces. */
const prefixFor = (uri: string): string => {
  const trimmed = uri.trim()
  return trimmed === HL7 || trimmed === '' ? '' : trimmed === SDTC ? 'sdtc:' : trimmed === XSI ? 'xsi:' : 'other:'
}

/** Prefixes in force, with the names already resolved under them. A new scope only where an element declares one. */
interface Scope {
  readonly prefixes: ReadonlyMap<string, string>
  readonly names: Map<string, string>
  /** Of those, the ones that no document should have. Nearly always empty: looked at for every element. */
  readonly unknown: Set<string>
}

const rootScope = (): Scope => ({
  prefixes: new Map([
    ['', ''],
    ['xml', prefixFor(XML)],
  ]),
  names: new Map(),
  unknown: new Set(),
})

function scopeWith(parent: Scope, attributes: Record<string, string>): Scope {
  const prefixes = new Map(parent.prefixes)
  for (const [name, uri] of Object.entries(attributes)) {
    if (name === 'xmlns') prefixes.set('', prefixFor(uri))
    else if (name.startsWith('xmlns:')) prefixes.set(name.slice(6), prefixFor(uri))
  }
  return { prefixes, names: new Map(), unknown: new Set() }
}

/** As a property name, of which there is one in memory: names are compared for every node, and so by address alone. */
const interned = (name: string): string => Object.keys({ [name]: true })[0] ?? name

function resolve(scope: Scope, name: string): string | undefined {
  const known = scope.names.get(name)
  if (known !== undefined) return known
  const colon = name.indexOf(':')
  const prefix = scope.prefixes.get(colon < 0 ? '' : name.slice(0, colon))
  const resolved = prefix === undefined ? undefined : interned(prefix + name.slice(colon + 1))
  if (resolved === undefined) return undefined
  scope.names.set(name, resolved)
  if (!KNOWN_ELEMENTS.has(resolved) && !PREFIXED_ATTRIBUTES.has(resolved)) scope.unknown.add(resolved)
  return resolved
}

/** Adds every prefixed attribute under our stable prefix. */
function renamePrefixed(scope: Scope, attributes: Record<string, string>): 'known' | 'unknown' | 'unbound' {
  let answer: 'known' | 'unknown' = 'known'
  for (const key in attributes) {
    if (key.indexOf(':') < 0 || key.startsWith('xmlns:')) continue
    const resolved = resolve(scope, key)
    if (resolved === undefined) return 'unbound'
    if (resolved !== key) attributes[resolved] = attributes[key] ?? ''
    if (!PREFIXED_ATTRIBUTES.has(resolved)) answer = 'unknown'
  }
  return answer
}

const overLimit = (attributes: number, name: string, value = ''): LimitReason | undefined => {
  if (name.length > MAX_NAME_CHARACTERS) return 'name_too_long'
  if (value.length > MAX_ATTRIBUTE_CHARACTERS) return 'attribute_too_long'
  return attributes > MAX_ATTRIBUTES ? 'too_many_attributes' : undefined
}

const tellUnknown = (handlers: Handlers, scope: Scope, name: string): void => {
  if (scope.unknown.size > 0 && scope.unknown.has(name)) handlers.unknown?.('unknown_element')
}

export interface Tokenizer {
  write(text: string): void
  end(): void
  /** Characters read so far: inside `open` and `close`, just behind the tag. */
  position(): number
}

/** `write` chunks of text, then `end`. Throws `XmlSyntaxError` at the first thing that is not well-formed. */
export function createTokenizer(handlers: Handlers): Tokenizer {
  const parser = new SaxesParser({ xmlns: false, fragment: false, position: true })
  const root = rootScope()
  const scopes: Scope[] = []
  let scope = root
  let sawRoot = false
  // Of the tag at hand. Looked for as its attributes come: nearly none has any, and walking them all again is slow.
  let declares = false
  let prefixed = false
  let strange = false
  let attributeCount = 0

  const stop = (code: XmlSyntaxError['code'], reason?: SyntaxReason | LimitReason): never => {
    throw new XmlSyntaxError(code, reason, parser.line, parser.column)
  }
  parser.on('error', (error) => stop('not_well_formed', reasonOf(error.message.toLowerCase())))
  parser.on('doctype', () => stop('forbidden_dtd'))
  parser.on('attribute', ({ name, value }) => {
    attributeCount += 1
    const over = overLimit(attributeCount, name, value)
    if (over !== undefined) stop('too_deep', over)
    if (KNOWN_ATTRIBUTES.has(name)) return
    if (name.startsWith('xmlns')) declares = true
    else if (name.includes(':')) prefixed = true
    else strange = true
  })
  parser.on('opentag', (tag) => {
    const attributes = tag.attributes as Record<string, string>
    scopes.push(scope)
    if (scopes.length > MAX_DEPTH) stop('too_deep')
    if (tag.name.length > MAX_NAME_CHARACTERS) stop('too_deep', 'name_too_long')
    if (declares) scope = scopeWith(scope, attributes)
    sawRoot = true
    const name = resolve(scope, tag.name)
    const renamed = prefixed ? renamePrefixed(scope, attributes) : 'known'
    if (name === undefined || renamed === 'unbound') return stop('not_well_formed', 'unbound_prefix')
    if (strange || renamed === 'unknown') handlers.unknown?.('unknown_attribute')
    tellUnknown(handlers, scope, name)
    declares = false
    prefixed = false
    strange = false
    attributeCount = 0
    handlers.open(name, attributes)
  })
  parser.on('closetag', () => {
    scope = scopes.pop() ?? root
    handlers.close()
  })
  parser.on('text', (text) => {
    if (scopes.length > 0) handlers.text(text)
  })
  parser.on('cdata', (text) => handlers.text(text))

  return {
    write(text) {
      try {
        parser.write(text)
      } catch (error) {
        // What the handlers find too large has a place, too.
        if (error instanceof OverLimit) stop('too_deep', error.reason)
        throw error
      }
    },
    end() {
      parser.close()
      if (!sawRoot) stop('not_well_formed', 'no_root')
    },
    position: () => parser.position,
  }
}
