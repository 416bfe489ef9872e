/** HL7 V3 TS (YYYY…YYYYMMDDHHMMSS.ffff±ZZZZ) → ISO 8601 of the same precision. Nothing is shifted between zones. */
import type { Instant } from '../../src-preload/contract/data-types'
import { interned } from '../lib/interned'

const TS = /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(\.\d{1,9})?)?)?)?)?)?(.*)$/
const ZONE = /^([+-])(\d{2})(\d{2})$/
const ISO =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/

export type TimeFault = 'time_unreadable' | 'time_zone_unreadable'

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

function isDate(year: string, month?: string, day?: string): boolean {
  const y = Number(year)
  if (y < 1800 || y > 2200) return false
  if (month === undefined) return true
  const m = Number(month)
  if (m < 1 || m > 12) return false
  return day === undefined || (Number(day) >= 1 && (Number(day) <= 28 || Number(day) <= daysIn(y, m)))
}

const isTime = (hour?: string, minute?: string, second?: string): boolean =>
  Number(hour ?? 0) < 24 && Number(minute ?? 0) < 60 && Number(second ?? 0) < 61

function zoneOf(rest: string, hasTime: boolean): string | undefined {
  if (rest === 'Z' && hasTime) return 'Z'
  const [, sign, hours, minutes] = ZONE.exec(rest) ?? []
  if (sign === undefined || Number(hours) > 14 || Number(minutes) > 59) return undefined
  return hasTime ? `${sign}${hours}:${minutes}` : ''
}

/** A document says the time of a visit on each of its statements. */
const KNOWN_TIMES = 2000
const known = new Map<string, string>()

/** `fault` is told of what could not be understood; the raw text is kept in every case. */
export function parseInstant(raw: string, fault: (code: TimeFault) => void): Instant {
  const iso = known.get(raw)
  if (iso !== undefined) return { raw, iso }
  let isClear = true
  const instant = parse(raw, (code) => {
    isClear = false
    fault(code)
  })
  if (isClear && instant.iso !== undefined) {
    if (known.size >= KNOWN_TIMES) known.clear()
    known.set(interned(raw), interned(instant.iso))
  }
  return instant
}

function parse(raw: string, fault: (code: TimeFault) => void): Instant {
  const trimmed = raw.trim()
  const [, year, month, day, hour, minute, second, fraction, rest = ''] = TS.exec(trimmed) ?? []
  if (year === undefined || (/^\d/.test(rest) && !ISO.test(trimmed))) {
    fault('time_unreadable')
    return { raw }
  }
  if (rest.startsWith('-') && ISO.test(trimmed) && trimmed.includes('-', 4) && month === undefined) {
    return isoInstant(raw, trimmed, fault)
  }
  if (!isDate(year, month, day) || !isTime(hour, minute, second)) {
    fault('time_unreadable')
    return { raw }
  }
  const date = [year, month, day].filter((part) => part !== undefined).join('-')
  const clock = [hour, minute, second].filter((part) => part !== undefined).join(':')
  const time = clock === '' ? '' : `T${clock}${fraction ?? ''}`
  const zone = rest === '' ? '' : zoneOf(rest, time !== '')
  if (zone === undefined) fault('time_zone_unreadable')
  return { raw, iso: `${date}${time}${zone ?? ''}` }
}

function isoInstant(raw: string, trimmed: string, fault: (code: TimeFault) => void): Instant {
  const [, year = '', month, day, hour, minute, second] = ISO.exec(trimmed) ?? []
  if (isDate(year, month, day) && isTime(hour, minute, second)) return { raw, iso: trimmed }
  fault('time_unreadable')
  return { raw }
}
