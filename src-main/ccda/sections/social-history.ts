/** Social history (section 2.16.840.1.113883.10.20.22.2.17): smoking, pregnancy, birth sex and other observations. */
import { all, defineSection, one, saysNothing } from '../section'
import { readCode, readValue } from '../values'

export const socialHistory = defineSection({
  kind: 'socialHistory',
  sections: { '29762-2': '' },
  sectionTemplates: ['2.16.840.1.113883.10.20.22.2.17', '2.16.840.1.113883.10.20.1.15'],
  elements: ['observation', 'act'],
  templates: [
    '2.16.840.1.113883.10.20.22.4.38', // social history observation
    '2.16.840.1.113883.10.20.22.4.78', // smoking status
    '2.16.840.1.113883.10.20.22.4.85', // tobacco use
    '2.16.840.1.113883.10.20.22.4.200', // birth sex
    '2.16.840.1.113883.10.20.15.3.8', // pregnancy
    '2.16.840.1.113883.10.20.22.4.111', // cultural and religious
    '2.16.840.1.113883.10.20.22.4.109', // home environment
  ],
  fields: {
    value: one('value', readValue),
    interpretations: all('interpretationCode', readCode),
  },
  judge: (row) => {
    if (row.negated === true) return { row, account: 'refuted' }
    return saysNothing(row) ? { account: 'null' } : { row }
  },
})
