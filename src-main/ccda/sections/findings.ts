/**
 * Observations that are question and answer: functional and mental status, health concerns, advance directives,
 * nutrition, physical findings, and every statement nested in another or standing in an unknown section that no other
 * table reads. `list` says which of them.
 */
import { all, defineSection, one, saysNothing } from '../section'
import { readCode, readValue } from '../values'

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
  },
  sectionTemplates: [
    '2.16.840.1.113883.10.20.22.2.14',
    '2.16.840.1.113883.10.20.22.2.56',
    '2.16.840.1.113883.10.20.22.2.58',
    '2.16.840.1.113883.10.20.22.2.21',
    '2.16.840.1.113883.10.20.22.2.21.1',
    '2.16.840.1.113883.10.20.22.2.61',
    '2.16.840.1.113883.10.20.22.2.57',
  ],
  elements: ['observation', 'act', 'procedure', 'encounter', 'supply', 'substanceAdministration'],
  templates: [],
  claims: true,
  fields: {
    value: one('value', readValue),
    interpretations: all('interpretationCode', readCode),
    list: (_statement, context) => context.list || 'related',
  },
  judge: (row) => {
    if (row.negated === true) return { row, account: 'refuted' }
    return saysNothing(row) ? { account: 'null' } : { row }
  },
})
