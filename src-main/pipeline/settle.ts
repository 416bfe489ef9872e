/** After reading: patients with several documents are merged, and loose files find their patients. */
import { setImmediate } from 'node:timers/promises'
import { matchDocuments } from '../intake/match-documents'
import { externalReferenceId } from '../mapping/external-ids'
import { isConflict } from '../review/conflict'
import { mergePatient, type StagedDocument } from '../review/merge'
import type { PatientSummary } from '../review/summary'
import type { ReadableDb, WritableDb } from '../staging/sql'
import {
  assignFile,
  clinicalFilesByPatient,
  type LooseFile,
  unassignMatched,
  unmatchedFiles,
} from '../staging/tables/attachments'
import { bodiesOf, documentRowsOf } from '../staging/tables/documents'
import { failedFileRows } from '../staging/tables/files'
import { putPatient, removePatient, stalePatients, summariesAfter } from '../staging/tables/patients'
import { unpack } from './packing'
import { summaryOf } from './patient-record'

/** Few enough that the engine answers calls in between. */
const SLICE = 20
const PAGE = 2000

const merged = (db: ReadableDb, key: string): { summary: PatientSummary; conflict: boolean } => {
  const documents = bodiesOf(db, key).map((body) => unpack<StagedDocument>(body))
  const conflict = isConflict(documents.map(({ demographics }) => demographics))
  return { summary: summaryOf(mergePatient(key, documents)), conflict }
}

const settlePatient = (db: WritableDb, organisationId: string, key: string): void => {
  const [only, ...others] = documentRowsOf(db, key)
  if (only === undefined) {
    removePatient(db, key)
    return
  }
  const { summary, conflict } =
    others.length === 0 ? { summary: JSON.parse(only.summary) as PatientSummary, conflict: false } : merged(db, key)
  const externalRef = externalReferenceId(organisationId, key)
  putPatient(db, summary, { externalRef, documents: 1 + others.length, conflict })
}

export const mergePatients = async (db: WritableDb, organisationId: string, signal?: AbortSignal): Promise<void> => {
  for (let keys = stalePatients(db, SLICE); keys.length > 0; keys = stalePatients(db, SLICE)) {
    if (signal?.aborted === true) return
    db.transaction(() => {
      for (const key of keys) settlePatient(db, organisationId, key)
    })
    await setImmediate()
  }
}

const allSummaries = (db: ReadableDb): PatientSummary[] => {
  const summaries: PatientSummary[] = []
  let rows = summariesAfter(db, 0, PAGE)
  while (rows.length > 0) {
    for (const { json } of rows) summaries.push(JSON.parse(json) as PatientSummary)
    rows = summariesAfter(db, rows.at(-1)?.id ?? 0, PAGE)
  }
  return summaries
}

const allUnmatched = (db: ReadableDb): LooseFile[] => {
  const files: LooseFile[] = []
  let rows = unmatchedFiles(db, 0, PAGE)
  while (rows.length > 0) {
    files.push(...rows)
    rows = unmatchedFiles(db, rows.at(-1)?.fileId ?? 0, PAGE)
  }
  return files
}

/** Shown paths are unique within one source only. */
const pathIn = ({ sourceId, file }: { readonly sourceId: number; readonly file: string }): string =>
  `${sourceId}/${file}`

/** Matches anew what the owner did not assign: patients may have come or gone since. */
export const matchLooseFiles = (db: WritableDb): void => {
  db.transaction(() => unassignMatched(db))
  const loose = allUnmatched(db)
  if (loose.length === 0) return
  const files = clinicalFilesByPatient(db)
  const patients = allSummaries(db).map((summary) => ({
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
    failedFileRows(db, Number.MAX_SAFE_INTEGER).map(pathIn),
  )
  db.transaction(() => {
    for (const file of loose) {
      const match = matches.get(pathIn(file))
      if (match !== undefined) assignFile(db, file.fileId, match.key, match.match)
    }
  })
}
