import { expect, test } from 'vitest'
import type { LedgerKind, LedgerRow } from '../../../../src-main/receipt/receipt'
import { DUMP_MIGRATIONS } from '../../../../src-main/staging/migrations/dump'
import { putLedgerRow, wholeLedger } from '../../../../src-main/staging/tables/ledger'
import { temporaryStore } from '../temporary-store'

const row = (patient: number, kind: LedgerKind, digest: string): LedgerRow => ({
  patientKey: `1.2.3^${String(patient).padStart(5, '0')}`,
  kind,
  digest,
  state: 'confirmed',
})

test('a ledger of several pages is told row by row: every one once, by patient, without what only the run needs', () => {
  const { db } = temporaryStore(DUMP_MIGRATIONS)
  // Five rows a patient, of the first only one: a page ends in the middle of one.
  const rows = Array.from({ length: 1200 }, (_, patient) => [
    row(patient, 'clinical', 'c'),
    row(patient, 'contact', 'a'),
    row(patient, 'file', '0a'),
    row(patient, 'file', '0b'),
    row(patient, 'file', '0c'),
  ])
    .flat()
    .slice(4)
  const now = new Date()
  db.transaction(() => {
    for (const each of [...rows].reverse()) putLedgerRow(db, each, now)
  })
  expect([...wholeLedger(db)]).toEqual(rows)
})
