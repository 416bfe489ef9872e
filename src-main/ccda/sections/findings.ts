/**
 * Observations that are question and answer: functional and mental status, health concerns, advance directives,
 * nutrition, physical findings, care team members, note activities, and every statement nested in another or standing
 * in an unknown section that no other table reads. `list` says which of them.
 */

import { readPerformer } from '../people'
import { all, defineSection, one, saysNothing } from '../section'
import { readCode, readValue } from '../values'
import { hasTemplate } from '../xml/node'

/** Its text is the section's narrative, which is staged as a note; the act adds author, kind and time. */
const NOTE_ACTIVITY = '2.16.840.1.113883.10.20.22.4.202'

export const findings = defineSection({
  kind: 'findings',
  sections: {
    '47420-5': 'functional status',
    '10190-7': 'mental status',
    '75310-3': 'health concern',
    '42348-3': 'advance directive',
    '11383-7': 'health status evaluation',
    '61144-2': 'nutrition',
    '10210-3': 'general status',
    '29545-1': 'physical finding',
    '8709-8': 'physical finding',
    '51848-0': 'assessment',
    '85847-2': 'care team',
  },
  sectionTemplates: [
    '2.16.840.1.113883.10.20.22.2.14',
    '2.16.840.1.113883.10.20.22.2.56',
    '2.16.840.1.113883.10.20.22.2.58',
    '2.16.840.1.113883.10.20.22.2.21',
    '2.16.840.1.113883.10.20.22.2.21.1',
    '2.16.840.1.113883.10.20.22.2.61',
    '2.16.840.1.113883.10.20.22.2.57',
    '2.16.840.1.113883.10.20.22.2.500',
  ],
  elements: ['observation', 'act', 'procedure', 'encounter', 'supply', 'substanceAdministration'],
  templates: [NOTE_ACTIVITY],
  fields: {
    value: one('value', readValue),
    interpretations: all('interpretationCode', readCode),
    performers: all('performer', readPerformer),
    list: (statement, context) => (hasTemplate(statement, NOTE_ACTIVITY) ? 'note' : context.list || 'related'),
  },
  judge: (row) => {
    if (row.negated === true) return { row, account: 'refuted' }
    return saysNothing(row) ? { account: 'null' } : { row }
  },
})
