/** The summary that is staged beside a patient's documents: what lists need, and what a chatbot may demand. */
import type { PatientRecord } from '../../../src-preload/contract/record'
import { type RecordValues, recordValues } from '../../mapping/contact/required-fields'
import { type PatientSummary, summarise } from '../../review/summary'

/** `values` are absent in what an earlier version staged. */
export type StagedSummary = PatientSummary & { readonly values?: RecordValues }

export const summaryOf = (record: PatientRecord): StagedSummary => ({
  ...summarise(record),
  values: recordValues(record.demographics),
})
