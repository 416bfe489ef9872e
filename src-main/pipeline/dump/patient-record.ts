/** One whole patient: the documents merged, with the files that were matched; and what lists show of it. */
import type { Telecom } from '../../../src-preload/contract/data-types'
import type { PatientFile, PatientRecord } from '../../../src-preload/contract/record'
import type { PatientView } from '../../../src-preload/contract/views'
import { withFills } from '../../review/fill-contacts'
import { mergePatient, type StagedDocument } from '../../review/merge'
import type { ReadableDb } from '../../staging/sql'
import { patientFiles } from '../../staging/tables/attachments'
import { contactFills } from '../../staging/tables/contact-fills'
import { bodiesOf } from '../../staging/tables/documents'
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

/** Whom each document is of, by its own words: what a conflict is about. */
export const peopleOf = (db: ReadableDb, key: string): NonNullable<PatientView['people']> =>
  bodiesOf(db, key)
    .map((body) => {
      const { file, demographics } = unpack<StagedDocument>(body)
      const { names, birthDate } = demographics
      return { file, name: names[0]?.text ?? '', ...(birthDate === undefined ? {} : { birthDate }) }
    })
    .sort((one, other) => (one.file < other.file ? -1 : 1))

/** Undefined when no document of that patient is staged. */
export const patientRecord = (db: ReadableDb, key: string): PatientRecord | undefined => {
  const bodies = bodiesOf(db, key)
  if (bodies.length === 0) return undefined
  const documents = bodies.map((body) => unpack<StagedDocument>(body))
  return recordFrom(key, documents, patientFiles(db, key), contactFills(db, key))
}
