/** The audit trail: who did what, when, to how many. It can only grow, and holds no patient's values. */
export const AUDIT_ACTIONS = [
  'workspace_chosen',
  'credentials_saved',
  'credentials_forgotten',
  'settings_saved',
  'security_saved',
  'provider_mapped',
  'field_answered',
  'dump_created',
  'files_added',
  'files_removed',
  'file_assigned',
  'file_unassigned',
  'contacts_filled',
  'parse_started',
  'parse_paused',
  'parse_stopped',
  'parse_ended',
  'patient_excluded',
  'patient_included',
  'approved',
  'map_started',
  'map_paused',
  'map_stopped',
  'map_ended',
  'undo_started',
  'undo_paused',
  'undo_stopped',
  'undo_ended',
  'table_made',
  'receipt_printed',
  'receipt_saved',
  'trail_made',
  'support_saved',
  'dump_cancelled',
  'dump_discarded',
  'store_set_aside',
  'locked',
  'unlocked',
  'unlock_refused',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** `detail` and the names of `counts` are codes of ours, never text that somebody wrote. */
export interface AuditFacts {
  readonly action: AuditAction
  readonly dumpId?: string
  /** A failure code, a workspace, a table: what the action alone does not say. */
  readonly detail?: string
  readonly counts?: Readonly<Record<string, number>>
  /** SHA-256 of what was approved. */
  readonly digest?: string
}

/** `at`: ISO 8601, UTC. `who`: the account of the operating system; the app has no users of its own. */
export interface AuditEntry extends AuditFacts {
  readonly at: string
  readonly who: string
}

/** `hash` is over everything else of the entry and so, by `previousHash`, over every entry before it. */
export interface AuditRow extends AuditEntry {
  /** Counted from 1, without a gap. */
  readonly sequence: number
  readonly previousHash: string
  readonly hash: string
}

/**
 * `changed`: an entry is not what its hash says. `missing`: it was taken away.
 * `cut`: entries at the end are gone.
 */
export interface TrailDamage {
  readonly sequence: number
  readonly kind: 'changed' | 'missing' | 'cut'
}
export interface TrailView {
  readonly entries: number
  /** Hash of the newest entry: an earlier copy of the trail whose last hash stands in this one is a part of it. */
  readonly head: string
  readonly verifiedAt: string
  readonly damage?: TrailDamage
}

export const TRAIL_FORMATS = ['csv', 'json'] as const
export type TrailFormat = (typeof TRAIL_FORMATS)[number]
