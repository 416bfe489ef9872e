/** Family history (section 2.16.840.1.113883.10.20.22.2.15): one organizer (…22.4.45) a relative, its observations (…22.4.46). */
import type { ReadContext } from '../context'
import { judgeAbsence } from '../judge'
import { defineSection, one } from '../section'
import { readCode, readInstant, readValue } from '../values'
import { attribute, child, select, textOf, type XmlNode } from '../xml/node'

const AGE = ['2.16.840.1.113883.10.20.22.4.31', '2.16.840.1.113883.10.20.1.38']
const DEATH = ['2.16.840.1.113883.10.20.22.4.47', '2.16.840.1.113883.10.20.1.42']

const subjectOf = (statement: XmlNode, context: ReadContext): XmlNode | undefined =>
  select(statement, 'subject/relatedSubject') ?? select(context.wrapper, 'subject/relatedSubject')

const person = (statement: XmlNode, context: ReadContext): XmlNode | undefined =>
  child(subjectOf(statement, context), 'subject')

export const familyHistory = defineSection({
  kind: 'familyHistory',
  sections: { '10157-6': '', '10157-2': '' },
  sectionTemplates: ['2.16.840.1.113883.10.20.22.2.15', '2.16.840.1.113883.10.20.1.4'],
  elements: ['observation'],
  templates: ['2.16.840.1.113883.10.20.22.4.46'],
  fields: {
    code: one('value', readCode),
    relation: (statement, context) => {
      const code = child(subjectOf(statement, context), 'code')
      return code === undefined ? undefined : readCode(code, context)
    },
    name: (statement, context) => textOf(child(person(statement, context), 'name')),
    gender: (statement, context) => {
      const code = child(person(statement, context), 'administrativeGenderCode')
      return code === undefined ? undefined : readCode(code, context)
    },
    birthDate: (statement, context) => {
      const time = child(person(statement, context), 'birthTime')
      return time === undefined ? undefined : readInstant(time, context)
    },
    deceased: (statement, context) => {
      const value = attribute(child(person(statement, context), 'sdtc:deceasedInd'), 'value')
      return value === undefined ? undefined : value === 'true'
    },
    ageAtOnset: one(
      AGE.map((root) => `entryRelationship/observation[#${root}]/value`),
      readValue,
    ),
    causeOfDeath: one(
      DEATH.map((root) => `entryRelationship/observation[#${root}]`),
      () => true as const,
    ),
  },
  judge: judgeAbsence<'familyHistory'>,
})
