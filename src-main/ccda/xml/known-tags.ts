/**
 * Four of five tags stand word for word in the document before, or earlier in this one (templateId, code, statusCode,
 * td …). Such a tag is found again by its characters, with what it means: it is neither taken apart nor built anew.
 */
import { interned } from '../../lib/interned'
import { areSame, type Characters } from './characters'
import type { Scope } from './namespaces'

export interface KnownTag {
  /** In which it means this. */
  readonly scope: Scope
  /** Of its name as written, with the prefix; 0 of an empty element, which is not closed. */
  readonly nameLength: number
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

const MAX_BYTES = 500
/**
 * Kinds, codes and layout: an export has few values of them, and they tell no patient from another. Only tags without
 * any other attribute outlive their document: no id, value, time, reference, address or name does.
 */
const REPEATING = new Set(
  [
    'classCode moodCode typeCode determinerCode contextControlCode contextConductionInd inversionInd negationInd',
    'independentInd nullFlavor code codeSystem codeSystemName codeSystemVersion displayName valueSet valueSetVersion',
    'sdtc:valueSet sdtc:valueSetVersion xsi:type unit use qualifier operator inclusive institutionSpecified',
    'mediaType representation styleCode listType width align valign border colspan rowspan',
  ].flatMap((names) => names.split(' ')),
)
/** Elsewhere these two are an id. */
const OF_TEMPLATES = new Set(['root', 'extension'])

/** Of an attribute, in any element. */
export const mayRepeat = (attribute: string): boolean => REPEATING.has(attribute)

/** As many as are ever kept, whatever the documents are; each has two, found by the upper bits of its hash. */
const PLACE_BITS = 15
const SHIFT = 32 - PLACE_BITS
const tags: (KnownTag | undefined)[] = new Array(1 << PLACE_BITS).fill(undefined)
/** Of each: hash, length, and where its characters are kept. */
const places = new Int32Array(3 << PLACE_BITS)
/** From the `<` of each to its `>`, which is the first in it. */
const kept = new Uint8Array(1 << 22)
const keptFours = new DataView(kept.buffer)
let keptCount = 0
/** Hash of the tag last offered for each place. */
const offered = new Int32Array(1 << PLACE_BITS)

const isAt = (place: number, hash: number, xml: Characters, from: number, to: number): boolean =>
  places[place * 3] === hash &&
  places[place * 3 + 1] === to - from &&
  areSame(keptFours, places[place * 3 + 2] ?? 0, xml, from, to)

/** From its `<` to behind its `>`. */
export function knownTag(xml: Characters, from: number, to: number, scope: Scope): KnownTag | undefined {
  const { hash } = xml
  const place = hash >>> SHIFT
  const other = place ^ 1
  const tag = isAt(place, hash, xml, from, to)
    ? tags[place]
    : isAt(other, hash, xml, from, to)
      ? tags[other]
      : undefined
  return tag !== undefined && tag.scope === scope ? tag : undefined
}

/** Keeps what is met a second time, before another one that belongs in the same place. */
export function offerTag(xml: Characters, from: number, to: number, tag: KnownTag): void {
  const { hash } = xml
  const place = hash >>> SHIFT
  if (offered[place] !== hash) {
    offered[place] = hash
    return
  }
  const run = xml.codes.subarray(from, to)
  if (run.length > MAX_BYTES) return
  const attributes: Record<string, string> = {}
  for (const name in tag.attributes) {
    if (!REPEATING.has(name) && !(tag.name === 'templateId' && OF_TEMPLATES.has(name))) return
    attributes[name] = interned(tag.attributes[name] ?? '')
  }
  keep(place, hash, run, { ...tag, attributes })
}

function keep(place: number, hash: number, run: Uint8Array, tag: KnownTag): void {
  // The last four are compared together with what follows.
  if (keptCount + run.length + 4 > kept.length) forgetAll()
  if (tags[place] !== undefined) {
    const other = place ^ 1
    tags[other] = tags[place]
    places.copyWithin(other * 3, place * 3, place * 3 + 3)
  }
  tags[place] = tag
  places.set([hash, run.length, keptCount], place * 3)
  kept.set(run, keptCount)
  keptCount += run.length
}

/** What is met again is soon known again. */
function forgetAll(): void {
  tags.fill(undefined)
  places.fill(0)
  keptCount = 0
}
