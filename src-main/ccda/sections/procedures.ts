/**
 * Procedures (section 2.16.840.1.113883.10.20.22.2.7): activity procedure (…22.4.14), act (…22.4.12) or observation
 * (…22.4.13). Any mood but EVN (INT, RQO, PRMS …) is intended, not done.
 */
import type { ClinicalStatus } from '../../../src-preload/contract/statements'
import { intended, judgeAbsence, STOPPED, statusCodeOf, withStatus } from '../judge'
import { readPerformer } from '../people'
import { all, attributeOf, defineSection, one } from '../section'
import { readCode, readValue } from '../values'

const STATUS: Readonly<Record<string, ClinicalStatus>> = { ...STOPPED, completed: 'completed', active: 'active' }

export const procedures = defineSection({
  kind: 'procedures',
  sections: { '47519-4': '', '29554-3': '', '10223-6': '' },
  sectionTemplates: [
    '2.16.840.1.113883.10.20.22.2.7',
    '2.16.840.1.113883.10.20.22.2.7.1',
    '2.16.840.1.113883.10.20.1.12',
  ],
  elements: ['procedure', 'act', 'observation'],
  templates: ['2.16.840.1.113883.10.20.22.4.14', '2.16.840.1.113883.10.20.22.4.12', '2.16.840.1.113883.10.20.22.4.13'],
  fields: {
    element: (statement) =>
      statement.name === 'act' || statement.name === 'observation' ? statement.name : 'procedure',
    mood: attributeOf('.', 'moodCode'),
    value: one('value', readValue),
    sites: all('targetSiteCode', readCode),
    devices: all('participant/participantRole/playingDevice/code', readCode),
    performers: all('performer', readPerformer),
  },
  judge: (row, statement) => {
    const written = statusCodeOf(row) ?? ''
    const status = STATUS[written] ?? 'unknown'
    const planned = STOPPED[written] === undefined ? intended(statement) : undefined
    const verdict = judgeAbsence(row)
    // Something was done that day, or a device put in, even where no code says what.
    const isKnown = row.devices !== undefined || (row.period?.at?.iso ?? row.period?.low?.iso) !== undefined
    const kept = verdict.row === undefined && isKnown ? { row } : verdict
    return withStatus(kept, planned ?? [status, 'statusCode'])
  },
})
