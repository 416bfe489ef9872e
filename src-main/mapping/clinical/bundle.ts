import type { PatientRecord } from '../../../src-preload/contract/record'
import type { ClinicalBundle } from '../../a2v2/schemas'
import { digestOf } from '../digest'
import { notesOf } from '../notes/notes'
import { completeKinds } from './complete-kinds'
import { formSubmissionsOf } from './form-submissions'
import { prescriptionsOf } from './prescriptions'
import { readingsOf } from './readings'
import { tasksOf } from './tasks'

export type ClinicalItems = Omit<ClinicalBundle, 'dumpId' | 'digest' | 'complete'>

/**
 * Lists are ordered by external id where their order means nothing, so that the digest doesn't depend on which
 * document was read first. Notes keep theirs: demographics, summaries, remarks, narratives.
 */
const byId = <T extends { readonly externalId: string }>(items: T[]): T[] =>
  items.sort((a, b) => (a.externalId < b.externalId ? -1 : 1))

const itemsOf = (record: PatientRecord, scope: string): ClinicalItems => ({
  notes: notesOf(record, scope),
  prescriptions: byId(prescriptionsOf(record, scope)),
  readings: byId(readingsOf(record, scope)),
  formSubmissions: byId(formSubmissionsOf(record, scope)),
  tasks: byId(tasksOf(record, scope)),
})

/** `scope`: the patient's external reference id. The digest covers the items alone: no dump changes it. */
export const bundleOf = (record: PatientRecord, scope: string, dumpId: string): ClinicalBundle => {
  const items = { complete: completeKinds(record), ...itemsOf(record, scope) }
  return { dumpId, digest: digestOf(items), ...items }
}
