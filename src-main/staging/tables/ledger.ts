/**
 * One row a payload: planned → sent → confirmed | failed | skipped, written before the request and after the answer.
 * `item` tells a patient's files apart (their SHA-256) and is empty for the contact and the clinical bundle.
 */
import { every } from '../../lib/every'
import type { ItemCounts, LedgerRow } from '../../receipt/receipt'
import { type ReadableDb, sql, type WritableDb } from '../sql'

const itemOf = ({ kind, digest }: LedgerRow): string => (kind === 'file' ? digest : '')

/**
 * `tried_at_ms` stays that of the first attempt with the same digest.
 * `sentMs`: by the workspace's clock where that is known, since it is compared with the workspace's own times.
 */
export const putLedgerRow = (db: WritableDb, row: LedgerRow, at: Date, sentMs = at.getTime()): void => {
  const counts = row.counts === undefined ? undefined : JSON.stringify(row.counts)
  const triedAtMs = row.state === 'sent' ? sentMs : undefined
  db.run(sql`
    INSERT INTO ledger
      (patient_key, kind, item, digest, state, outcome, counts, failure, tried_at_ms, updated_at)
    VALUES (${row.patientKey}, ${row.kind}, ${itemOf(row)}, ${row.digest}, ${row.state}, ${row.outcome}, ${counts},
            ${row.failure}, ${triedAtMs}, ${at.toISOString()})
    ON CONFLICT (patient_key, kind, item) DO UPDATE SET
      tried_at_ms = coalesce(ledger.tried_at_ms, excluded.tried_at_ms),
      digest = excluded.digest, state = excluded.state, outcome = excluded.outcome, counts = excluded.counts,
      failure = excluded.failure, updated_at = excluded.updated_at`)
}

type Row = Omit<LedgerRow, 'counts'> & { readonly counts?: string; readonly triedAtMs?: number }
/** `triedAtMs`: when it was first sent, in ms since 1970. */
export type TriedRow = LedgerRow & { readonly triedAtMs?: number }

const COLUMNS = sql`patient_key AS patientKey, kind, digest, state, outcome, counts, failure, tried_at_ms AS triedAtMs`
const rowFrom = ({ counts, ...row }: Row): TriedRow =>
  counts === undefined ? row : { ...row, counts: JSON.parse(counts) as ItemCounts }

export const ledgerOf = (db: ReadableDb, patientKey: string): TriedRow[] =>
  db.all<Row>(sql`SELECT ${COLUMNS} FROM ledger WHERE patient_key = ${patientKey}`).map(rowFrom)

const ROWS_A_PAGE = 2000

/** All of it, by patient. */
export function* wholeLedger(db: ReadableDb): Generator<LedgerRow> {
  const rows = every<Row & { readonly item: string }>((last) =>
    db.all(sql`
      SELECT ${COLUMNS}, item FROM ledger
      WHERE (patient_key, kind, item) > (${last?.patientKey ?? ''}, ${last?.kind ?? ''}, ${last?.item ?? ''})
      ORDER BY patient_key, kind, item LIMIT ${ROWS_A_PAGE}`),
  )
  for (const { item: _item, triedAtMs: _triedAtMs, ...row } of rows) yield rowFrom(row)
}

/** External references of all patients whose contact was sent, or needed not to be. */
export const refsTried = (db: ReadableDb): string[] =>
  db
    .all<{ ref: string }>(sql`
      SELECT p.external_ref AS ref FROM ledger l JOIN patients p ON p.key = l.patient_key
      WHERE l.kind = 'contact' AND (l.tried_at_ms IS NOT NULL OR l.state = 'confirmed')`)
    .map(({ ref }) => ref)

/** Whether this dump has sent anything, or found it sent: there is something to tell and to undo. */
export const hasBegun = (db: ReadableDb): boolean =>
  db.get(sql`
    SELECT 1 FROM ledger WHERE kind <> 'archive' AND (tried_at_ms IS NOT NULL OR state = 'confirmed') LIMIT 1`) !==
  undefined

/** Before a new approval: what never was confirmed is planned anew. */
export const removeUnconfirmed = (db: WritableDb): void => {
  db.run(sql`DELETE FROM ledger WHERE kind <> 'contact' AND state <> 'confirmed'`)
}

/** Drops files that are no longer part of the patient's payload. */
export const keepFiles = (db: WritableDb, patientKey: string, sha256s: ReadonlySet<string>): void => {
  for (const { kind, digest } of ledgerOf(db, patientKey)) {
    if (kind === 'file' && !sha256s.has(digest)) {
      db.run(sql`DELETE FROM ledger WHERE patient_key = ${patientKey} AND kind = 'file' AND item = ${digest}`)
    }
  }
}

/** Failed payloads are to be sent again; true when there were any. */
export const replanFailed = (db: WritableDb): boolean =>
  db.run(sql`UPDATE ledger SET state = 'planned', failure = NULL WHERE state = 'failed'`) > 0
