/** Encounters (section 2.16.840.1.113883.10.20.22.2.22): encounter activity (…22.4.49) with nested diagnoses. */
import type { Code } from '../../../src-preload/contract/data-types'
import type { Reader } from '../context'
import { eventStatus, judgeAbsence, withStatus } from '../judge'
import { readPerformer } from '../people'
import { all, defineSection, one } from '../section'
import { displayOf, readCode, readEach } from '../values'
import { child, isTrue, pathOf, select, selectAll, textOf } from '../xml/node'

const PROBLEM = '2.16.840.1.113883.10.20.22.4.4'
const INDICATION = '2.16.840.1.113883.10.20.22.4.19'
const DIAGNOSES = [
  `entryRelationship/act/entryRelationship/observation[#${PROBLEM}]`,
  `entryRelationship/observation[#${PROBLEM}]`,
  'entryRelationship/act/entryRelationship/observation',
].map(pathOf)

/** Service delivery location (…22.4.32): its name, else what kind of place it is. */
const readLocation: Reader<string> = (role, context) => {
  const name = textOf(select(role, 'playingEntity/name'))
  const code = child(role, 'code')
  return name ?? (code === undefined ? undefined : displayOf(readCode(code, context)))
}

export const encounters = defineSection({
  kind: 'encounters',
  sections: { '46240-8': '' },
  sectionTemplates: [
    '2.16.840.1.113883.10.20.22.2.22',
    '2.16.840.1.113883.10.20.22.2.22.1',
    '2.16.840.1.113883.10.20.1.3',
  ],
  elements: ['encounter'],
  templates: ['2.16.840.1.113883.10.20.22.4.49'],
  fields: {
    performers: all('performer', readPerformer),
    locations: all(['participant[@typeCode=LOC]/participantRole'], readLocation),
    diagnoses: (statement, context) => {
      // Each also stands for itself, with its dates and status, as a problem; a negated one only so.
      const codes: Code[] = []
      for (const node of new Set(DIAGNOSES.flatMap((path) => selectAll(statement, path)))) {
        if (!isTrue(node, 'negationInd')) codes.push(...(readEach(node, 'value', readCode, context) ?? []))
      }
      return codes.length === 0 ? undefined : codes
    },
    reasons: all(`entryRelationship/observation[#${INDICATION}]/value`, readCode),
    disposition: one('sdtc:dischargeDispositionCode', readCode),
  },
  judge: (row, statement) => {
    const dated = row.period !== undefined && (row.period.at?.iso ?? row.period.low?.iso) !== undefined
    const verdict = judgeAbsence(row)
    return withStatus(verdict.row === undefined && dated ? { row } : verdict, eventStatus(row, statement))
  },
})
