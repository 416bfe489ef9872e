import { describe, expect, test } from 'vitest'
import { parseInstant, type TimeFault } from '../../../src-main/ccda/time'

const parse = (raw: string): { iso: string | undefined; faults: TimeFault[] } => {
  const faults: TimeFault[] = []
  const instant = parseInstant(raw, (code) => faults.push(code))
  expect(instant.raw).toBe(raw)
  return { iso: instant.iso, faults }
}

describe('a well-formed HL7 time keeps its precision', () => {
  test.each([
    ['2015', '2015'],
    ['201506', '2015-06'],
    ['20150622', '2015-06-22'],
    ['2015062214', '2015-06-22T14'],
    ['201506221407', '2015-06-22T14:07'],
    ['20150622140759', '2015-06-22T14:07:59'],
    ['20150622140759.123', '2015-06-22T14:07:59.123'],
    ['20150622140759.123456-0500', '2015-06-22T14:07:59.123456-05:00'],
    ['201506221407-0500', '2015-06-22T14:07-05:00'],
    ['201506221407+0530', '2015-06-22T14:07+05:30'],
    ['20160229', '2016-02-29'],
    [' 20150622 ', '2015-06-22'],
  ])('%s', (raw, iso) => {
    expect(parse(raw)).toEqual({ iso, faults: [] })
  })
})

test('a zone on a date says nothing about the day and is dropped, never applied', () => {
  expect(parse('20150622-0500')).toEqual({ iso: '2015-06-22', faults: [] })
  expect(parse('20150622+1400')).toEqual({ iso: '2015-06-22', faults: [] })
})

describe('ISO 8601 in place of HL7', () => {
  test.each([
    '2015-06',
    '2015-06-22',
    '2015-06-22T14:07',
    '2015-06-22T14Z',
    '2015-06-22T14:07Z',
    '2015-06-22T14:07-05:00',
    '2015-06-22T14:07:59Z',
    '2015-06-22T14:07:59.5-05:00',
  ])('%s is kept as it is', (raw) => {
    expect(parse(raw)).toEqual({ iso: raw, faults: [] })
  })
  test.each(['2015-13-01', '2015-02-30'])('%s is no date', (raw) => {
    expect(parse(raw)).toEqual({ iso: undefined, faults: ['time_unreadable'] })
  })
})

describe('a malformed zone is flagged, the time beside it kept unshifted', () => {
  test.each([
    ['201506221407-500', '2015-06-22T14:07'],
    ['201506221407-05', '2015-06-22T14:07'],
    ['20150622-08', '2015-06-22'],
    ['201506221407-9900', '2015-06-22T14:07'],
    ['201506221407+0599', '2015-06-22T14:07'],
    ['201506221407 EST', '2015-06-22T14:07'],
  ])('%s', (raw, iso) => {
    expect(parse(raw)).toEqual({ iso, faults: ['time_zone_unreadable'] })
  })
})

describe('what is no time is raw and flagged', () => {
  test.each([
    '0',
    '200150622',
    '20150022',
    '20151322',
    '20150600',
    '20150631',
    '20150229',
    '201506222507',
    '201506221460',
    '-08',
    '00010101000000',
    '22150622',
    '201506221407591234567890123',
    '06/22/2015',
    'June 2015',
    'UNK',
    '20',
  ])('%s', (raw) => {
    expect(parse(raw)).toEqual({ iso: undefined, faults: ['time_unreadable'] })
  })
})
