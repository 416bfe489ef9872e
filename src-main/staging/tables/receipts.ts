/** The receipt as it was when Stage 2 ended. A retry writes a further one; none is ever changed. */
import type { ReceiptView } from '../../../src-preload/contract/receipt-view'
import { type ReadableDb, sql, type WritableDb } from '../sql'

export const putReceipt = (db: WritableDb, receipt: ReceiptView): void => {
  db.run(sql`INSERT INTO receipts (at, json) VALUES (${receipt.finishedAt}, ${JSON.stringify(receipt)})`)
}

export const latestReceipt = (db: ReadableDb): ReceiptView | undefined => {
  const row = db.get<{ json: string }>(sql`SELECT json FROM receipts ORDER BY id DESC LIMIT 1`)
  return row === undefined ? undefined : (JSON.parse(row.json) as ReceiptView)
}
