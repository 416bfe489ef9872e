/** Times as the record has them (ISO 8601 of any precision, with or without a zone), put in order. */

const ISO =
  /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T(\d{2})(?::(\d{2}))?(?::(\d{2}(?:\.\d+)?))?)?(?:Z|([+-]\d{2}):?(\d{2}))?$/
const MINUTE_MS = 60_000

/**
 * Milliseconds since 1970 of its first moment: of a year, its beginning. Where no zone is given it is read as UTC.
 * Undefined when it is no such time.
 */
const momentOf = (iso: string): number | undefined => {
  const [, year, month = 1, day = 1, hour = 0, minute = 0, second = 0, zoneHours = 0, zoneMinutes = 0] =
    ISO.exec(iso) ?? []
  if (year === undefined) return undefined
  const [hours, minutes] = [Number(zoneHours), Number(zoneMinutes)]
  const zone = hours * 60 + (String(zoneHours).startsWith('-') ? -minutes : minutes)
  const utcMs = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
  return utcMs + Number(second) * 1000 - zone * MINUTE_MS
}

/**
 * For sorting: the latest first, what has no time last. Of two that begin together the more precise comes first. Texts
 * alone would put 23:00-05:00 before 03:30Z of the next day, which was half an hour earlier.
 */
export const byLatest = (one: string | undefined, other: string | undefined): number => {
  const [a = '', b = ''] = [one, other]
  const difference = (momentOf(b) ?? Number.NEGATIVE_INFINITY) - (momentOf(a) ?? Number.NEGATIVE_INFINITY)
  if (difference < 0 || difference > 0) return difference
  return a === b ? 0 : a > b ? -1 : 1
}
