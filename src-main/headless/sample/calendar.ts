/** Whole days since 1970-01-01, without time zones: a birth date must not move. */
export type Day = number

const DAY_MS = 86_400_000
export const DAYS_A_YEAR = 365.25

export const dayOf = (year: number, month: number, date: number): Day => Date.UTC(year, month - 1, date) / DAY_MS
const partsOf = (day: Day): readonly [year: string, month: string, date: string] => {
  const iso = new Date(day * DAY_MS).toISOString()
  return [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10)]
}

/** The day on which the sample was exported; everything in it lies before. */
export const EXPORTED_ON: Day = dayOf(2026, 1, 15)

/** YYYYMMDD */
export const hl7Day = (day: Day): string => partsOf(day).join('')
/** The clinic is in New York and keeps standard time in the sample. */
export const hl7Time = (day: Day, minutes: number): string => {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${hl7Day(day)}${two(Math.floor(minutes / 60))}${two(minutes % 60)}00-0500`
}
/** MM/DD/YYYY, as narratives show it. */
export const usDay = (day: Day): string => {
  const [year, month, date] = partsOf(day)
  return `${month}/${date}/${year}`
}
/** MMDDYYYY, as Tebra's file names have it. */
export const fileDay = (day: Day): string => usDay(day).replaceAll('/', '')

export const ageAt = (birth: Day, day: Day): number => Math.floor((day - birth) / DAYS_A_YEAR)

/** The clinic is closed at weekends: the Monday after. */
export const onWeekday = (day: Day): Day => {
  const weekday = new Date(day * DAY_MS).getUTCDay()
  return weekday === 6 ? day + 2 : weekday === 0 ? day + 1 : day
}
