import { describe, expect, test } from 'vitest'
import { CCDA, coded, entry, LOINC, readSections, section } from '../document'
import { medication, problem } from '../statements'

const plan = (statement: string, code = '18776-5'): ReturnType<typeof readSections> =>
  readSections(section({ code }, entry(statement)))
const planned = (name: string, template: string, mood: string, more = ''): string =>
  `<${name} classCode="X" moodCode="${mood}"><templateId root="${CCDA}.${template}"/><id root="1.2" extension="${template}"/>${coded('code', '34534-8', 'EKG', LOINC)}<statusCode code="active"/><effectiveTime value="20250101"/>${more}</${name}>`

describe('kinds', () => {
  test.each([
    ['observation', '4.44', 'RQO', 'order'],
    ['procedure', '4.41', 'RQO', 'order'],
    ['act', '4.39', 'INT', 'act'],
    ['encounter', '4.40', 'INT', 'appointment'],
    ['supply', '4.43', 'INT', 'supply'],
    ['act', '4.20', 'INT', 'instruction'],
    ['observation', '4.121', 'GOL', 'goal'],
    ['act', '4.140', 'INT', 'referral'],
    ['observation', '4.999', 'GOL', 'goal'],
    ['act', '4.999', 'INT', 'act'],
  ])('%s %s in mood %s is a %s', (name, template, mood, kind) => {
    expect(plan(planned(name, template, mood)).statements.planOfCare).toMatchObject([
      { kind, mood, code: { code: '34534-8' }, period: { at: { iso: '2025-01-01' } }, status: 'active' },
    ])
  })
  test.each([
    ['61146-7', 'observation', 'goal'],
    ['69730-0', 'act', 'instruction'],
    ['8653-8', 'act', 'instruction'],
    ['42349-1', 'act', 'referral'],
    ['42349-1', 'observation', 'order'],
  ])('in section %s an %s without template is a %s', (code, name, kind) => {
    expect(plan(planned(name, '4.999', 'INT'), code).statements.planOfCare).toMatchObject([{ kind }])
  })
})

test('a planned drug and a planned vaccine name the product and are no prescriptions', () => {
  const drug = medication({ mood: 'INT', status: 'active' }).replace('.4.16', '.4.42')
  const vaccine = medication({ mood: 'INT', status: 'active' }).replace('.4.16', '.4.120')
  const { statements } = readSections(section({ code: '18776-5' }, entry(drug) + entry(vaccine)))
  expect(statements.planOfCare.map((row) => [row.kind, row.code?.code])).toEqual([
    ['medication', '860975'],
    ['immunization', '860975'],
  ])
  expect([...statements.medications, ...statements.immunizations]).toEqual([])
})

test('nothing at the top of a plan is done: even an encounter, a procedure or a drug by its EVN template is a plan', () => {
  const { statements } = plan(medication({ status: 'active' }))
  expect(statements.medications).toEqual([])
  expect(statements.planOfCare).toMatchObject([{ kind: 'medication', code: { code: '860975' } }])
})

test('a goal holds its target and keeps the problem it is about as a problem', () => {
  const goal = planned(
    'observation',
    '4.121',
    'GOL',
    `<value xsi:type="PQ" value="7" unit="%"/><entryRelationship typeCode="REFR">${problem()}</entryRelationship>`,
  )
  const { statements } = plan(goal, '61146-7')
  expect(statements.planOfCare).toMatchObject([{ kind: 'goal', value: { quantity: { value: '7' } } }])
  expect(statements.problems).toHaveLength(1)
})

test('a date alone is a plan; null flavours are accounted for; negated is refuted', () => {
  const bare = (time: string, attributes = ''): string =>
    `<act classCode="ACT" moodCode="INT" ${attributes}><code nullFlavor="UNK"/>${time}</act>`
  expect(plan(bare('<effectiveTime value="20250101"/>')).statements.planOfCare).toHaveLength(1)
  expect(plan(bare('')).sections[0]?.accounted).toEqual({ null: 1 })
  expect(plan(bare('', 'negationInd="true"')).sections[0]?.accounted).toEqual({ refuted: 1 })
})
