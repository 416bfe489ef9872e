import { describe, expect, test } from 'vitest'
import { CCDA, coded, codedValue, entry, readSections, section } from '../document'
import { allergy, concern, measurement, problem } from '../statements'

const observation = (value: string, attributes = '', template = '4.67'): string =>
  `<observation classCode="OBS" moodCode="EVN" ${attributes}><templateId root="${CCDA}.${template}"/>${coded('code', '54522-8', 'Functional status')}<statusCode code="completed"/><effectiveTime value="20240501"/>${value}</observation>`
const INDEPENDENT = codedValue('371153006', 'Independent')

describe('each section is a list of its own', () => {
  test.each([
    ['47420-5', 'functional status'],
    ['10190-7', 'mental status'],
    ['75310-3', 'health concern'],
    ['42348-3', 'advance directive'],
    ['11383-7', 'health status evaluation'],
    ['61144-2', 'nutrition'],
    ['10210-3', 'general status'],
    ['29545-1', 'physical finding'],
    ['8709-8', 'physical finding'],
    ['51848-0', 'assessment'],
  ])('%s is "%s"', (code, list) => {
    const reading = readSections(section({ code }, entry(observation(INDEPENDENT, '', '4.1'))))
    expect(reading.statements.findings).toMatchObject([
      {
        list,
        code: { code: '54522-8' },
        value: { type: 'code', code: { code: '371153006' } },
        period: { at: { iso: '2024-05-01' } },
      },
    ])
  })
})

test('what has no template of its own is a finding; a problem or allergy keeps its kind, wherever it stands', () => {
  const health = `<act classCode="ACT" moodCode="EVN"><templateId root="${CCDA}.4.132"/><code code="75310-3"/><statusCode code="active"/><entryRelationship typeCode="REFR">${concern('4.30', allergy())}</entryRelationship><entryRelationship typeCode="REFR">${problem({ id: 'HP' })}</entryRelationship></act>`
  const { statements } = readSections(
    section({ code: '75310-3' }, entry(health) + entry(observation(INDEPENDENT, '', '4.4'))),
  )
  expect(statements.findings.map((row) => row.code?.code)).toEqual(['75310-3'])
  expect(statements.allergies).toMatchObject([{ code: { code: '7980' } }])
  expect(statements.problems.map((row) => row.list)).toEqual(['health concern', 'health concern'])
})

test('a statement of an unknown section is a finding by its element; its narrative is a note', () => {
  const reading = readSections(
    section({ code: '99999-9', title: 'Something new', text: 'words' }, entry(observation(INDEPENDENT, '', '4.999'))),
  )
  expect(reading.statements.findings).toMatchObject([{ list: 'related', source: { section: '99999-9' } }])
  expect(reading.notes).toMatchObject([{ title: 'Something new', html: 'words' }])
})

test('a section without a code goes by its title, one without either still keeps its statements', () => {
  const reading = readSections(
    section({ title: 'Odd' }, entry(observation(INDEPENDENT, '', '4.999'))) +
      section({}, entry(observation(INDEPENDENT, '', '4.999'))),
  )
  expect(reading.statements.findings.map((row) => row.source.section)).toEqual(['Odd', 'section without code'])
})

test('negated is refuted; null flavours are accounted for', () => {
  const status = (statement: string): unknown =>
    readSections(section({ code: '47420-5' }, entry(statement))).sections[0]?.accounted
  expect(status(observation(INDEPENDENT, 'negationInd="true"'))).toEqual({ refuted: 1 })
  expect(
    status(
      '<observation classCode="OBS" moodCode="EVN"><code nullFlavor="UNK"/><value xsi:type="CD" nullFlavor="UNK"/></observation>',
    ),
  ).toEqual({ null: 1 })
})

test('what hangs on a statement of another kind is kept as related', () => {
  const age = `<entryRelationship typeCode="SUBJ" inversionInd="true"><observation classCode="OBS" moodCode="EVN"><templateId root="${CCDA}.4.31"/>${coded('code', '445518008', 'Age at onset')}<value xsi:type="PQ" value="57" unit="a"/></observation></entryRelationship>`
  const reading = readSections(section({ code: '11450-4' }, entry(concern('4.3', problem({ more: age })))))
  expect(reading.statements.findings).toMatchObject([
    { list: 'related', code: { code: '445518008' }, value: { quantity: { value: '57' } } },
  ])
  expect(reading.sections[0]).toMatchObject({ entries: 1, rows: 2, statements: 2 })
})

test('vital signs inside an unknown section keep their kind', () => {
  expect(readSections(section({ code: '99999-9' }, entry(measurement('4.27')))).statements.vitals).toHaveLength(1)
})
