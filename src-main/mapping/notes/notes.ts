/** All notes of a patient: demographics, one a kind of statement, remarks, and every section's narrative whole. */
import type { PatientRecord } from '../../../src-preload/contract/record'
import type { Note } from '../../../src-preload/contract/statements'
import type { ClinicalNote } from '../../a2v2/schemas'
import { sha256Of } from '../../lib/sha256'
import { type Draft, identify } from '../external-ids'
import { codeText, machineTime, providersText } from '../text'
import { demographicsNote } from './demographics-note'
import { remarkNotes } from './remark-notes'
import { summaryNotes } from './summary-notes'

export const NARRATIVE = 'narrative'

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

const narrativeItem = (note: Note): NoteItem => {
  const author = providersText(note.authors)
  const recordedAt = machineTime(note.time?.iso)
  return {
    category: NARRATIVE,
    title: narrativeTitle(note),
    html: note.html,
    ...(recordedAt === undefined ? {} : { recordedAt }),
    ...(author === undefined ? {} : { author }),
  }
}

/** The newest document stands first in the record: its current sections keep one place each, older ones their own. */
const narratives = (notes: readonly Note[]): Draft<NoteItem>[] => {
  const current = new Set<string>()
  return notes.map((note) => {
    const code = note.code?.code ?? ''
    const isCurrent = CURRENT_STATE.has(code) && !current.has(code)
    if (isCurrent) current.add(code)
    const item = narrativeItem(note)
    const identity = isCurrent ? [code] : [code, item.title, item.recordedAt ?? sha256Of(note.html)]
    return { identity, detail: [sha256Of(note.html), item.author], item }
  })
}

export const notesOf = (record: PatientRecord, scope: string): ClinicalNote[] => {
  const drafts = [demographicsNote(record.demographics), ...summaryNotes(record), ...remarkNotes(record)]
  const summaries = drafts.map((item): Draft<NoteItem> => ({ identity: [item.category, item.title], detail: [], item }))
  return [...identify(scope, 'note', summaries), ...identify(scope, 'narrative', narratives(record.notes))]
}
