/** One whole patient: the documents merged, with the files that were matched; and what lists show of it. */
import type { PatientRecord } from '../../src-preload/contract/record'
import { contactability } from '../mapping/contact'
import { mergePatient, type StagedDocument } from '../review/merge'
import { type PatientSummary, summarise } from '../review/summary'
import type { ReadableDb } from '../staging/sql'
import { patientFiles } from '../staging/tables/attachments'
import { bodiesOf } from '../staging/tables/documents'
import { unpack } from './packing'

export const summaryOf = (record: PatientRecord): PatientSummary => {
  const { email, phone } = contactability(record)
  return summarise(record, email || phone)
}

/** Undefined when no document of that patient is staged. */
export const patientRecord = (db: ReadableDb, key: string): PatientRecord | undefined => {
  const bodies = bodiesOf(db, key)
  if (bodies.length === 0) return undefined
  const documents = bodies.map((body) => unpack<StagedDocument>(body))
  return { ...mergePatient(key, documents), files: patientFiles(db, key) }
}
