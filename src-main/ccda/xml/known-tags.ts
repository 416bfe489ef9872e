/**
 * Four of five tags stand word for word in the document before, or earlier in this one (templateId, code, statusCode,
 * td …). Such a tag is found again by its characters, with what it means: it is neither taken apart nor built anew.
 */
import { interned } from '../../lib/interned'
import type { Scope } from './namespaces'

export interface KnownTag {
  /** All of it, as written: from its `<` to its `>`, which is the first in it. */
  readonly text: string
  /** In which it means this. */
  readonly scope: Scope
  /** Of its name as written, with the prefix. */
  readonly nameLength: number
  readonly isEmpty: boolean
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

const MAX_CHARACTERS = 500
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

/** Of an attribute, in some element. */
export const mayRepeat = (attribute: string): boolean => REPEATING.has(attribute) || OF_TEMPLATES.has(attribute)

/** As many as are ever kept, whatever the documents are; each has two, found by the upper bits of its hash. */
const PLACE_BITS = 15
const SHIFT = 32 - PLACE_BITS
const places: (KnownTag | undefined)[] = new Array(1 << PLACE_BITS).fill(undefined)
/** Hash of the tag last offered for each place. */
const offered = new Int32Array(1 << PLACE_BITS)

/** `text`: all of it. */
export function knownTag(hash: number, text: string, scope: Scope): KnownTag | undefined {
  const place = hash >>> SHIFT
  const first = places[place]
  if (first !== undefined && first.text === text && first.scope === scope) return first
  const second = places[place ^ 1]
  return second !== undefined && second.text === text && second.scope === scope ? second : undefined
}

/** Keeps what is met a second time, before another one that belongs in the same place. */
export function offerTag(hash: number, tag: KnownTag): void {
  if (tag.text.length > MAX_CHARACTERS) return
  const attributes: Record<string, string> = {}
  for (const name in tag.attributes) {
    if (!REPEATING.has(name) && !(tag.name === 'templateId' && OF_TEMPLATES.has(name))) return
    attributes[name] = tag.attributes[name] ?? ''
  }
  const place = hash >>> SHIFT
  if (offered[place] !== hash) {
    offered[place] = hash
    return
  }
  for (const name in attributes) attributes[name] = interned(attributes[name] ?? '')
  if (places[place] !== undefined) places[place ^ 1] = places[place]
  places[place] = { ...tag, text: interned(tag.text), attributes }
}
