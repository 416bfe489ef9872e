import parsePhoneNumber from 'libphonenumber-js/min'
import { expect, test } from 'vitest'
import { toE164 } from '../../../src-main/lib/phone'

const SEPARATORS = ['', '-', '.', ' ']
const COUNTRIES = ['', '1', '1-', '1 ', '+1', '+1-', '+1.', '+1 ']
const NUMBERS = ['5035550100', '2125559999', '9110000000', '8005551234', '2000000000', '4161112222']

const written = NUMBERS.flatMap((digits) => {
  const [area, exchange, line] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)]
  return COUNTRIES.flatMap((country) =>
    [area, `(${area})`].flatMap((code) =>
      SEPARATORS.flatMap((one) => SEPARATORS.map((other) => `${country}${code}${one}${exchange}${other}${line}`)),
    ),
  )
})

test('a number plainly written is what the library of all countries makes of it', () => {
  for (const text of written) expect([text, toE164(text)]).toEqual([text, parsePhoneNumber(text, 'US')?.number])
})

test.each([
  ['503-555-0100;ext=12', '+15035550100'],
  ['(503) 555-0100 x12', '+15035550100'],
  ['+44 20 7946 0958', '+442079460958'],
  ['011 44 20 7946 0958', '+442079460958'],
  ['555-0100', undefined],
  ['(555)555-555-1234', undefined],
  ['none', undefined],
])('%s', (text, e164) => {
  expect(toE164(text)).toBe(e164)
  expect(toE164(text)).toBe(e164)
})
