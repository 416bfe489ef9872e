import { describe, expect, test } from 'vitest'
import { CCDA, coded, codedValue, entry, LOINC, readSections, section } from '../document'

const observation = (template: string, code: string, value: string, attributes = ''): string =>
  `<observation classCode="OBS" moodCode="EVN" ${attributes}><templateId root="${template}"/>${code}<statusCode code="completed"/><effectiveTime><low value="2005"/></effectiveTime>${value}</observation>`
const SMOKING = coded('code', '72166-2', 'Tobacco smoking status', LOINC)
const social = (statement: string): ReturnType<typeof readSections> =>
  readSections(section({ code: '29762-2' }, entry(statement)))

describe('question and answer', () => {
  test.each([
    [
      'smoking status',
      `${CCDA}.4.78`,
      SMOKING,
      codedValue('8517006', 'Former smoker'),
      { type: 'code', code: { code: '8517006' } },
    ],
    [
      'tobacco use',
      `${CCDA}.4.85`,
      coded('code', '11367-0', 'Tobacco use', LOINC),
      codedValue('77176002', 'Smoker'),
      { type: 'code', code: { code: '77176002' } },
    ],
    [
      'packs a day',
      `${CCDA}.4.38`,
      coded('code', '229819007', 'Tobacco use'),
      '<value xsi:type="PQ" value="1" unit="{pack}/d"/>',
      { type: 'quantity', quantity: { value: '1' } },
    ],
    [
      'words',
      `${CCDA}.4.38`,
      coded('code', '160573003', 'Alcohol intake'),
      '<value xsi:type="ST">Two glasses a week</value>',
      { type: 'text', text: 'Two glasses a week' },
    ],
    [
      'birth sex',
      `${CCDA}.4.200`,
      coded('code', '76689-9', 'Sex at birth', LOINC),
      codedValue('F', 'Female'),
      { type: 'code', code: { code: 'F' } },
    ],
    [
      'pregnancy',
      '2.16.840.1.113883.10.20.15.3.8',
      coded('code', 'ASSERTION', 'Assertion'),
      codedValue('77386006', 'Pregnant'),
      { type: 'code', code: { code: '77386006' } },
    ],
  ])('%s', (_name, template, code, value, expected) => {
    expect(social(observation(template, code, value)).statements.socialHistory).toMatchObject([
      { value: expected, period: { low: { iso: '2005' } } },
    ])
    const elsewhere = readSections(section({ code: '99999-9' }, entry(observation(template, code, value))))
    expect(elsewhere.statements.socialHistory).toHaveLength(1)
  })
})

test('unknown is an answer, not silence; a null answer to a known question is kept as null', () => {
  const { statements } = social(observation(`${CCDA}.4.78`, SMOKING, codedValue('266927001', 'Unknown if ever smoked')))
  expect(statements.socialHistory).toMatchObject([{ value: { type: 'code', code: { code: '266927001' } } }])
  expect(
    social(observation(`${CCDA}.4.78`, SMOKING, '<value xsi:type="CD" nullFlavor="UNK"/>')).statements.socialHistory,
  ).toMatchObject([{ value: { type: 'null', nullFlavor: 'UNK' } }])
})

test('negated is refuted', () => {
  const reading = social(observation(`${CCDA}.4.85`, SMOKING, codedValue('77176002', 'Smoker'), 'negationInd="true"'))
  expect(reading.statements.socialHistory).toMatchObject([{ negated: true }])
  expect(reading.sections[0]?.accounted).toEqual({ refuted: 1 })
})
