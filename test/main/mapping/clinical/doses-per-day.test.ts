import { expect, test } from 'vitest'
import { dosesPerDay } from '../../../../src-main/mapping/clinical/doses-per-day'

test.each<[string | undefined, string | undefined, number | undefined]>([
  ['every 12 h', undefined, 2],
  ['every 8 h', 'Take one tablet by mouth', 3],
  ['every 1 d', 'Take 1 tablet daily', 1],
  ['every 24 h', 'Take 1 tablet daily', 1],
  ['every 0.5 d', undefined, 2],
  [undefined, 'Take 1 tablet by mouth twice daily', 2],
  [undefined, 'Take 1 tablet by mouth BID', 2],
  [undefined, 'take 1 tab t.i.d. with food', 3],
  [undefined, '1 tab every 6 hours', 4],
  [undefined, 'Take 1 tablet daily', 1],
  [undefined, '1 tablet once daily', 1],
  // not certain
  ['every 5 h', undefined, undefined],
  ['every 7 d', undefined, undefined],
  ['every 1 wk', undefined, undefined],
  ['every 4-6 h', undefined, undefined],
  ['every 0 h', undefined, undefined],
  ['every 12 h; HS', undefined, undefined],
  ['AC', 'Take 1 tablet twice daily', undefined],
  ['every 24 h', 'Take 1 tablet twice daily', undefined],
  ['every 8 h', 'every 8 hours as needed for pain', undefined],
  [undefined, '1 tablet every 4-6 hours', undefined],
  [undefined, '1 tablet twice daily for 3 days then once daily', undefined],
  [undefined, '1 tablet once or twice daily', undefined],
  [undefined, '1 tablet every other day', undefined],
  [undefined, '1 tablet daily on Monday', undefined],
  [undefined, '2 tablets weekly', undefined],
  [undefined, 'up to 3 times a day', undefined],
  [undefined, 'max daily 4 g', undefined],
  [undefined, '1 drop OD', undefined],
  [undefined, 'as directed', undefined],
  [undefined, undefined, undefined],
])('%s / %s: %s', (frequency, sig, doses) => {
  expect(dosesPerDay(frequency, sig)).toBe(doses)
})
