import { describe, expect, test } from 'vitest'
import { Reading } from '../../../../src-main/a2v2/schemas'
import { isReading, readingsOf, statusOf } from '../../../../src-main/mapping/clinical/readings'
import type { Value } from '../../../../src-preload/contract/data-types'
import { lab, record, SCOPE } from '../records'

const interpreted = (...codes: string[]) => lab({ interpretations: codes.map((code) => ({ code })) })

describe('status comes from interpretation codes alone', () => {
  test.each<[string[], string | undefined]>([
    [['N'], 'Normal'],
    [['A'], 'Abnormal'],
    [['H'], 'Abnormal'],
    [['L'], 'Abnormal'],
    [['h'], 'Abnormal'],
    [['AA'], 'Critical'],
    [['HH'], 'Critical'],
    [['LL'], 'Critical'],
    [['N', 'H'], 'Abnormal'],
    [['H', 'HH'], 'Critical'],
    [['R'], undefined],
    [['POS'], undefined],
    [['Normal'], undefined],
    [[], undefined],
  ])('%j: %s', (codes, status) => {
    expect(statusOf(interpreted(...codes))).toBe(status)
  })

  test('a value far outside its range is not judged here', () => {
    const high = lab({
      value: { type: 'quantity', quantity: { value: '900', unit: 'mg/dL' } },
      referenceRanges: [{ text: '70-99 mg/dL' }],
    })
    expect(statusOf(high)).toBeUndefined()
  })
})

const only = (parts: Parameters<typeof lab>[0]): Reading =>
  Reading.parse(readingsOf(record({ results: [lab(parts)] }), SCOPE)[0])

test('a whole reading', () => {
  const { externalId, ...reading } = only({
    interpretations: [{ code: 'H' }],
    referenceRanges: [
      { value: { type: 'range', low: { value: '70', unit: 'mg/dL' }, high: { value: '99', unit: 'mg/dL' } } },
    ],
    panel: { code: { display: 'Basic metabolic panel' } },
    period: { at: { raw: '202403050815-0500', iso: '2024-03-05T08:15-05:00' } },
  })
  expect(reading).toEqual({
    kind: 'lab',
    name: 'Glucose',
    code: 'LOINC 2345-7',
    value: '99',
    unit: 'mg/dL',
    time: '2024-03-05T08:15-05:00',
    status: 'Abnormal',
    range: '70–99 mg/dL',
    panel: 'Basic metabolic panel',
    source: 'Tebra',
  })
})

describe('values of every type', () => {
  test.each<[string, Value, string, string | undefined]>([
    ['a comparator', { type: 'quantity', comparator: '<', quantity: { value: '5', unit: 'ng/mL' } }, '<5', 'ng/mL'],
    ['unit 1', { type: 'quantity', quantity: { value: '1.005', unit: '1' } }, '1.005', undefined],
    ['a zero', { type: 'quantity', quantity: { value: '0', unit: 'mm[Hg]' } }, '0', 'mm[Hg]'],
    ['digits as written', { type: 'quantity', quantity: { value: '7.10', unit: '%' } }, '7.10', '%'],
    ['text', { type: 'text', text: '>300 (diluted)' }, '>300 (diluted)', undefined],
    ['a code', { type: 'code', code: { code: '260373001', display: 'Detected' } }, 'Detected', undefined],
    ['a range', { type: 'range', low: { value: '1' }, high: { value: '3', unit: '/hpf' } }, '1 – 3 /hpf', undefined],
    ['an open range', { type: 'range', high: { value: '3', unit: '/hpf' } }, '≤ 3 /hpf', undefined],
    ['a titre', { type: 'ratio', numerator: { value: '1' }, denominator: { value: '128' } }, '1 : 128', undefined],
    ['yes or no', { type: 'boolean', boolean: false }, 'No', undefined],
    ['a trace', { type: 'null', nullFlavor: 'TRC' }, 'trace', undefined],
    ['a date', { type: 'time', period: { at: { iso: '2024-03-05' } } }, '2024-03-05', undefined],
  ])('%s', (_name, value, text, unit) => {
    const reading = only({ value })
    expect([reading.value, reading.unit]).toEqual([text, unit])
  })
})

test.each([
  ['2024', '2024'],
  ['2024-03', '2024-03'],
  ['2024-03-05T08', '2024-03-05'],
  ['2024-03-05T08-05:00', '2024-03-05'],
  ['2024-03-05T08:15-05:00', '2024-03-05T08:15-05:00'],
])('time %s is sent as %s', (iso, time) => {
  expect(only({ period: { at: { iso } } }).time).toBe(time)
})

describe('no reading', () => {
  test.each([
    ['no value', { value: { type: 'null', nullFlavor: 'UNK' } }],
    ['a quantity without a number', { value: { type: 'quantity', quantity: { unit: 'mg/dL', nullFlavor: 'NAV' } } }],
    ['refuted', { negated: true }],
    ['entered in error', { clinicalStatus: 'entered-in-error' }],
    ['cancelled', { status: 'cancelled' }],
    ['without a name', { code: { nullFlavor: 'UNK' } }],
  ] satisfies [string, Parameters<typeof lab>[0]][])('%s', (_name, parts) => {
    expect(isReading(lab(parts))).toBe(false)
  })
})

test('the history of a value: one reading a time, each found again', () => {
  const days = ['2024-01-01', '2024-02-01', '2024-03-01']
  const history = readingsOf(record({ vitals: days.map((iso) => lab({ period: { at: { iso } } })) }), SCOPE)
  expect(history.map(({ time }) => time)).toEqual(days)
  expect(new Set(history.map(({ externalId }) => externalId)).size).toBe(3)
  expect(history.every(({ kind }) => kind === 'vital')).toBe(true)
})
