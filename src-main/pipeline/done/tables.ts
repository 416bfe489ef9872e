/** Tables for the owner to keep, as the text of a file. Saved by the shell where the owner says, and nowhere else. */
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import type { TableName } from '../../../src-preload/contract/views'
import { type Cell, csvOf } from '../../lib/csv'
import { patientIds } from '../../mapping/notes/demographics-note'
import { receiptCsv } from '../../receipt/receipt-csv'
import { wholeLedger } from '../../staging/tables/ledger'
import { patientRow } from '../../staging/tables/patient-pages'
import { missingContactKeys } from '../../staging/tables/patients'
import { audit, type Context } from '../context'
import type { OpenDump } from '../dump/open-dump'
import { patientRecord } from '../dump/patient-record'
import { receipt } from './receipt'

/** Headers which the app itself knows again: filled in, the table can be added under Verify & review. */
const CONTACT_COLUMNS = ['Patient ID', 'Patient Name', 'Date of Birth', 'Email', 'Phone', 'Provider'] as const
/** Without it Excel reads names with accents in another encoding. */
const BYTE_ORDER_MARK = '\uFEFF'

const lineOf = ({ db }: OpenDump, key: string): Cell[] => {
  const { name = '', birthDate, provider } = patientRow(db, key) ?? {}
  const [id] = patientIds(patientRecord(db, key)?.demographics.ids ?? [])
  return [id, name, birthDate, undefined, undefined, provider]
}

const missingContact = (open: OpenDump): string =>
  BYTE_ORDER_MARK + csvOf([CONTACT_COLUMNS, ...missingContactKeys(open.db).map((key) => lineOf(open, key))])

/** The receipt with its ledger: ids, states and counts. */
const receiptJson = (open: OpenDump): Result<string> => {
  const written = receipt(open)
  if (!written.ok) return written
  return ok(`${JSON.stringify({ receipt: written.value, ledger: [...wholeLedger(open.db)] }, undefined, 2)}\n`)
}

const textOf = (open: OpenDump, table: TableName): Result<string> => {
  switch (table) {
    case 'missing_contact':
      return ok(missingContact(open))
    case 'receipt_csv':
      return receipt(open).ok ? ok(receiptCsv(wholeLedger(open.db))) : fail('wrong_step')
    case 'receipt_json':
      return receiptJson(open)
  }
}

export const tableOf = (context: Context, open: OpenDump, table: TableName): Result<string> => {
  const text = textOf(open, table)
  if (text.ok) audit(context, { action: 'table_made', dumpId: open.id, detail: table })
  return text
}
