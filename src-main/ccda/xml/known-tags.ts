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

/** Of a tag that is kept nothing is told again: under a wrong prefix a name is an unknown one. */
const isItself = (name: string, { names }: Scope): boolean => !name.includes(':') || names.get(name) === name

/** As many as are ever kept, whatever the documents are: behind these all are forgotten. */
const MAX_TAGS = 20_000
const MAX_KEPT_BYTES = 2 * 1024 * 1024
/** One behind the other as they were met: what follows in a document lies together, so that memory is soon there. */
const tags: KnownTag[] = []
/** Each from its `<` to its `>`, which is the first in it; the last four are compared together with what follows. */
const kept = new Uint8Array(MAX_KEPT_BYTES + 4)
const keptFours = new DataView(kept.buffer)
/** Where each begins, and where the next one would. */
const starts = new Int32Array(MAX_TAGS + 1)

/** In the first free slot from the one that the upper bits of its hash say: hash of a tag, and its number plus 1. */
const SLOT_BITS = 15
const SHIFT = 32 - SLOT_BITS
const LAST_SLOT = (1 << SLOT_BITS) - 1
const slots = new Int32Array(2 << SLOT_BITS)
/** By those bits: hash of the tag last offered. */
const offered = new Int32Array(1 << SLOT_BITS)

/** From its `<` to behind its `>`. */
export function knownTag(xml: Characters, from: number, to: number, scope: Scope): KnownTag | undefined {
  const { hash } = xml
  let slot = hash >>> SHIFT
  for (let number = slots[slot * 2 + 1] ?? 0; number > 0; number = slots[slot * 2 + 1] ?? 0) {
    if (slots[slot * 2] === hash && isKept(number - 1, xml, from, to)) {
      const tag = tags[number - 1]
      if (tag !== undefined && tag.scope === scope) return tag
    }
    slot = (slot + 1) & LAST_SLOT
  }
  return undefined
}

function isKept(index: number, xml: Characters, from: number, to: number): boolean {
  const start = starts[index] ?? 0
  return (starts[index + 1] ?? 0) - start === to - from && areSame(keptFours, start, xml, from, to)
}

/** Keeps what is met a second time. */
export function offerTag(xml: Characters, from: number, to: number, tag: KnownTag): void {
  const { hash } = xml
  const place = hash >>> SHIFT
  if (offered[place] !== hash) {
    offered[place] = hash
    return
  }
  if (to - from > MAX_BYTES) return
  const attributes: Record<string, string> = {}
  for (const name in tag.attributes) {
    if (!REPEATING.has(name) && !(tag.name === 'templateId' && OF_TEMPLATES.has(name))) return
    if (!isItself(name, tag.scope)) return
    attributes[name] = interned(tag.attributes[name] ?? '')
  }
  keep(hash, xml.codes.subarray(from, to), { ...tag, attributes })
}

function keep(hash: number, written: Uint8Array, tag: KnownTag): void {
  if (tags.length === MAX_TAGS || (starts[tags.length] ?? 0) + written.length > MAX_KEPT_BYTES) forgetAll()
  const start = starts[tags.length] ?? 0
  kept.set(written, start)
  starts[tags.length + 1] = start + written.length
  let slot = hash >>> SHIFT
  while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & LAST_SLOT
  slots[slot * 2] = hash
  slots[slot * 2 + 1] = tags.push(tag)
}

/** What is met again is soon known again. */
function forgetAll(): void {
  tags.length = 0
  slots.fill(0)
}
