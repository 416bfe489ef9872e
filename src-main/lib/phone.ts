import parsePhoneNumber from 'libphonenumber-js/min'
import { interned } from './interned'

/** As nine of ten are written: with or without country code, the area code in brackets or not. */
const PLAIN = /^(?:\+?1[-. ]?)?(?:\(([2-9]\d\d)\)|([2-9]\d\d))[-. ]?(\d{3})[-. ]?(\d{4})$/

/** An export says the numbers of its few clinics again and again, and understanding one takes 50 µs. */
const KNOWN_NUMBERS = 5000
const known = new Map<string, string | undefined>()

function understood(text: string): string | undefined {
  if (known.has(text)) return known.get(text)
  const number = parsePhoneNumber(text.replace(/;ext=.*$/i, ''), 'US')
  const e164 = number?.isPossible() === true ? number.number : undefined
  if (known.size >= KNOWN_NUMBERS) known.clear()
  known.set(interned(text), e164)
  return e164
}

/** US numbers without a country code are the norm in these exports; anything else must carry its own. */
export function toE164(text: string): string | undefined {
  const plain = PLAIN.exec(text)
  if (plain === null) return understood(text)
  const [, bracketed, bare, exchange, line] = plain
  return `+1${bracketed ?? bare}${exchange}${line}`
}
