/**
 * Problems, past history and diagnoses (section 2.16.840.1.113883.10.20.22.2.5 and its relatives). The problem is the
 * observation's value; its code only says whether that is a diagnosis, a complaint or a finding.
 */
import type { Code } from '../../../src-preload/contract/data-types'
import type { Reader } from '../context'
import { concernStatus, judgeAbsence, statusOfCode, withStatus } from '../judge'
import { defineSection, type Field, one, readOwnCode } from '../section'
import { codesOf, hasCode, readCode, readTextOrReference } from '../values'
import { child } from '../xml/node'

const STATUS = '2.16.840.1.113883.10.20.22.4.6'
const C32_STATUS = '2.16.840.1.113883.10.20.1.50'
const SEVERITY = '2.16.840.1.113883.10.20.22.4.8'

/** Problem Type (2.16.840.1.113883.3.88.12.3221.7.2, SNOMED CT and LOINC): what kind of statement, not which problem. */
const KINDS = new Set(
  '55607006 404684003 418799008 409586006 64572001 282291009 248536006 373930000 29308-4 75276-6 75318-6 75319-4 75321-0 75322-8 75323-6 75324-4 75325-1 75326-9 ASSERTION'.split(
    ' ',
  ),
)
const readConcept: Reader<Code> = (node, context) => {
  const code = readCode(node, context)
  return !hasCode(code) || codesOf(code).some((value) => KINDS.has(value)) ? undefined : code
}

const readOwnConcept = one('code', readConcept)

const readWords: Field<Code> = (statement, context) => {
  const text = child(statement, 'text')
  const words = text === undefined ? undefined : readTextOrReference(text, context)
  return words === undefined ? undefined : { originalText: words }
}

const readStatus = one(
  [`entryRelationship/observation[#${STATUS}]/value`, `entryRelationship/observation[#${C32_STATUS}]/value`],
  readCode,
)

export const problems = defineSection({
  kind: 'problems',
  sections: {
    '11450-4': '',
    '11348-0': 'past history',
    '10153-2': 'past history',
    '46241-6': 'admission diagnosis',
    '42347-5': 'admission diagnosis',
    '11535-2': 'discharge diagnosis',
    '10219-4': 'preoperative diagnosis',
    '10218-6': 'postoperative diagnosis',
    '59769-0': 'postprocedure diagnosis',
    '55109-3': 'complication',
  },
  sectionTemplates: [
    '2.16.840.1.113883.10.20.22.2.5',
    '2.16.840.1.113883.10.20.22.2.5.1',
    '2.16.840.1.113883.10.20.22.2.20',
    '2.16.840.1.113883.10.20.22.2.24',
    '2.16.840.1.113883.10.20.22.2.43',
    '2.16.840.1.113883.10.20.1.11',
  ],
  elements: ['observation'],
  templates: ['2.16.840.1.113883.10.20.22.4.4'],
  fields: {
    code: (statement, context) => {
      const value = child(statement, 'value')
      // Documents older than C-CDA have no value: there the code is the problem.
      if (value === undefined) return readOwnConcept(statement, context) ?? readWords(statement, context)
      const read = readCode(value, context)
      if (
        read?.code !== undefined ||
        read?.display !== undefined ||
        read?.originalText !== undefined ||
        read?.translations !== undefined
      )
        return read
      const words = readWords(statement, context)
      return words === undefined ? read : { ...read, ...words }
    },
    kind: readOwnCode,
    severity: one(`entryRelationship/observation[#${SEVERITY}]/value`, readCode),
    list: (_statement, context) => context.list || undefined,
  },
  judge: (row, statement, context) => {
    const observed = readStatus(statement, context)
    return withStatus(judgeAbsence(row), concernStatus(row, statusOfCode(observed), statement, context))
  },
})
