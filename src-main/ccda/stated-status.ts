/**
 * A status stated in words. Only a whole cell of the narrative row counts, or a part set off by punctuation ("Asthma :
 * Status - Active", "10 mg, active"); a word inside a sentence ("hand held spacer", "no longer than 7 days") does not.
 */
import type { ClinicalStatus } from '../../src-preload/contract/statements'

export interface StatusWords {
  readonly statuses: ReadonlyMap<string, ClinicalStatus>
  /** Whether any of the words occurs at all: most texts are done with at that. */
  readonly any: RegExp
}

const statusWords = (statuses: Readonly<Record<string, ClinicalStatus>>): StatusWords => ({
  statuses: new Map(Object.entries(statuses)),
  any: new RegExp(Object.keys(statuses).join('|'), 'i'),
})

export const CONDITION_WORDS = statusWords({
  active: 'active',
  chronic: 'active',
  inactive: 'inactive',
  resolved: 'resolved',
})

export const DRUG_WORDS = statusWords({
  active: 'active',
  inactive: 'completed',
  completed: 'completed',
  discontinued: 'completed',
  stopped: 'completed',
  held: 'held',
  'on hold': 'held',
  suspended: 'held',
})

const SEPARATOR = /[\n:;,()|–—]|\s-\s|\.(?:\s|$)/

/** Undefined also where two parts state different things. */
export function statedStatus(words: StatusWords, texts: readonly (string | undefined)[]): ClinicalStatus | undefined {
  const stated = new Set<ClinicalStatus>()
  for (const text of texts) {
    if (text === undefined || !words.any.test(text)) continue
    for (const part of text.split(SEPARATOR)) {
      const status = words.statuses.get(part.trim().toLowerCase())
      if (status !== undefined) stated.add(status)
    }
  }
  return stated.size === 1 ? [...stated][0] : undefined
}
