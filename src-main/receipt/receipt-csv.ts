/** The ledger as a table to keep (RFC 4180): ids, states and counts; no names and nothing clinical. */
import { type Cell, csvOf } from '../lib/csv'
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

const cellsOf = ({ patientKey, kind, state, outcome, failure, counts, digest }: LedgerRow): Cell[] => [
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

function* linesOf(rows: Iterable<LedgerRow>): Generator<readonly Cell[]> {
  yield COLUMNS
  for (const row of rows) yield cellsOf(row)
}

export const receiptCsv = (rows: Iterable<LedgerRow>): string => csvOf(linesOf(rows))
