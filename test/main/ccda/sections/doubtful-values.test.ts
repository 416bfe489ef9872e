import { expect, test } from 'vitest'
import { CCDA, entry, readSections, section } from '../document'

test('a vital sign of 0 is a placeholder: kept, flagged, of unknown standing; a score of 0 is a score', () => {
  const vital = (code: string, unit: string): string =>
    entry(
      `<observation classCode="OBS" moodCode="EVN"><templateId root="${CCDA}.4.27"/><code code="${code}"/><statusCode code="completed"/><effectiveTime value="20240101"/><value xsi:type="PQ" value="0" unit="${unit}"/></observation>`,
    )
  const reading = readSections(section({ code: '8716-3' }, vital('8462-4', 'mm[Hg]') + vital('72514-3', '{score}')))
  expect(reading.statements.vitals.map((row) => row.clinicalStatus)).toEqual(['unknown', undefined])
  expect(reading.warnings.map(({ code }) => code)).toContain('zero_vital')
})

test('a second value of one observation is told of', () => {
  const twice = `<observation classCode="OBS" moodCode="EVN"><templateId root="${CCDA}.4.2"/><code code="718-7"/><statusCode code="completed"/><value xsi:type="PQ" value="13" unit="g/dL"/><value xsi:type="ST">low</value></observation>`
  const reading = readSections(section({ code: '30954-2' }, entry(twice)))
  expect(reading.statements.results.map((row) => row.value)).toMatchObject([{ quantity: { value: '13' } }])
  expect(reading.warnings.map(({ code }) => code)).toContain('several_values')
})
