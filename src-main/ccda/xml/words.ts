/** Names of elements and attributes as they are written, each known by its characters: none is cut out and looked up anew. */
import { interned } from '../../lib/interned'
import { areSame, type Characters, hashOf } from './characters'
import { mayRepeat } from './known-tags'
import { kindOfAttribute, type Scope } from './namespaces'

export interface Word {
  readonly text: string
  /** Its characters, and room for those that are compared together with the last of them. */
  readonly fours: DataView
  /** As an attribute; undefined of a name that every object has. */
  readonly kind: number | undefined
  /** Whether tags with this attribute may be kept. */
  readonly mayRepeat: boolean
  /** As an element that some reader may know: its name in the scope that it was last met in. */
  scope: Scope | undefined
  name: string
}

const PLACE_BITS = 12
const places: (Word | undefined)[] = new Array(1 << PLACE_BITS).fill(undefined)
/** Also of those that have lost their place. */
const met = new Map<string, Word>()
const MAX_MET = 2000

function wordOf(xml: Characters, from: number, to: number): Word {
  const written = xml.ascii(from, to)
  const known = met.get(written)
  if (known !== undefined) return known
  const text = interned(written)
  const word: Word = {
    text,
    fours: new DataView(Uint8Array.from(xml.codes.subarray(from, to + 4)).buffer),
    kind: text in met ? undefined : kindOfAttribute(text),
    mayRepeat: mayRepeat(text),
    scope: undefined,
    name: '',
  }
  if (met.size < MAX_MET) met.set(text, word)
  return word
}

export function wordAt(xml: Characters, from: number, to: number): Word {
  const place = hashOf(xml, from, to) >>> (32 - PLACE_BITS)
  const known = places[place]
  if (known !== undefined && known.text.length === to - from && areSame(known.fours, 0, xml, from, to)) return known
  const word = wordOf(xml, from, to)
  places[place] = word
  return word
}

export type Attributes = Record<string, string>

function one(name: string, value: string): Attributes | undefined {
  if (name === 'value') return { value }
  if (name === 'ID') return { ID: value }
  return name === 'root' ? { root: value } : undefined
}

function two(first: string, second: string, value: string, other: string): Attributes | undefined {
  if (first === 'root' && second === 'extension') return { root: value, extension: other }
  return first === 'extension' && second === 'root' ? { extension: value, root: other } : undefined
}

/** Those of four of five tags that are not known yet are written out: filling an object by names takes several times as long. */
export function attributesOf(names: readonly string[], values: readonly string[], count: number): Attributes {
  const [first = '', second = ''] = names
  const [value = '', other = ''] = values
  const found = count === 1 ? one(first, value) : count === 2 ? two(first, second, value, other) : undefined
  if (found !== undefined) return found
  const attributes: Attributes = {}
  for (let index = 0; index < count; index += 1) attributes[names[index] ?? ''] = values[index] ?? ''
  return attributes
}
