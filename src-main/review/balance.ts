/** The account of one document: every clinical statement met is a row, accounted for, or unread. */
import type { DumpView } from '../../src-preload/contract/views'
import type { SectionSummary } from '../ccda/reading'

export type Balance = DumpView['balance']

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

export const balanceOf = (sections: readonly SectionSummary[]): Balance => {
  const read = total(sections.map(({ rows }) => rows))
  const accounted = total(sections.flatMap(({ accounted: reasons }) => Object.values(reasons)))
  const unread = total(sections.map((section) => section.unread))
  return { entries: read + accounted + unread, read, accounted, unread }
}
