/** After reading: patients with several documents are merged, and loose files find their patients. */
import type { Failure } from '../../../src-preload/contract/result'
import { matchDocuments } from '../../intake/match/match-documents'
import { isUnreadClinical } from '../../intake/match/unread-clinical'
import { every } from '../../lib/every'
import { externalReferenceId } from '../../mapping/external-ids'
import type { PatientSummary } from '../../review/summary'
import type { WritableDb } from '../../staging/sql'
import {
  assignFile,
  clinicalFilesByPatient,
  type LooseFile,
  unassignMatched,
  unmatchedFiles,
} from '../../staging/tables/attachments'
import { contactFills, markUnfilledStale } from '../../staging/tables/contact-fills'
import { documentFilesOf, documentSummary, mergeableOf } from '../../staging/tables/documents'
import { failedFileRows } from '../../staging/tables/files'
import {
  everySummary,
  type PatientFacts,
  putPatient,
  removePatient,
  stalePatients,
} from '../../staging/tables/patients'
import { unassignFromNobody } from '../../staging/tables/unmatched-files'
import type { Context } from '../context'
import { dumpRow, type OpenDump } from '../dump/open-dump'
import { createPatientBatches } from '../workers/patient-batches'
import type { WorkerPool } from '../workers/worker-pool'
import type { MergeJob, MergeOutcome } from '../workers/worker-tasks'

const PAGE = 2000

interface StalePatient {
  readonly key: string
  readonly documents: number
}

const put = (
  db: WritableDb,
  organisationId: string,
  summary: PatientSummary,
  more: Omit<PatientFacts, 'externalRef'>,
) => putPatient(db, summary, { ...more, externalRef: externalReferenceId(organisationId, summary.key) })

/** What needs no merging: patients whose documents went away, and those with one document left and nothing added. */
const settleSimple = (db: WritableDb, organisationId: string, key: string): StalePatient | undefined => {
  const [only, ...others] = documentFilesOf(db, key)
  if (only !== undefined && (others.length > 0 || contactFills(db, key).length > 0)) {
    return { key, documents: 1 + others.length }
  }
  const summary = only === undefined ? undefined : documentSummary(db, only)
  if (summary === undefined) removePatient(db, key)
  else put(db, organisationId, JSON.parse(summary) as PatientSummary, { documents: 1, conflict: false })
  return undefined
}

/** Computes the rows of patients whose documents changed, in the workers. */
export const mergePatients = async (
  context: Context,
  { id, db }: OpenDump,
  workers: WorkerPool,
  signal?: AbortSignal,
): Promise<void> => {
  const organisationId = dumpRow(context, id).organisation.id
  const underWay = new Map<number, StalePatient>()
  markUnfilledStale(db)
  const jobOf = ({ id: row, key }: { readonly id: number; readonly key: string }): MergeJob | undefined => {
    const patient = settleSimple(db, organisationId, key)
    if (patient === undefined) return undefined
    underWay.set(row, patient)
    return { id: row, key, ...mergeableOf(db, key), fills: contactFills(db, key) }
  }
  const stale = (after: number, limit: number) => (signal?.aborted === true ? [] : stalePatients(db, after, limit))
  const next = createPatientBatches(db, stale, jobOf)
  const take = (outcomes: readonly MergeOutcome[]): void =>
    db.transaction(() => {
      for (const { id: row, merged } of outcomes) {
        const patient = underWay.get(row)
        underWay.delete(row)
        // Left stale, it is tried again with the next settling; the row of its first document stays meanwhile.
        if (patient === undefined || !merged.ok) continue
        const { summary, conflict } = merged.value
        put(db, organisationId, summary, { documents: patient.documents, conflict })
      }
    })
  const lost = ({ id: row }: MergeJob, failure: Failure): MergeOutcome => ({
    id: row,
    merged: { ok: false, failure },
  })
  await workers.through({ task: 'merge', shared: undefined, next, take, lost })
}

/** Shown paths are unique within one source only. */
const pathIn = ({ sourceId, file }: { readonly sourceId: number; readonly file: string }): string =>
  `${sourceId}/${file}`

/** Matches anew what the owner did not assign: patients may have come or gone since. */
export const matchLooseFiles = (db: WritableDb): void => {
  db.transaction(() => {
    unassignFromNobody(db)
    unassignMatched(db)
  })
  const loose = [...every<LooseFile>((last) => unmatchedFiles(db, last?.fileId ?? 0, PAGE))]
  if (loose.length === 0) return
  const files = clinicalFilesByPatient(db)
  const patients = Array.from(everySummary(db), (summary) => ({
    key: summary.key,
    ids: summary.ids,
    family: summary.family ?? '',
    given: summary.given ?? '',
    birthDate: (summary.birthDate ?? '').slice(0, 10).replaceAll('-', ''),
    files: (files.get(summary.key) ?? []).map(pathIn),
  }))
  const matches = matchDocuments(
    loose.map((file) => ({ file: pathIn(file) })),
    patients,
    failedFileRows(db, Number.MAX_SAFE_INTEGER).filter(isUnreadClinical).map(pathIn),
  )
  db.transaction(() => {
    for (const file of loose) {
      const match = matches.get(pathIn(file))
      if (match !== undefined) assignFile(db, file.fileId, match.key, match.match)
    }
  })
}
