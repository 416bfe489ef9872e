import { describe, expect, test } from 'vitest'
import type { DocumentReading } from '../../../../src-main/ccda/reading'
import { CCDA, coded, entry, LOINC, readSections, section } from '../document'
import { measurement, organizer, resultList, vitalSigns } from '../statements'

type Result = DocumentReading['statements']['results'][number]
const resultsOf = (statement: string, text?: string): readonly Result[] =>
  readSections(resultList(statement, text)).statements.results
const valueRead = (value: string, text?: string): Result['value'] =>
  resultsOf(measurement('4.2', { value }), text)[0]?.value

test('a panel: every observation carries it, with value, range, interpretation, method and comment', () => {
  const more =
    coded('interpretationCode', 'H', 'High', '2.16.840.1.113883.5.83') +
    '<methodCode code="X" displayName="Immunoassay"/><targetSiteCode code="Y" displayName="Left arm"/>' +
    `<entryRelationship typeCode="SUBJ"><act classCode="ACT" moodCode="EVN"><templateId root="${CCDA}.4.64"/><code code="48767-8"/><text>hemolysed</text></act></entryRelationship>` +
    '<referenceRange><observationRange><text>3.5-5.0</text><value xsi:type="IVL_PQ"><low value="3.5" unit="mmol/L"/><high value="5.0" unit="mmol/L"/></value><interpretationCode code="N"/></observationRange></referenceRange>'
  const observations = [
    measurement('4.2', {
      code: coded('code', '2823-3', 'Potassium', LOINC),
      value: '<value xsi:type="PQ" value="5.9" unit="mmol/L"/>',
      more,
    }),
    measurement('4.2', {
      code: coded('code', '2951-2', 'Sodium', LOINC),
      value: '<value xsi:type="PQ" value="140" unit="mmol/L"/>',
    }),
  ]
  const parts = `<id root="1.2.3" extension="PANEL"/>${coded('code', '24326-1', 'Electrolytes', LOINC)}<statusCode code="completed"/>`
  const rows = resultsOf(organizer('4.1', observations, parts))
  const panel = { code: { code: '24326-1' }, id: { root: '1.2.3', extension: 'PANEL' }, status: 'completed' }
  expect(rows).toMatchObject([
    {
      code: { code: '2823-3', systemName: 'LOINC' },
      value: { type: 'quantity', quantity: { value: '5.9', unit: 'mmol/L', ucum: 'mmol/L' } },
      interpretations: [{ code: 'H' }],
      referenceRanges: [
        {
          text: '3.5-5.0',
          value: { type: 'range', low: { value: '3.5' }, high: { value: '5.0' } },
          interpretation: { code: 'N' },
        },
      ],
      method: { code: 'X' },
      site: { code: 'Y' },
      comment: 'hemolysed',
      panel,
    },
    { code: { code: '2951-2' }, panel },
  ])
})

describe('every type of value', () => {
  test.each([
    [
      'PQ',
      '<value xsi:type="PQ" value="5.9" unit="mmol/L"/>',
      { type: 'quantity', quantity: { value: '5.9', unit: 'mmol/L' } },
    ],
    ['PQ without a unit', '<value xsi:type="PQ" value="1.015"/>', { type: 'quantity', quantity: { value: '1.015' } }],
    [
      'PQ in a translation',
      '<value xsi:type="PQ" nullFlavor="OTH"><translation value="7" unit="mg/dL"/></value>',
      { type: 'quantity', quantity: { value: '7', unit: 'mg/dL' } },
    ],
    [
      'PQ as words',
      '<value xsi:type="PQ" nullFlavor="OTH"><originalText>trace</originalText></value>',
      { type: 'text', text: 'trace' },
    ],
    ['INT', '<value xsi:type="INT" value="12"/>', { type: 'quantity', quantity: { value: '12' } }],
    ['REAL', '<value xsi:type="REAL" value="1.5"/>', { type: 'quantity', quantity: { value: '1.5' } }],
    ['ST', '<value xsi:type="ST">Negative</value>', { type: 'text', text: 'Negative' }],
    ['ST number', '<value xsi:type="ST">&lt; 0.5</value>', { type: 'text', text: '< 0.5' }],
    [
      'ED by reference',
      '<value xsi:type="ED"><reference value="#r1"/></value>',
      { type: 'text', text: 'No growth after 5 days' },
    ],
    [
      'CD',
      `<value xsi:type="CD" code="260385009" displayName="Negative"/>`,
      { type: 'code', code: { code: '260385009' } },
    ],
    ['CO', '<value xsi:type="CO" code="2" displayName="Moderate"/>', { type: 'code', code: { code: '2' } }],
    [
      'CD of words only',
      '<value xsi:type="CD"><originalText>Positive</originalText></value>',
      { type: 'code', code: { originalText: 'Positive' } },
    ],
    [
      'IVL_PQ',
      '<value xsi:type="IVL_PQ"><low value="1" unit="mg"/><high value="2" unit="mg"/></value>',
      { type: 'range', low: { value: '1' }, high: { value: '2' } },
    ],
    [
      'RTO',
      '<value xsi:type="RTO_PQ_PQ"><numerator value="1"/><denominator value="128"/></value>',
      { type: 'ratio', numerator: { value: '1' }, denominator: { value: '128' } },
    ],
    ['BL', '<value xsi:type="BL" value="true"/>', { type: 'boolean', boolean: true }],
    ['TS', '<value xsi:type="TS" value="20240101"/>', { type: 'time', period: { at: { iso: '2024-01-01' } } }],
    ['null', '<value xsi:type="PQ" nullFlavor="NAV"/>', { type: 'null', nullFlavor: 'NAV' }],
    ['no type, a number', '<value value="5" unit="mg"/>', { type: 'quantity', quantity: { value: '5', unit: 'mg' } }],
    ['no type, a code', '<value code="260385009"/>', { type: 'code', code: { code: '260385009' } }],
    ['no type, words', '<value>clear</value>', { type: 'text', text: 'clear' }],
    [
      'no type, an interval open above',
      '<value><low value="1"/></value>',
      { type: 'quantity', quantity: { value: '1' }, comparator: '>=' },
    ],
    [
      'an interval that leaves its bound out',
      '<value xsi:type="IVL_PQ"><high value="0.01" unit="ng/mL" inclusive="false"/></value>',
      { type: 'quantity', quantity: { value: '0.01', unit: 'ng/mL' }, comparator: '<' },
    ],
    [
      'an interval told by its center',
      '<value xsi:type="IVL_PQ"><center value="4" unit="mg"/></value>',
      { type: 'quantity', quantity: { value: '4', unit: 'mg' } },
    ],
    [
      'a type with a prefix and blanks',
      '<value xsi:type=" hl7:PQ " value="5" unit="mg"/>',
      { type: 'quantity', quantity: { value: '5', unit: 'mg' } },
    ],
  ])('%s', (_name, value, expected) => {
    expect(valueRead(value, '<content ID="r1">No growth after 5 days</content>')).toMatchObject(expected)
  })

  test('a comparator in the number is kept as it was written', () => {
    expect(valueRead('<value xsi:type="PQ" value="&lt;5" unit="mg/dL"/>')).toMatchObject({
      type: 'quantity',
      quantity: { value: '<5' },
    })
  })
  test.each(['kg', 'lbs', '[lb_av]', '[in_i]', 'Cel', '[degF]', 'DEG', 'MM[HG]'])(
    'the unit %s is kept as written',
    (unit) => {
      expect(valueRead(`<value xsi:type="PQ" value="1" unit="${unit}"/>`)).toMatchObject({ quantity: { unit } })
    },
  )
  test('zero is a value, an empty value is none', () => {
    expect(valueRead('<value xsi:type="PQ" value="0" unit="mm[Hg]"/>')).toMatchObject({ quantity: { value: '0' } })
    expect(valueRead('<value xsi:type="PQ" value="" unit="mm[Hg]"/>')).toBeUndefined()
  })
})

describe('what is measured', () => {
  test.each([
    [
      'only words',
      '<code nullFlavor="UNK"><originalText>Hemoglobin</originalText></code>',
      { originalText: 'Hemoglobin' },
    ],
    [
      'a translation',
      '<code nullFlavor="UNK"><translation code="718-7" codeSystem="2.16.840.1.113883.6.1"/></code>',
      { translations: [{ code: '718-7' }] },
    ],
    [
      'a local code',
      '<code code="HGB" codeSystem="1.2.3" displayName="Hemoglobin"/>',
      { code: 'HGB', display: 'Hemoglobin' },
    ],
  ])('%s', (_name, code, expected) => {
    expect(resultsOf(measurement('4.2', { code }))[0]?.code).toMatchObject(expected)
  })
})

describe('when', () => {
  const panelTime = '<effectiveTime><low value="20240501080000"/><high value="20240501081000"/></effectiveTime>'
  test.each([
    ['its own time wins', '<effectiveTime value="20240502"/>', '2024-05-02'],
    ['no time: that of its panel', '', '2024-05-01T08:00:00'],
    ['a null time: that of its panel', '<effectiveTime nullFlavor="UNK"/>', '2024-05-01T08:00:00'],
    [
      'an interval of nulls: that of its panel',
      '<effectiveTime><low nullFlavor="UNK"/></effectiveTime>',
      '2024-05-01T08:00:00',
    ],
  ])('%s', (_name, time, expected) => {
    const [row] = resultsOf(organizer('4.1', [measurement('4.2', { time: time === '' ? ' ' : time })], panelTime))
    expect(row?.period?.at?.iso ?? row?.period?.low?.iso).toBe(expected)
  })
  test('neither has one: it has none', () => {
    const [row] = resultsOf(organizer('4.1', [measurement('4.2', { time: ' ' })]))
    expect(row).not.toHaveProperty('period')
  })
})

describe('vital signs', () => {
  test('a blood pressure is two observations of one panel', () => {
    const diastolic = measurement('4.27', {
      code: coded('code', '8462-4', 'Diastolic', LOINC),
      value: '<value xsi:type="PQ" value="0" unit="mm[Hg]"/>',
    })
    const reading = readSections(
      vitalSigns(organizer('4.26', [measurement('4.27'), diastolic], '<id root="1.2.3" extension="BP"/>')),
    )
    expect(reading.statements.vitals.map((row) => [row.code?.code, row.panel?.id?.extension])).toEqual([
      ['8480-6', 'BP'],
      ['8462-4', 'BP'],
    ])
    expect(reading.sections[0]).toMatchObject({ entries: 1, rows: 2, statements: 2 })
  })
  test('or two components of one observation, taken when that was', () => {
    const part = (code: string, value: string): string =>
      `<entryRelationship typeCode="COMP"><observation classCode="OBS" moodCode="EVN">${coded('code', code, 'BP')}<value xsi:type="PQ" value="${value}" unit="mm[Hg]"/></observation></entryRelationship>`
    const pressure = `<observation classCode="OBS" moodCode="EVN">${coded('code', '251076008', 'Cuff blood pressure')}<effectiveTime value="200004071430"/>${part('271649006', '132')}${part('271650006', '86')}</observation>`
    const { statements } = readSections(vitalSigns(pressure))
    expect(statements.vitals.map((row) => [row.code?.code, row.period?.at?.iso])).toEqual([
      ['251076008', '2000-04-07T14:30'],
      ['271649006', '2000-04-07T14:30'],
      ['271650006', '2000-04-07T14:30'],
    ])
    expect(statements.findings).toEqual([])
  })
  test('what only refers to a measurement is no measurement', () => {
    const source = `<entryRelationship typeCode="REFR"><observation classCode="OBS" moodCode="EVN">${coded('code', '48766-0', 'Information source', LOINC)}<value xsi:type="ST">nurse</value></observation></entryRelationship>`
    const { statements } = readSections(vitalSigns(measurement('4.27', { more: source })))
    expect([statements.vitals.length, statements.findings.length]).toEqual([1, 1])
  })
  test('stand alone, without an organizer', () => {
    const [row] = readSections(vitalSigns(measurement('4.27'))).statements.vitals
    expect(row).not.toHaveProperty('panel')
    expect(row?.value).toMatchObject({ quantity: { value: '120' } })
  })
  test('labs inside vital signs stay results by their template, and the other way round', () => {
    const { statements } = readSections(
      vitalSigns(organizer('4.26', [measurement('4.2')])) + resultList(organizer('4.1', [measurement('4.27')])),
    )
    expect([statements.results.length, statements.vitals.length]).toEqual([1, 1])
  })
  test('without any template the section decides', () => {
    const bare = measurement('4.27').replace(/<templateId[^>]*>/, '')
    const { statements } = readSections(vitalSigns(bare) + section({ code: '30954-2' }, entry(bare)))
    expect([statements.vitals.length, statements.results.length]).toEqual([1, 1])
  })
})

describe('what is not a result', () => {
  test('pending: the observation without a value is listed without one', () => {
    const [row] = resultsOf(measurement('4.2', { status: 'active', value: ' ' }))
    expect(row).toMatchObject({ status: 'active', code: { code: '8480-6' } })
    expect(row).not.toHaveProperty('value')
  })
  test('nullified is entered in error', () => {
    expect(resultsOf(measurement('4.2', { status: 'nullified' }))[0]?.clinicalStatus).toBe('entered-in-error')
  })
  test('negated with a code is refuted', () => {
    const reading = readSections(resultList(measurement('4.2', { attributes: 'negationInd="true"' })))
    expect(reading.sections[0]?.accounted).toEqual({ refuted: 1 })
  })
  test.each([
    [
      'negated, nothing but null flavours',
      {
        attributes: 'negationInd="true"',
        code: '<code nullFlavor="NI"/>',
        value: '<value xsi:type="PQ" nullFlavor="NI"/>',
      },
    ],
    [
      'in words',
      {
        code: '<code nullFlavor="NI"><originalText>No known results</originalText></code>',
        value: '<value xsi:type="ST" nullFlavor="NI"/>',
      },
    ],
  ])('%s says that there are none', (_name, parts) => {
    const reading = readSections(resultList(measurement('4.2', parts)))
    expect(reading.statements.results).toMatchObject([{ noKnown: true }])
    expect(reading.sections[0]?.accounted).toEqual({ noKnown: 1 })
  })
  test('nothing but null flavours is accounted for', () => {
    const reading = readSections(
      resultList(
        measurement('4.2', { code: '<code nullFlavor="UNK"/>', value: '<value xsi:type="PQ" nullFlavor="UNK"/>' }),
      ),
    )
    expect(reading.statements.results).toEqual([])
    expect(reading.sections[0]?.accounted).toEqual({ null: 1 })
  })
})
