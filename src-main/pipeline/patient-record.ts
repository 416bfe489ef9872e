/** One whole patient: the documents merged, with the files that were matched; and what lists show of it. */
import type { Telecom } from '../../src-preload/contract/data-types'
import type { PatientFile, PatientRecord } from '../../src-preload/contract/record'
import { withFills } from '../review/fill-contacts'
import { mergePatient, type StagedDocument } from '../review/merge'
import type { ReadableDb } from '../staging/sql'
import { patientFiles } from '../staging/tables/attachments'
import { contactFills } from '../staging/tables/contact-fills'
import { bodiesOf } from '../staging/tables/documents'
import { unpack } from './packing'

export const recordFrom = (
  key: string,
  documents: readonly StagedDocument[],
  files: readonly PatientFile[],
  fills: readonly Telecom[] = [],
): PatientRecord => {
  const { demographics, ...merged } = mergePatient(key, documents)
  const telecoms = withFills(demographics.telecoms, fills)
  return { ...merged, demographics: { ...demographics, telecoms }, files: [...files] }
}

/** Undefined when no document of that patient is staged. */
export const patientRecord = (db: ReadableDb, key: string): PatientRecord | undefined => {
  const bodies = bodiesOf(db, key)
  if (bodies.length === 0) return undefined
  const documents = bodies.map((body) => unpack<StagedDocument>(body))
  return recordFrom(key, documents, patientFiles(db, key), contactFills(db, key))
}
