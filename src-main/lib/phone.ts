import parsePhoneNumber from 'libphonenumber-js/min'
import { interned } from './interned'

/** An export says the numbers of its few clinics again and again, and understanding one takes 50 µs. */
const KNOWN_NUMBERS = 5000
const known = new Map<string, string | undefined>()

/** US numbers without a country code are the norm in these exports; anything else must carry its own. */
export const toE164 = (text: string): string | undefined => {
  if (known.has(text)) return known.get(text)
  const number = parsePhoneNumber(text.replace(/;ext=.*$/i, ''), 'US')
  const e164 = number?.isPossible() === true ? number.number : undefined
  if (known.size >= KNOWN_NUMBERS) known.clear()
  known.set(interned(text), e164)
  return e164
}
