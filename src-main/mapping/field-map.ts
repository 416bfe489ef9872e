/** The field map of the README, printed from the tables which do the mapping, so that it can't say anything else. */

import { FORM_SUBMISSION } from './clinical/form-submissions'
import { PRESCRIPTION } from './clinical/prescriptions'
import { READING } from './clinical/readings'
import { TASK } from './clinical/tasks'
import { CONTACT } from './contact/contact'
import { CUSTOM_FIELDS } from './contact/contact-fields'
import { NOTE_KINDS } from './notes/note-kinds'

type Table = Readonly<Record<string, readonly [from: string, how: string, ...rest: unknown[]]>>

const cell = (text: string): string => text.replace(/\|/g, '\\|')
const tableOf = (title: string, rows: readonly (readonly string[])[]): string =>
  [
    `### ${title}`,
    '',
    '| A2V2 | Tebra record | How |',
    '|---|---|---|',
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
    '',
  ].join('\n')

const rowsOf = (table: Table): string[][] => Object.entries(table).map(([target, [from, how]]) => [target, from, how])

const notes = NOTE_KINDS.map(({ title, category, fields }) => [
  `Note "${title}"`,
  category,
  ['what, when, codes, recorded by', ...fields.map(([label]) => label.toLowerCase())].join(', '),
])

export const fieldMap = (): string =>
  [
    tableOf('Contact', rowsOf(CONTACT)),
    tableOf('Custom fields', rowsOf(CUSTOM_FIELDS)),
    tableOf('Clinical notes', [
      ['Note "Demographics"', 'demographics', 'everything but the social security number'],
      ...notes,
      [
        'Notes "… remarks"',
        'vitals, results',
        'what a reading has no field for, and what is no reading, with the reason',
      ],
      ['Note "Plan of care: not to be done"', 'planOfCare', 'negated and withdrawn plans'],
      ['Narrative notes', 'notes', "every section's narrative, whole"],
    ]),
    tableOf('Prescriptions (active medications)', rowsOf(PRESCRIPTION)),
    tableOf('Readings (vital signs and lab results)', rowsOf(READING)),
    tableOf('Form submissions', rowsOf(FORM_SUBMISSION)),
    tableOf('Tasks', rowsOf(TASK)),
  ].join('\n')
