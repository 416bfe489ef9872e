/** The ledger as a table to keep (RFC 4180): ids, states and counts; no names and nothing clinical. */
import type { LedgerRow } from './receipt'

const COLUMNS = [
  'patient',
  'kind',
  'state',
  'outcome',
  'failure',
  'notes',
  'prescriptions',
  'readings',
  'form_submissions',
  'tasks',
  'withdrawn',
  'sha256',
] as const

const cellsOf = ({
  patientKey,
  kind,
  state,
  outcome,
  failure,
  counts,
  digest,
}: LedgerRow): (string | number | undefined)[] => [
  patientKey,
  kind,
  state,
  outcome,
  failure,
  counts?.notes,
  counts?.prescriptions,
  counts?.readings,
  counts?.formSubmissions,
  counts?.tasks,
  counts?.withdrawn,
  digest,
]

/** A spreadsheet would run a cell that begins like a formula; patient keys come from files we did not write. */
const FORMULA = /^[=+\-@\t\r]/

const cell = (value: string | number | undefined): string => {
  const text = value === undefined ? '' : String(value)
  const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

export const receiptCsv = (rows: readonly LedgerRow[]): string =>
  [COLUMNS, ...rows.map(cellsOf)].map((line) => `${line.map(cell).join(',')}\r\n`).join('')
