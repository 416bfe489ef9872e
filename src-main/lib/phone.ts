import parsePhoneNumber from 'libphonenumber-js/min'

/** US numbers without a country code are the norm in these exports; anything else must carry its own. */
export const toE164 = (text: string): string | undefined => {
  const number = parsePhoneNumber(text.replace(/;ext=.*$/i, ''), 'US')
  return number?.isPossible() === true ? number.number : undefined
}
