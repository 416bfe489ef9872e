/** The audit trail in the workspace's store: one entry added at a time, pages of rows for the window. */
import type { AuditEntry, AuditRow } from '../../../src-preload/contract/audit'
import { type ReadableDb, sql, type WritableDb } from '../sql'
import { appendEntry, headOf, type LinkedEntry, trailDamage, wholeTrail } from './audit-chain'

/** Names in order: the same counts are the same JSON. */
const inOrder = (counts: Readonly<Record<string, number>>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1))))

export const record = (db: WritableDb, { counts, ...entry }: AuditEntry): void =>
  appendEntry(db, counts === undefined ? entry : { ...entry, counts: inOrder(counts) })

const rowFrom = ({ counts, action, ...entry }: LinkedEntry): AuditRow => ({
  ...entry,
  action: action as AuditRow['action'],
  ...(counts === undefined ? {} : { counts: JSON.parse(counts) as Record<string, number> }),
})

/** Oldest first, all of it. */
export const auditTrail = (db: ReadableDb): AuditRow[] => [...wholeTrail(db)].map(rowFrom)

export interface TrailQuery {
  readonly offset: number
  readonly limit: number
  readonly dumpId?: string | undefined
}

/** Newest first. */
export const trailPage = (
  db: ReadableDb,
  { offset, limit, dumpId }: TrailQuery,
): { readonly total: number; readonly rows: AuditRow[] } => {
  const where = dumpId === undefined ? sql`` : sql`WHERE dump_id = ${dumpId}`
  const total = db.get<{ total: number }>(sql`SELECT count(*) AS total FROM audit ${where}`)?.total ?? 0
  const rows = db.all<LinkedEntry>(sql`
    SELECT sequence, at, who, action, dump_id AS dumpId, detail, counts, digest, previous_hash AS previousHash, hash
    FROM audit ${where} ORDER BY sequence DESC LIMIT ${limit} OFFSET ${offset}`)
  return { total, rows: rows.map(rowFrom) }
}

/** Every import that the trail knows, discarded ones too, newest first. */
export const trailDumps = (db: ReadableDb): string[] =>
  db
    .all<{ dumpId: string }>(sql`
      SELECT dump_id AS dumpId FROM audit WHERE dump_id IS NOT NULL GROUP BY dump_id ORDER BY min(sequence) DESC`)
    .map(({ dumpId }) => dumpId)

export const verifyTrail = (db: ReadableDb) => {
  const head = headOf(db)
  return { entries: head.sequence, head: head.hash, damage: trailDamage(wholeTrail(db), head) }
}

/** How often each action stands in the trail, by what went with it. */
export const actionCounts = (
  db: ReadableDb,
): { readonly action: string; readonly detail?: string; readonly count: number }[] =>
  db.all(sql`SELECT action, detail, count(*) AS count FROM audit GROUP BY action, detail ORDER BY action, detail`)
