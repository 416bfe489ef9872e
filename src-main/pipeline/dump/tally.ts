/** Running totals of a dump. Counted from the store once, then kept up by whoever writes, so a view costs nothing. */
import type { StatementCounts } from '../../../src-preload/contract/views'
import type { Balance } from '../../review/balance'
import type { ReadableDb } from '../../staging/sql'
import { stagedBalance } from '../../staging/tables/documents'
import { type FileTotals, fileTotals } from '../../staging/tables/files'
import { everySummary, patientTotal } from '../../staging/tables/patients'

export interface Tally {
  /** Clinical documents. */
  readonly documents: { total: number; done: number; failed: number }
  /** Of clinical documents and patients' files. */
  readonly bytes: { total: number; done: number }
  failedFiles: number
  patients: number
  balance: Balance
  counts: StatementCounts
}

const NOTHING: FileTotals = { files: 0, bytes: 0 }

export const addCounts = (a: StatementCounts, b: StatementCounts): StatementCounts => {
  const sum: Record<string, number> = { ...a }
  for (const [kind, count] of Object.entries(b)) sum[kind] = (sum[kind] ?? 0) + count
  return sum
}

export const addBalance = (a: Balance, b: Balance): Balance => ({
  entries: a.entries + b.entries,
  read: a.read + b.read,
  accounted: a.accounted + b.accounted,
  unread: a.unread + b.unread,
})

const countAll = (db: ReadableDb): StatementCounts => {
  const sum: Record<string, number> = {}
  for (const { counts } of everySummary(db)) {
    for (const kind in counts) sum[kind] = (sum[kind] ?? 0) + (counts[kind] ?? 0)
  }
  return sum
}

export const loadTally = (db: ReadableDb): Tally => {
  const totals = fileTotals(db)
  const of = (key: Parameters<typeof totals.get>[0]): FileTotals => totals.get(key) ?? NOTHING
  const [pending, failed] = [of('pending clinical'), of('failed clinical')]
  const done = [of('staged clinical'), of('duplicate clinical')]
  const papers = [of('staged document'), of('failed document')]
  const sum = (all: readonly FileTotals[], field: keyof FileTotals): number => all.reduce((n, one) => n + one[field], 0)
  const bytesDone = sum([...done, failed, ...papers], 'bytes')
  return {
    documents: { total: sum([pending, failed, ...done], 'files'), done: sum(done, 'files'), failed: failed.files },
    bytes: { done: bytesDone, total: bytesDone + pending.bytes + of('pending document').bytes },
    failedFiles: sum([failed, of('failed document'), of('failed other')], 'files'),
    patients: patientTotal(db),
    balance: stagedBalance(db),
    counts: countAll(db),
  }
}
