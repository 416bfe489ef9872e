/** Placeholder entries beside a narrative that says "No known …" or "No information": never an active fact. */
import { expect, test } from 'vitest'
import { CCDA, coded, codedValue, readSections } from './document'
import * as write from './statements'

const GENERIC_PROBLEM = coded('value xsi:type="CD"', '55607006', 'Problem')
const GENERIC_DRUG = write.product(coded('code', '410942007', 'drug or medication'))
const HIVES = `<entryRelationship typeCode="MFST"><observation classCode="OBS" moodCode="EVN"><templateId root="${CCDA}.4.9"/>${codedValue('247472004', 'Hives')}</observation></entryRelationship>`
const words = (text: string): string =>
  `<value xsi:type="CD" nullFlavor="NI"><originalText>${text}</originalText></value>`

test.each([
  ['problems', write.problemList(write.concern('4.3', write.problem({ value: GENERIC_PROBLEM })), 'No known problems')],
  [
    'medications',
    write.medicationList(write.medication({ product: GENERIC_DRUG, status: 'active' }), 'No known Medications'),
  ],
  [
    'immunizations',
    write.immunizationList(write.immunization({ product: GENERIC_DRUG }), 'No known immunization history'),
  ],
] as const)('a placeholder among %s whose text is "No known …" is just that', (kind, sections) => {
  const reading = readSections(sections)
  expect(reading.statements[kind]).toEqual([expect.objectContaining({ noKnown: true })])
  expect(reading.statements[kind][0]).not.toHaveProperty('clinicalStatus')
  expect(reading.sections[0]?.accounted).toEqual({ noKnown: 1 })
})

test.each([
  ['a named drug', write.medicationList(write.medication({ status: 'active' }), 'No known medications'), 'medications'],
  [
    'a generic problem in a longer list',
    write.problemList(
      write.problem({ value: GENERIC_PROBLEM }),
      `No known problems. ${'Fever, seen in May. '.repeat(6)}`,
    ),
    'problems',
  ],
] as const)('%s stays what it says', (_name, sections, kind) => {
  expect(readSections(sections).statements[kind]).toEqual([expect.not.objectContaining({ noKnown: true })])
})

test('an allergy with a reaction is one, whatever the text says', () => {
  const unnamed = write.allergy({ agent: '', more: HIVES })
  expect(
    readSections(write.allergyList(unnamed, 'No known allergies')).statements.allergies[0]?.noKnown,
  ).toBeUndefined()
})

test('no information is neither active nor "no known"', () => {
  const [generic] = readSections(
    write.problemList(write.concern('4.3', write.problem({ value: GENERIC_PROBLEM })), 'No Information Present'),
  ).statements.problems
  expect([generic?.clinicalStatus, generic?.noKnown]).toEqual(['unknown', undefined])
  const [worded] = readSections(
    write.problemList(
      write.concern('4.3', write.problem({ value: words('No information about problems') })),
      'See below',
    ),
  ).statements.problems
  expect([worded?.clinicalStatus, worded?.noKnown]).toEqual(['unknown', undefined])
})

const table = (heads: string, row: string): string =>
  `<table><thead><tr>${heads}</tr></thead><tbody><tr>${row}</tr></tbody></table>`

const UNKNOWN_REACTION = HIVES.replace(/<value.*?\/>/, '<value xsi:type="CD" nullFlavor="UNK"/>')

test('the only row of a table speaks for the section', () => {
  const text = table('<th>Allergy</th><th>Type</th>', '<td>[No known] No known allergies</td><td>Drug</td>')
  const unnamed = write.concern('4.30', write.allergy({ agent: '', more: UNKNOWN_REACTION }))
  expect(readSections(write.allergyList(unnamed, text)).statements.allergies[0]?.noKnown).toBe(true)
})

test('an agent that is only coded has the words that stand beside the kind', () => {
  const kind = '<value xsi:type="CD" code="416098002"><originalText><reference value="#a"/></originalText></value>'
  const drug = write.allergy({
    value: kind,
    agent: write.agent('<code code="7980" codeSystem="2.16.840.1.113883.6.88"/>'),
  })
  const [row] = readSections(write.allergyList(drug, '<content ID="a">Penicillin G</content>')).statements.allergies
  expect(row?.code).toMatchObject({ code: '7980', originalText: 'Penicillin G' })
})

test.each(['Refused by patient', 'Cancelled', 'Not given'])('a vaccine told as "%s" was not given', (status) => {
  const text = table('<th>Vaccine</th><th>Status</th>', `<td>Influenza, seasonal</td><td>${status}</td>`)
  const [row] = readSections(write.immunizationList(write.immunization(), text)).statements.immunizations
  expect([row?.clinicalStatus, row?.statusBasis]).toEqual(['aborted', 'narrative: not given'])
})
