/** The charts of vitals and labs. */
import { counted } from './format'

interface Described {
  readonly name: string
  readonly points: number
  readonly from: string
  readonly to: string
  readonly lowest: string
  readonly highest: string
  readonly marked: number
}

export const TRENDS = {
  title: { vitals: 'Vital signs over time', results: 'Lab results over time' },
  all: (many: number) => `Show all ${many} charts`,
  fewer: 'Show fewer charts',
  range: (written: string) => `Shaded: reference range ${written}`,
  marked: 'Diamond: not normal, as the document says',
  table: 'Every value stands in the table below, also those without a day or a number.',
  describe: ({ name, points, from, to, lowest, highest, marked }: Described) =>
    `${name}: ${counted(points, 'value')} from ${from} to ${to}, between ${lowest} and ${highest}${
      marked === 0 ? '' : `, ${marked} marked as not normal`
    }.`,
} as const
