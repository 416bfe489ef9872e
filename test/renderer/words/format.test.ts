import { describe, expect, test } from 'vitest'
import { bytes, counted, duration, moment, percent, phone, recordDate } from '../../../src-renderer/words/format'

describe('recordDate keeps the precision that was written, and the day', () => {
  test.each([
    ['2024', '2024'],
    ['2024-03', 'March 2024'],
    ['2024-03-04', 'March 4, 2024'],
    ['2024-03-04T00:00:00', 'March 4, 2024'],
    ['2024-03-04T09:05', 'March 4, 2024, 9:05 AM'],
    ['2024-12-31T23:59:59.999-08:00', 'December 31, 2024, 11:59 PM'],
    ['2024-01-01T00:30:00Z', 'January 1, 2024, 12:30 AM'],
    ['1900-01-01', 'January 1, 1900'],
    ['not a date', 'not a date'],
  ])('%s is %s', (iso, words) => expect(recordDate(iso)).toBe(words))
})

describe('duration is rough and never says "0"', () => {
  test.each([
    [0, 'a few seconds'],
    [34, '40 seconds'],
    [54.9, '60 seconds'],
    [60, 'about 1 minute'],
    [131, 'about 2 minutes'],
    [3300, 'about 1 hour'],
    [5400, 'about 1½ hours'],
    [7200, 'about 2 hours'],
  ])('%d seconds: %s', (seconds, words) => expect(duration(seconds)).toBe(words))
})

test('counted takes the singular for one alone', () => {
  expect([0, 1, 2, 50_000].map((many) => counted(many, 'entry', 'entries'))).toEqual([
    '0 entries',
    '1 entry',
    '2 entries',
    '50,000 entries',
  ])
})

test('bytes grow into KB, MB and GB', () => {
  expect([12, 98_400, 1_284_210, 15_000_000_000].map(bytes)).toEqual(['12 bytes', '98 KB', '1.3 MB', '15 GB'])
})

test('percent says 100 only when everything is done', () => {
  expect([0, 0.999, 1, 1.5, -1].map(percent)).toEqual(['0%', '99%', '100%', '100%', '0%'])
})

test('phone writes US numbers as people do and leaves others alone', () => {
  expect(phone('+15415550102')).toBe('(541) 555-0102')
  expect(phone('+442079460000')).toBe('+442079460000')
})

test('moment is silent about what is no moment', () => expect(moment('')).toBe(''))
