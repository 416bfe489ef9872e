import { describe, expect, test } from 'vitest'
import { retryAfterMs, retryDelayMs } from '../../../src-main/a2v2/retry'
import { FAILURE_CODES } from '../../../src-preload/contract/result'

const most = () => 0.999_999
const least = () => 0

describe('retryDelayMs', () => {
  test('only accidents are tried again', () => {
    const retried = FAILURE_CODES.filter((code) => retryDelayMs({ attempt: 1, code }, most) !== undefined)
    expect(retried).toEqual(['offline', 'rate_limited', 'server_error'])
  })

  test('doubles up to its cap, then stops', () => {
    const delays = [1, 2, 3, 4, 5].map((attempt) => retryDelayMs({ attempt, code: 'server_error' }, most))
    expect(delays.map((ms) => ms && Math.round(ms))).toEqual([500, 1_000, 2_000, 4_000, undefined])
    const limited = [1, 5, 7, 9, 10].map((attempt) => retryDelayMs({ attempt, code: 'rate_limited' }, most))
    expect(limited.map((ms) => ms && Math.round(ms))).toEqual([1_000, 16_000, 60_000, 60_000, undefined])
  })

  test('full jitter: from nothing to the whole', () => {
    expect(retryDelayMs({ attempt: 4, code: 'offline' }, least)).toBe(0)
    expect(retryDelayMs({ attempt: 4, code: 'offline' }, () => 0.5)).toBe(2_000)
  })

  test('never before Retry-After, and a little spread after it', () => {
    for (const random of [least, most]) {
      const delay = retryDelayMs({ attempt: 1, code: 'rate_limited', retryAfterMs: 7_000 }, random)
      expect(delay).toBeGreaterThanOrEqual(7_000)
      expect(delay).toBeLessThanOrEqual(8_000)
    }
  })

  test('waits out an hour, but not a day', () => {
    expect(retryDelayMs({ attempt: 1, code: 'rate_limited', retryAfterMs: 3_600_000 }, least)).toBe(3_600_000)
    expect(retryDelayMs({ attempt: 1, code: 'rate_limited', retryAfterMs: 86_400_000 }, least)).toBeUndefined()
  })

  test('what must happen once is repeated only when it surely did not happen', () => {
    expect(retryDelayMs({ attempt: 1, code: 'rate_limited', once: true }, least)).toBeDefined()
    expect(retryDelayMs({ attempt: 1, code: 'offline', once: true }, least)).toBeUndefined()
    expect(retryDelayMs({ attempt: 1, code: 'server_error', once: true }, least)).toBeUndefined()
  })
})

test.each([
  ['12', 12_000],
  ['0', 0],
  ['Mon, 23 Nov 2026 10:00:30 GMT', 30_000],
  ['Mon, 23 Nov 2026 09:00:00 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  [null, undefined],
])('Retry-After %s is %s ms', (header, ms) => {
  expect(retryAfterMs(header, Date.UTC(2026, 10, 23, 10))).toBe(ms)
})
