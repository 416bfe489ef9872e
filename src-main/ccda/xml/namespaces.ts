/** Names under our stable prefixes, whatever prefixes a document declares for its namespaces. */
import { interned } from '../../lib/interned'
import { KNOWN_ATTRIBUTES, KNOWN_ELEMENTS, PREFIXED_ATTRIBUTES } from '../codes/known-names'
import { MAX_DEPTH } from './limits'

/** What a document says with words that no reader knows: damaged, or an extension. */
export type UnknownName = 'unknown_element' | 'unknown_attribute'

export interface Handlers {
  /** Of the element that is opened next. */
  unknown?(what: UnknownName): void
  /** Attributes may be shared by elements that are written alike. */
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close(): void
  /** In place of `open` and `close`, by who can tell: two of five elements. */
  empty?(name: string, attributes: Readonly<Record<string, string>>): void
  text(text: string): void
  /** Whether white space alone would be heard now: half of all text is indentation. */
  hearsBlanks?(): boolean
  /** Whether the element opened last holds a file in base64: its text may come in pieces. */
  holdsFile?(): boolean
}

const HL7 = 'urn:hl7-org:v3'
const SDTC = 'urn:hl7-org:sdtc'
const XSI = 'http://www.w3.org/2001/XMLSchema-instance'
const XML = 'http://www.w3.org/XML/1998/namespace'

/** Published exports misspell the URI with spaces. */
const prefixFor = (uri: string): string => {
  const trimmed = uri.trim()
  return trimmed === HL7 || trimmed === '' ? '' : trimmed === SDTC ? 'sdtc:' : trimmed === XSI ? 'xsi:' : 'other:'
}

/**
 * Prefixes in force, with the names already resolved under them. A new scope only where an element declares one. Scopes
 * are shared by all documents: an export declares the same few prefixes in each, and its names are resolved once.
 */
export interface Scope {
  /** Another one for each. */
  readonly seed: number
  readonly prefixes: ReadonlyMap<string, string>
  readonly names: Map<string, string>
  /** Of those, the ones that no document should have. Nearly always empty: looked at for every element. */
  readonly unknown: Set<string>
  /** By what the element declares. */
  readonly inner: Map<string, Scope>
}

let scopes = 0
const createScope = (prefixes: ReadonlyMap<string, string>): Scope => ({
  seed: ++scopes,
  prefixes,
  names: new Map(),
  unknown: new Set(),
  inner: new Map(),
})

const OUTSIDE = new Map([
  ['', ''],
  ['xml', prefixFor(XML)],
])
/** Names and scopes kept; far more than any export has. Beyond it the next document starts anew: a hostile one fills nothing. */
const MAX_KEPT = 20_000
let kept = 0
let outermost = createScope(OUTSIDE)

const sharedScope = (): Scope => {
  if (kept > MAX_KEPT) {
    kept = 0
    outermost = createScope(OUTSIDE)
  }
  return outermost
}

function scopeWith(parent: Scope, attributes: Record<string, string>): Scope {
  const declared = Object.entries(attributes).filter(([name]) => name.startsWith('xmlns'))
  const key = JSON.stringify(declared)
  const known = parent.inner.get(key)
  if (known !== undefined) return known
  const prefixes = new Map(parent.prefixes)
  for (const [name, uri] of declared) {
    if (name === 'xmlns') prefixes.set('', prefixFor(uri))
    else if (name.startsWith('xmlns:')) prefixes.set(interned(name.slice(6)), prefixFor(uri))
  }
  const scope = createScope(prefixes)
  parent.inner.set(interned(key), scope)
  kept += 1
  return scope
}

function resolve(scope: Scope, name: string): string | undefined {
  const known = scope.names.get(name)
  if (known !== undefined) return known
  const colon = name.indexOf(':')
  const prefix = scope.prefixes.get(colon < 0 ? '' : name.slice(0, colon))
  if (prefix === undefined) return undefined
  const resolved = interned(prefix + name.slice(colon + 1))
  scope.names.set(interned(name), resolved)
  kept += 1
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

/** What the attributes of a tag are, added up by `|`: nearly none is any, and walking them all again is slow. */
export const DECLARES = 1
export const PREFIXED = 2
export const STRANGE = 4

export const kindOfAttribute = (name: string): number => {
  if (KNOWN_ATTRIBUTES.has(name)) return 0
  if (name.startsWith('xmlns')) return DECLARES
  return name.includes(':') ? PREFIXED : STRANGE
}

/** Hands tags on by their stable names. One instance a document. */
export class Namespaces {
  readonly #handlers: Handlers
  readonly #outer: Scope[] = []
  #scope = sharedScope()

  constructor(handlers: Handlers) {
    this.#handlers = handlers
  }

  /** Elements open now. */
  get depth(): number {
    return this.#outer.length
  }

  /** `kinds`: of all attributes together. Answers why the element cannot be. */
  open(tag: string, attributes: Record<string, string>, kinds: number): 'too_deep' | 'unbound_prefix' | undefined {
    if (this.#outer.push(this.#scope) > MAX_DEPTH) return 'too_deep'
    if ((kinds & DECLARES) !== 0) this.#scope = scopeWith(this.#scope, attributes)
    const scope = this.#scope
    const name = resolve(scope, tag)
    const renamed = (kinds & PREFIXED) === 0 ? 'known' : renamePrefixed(scope, attributes)
    if (name === undefined || renamed === 'unbound') return 'unbound_prefix'
    if ((kinds & STRANGE) !== 0 || renamed === 'unknown') this.#handlers.unknown?.('unknown_attribute')
    if (scope.unknown.size > 0 && scope.unknown.has(name)) this.#handlers.unknown?.('unknown_element')
    this.#handlers.open(name, attributes)
    return undefined
  }

  get scope(): Scope {
    return this.#scope
  }

  /** Undefined of a name that no reader knows, or that was not open in the scope in force. */
  knownName(tag: string): string | undefined {
    const name = this.#scope.names.get(tag)
    return name === undefined || this.#scope.unknown.has(name) ? undefined : name
  }

  /** An element that declares nothing, by what it was found to mean in the scope in force. */
  openAs(name: string, attributes: Readonly<Record<string, string>>): 'too_deep' | undefined {
    if (this.#outer.push(this.#scope) > MAX_DEPTH) return 'too_deep'
    this.#handlers.open(name, attributes)
    return undefined
  }

  /** Such an element with nothing in it. */
  emptyAs(name: string, attributes: Readonly<Record<string, string>>): 'too_deep' | undefined {
    if (this.#outer.length === MAX_DEPTH) return 'too_deep'
    if (this.#handlers.empty !== undefined) this.#handlers.empty(name, attributes)
    else {
      this.#handlers.open(name, attributes)
      this.#handlers.close()
    }
    return undefined
  }

  close(): void {
    this.#scope = this.#outer.pop() ?? this.#scope
    this.#handlers.close()
  }
}
