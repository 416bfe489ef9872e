/** Undo in the ledger: one row of kind 'archive' for each contact which this run created. */
import type { LedgerState } from '../../receipt/receipt'
import { type ReadableDb, sql, type WritableDb } from '../sql'

/** Contacts which the run created and nobody else; what failed earlier is tried again. */
export const planArchivals = (db: WritableDb, at: Date): void => {
  db.run(sql`
    INSERT INTO ledger (patient_key, kind, item, digest, state, updated_at)
    SELECT patient_key, 'archive', '', '', 'planned', ${at.toISOString()} FROM ledger
    WHERE kind = 'contact' AND state = 'confirmed' AND outcome = 'created'
    ON CONFLICT (patient_key, kind, item) DO UPDATE SET state = 'planned', failure = NULL
    WHERE ledger.state = 'failed'`)
}

export interface PendingArchival {
  readonly key: string
  readonly externalRef: string
}
export const pendingArchivals = (db: ReadableDb, afterKey: string, limit: number): PendingArchival[] =>
  db.all(sql`
    SELECT p.key AS key, p.external_ref AS externalRef FROM ledger l JOIN patients p ON p.key = l.patient_key
    WHERE l.kind = 'archive' AND l.state IN ('planned', 'sent') AND p.key > ${afterKey} ORDER BY p.key LIMIT ${limit}`)

/** Archivals by state; empty when nothing was ever undone. */
export const archivalTotals = (db: ReadableDb): Readonly<Partial<Record<LedgerState, number>>> =>
  Object.fromEntries(
    db
      .all<{ state: LedgerState; contacts: number }>(sql`
        SELECT state, count(*) AS contacts FROM ledger WHERE kind = 'archive' GROUP BY state`)
      .map(({ state, contacts }) => [state, contacts]),
  )
