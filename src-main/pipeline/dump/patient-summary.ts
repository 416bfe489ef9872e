/** The summary that is staged beside a patient's documents: what lists need, and what a chatbot may demand. */
import { type RecordValues, recordValues } from '../../mapping/contact/required-fields'
import { noteKey, type StagedDocument } from '../../review/merge'
import { type PatientSummary, type Summarised, summarise } from '../../review/summary'

/** `values` are absent in what an earlier version staged. */
export type StagedSummary = PatientSummary & { readonly values?: RecordValues }

export const summaryOf = (record: Summarised): StagedSummary => ({
  ...summarise(record),
  values: recordValues(record.demographics),
})

/** Of a patient who has this document only: that of the record, which need not be made for it. */
export const documentSummary = (key: string, document: StagedDocument): StagedSummary => {
  const { statements, notes, attributed } = document
  const distinctNotes = new Set(notes.map(noteKey))
  return summaryOf({
    ...document,
    ...statements,
    key,
    notes: { length: distinctNotes.size },
    attributedNpi: attributed?.npi,
  })
}
