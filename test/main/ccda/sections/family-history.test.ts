import { expect, test } from 'vitest'
import { CCD, CCDA, coded, codedValue, entry, readSections, section } from '../document'

const INFARCT = codedValue('22298006', 'Myocardial infarction')
const nested = (root: string, value: string): string =>
  `<entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN"><templateId root="${root}"/><code code="X"/>${value}</observation></entryRelationship>`
const observation = (value: string, more = '', attributes = ''): string =>
  `<observation classCode="OBS" moodCode="EVN" ${attributes}><templateId root="${CCDA}.4.46"/>${coded('code', '64572001', 'Condition')}<statusCode code="completed"/>${value}${more}</observation>`
const FATHER = `<subject><relatedSubject classCode="PRS">${coded('code', 'FTH', 'Father', '2.16.840.1.113883.5.111')}<subject><name>Old Sample</name><administrativeGenderCode code="M"/><birthTime value="1940"/><sdtc:deceasedInd value="true"/></subject></relatedSubject></subject>`
const member = (observations: string): string =>
  `<organizer classCode="CLUSTER" moodCode="EVN"><templateId root="${CCDA}.4.45"/><statusCode code="completed"/>${FATHER}${observations}</organizer>`
const family = (statement: string, code = '10157-6'): ReturnType<typeof readSections> =>
  readSections(section({ code }, entry(statement)))

test('one row a condition, with the relative, age and cause of death', () => {
  const age = '<value xsi:type="PQ" value="57" unit="a"/>'
  const infarct = observation(
    INFARCT,
    nested(`${CCDA}.4.47`, codedValue('419099009', 'Dead')) + nested(`${CCDA}.4.31`, age),
  )
  const diabetes = observation(codedValue('44054006', 'Diabetes mellitus type 2'), nested(`${CCD}.38`, age))
  const reading = family(member(`<component>${infarct}</component><component>${diabetes}</component>`))
  const relative = {
    relation: { code: 'FTH' },
    name: 'Old Sample',
    gender: { code: 'M' },
    birthDate: { iso: '1940' },
    deceased: true,
  }
  expect(reading.statements.familyHistory).toMatchObject([
    { code: { code: '22298006' }, ageAtOnset: { quantity: { value: '57' } }, causeOfDeath: true, ...relative },
    { code: { code: '44054006' }, ageAtOnset: { quantity: { value: '57' } }, ...relative },
  ])
  expect(reading.statements.familyHistory[1]).not.toHaveProperty('causeOfDeath')
  expect(reading.sections[0]).toMatchObject({ entries: 1, rows: 2, statements: 2 })
  expect(reading.statements.findings).toEqual([])
})

test('a relative without an organizer stands in the observation', () => {
  expect(family(observation(INFARCT, FATHER)).statements.familyHistory).toMatchObject([
    { relation: { code: 'FTH' }, code: { code: '22298006' } },
  ])
})

test('never a problem of the patient', () => {
  expect(family(member(`<component>${observation(INFARCT)}</component>`)).statements.problems).toEqual([])
})

test('a negated condition is refuted; a generic one negated says that none is known', () => {
  const negated = (value: string): unknown =>
    family(member(`<component>${observation(value, '', 'negationInd="true"')}</component>`)).sections[0]?.accounted
  expect(negated(INFARCT)).toEqual({ refuted: 1 })
  expect(negated(codedValue('64572001', 'Disease'))).toEqual({ noKnown: 1 })
})

test('deceased is only what was said', () => {
  const alive = member(`<component>${observation(INFARCT)}</component>`)
  expect(family(alive.replace('<sdtc:deceasedInd value="true"/>', '')).statements.familyHistory[0]).not.toHaveProperty(
    'deceased',
  )
  expect(family(alive.replace('value="true"', 'value="false"')).statements.familyHistory[0]?.deceased).toBe(false)
})
