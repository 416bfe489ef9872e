/** Undo in the ledger: one row of kind 'archive' for each contact which this run created. */
import type { LedgerState } from '../../receipt/receipt'
import { type ReadableDb, sql, type WritableDb } from '../sql'

/**
 * Sent without an answer that says what became of it. A refusal says it: nothing was written. A contact which the
 * workspace had before is never in doubt: whatever happened to it, it was not created.
 */
const IN_DOUBT = sql`
  state <> 'confirmed' AND tried_at_ms IS NOT NULL AND failure IS NOT 'refused_by_workspace'
  AND patient_key NOT IN (SELECT patient_key FROM approvals WHERE known = 1)`

/**
 * Contacts which the run created and nobody else, and those which it tried to create without learning the outcome (a
 * pause, a cut line): whether they are there is asked first. What failed earlier is tried again.
 */
export const planArchivals = (db: WritableDb, at: Date): void => {
  db.run(sql`
    INSERT INTO ledger (patient_key, kind, item, digest, state, updated_at)
    SELECT patient_key, 'archive', '', '', 'planned', ${at.toISOString()} FROM ledger
    WHERE kind = 'contact' AND (state = 'confirmed' AND outcome = 'created' OR (${IN_DOUBT}))
    ON CONFLICT (patient_key, kind, item) DO UPDATE SET state = 'planned', failure = NULL
    WHERE ledger.state = 'failed'`)
}

export interface PendingArchival {
  readonly key: string
  readonly externalRef: string
  /** Of a contact in doubt: when it was first sent, in ms since 1970. */
  readonly triedAtMs?: number
}
export const pendingArchivals = (db: ReadableDb, afterKey: string, limit: number): PendingArchival[] =>
  db.all(sql`
    SELECT p.key AS key, p.external_ref AS externalRef, iif(c.state = 'confirmed', NULL, c.tried_at_ms) AS triedAtMs
    FROM ledger l JOIN patients p ON p.key = l.patient_key
    JOIN ledger c ON c.patient_key = l.patient_key AND c.kind = 'contact'
    WHERE l.kind = 'archive' AND l.state IN ('planned', 'sent') AND p.key > ${afterKey} ORDER BY p.key LIMIT ${limit}`)

/** A contact in doubt which the run did not create after all. */
export const removeArchival = (db: WritableDb, key: string): void => {
  db.run(sql`DELETE FROM ledger WHERE patient_key = ${key} AND kind = 'archive'`)
}

/** How many contacts were sent without an answer: they may be in the workspace. */
export const contactsInDoubt = (db: ReadableDb): number =>
  db.get<{ contacts: number }>(sql`SELECT count(*) AS contacts FROM ledger WHERE kind = 'contact' AND ${IN_DOUBT}`)
    ?.contacts ?? 0

/** Archivals by state; empty when nothing was ever undone. */
export const archivalTotals = (db: ReadableDb): Readonly<Partial<Record<LedgerState, number>>> =>
  Object.fromEntries(
    db
      .all<{ state: LedgerState; contacts: number }>(sql`
        SELECT state, count(*) AS contacts FROM ledger WHERE kind = 'archive' GROUP BY state`)
      .map(({ state, contacts }) => [state, contacts]),
  )
