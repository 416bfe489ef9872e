import { expect, test } from 'vitest'
import { byLatest } from '../../../src-main/lib/moment'

const latestFirst = (...times: (string | undefined)[]): unknown[] =>
  times
    .map((time) => [time])
    .sort((a, b) => byLatest(a[0], b[0]))
    .flat()

test('zones count: the evening in New York is before the small hours of the next day in London', () => {
  expect(latestFirst('2024-03-05T23:00-05:00', '2024-03-06T03:30Z')).toEqual([
    '2024-03-05T23:00-05:00',
    '2024-03-06T03:30Z',
  ])
  expect(latestFirst('2024-03-06T09:00:00+05:30', '2024-03-06T03:31:00Z', '2024-03-05T22:32:00-0500')).toEqual([
    '2024-03-05T22:32:00-0500',
    '2024-03-06T03:31:00Z',
    '2024-03-06T09:00:00+05:30',
  ])
})

test('of two that begin together the more precise comes first, and what has no time last', () => {
  const times = ['2024-01-01T00:00:00.5', '2024-01-01T00:00', '2024-01-01', '2024-01', '2024', '2023-12-31T23:59:59']
  expect(latestFirst(undefined, ...[...times].reverse())).toEqual([...times, undefined])
})

test.each(['T10', 'T10:30', 'T10:30:15', 'T10:30:15.25'])('any precision with a zone: %s', (clock) => {
  const [early, late] = [`2024-06-01${clock}+02:00`, `2024-06-01${clock}Z`]
  expect(byLatest(early, late)).toBeGreaterThan(0)
  expect(byLatest(late, early)).toBeLessThan(0)
  expect(byLatest(late, late)).toBe(0)
})
