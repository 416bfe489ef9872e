/** The same measurements over years, as a chart needs them. */
import type { Statement } from '../../../src-preload/contract/statements'

const FILE = 'tebra-sample-export.zip/Bellweather_Clara_03141961/Bellweather_Clara_03141961.ccda'
const YEARS = [2021, 2022, 2023, 2024, 2025]

interface Line {
  readonly display: string
  readonly unit: string
  readonly values: readonly string[]
  readonly range?: readonly [low: string | undefined, high: string | undefined]
  readonly flags?: readonly (string | undefined)[]
}

const line =
  (section: string, firstEntry: number) =>
  ({ display, unit, values, range, flags }: Line, index: number): Statement<'results'>[] =>
    values.map((value, year) => ({
      source: { file: FILE, section, entry: firstEntry + index * YEARS.length + year },
      code: { display },
      period: { at: { iso: `${YEARS[year]}-0${1 + ((year * 3 + index) % 9)}-14T09:20` } },
      value: { type: 'quantity', quantity: { value, unit } },
      ...(flags?.[year] === undefined ? {} : { interpretations: [{ code: flags[year] }] }),
      ...(range && {
        referenceRanges: [
          {
            value: {
              type: 'range',
              ...(range[0] === undefined ? {} : { low: { value: range[0], unit } }),
              ...(range[1] === undefined ? {} : { high: { value: range[1], unit } }),
            },
          },
        ],
      }),
    }))

export const EARLIER_VITALS = [
  { display: 'Systolic blood pressure', unit: 'mm[Hg]', values: ['148', '151', '139', '136', '131'] },
  { display: 'Diastolic blood pressure', unit: 'mm[Hg]', values: ['92', '90', '86', '84', '80'] },
  { display: 'Body weight', unit: 'kg', values: ['78.4', '77.0', '75.2', '73.9', '72.0'] },
].flatMap(line('8716-3', 10))

export const EARLIER_RESULTS = [
  {
    display: 'Hemoglobin A1c',
    unit: '%',
    values: ['6.9', '7.4', '6.4', '5.9', '5.6'],
    range: ['4.0', '5.7'],
    flags: ['H', 'HH', 'H', 'H', 'N'],
  } satisfies Line,
  {
    display: 'Creatinine',
    unit: 'mg/dL',
    values: ['0.92', '0.95', '0.9', '1.02', '0.97'],
    range: ['0.6', '1.1'],
  } satisfies Line,
  {
    display: 'Glucose',
    unit: 'mg/dL',
    values: ['131', '142', '120', '108', '99'],
    range: [undefined, '99'],
  } satisfies Line,
].flatMap(line('30954-2', 10))
