/** Narratives that state an absence ("No known …"), or that there is no information: nothing is active of either. */
import type { Row } from './agree'

const NONE =
  /^[^a-z]*((the )?patient (has |is |reports )?)?(no\b|none|not\b|denies)|(excluded\/)?not available\.?$|^\w+( \w+)? unknown\W*$|allergic to \[no known\]/i

export const saysNone = (words: string): boolean => NONE.test(words.trim())

/** Flagged as what it is, or neither known nor measured. */
export const assertsNothing = (row: Row): boolean =>
  row.noKnown === true || row.negated === true || row.value?.type === 'null' || row.clinicalStatus === 'unknown'
