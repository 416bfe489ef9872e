/** All notes of a patient: demographics, one a kind of statement, remarks, and every section's narrative whole. */
import type { Note, PatientRecord } from '../../src-preload/contract/record'
import type { ClinicalNote } from '../a2v2/schemas'
import { demographicsNote } from './demographics-note'
import { sha256 } from './digest'
import { type Draft, identify } from './external-ids'
import { remarkNotes } from './remark-notes'
import { summaryNotes } from './summary-notes'
import { codeText, providersText } from './text'

type NoteItem = Omit<ClinicalNote, 'externalId'>

/**
 * Sections that state what is so now (LOINC): a newer export replaces them. Every other section is a document of its
 * day (progress note, consultation, a section nobody knows): a new one never replaces an old one.
 */
const CURRENT_STATE = new Set([
  '48765-2', // allergies
  '10160-0', // medications
  '11450-4', // problems
  '11348-0', // past history
  '11369-6', // immunizations
  '8716-3', // vital signs
  '30954-2', // results
  '47519-4', // procedures
  '46240-8', // encounters
  '29762-2', // social history
  '10157-6', // family history
  '47420-5', // functional status
  '10190-7', // mental status
  '75310-3', // health concerns
  '42348-3', // advance directives
  '46264-8', // medical equipment
  '48768-6', // payers
  '18776-5', // plan of treatment
  '61146-7', // goals
  '85847-2', // care team
])

const narrativeTitle = ({ title, code, source }: Note): string => title ?? codeText(code) ?? source.section

const narrativeOf = (note: Note): Draft<NoteItem> => {
  const title = narrativeTitle(note)
  const code = note.code?.code ?? ''
  const time = note.time?.iso
  const author = providersText(note.authors)
  return {
    identity: CURRENT_STATE.has(code) ? [code] : [code, title, time ?? sha256(note.html)],
    // Of several current sections of one patient, each keeps its place by who wrote it when, else by its text.
    detail: [title, time ?? sha256(note.html), author],
    item: {
      category: 'narrative',
      title,
      html: note.html,
      ...(time === undefined ? {} : { recordedAt: time }),
      ...(author === undefined ? {} : { author }),
    },
  }
}

export const notesOf = (record: PatientRecord, scope: string): ClinicalNote[] => {
  const drafts = [demographicsNote(record.demographics), ...summaryNotes(record), ...remarkNotes(record)]
  const summaries = drafts.map((item): Draft<NoteItem> => ({ identity: [item.category, item.title], detail: [], item }))
  return [...identify(scope, 'note', summaries), ...identify(scope, 'narrative', record.notes.map(narrativeOf))]
}
