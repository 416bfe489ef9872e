/** Numbers, dates and times in words. Dates come apart as written: no time zone ever moves a day. */

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const oneDigit = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

export const count = (value: number): string => whole.format(value)

/** "1 patient", "36 patients". */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`

export function bytes(value: number): string {
  if (value < 1000) return `${value} bytes`
  if (value < 1_000_000) return `${whole.format(value / 1000)} KB`
  if (value < 1_000_000_000) return `${oneDigit.format(value / 1_000_000)} MB`
  return `${oneDigit.format(value / 1_000_000_000)} GB`
}

/** "about 3 minutes". Rough on purpose: an exact second that jumps about is worse than none. */
export function duration(seconds: number): string {
  if (seconds < 10) return 'a few seconds'
  if (seconds < 55) return `${Math.ceil(seconds / 10) * 10} seconds`
  if (seconds < 3300) return `about ${counted(Math.max(1, Math.round(seconds / 60)), 'minute')}`
  const halfHours = Math.round(seconds / 1800)
  const hours = Math.floor(halfHours / 2)
  return `about ${hours === 0 ? 1 : hours}${halfHours % 2 === 1 && hours > 0 ? '½' : ''} ${halfHours <= 2 ? 'hour' : 'hours'}`
}

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/

/** A date of a record with the precision it was written with: "March 2024", "March 4, 2024", "March 4, 2024, 9:05 AM". */
export function recordDate(iso: string): string {
  const [, year, month, day, hour, minute] = DATE.exec(iso) ?? []
  const monthName = MONTHS[Number(month) - 1]
  if (year === undefined) return iso
  if (monthName === undefined) return year
  if (day === undefined) return `${monthName} ${year}`
  const date = `${monthName} ${Number(day)}, ${year}`
  if (hour === undefined || minute === undefined || `${hour}${minute}` === '0000') return date
  return `${date}, ${clock(Number(hour), minute)}`
}

const clock = (hour: number, minute: string): string =>
  `${hour % 12 === 0 ? 12 : hour % 12}:${minute} ${hour < 12 ? 'AM' : 'PM'}`

/** A moment of ours, in the computer's own time zone: "November 23, 2026" and "2:05 PM". */
export function dayAndTime(iso: string): readonly [day: string, time: string] {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return [iso, '']
  const minute = String(date.getMinutes()).padStart(2, '0')
  return [`${MONTHS[date.getMonth()]} ${date.getDate()}, ${date.getFullYear()}`, clock(date.getHours(), minute)]
}

export const moment = (iso: string): string => dayAndTime(iso).filter(Boolean).join(', ')

/** US numbers as people read them, all others as they are. */
export function phone(value: string): string {
  const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(value.replaceAll(/[\s()-]/g, '')) ?? []
  return area === undefined ? value : `(${area}) ${exchange}-${line}`
}

export const percent = (part: number): string => `${Math.floor(Math.min(1, Math.max(0, part)) * 100)}%`
