/** What an import would change about a patient whom the workspace knows already. */
export interface Listed {
  readonly count: number
  /** The first of them, in words. */
  readonly titles: readonly string[]
}

export interface ItemDifference {
  readonly created: Listed
  readonly updated: Listed
  /** There now and no longer in the record: to be marked as withdrawn. */
  readonly withdrawn: Listed
  readonly unchanged: number
}

export const DIFFERENCE_KINDS = ['notes', 'prescriptions', 'readings', 'formSubmissions', 'tasks'] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

export interface DifferenceView {
  /** The contact is archived there; importing brings it back. */
  readonly archived: boolean
  /** Only what differs; '' stands for nothing. `field` is the workspace's own key. */
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[]
  readonly items: Readonly<Record<DifferenceKind, ItemDifference>>
  readonly files: { readonly added: Listed; readonly unchanged: number }
}
