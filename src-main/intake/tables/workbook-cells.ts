/** What stands in one cell of a workbook (ECMA-376 part 1, 18.3.1.4), as text. */

export interface RawCell {
  /** `t`: s shared, inlineStr, str, b, d, e; n where it is not given. */
  readonly type: string
  /** `s`: index of the cell format. */
  readonly style: number
  readonly value: string
}

export interface CellContext {
  readonly shared: readonly string[]
  /** Indexes of the cell formats that show a date. */
  readonly dates: ReadonlySet<number>
  /** Days are counted from 1904, as early Excel for Macintosh did (18.17.4.1). */
  readonly from1904: boolean
}

const DAY_MS = 24 * 60 * 60_000
/** Day 0 of a calendar that has a 29 February 1900: before that day the count is one less. */
const EPOCH_MS = Date.UTC(1899, 11, 30)
const LEAP_DAY = 60
const DAYS_TO_1904 = 1462
/** 31 December 9999. */
const LAST_DAY = 2_958_465

/** A time without a day, and what is no date, stay as they are written. */
function dayOf(value: string, from1904: boolean): string {
  const serial = Math.floor(Number(value)) + (from1904 ? DAYS_TO_1904 : 0)
  if (!(serial >= 1 && serial <= LAST_DAY)) return value
  return new Date(EPOCH_MS + (serial < LEAP_DAY ? serial + 1 : serial) * DAY_MS).toISOString().slice(0, 10)
}

/** Some writers store a phone number as `1.2025550101E10` or `2025550101.0`. */
function numberText(value: string): string {
  const number = /[.eE]/.test(value) ? Number(value) : Number.NaN
  return Number.isSafeInteger(number) ? String(number) : value
}

export function cellText({ type, style, value }: RawCell, { shared, dates, from1904 }: CellContext): string {
  if (type === 's') return shared[Number(value)] ?? ''
  if (type === 'n' && value !== '') return dates.has(style) ? dayOf(value, from1904) : numberText(value)
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type === 'd') return value.slice(0, 10)
  return type === 'e' ? '' : value
}

/** Built in, with those of East Asian editions (18.8.30). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

/** Quoted words, escaped characters, and colours or conditions in brackets are no part of the pattern. */
const showsDate = (code: string): boolean => /[yd]/i.test(code.replace(/"[^"]*"|\\.|_.|\[[^\]]*\]/g, ''))

export const isDateFormat = (id: number, codes: ReadonlyMap<number, string>): boolean => {
  const code = codes.get(id)
  return code === undefined ? isBuiltInDate(id) : showsDate(code)
}

/** `C7` is 2; undefined where the cell does not say. */
export function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1]
  if (letters === undefined) return undefined
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
