import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { Statement } from '../../../src-preload/contract/statements'
import { TrendCharts } from '../../../src-renderer/patients/trend-charts'
import { roundTicks, trendsOf } from '../../../src-renderer/patients/trends'
import { RECORD } from '../preview/record'

type Measurement = Statement<'results'>

const reading = (iso: string, value: string, unit = 'mg/dL', more: Partial<Measurement> = {}): Measurement => ({
  source: { file: 'a.ccda', section: '30954-2', entry: 1 },
  code: { system: '2.16.840.1.113883.6.1', code: '2345-7', display: 'Glucose' },
  period: { at: { iso } },
  value: { type: 'quantity', quantity: { value, unit } },
  ...more,
})
const between = (low: string, high: string): Partial<Measurement> => ({
  referenceRanges: [{ value: { type: 'range', low: { value: low }, high: { value: high } } }],
})

describe('a line over time', () => {
  test('is in the order of time, whatever the order of the record', () => {
    const [trend] = trendsOf([
      reading('2024-03-01', '99'),
      reading('2022-01-05T08:30', '131'),
      reading('2023-06-30', '108'),
    ])
    expect(trend).toMatchObject({ name: 'Glucose', unit: 'mg/dL' })
    expect(trend?.points.map(({ day, written }) => [day, written])).toEqual([
      ['January 5, 2022', '131 mg/dL'],
      ['June 30, 2023', '108 mg/dL'],
      ['March 1, 2024', '99 mg/dL'],
    ])
  })

  test('never holds two units: the same test in another one is another line', () => {
    const rows = [
      reading('2022-01-01', '99'),
      reading('2023-01-01', '5.5', 'mmol/L'),
      reading('2024-01-01', '101'),
      reading('2024-06-01', '5.6', 'mmol/L'),
    ]
    expect(trendsOf(rows).map(({ unit, points }) => [unit, points.map(({ value }) => value)])).toEqual([
      ['mg/dL', [99, 101]],
      ['mmol/L', [5.5, 5.6]],
    ])
  })

  test.each<[string, Measurement]>([
    ['without a day', reading('2023', '100')],
    ['of a month', reading('2023-04', '100')],
    ['without a time', reading('2023-04-01', '100', 'mg/dL', { period: {} })],
    [
      'below a limit',
      { ...reading('2023-04-01', '5'), value: { type: 'quantity', comparator: '<', quantity: { value: '5' } } },
    ],
    ['in words', { ...reading('2023-04-01', ''), value: { type: 'text', text: 'trace' } }],
    ['that is no number', reading('2023-04-01', '1,5')],
    ['that was denied', reading('2023-04-01', '100', 'mg/dL', { negated: true })],
    ['entered in error', reading('2023-04-01', '100', 'mg/dL', { clinicalStatus: 'entered-in-error' })],
  ])('leaves out a value %s', (_, odd) => {
    const [trend] = trendsOf([reading('2022-01-01', '99'), odd, reading('2024-01-01', '101')])
    expect(trend?.points.map(({ value }) => value)).toEqual([99, 101])
  })

  test('needs two times', () => {
    expect(trendsOf([reading('2024-01-01', '99')])).toEqual([])
    expect(trendsOf([reading('2024-01-01', '99'), reading('2024-01-01', '98')])).toEqual([])
  })

  test('flags what the document calls not normal, and judges nothing itself', () => {
    const flagged = (code: string) => ({ interpretations: [{ code }], ...between('70', '99') })
    const [trend] = trendsOf([
      reading('2021-01-01', '300', 'mg/dL', between('70', '99')),
      reading('2022-01-01', '131', 'mg/dL', flagged('H')),
      reading('2023-01-01', '99', 'mg/dL', flagged('N')),
      reading('2024-01-01', '40', 'mg/dL', flagged('LL')),
    ])
    expect(trend?.points.map(({ flag }) => flag?.words)).toEqual([undefined, 'High', undefined, 'Critically low'])
  })

  test('has a range only where all that state one agree', () => {
    const stated = [reading('2022-01-01', '99', 'mg/dL', between('70', '99')), reading('2023-01-01', '98')]
    expect(trendsOf(stated)[0]?.range).toEqual({ low: 70, high: 99, written: '70 to 99' })
    const other = reading('2024-01-01', '97', 'mg/dL', between('65', '99'))
    expect(trendsOf([...stated, other])[0]?.range).toBeUndefined()
  })
})

describe('the axis', () => {
  test.each([
    [
      [128, 154],
      [120, 130, 140, 150, 160],
    ],
    [
      [0.6, 1.1],
      [0.4, 0.6, 0.8, 1, 1.2],
    ],
    [
      [71.2, 78.4],
      [70, 72.5, 75, 77.5, 80],
    ],
    [
      [5, 5],
      [4, 6],
    ],
    [
      [0, 0],
      [-0.5, 0, 0.5],
    ],
  ])('of %j has the round ticks %j', (values, ticks) => {
    const made = roundTicks(values)
    expect(made).toEqual(ticks)
    expect(made[0]).toBeLessThan(Math.min(...values))
    expect(made.at(-1)).toBeGreaterThan(Math.max(...values))
  })
})

test('each chart says in words what it shows', () => {
  const markup = renderToStaticMarkup(
    <MantineProvider env="test">
      <TrendCharts kind="results" rows={RECORD.results} />
    </MantineProvider>,
  )
  expect(markup).toContain(
    'aria-label="Hemoglobin A1c: 5 values from January 14, 2021 to April 14, 2025, between 5.6 % and 7.4 %, 4 marked as not normal."',
  )
  expect(markup.match(/role="img"/g)).toHaveLength(3)
})
