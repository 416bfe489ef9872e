/** One whole patient: the documents merged, with the files that were matched; and what lists show of it. */
import type { PatientFile, PatientRecord } from '../../src-preload/contract/record'
import { mergePatient, type StagedDocument } from '../review/merge'
import type { ReadableDb } from '../staging/sql'
import { patientFiles } from '../staging/tables/attachments'
import { bodiesOf } from '../staging/tables/documents'
import { unpack } from './packing'

export const recordFrom = (
  key: string,
  documents: readonly StagedDocument[],
  files: readonly PatientFile[],
): PatientRecord => ({ ...mergePatient(key, documents), files: [...files] })

/** Undefined when no document of that patient is staged. */
export const patientRecord = (db: ReadableDb, key: string): PatientRecord | undefined => {
  const bodies = bodiesOf(db, key)
  if (bodies.length === 0) return undefined
  const documents = bodies.map((body) => unpack<StagedDocument>(body))
  return recordFrom(key, documents, patientFiles(db, key))
}
