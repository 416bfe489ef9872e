/** What landed, what was skipped, what failed: a pure function of the ledger, so that it can be computed again. */

import type { ReceiptView } from '../../src-preload/contract/receipt-view'
import type { FailureCode } from '../../src-preload/contract/result'

export const LEDGER_KINDS = ['contact', 'clinical', 'file', 'archive'] as const
export type LedgerKind = (typeof LEDGER_KINDS)[number]
export const LEDGER_STATES = ['planned', 'sent', 'confirmed', 'failed', 'skipped'] as const
export type LedgerState = (typeof LEDGER_STATES)[number]

/** Items of a bundle which the workspace confirmed to hold: created, updated and unchanged alike. */
export interface ItemCounts {
  readonly notes: number
  readonly prescriptions: number
  readonly readings: number
  readonly formSubmissions: number
  readonly tasks: number
  /** Marked as no longer holding: they were sent by an earlier import and are not in the record any more. */
  readonly withdrawn?: number
}

/** One payload of one patient, written before it is sent. */
export interface LedgerRow {
  readonly patientKey: string
  readonly kind: LedgerKind
  readonly digest: string
  readonly state: LedgerState
  /** Of a confirmed row. 'unchanged': the digest was confirmed before, and nothing was sent. */
  readonly outcome?: 'created' | 'updated' | 'unchanged'
  /** Of a clinical row; of a failed one only what the workspace took of it. */
  readonly counts?: ItemCounts
  /** Why it failed or was skipped. */
  readonly failure?: FailureCode
}

/** What the ledger doesn't know. */
export type ReceiptAbout = Omit<ReceiptView, 'patients' | 'counts' | 'skipped' | 'failed' | 'summaries'>

type Fate = 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed'

/**
 * A patient is in exactly one of them. Failed: anything of the patient failed, or was never confirmed. Skipped: the
 * contact was, or the owner cancelled before its turn. Otherwise imported: unchanged only when nothing was written;
 * updated as soon as anything was.
 */
const fateOf = (rows: readonly LedgerRow[], isCancelled: boolean): Fate => {
  if (rows.some(({ state }) => state === 'failed')) return 'failed'
  if (rows.some(({ kind, state }) => kind === 'contact' && state === 'skipped')) return 'skipped'
  if (isCancelled && rows.every(({ state }) => state === 'planned')) return 'skipped'
  if (rows.some(({ state }) => state === 'planned' || state === 'sent')) return 'failed'
  const contact = rows.find(({ kind }) => kind === 'contact')
  if (contact === undefined) return 'failed'
  if (contact.outcome === 'created') return 'created'
  return rows.every(({ state, outcome }) => state === 'skipped' || outcome === 'unchanged') ? 'unchanged' : 'updated'
}

const reasonOf = (rows: readonly LedgerRow[], state: 'failed' | 'skipped', unfinished: FailureCode): FailureCode =>
  rows.find((row) => row.state === state && row.failure !== undefined)?.failure ?? unfinished

export interface ReceiptOptions {
  /** The owner cancelled the run: what was not sent by then never will be. */
  readonly isCancelled?: boolean
}

export const receiptOf = (
  ledger: readonly LedgerRow[],
  about: ReceiptAbout,
  { isCancelled = false }: ReceiptOptions = {},
): ReceiptView => {
  /** Never confirmed and no reason known: the run ended before it. */
  const unfinished: FailureCode = isCancelled ? 'cancelled' : 'engine_stopped'
  // Undo takes nothing from what the run did: it is told beside it.
  const rows = ledger.filter(({ kind }) => kind !== 'archive')
  const patients = [...groupByPatient(rows).values()].map((own) => ({ rows: own, fate: fateOf(own, isCancelled) }))
  const count = (...fates: readonly Fate[]): number => patients.filter(({ fate }) => fates.includes(fate)).length
  const failed = patients
    .filter(({ fate }) => fate === 'failed')
    .map((patient) => reasonOf(patient.rows, 'failed', unfinished))
  // A file too large, say, of a patient who was imported: a reason, once a patient.
  const skipped = patients
    .filter(({ fate, rows: own }) => fate === 'skipped' || (fate !== 'failed' && own.some(isSkipped)))
    .map((patient) => reasonOf(patient.rows, 'skipped', unfinished))
  const summaries = patients.filter(({ fate, rows: own }) => IMPORTED.has(fate) && !own.some(isClinical)).length
  return {
    ...about,
    ...(summaries === 0 ? {} : { summaries }),
    patients: {
      imported: count('created', 'updated', 'unchanged'),
      created: count('created'),
      updated: count('updated'),
      unchanged: count('unchanged'),
      skipped: count('skipped'),
      failed: count('failed'),
    },
    counts: countsOf(rows),
    skipped: tally(skipped),
    failed: tally(failed),
  }
}

const IMPORTED: ReadonlySet<Fate> = new Set(['created', 'updated', 'unchanged'])
/** Without one the workspace took no clinical data: the record went as a readable summary among the files. */
const isClinical = ({ kind }: LedgerRow): boolean => kind === 'clinical'
const isSkipped = ({ state }: LedgerRow): boolean => state === 'skipped'

/** Everything that is in the workspace now, of failed patients too. */
const countsOf = (rows: readonly LedgerRow[]): ReceiptView['counts'] => {
  const sum = (kind: keyof ItemCounts): number => rows.reduce((total, { counts }) => total + (counts?.[kind] ?? 0), 0)
  const withdrawn = sum('withdrawn')
  return {
    clinicalNotes: sum('notes'),
    activePrescriptions: sum('prescriptions'),
    vitalAndLabResults: sum('readings'),
    patientFiles: rows.filter(({ kind, state }) => kind === 'file' && state === 'confirmed').length,
    formSubmissions: sum('formSubmissions'),
    tasks: sum('tasks'),
    ...(withdrawn === 0 ? {} : { withdrawn }),
  }
}

export const groupByPatient = (rows: readonly LedgerRow[]): Map<string, LedgerRow[]> => {
  const patients = new Map<string, LedgerRow[]>()
  for (const row of rows) {
    const own = patients.get(row.patientKey)
    if (own === undefined) patients.set(row.patientKey, [row])
    else own.push(row)
  }
  return patients
}

/** The most frequent reason first. */
const tally = (codes: readonly FailureCode[]): ReceiptView['failed'] => {
  const counts = new Map<FailureCode, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}
