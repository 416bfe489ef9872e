/**
 * Narrative references (`<reference value="#id"/>`). 63 % of real documents hold some that do not resolve as written:
 * wrong case, a missing `#`, or an id of another section; those are found all the same, the rest is undefined.
 */

import { CHARACTERS_AN_ID, MAX_KEPT_CHARACTERS } from '../xml/limits'
import { foldSpaces } from '../xml/spaces'
import type { Narrative } from './narrative'

/** Of earlier sections: their rich text is not held on to. */
type Told = Pick<Narrative, 'plain' | 'ids'>

export interface References {
  add(narrative: Narrative): void
  resolve(value: string, current: Narrative | undefined): string | undefined
}

const textAt = (narrative: Told, id: string): string | undefined => {
  const range = narrative.ids.get(id)
  if (range === undefined) return undefined
  const text = foldSpaces(narrative.plain.slice(range[0], range[1]))
  return text === '' ? undefined : text
}

/** Lower-case id → id as written; the first of several wins. */
function foldIds(narrative: Told): ReadonlyMap<string, string> {
  const folded = new Map<string, string>()
  for (const id of narrative.ids.keys()) {
    const key = id.toLowerCase()
    if (!folded.has(key)) folded.set(key, id)
  }
  return folded
}

type Find = (narrative: Told, id: string) => string | undefined

function first(narratives: readonly Told[], id: string, find: Find): string | undefined {
  for (const narrative of narratives) {
    const text = find(narrative, id)
    if (text !== undefined) return text
  }
  return undefined
}

const idIn = (value: string): string => {
  const trimmed = value.trim()
  return trimmed.startsWith('#') ? trimmed.slice(1) : trimmed
}

export function createReferences(): References {
  const earlier: Told[] = []
  let kept = 0
  const folded = new WeakMap<Told, ReadonlyMap<string, string>>()
  /** The answer before: a statement points to the same words with its text and with its code. */
  let last: { readonly value: string; readonly current: Told; readonly text: string | undefined } | undefined

  const textInAnyCase: Find = (narrative, lowerId) => {
    const ids = folded.get(narrative) ?? foldIds(narrative)
    folded.set(narrative, ids)
    const written = ids.get(lowerId)
    return written === undefined ? undefined : textAt(narrative, written)
  }
  const textOf = (id: string, current: Told | undefined): string | undefined => {
    if (id === '') return undefined
    const own = current && textAt(current, id)
    if (own !== undefined) return own
    const found = first(earlier, id, textAt)
    if (found !== undefined) return found
    const lowerId = id.toLowerCase()
    return (current && textInAnyCase(current, lowerId)) ?? first(earlier, lowerId, textInAnyCase)
  }
  return {
    add: ({ plain, ids }) => {
      last = undefined
      kept += plain.length + ids.size * CHARACTERS_AN_ID
      if (kept <= MAX_KEPT_CHARACTERS) earlier.push({ plain, ids })
    },
    resolve(value, current) {
      if (last !== undefined && last.value === value && last.current === current) return last.text
      const text = textOf(idIn(value), current)
      last = current && { value, current, text }
      return text
    },
  }
}
