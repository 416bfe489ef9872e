/** One clinical statement as both sides are compared: what, how much, in which unit, when. '' is "not said". */
export const KINDS = [
  'problems',
  'allergies',
  'medications',
  'immunizations',
  'vitals',
  'results',
  'procedures',
  'encounters',
] as const
export type Kind = (typeof KINDS)[number]

export interface Comparable {
  readonly code: string
  readonly value: string
  readonly unit: string
  readonly date: string
  /** 'negated' or ''. */
  readonly negated: string
}
export const FIELDS = ['code', 'value', 'unit', 'date', 'negated'] as const satisfies readonly (keyof Comparable)[]

/** White space is layout in a narrative: two readings of the same words may break them differently. */
export const squeeze = (text: string): string => text.replace(/\s+/g, '').toLowerCase()

export const keyOf = (one: Comparable): string => FIELDS.map((field) => squeeze(one[field])).join('|')
