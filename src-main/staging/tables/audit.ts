/** The audit trail: who did what, when, to how many. It can only grow, and holds no patient's values. */
import { type ReadableDb, sql, type WritableDb } from '../sql'

export const AUDIT_ACTIONS = [
  'workspace_chosen',
  'credentials_saved',
  'credentials_forgotten',
  'settings_saved',
  'provider_mapped',
  'dump_created',
  'files_added',
  'files_removed',
  'file_assigned',
  'file_unassigned',
  'contacts_filled',
  'parse_started',
  'parse_ended',
  'patient_excluded',
  'patient_included',
  'approved',
  'map_started',
  'map_ended',
  'undo_started',
  'undo_ended',
  'table_made',
  'dump_cancelled',
  'dump_discarded',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

export interface AuditEntry {
  readonly at: string
  readonly who: string
  readonly action: AuditAction
  readonly dumpId?: string
  readonly counts?: Readonly<Record<string, number>>
}

export const record = (db: WritableDb, entry: AuditEntry): void => {
  const counts = entry.counts === undefined ? undefined : JSON.stringify(entry.counts)
  db.run(sql`
    INSERT INTO audit (at, who, action, dump_id, counts)
    VALUES (${entry.at}, ${entry.who}, ${entry.action}, ${entry.dumpId}, ${counts})`)
}

export const auditTrail = (db: ReadableDb): AuditEntry[] =>
  db
    .all<AuditEntry & { counts?: string }>(sql`
      SELECT at, who, action, dump_id AS dumpId, counts FROM audit ORDER BY id`)
    .map(({ counts, ...entry }) => ({ ...entry, ...(counts === undefined ? {} : { counts: JSON.parse(counts) }) }))
