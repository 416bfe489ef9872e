import { describe, expect, test } from 'vitest'
import { createRateLimiter, type RateLimiter } from '../../../src-main/a2v2/rate-limit'
import { createSimulatedClock, type SimulatedClock } from './loopback'

const MINUTE = 60_000
const HOUR = 3_600_000

/** Most in any window of `length` ms that begins at one of `times`: what a strict workspace would count. */
const most = (times: readonly number[], length: number): number =>
  Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + length).length))

interface Load {
  readonly limiter: RateLimiter
  readonly clock: SimulatedClock
  readonly requests: number
  readonly workers?: number
  /** How long after it is sent a request arrives, and how long after that its answer is here. */
  readonly wayMs?: (index: number) => number
  readonly answerMs?: number
}

/** Arrival times at a workspace that is asked as fast as the limiter allows. */
const drive = async ({
  limiter,
  clock,
  requests,
  workers = 4,
  wayMs = () => 0,
  answerMs = 0,
}: Load): Promise<number[]> => {
  const arrived: number[] = []
  let started = 0
  const worker = async (): Promise<void> => {
    while (started < requests) {
      const index = started
      started += 1
      const end = await limiter.take()
      await clock.sleep(wayMs(index))
      arrived.push(clock.now())
      await clock.sleep(answerMs)
      end()
    }
  }
  await clock.run(Promise.all(Array.from({ length: workers }, worker)))
  return arrived.sort((a, b) => a - b)
}

describe('60 a minute', () => {
  test.each([
    ['an instant line', () => 0, 0],
    ['a line of 200 ms', () => 100, 100],
    ['a line that delays every third request by a second', (index: number) => (index % 3 === 0 ? 1_000 : 20), 30],
  ])('%s: never over 60 in any minute, at least 57 used', async (_name, wayMs, answerMs) => {
    const clock = createSimulatedClock()
    const limiter = createRateLimiter({ perMinute: 60, perHour: 1_000_000 }, clock)
    const arrived = await drive({ limiter, clock, requests: 660, wayMs, answerMs })
    expect(most(arrived, MINUTE)).toBe(60)
    const minutes = ((arrived.at(-1) ?? 0) - (arrived[0] ?? 0)) / MINUTE
    // The first 60 go at once: they are the allowance of the minute before.
    expect((arrived.length - 60) / minutes).toBeGreaterThanOrEqual(57)
  })
})

describe('1,000 an hour', () => {
  test('never over in any hour, at least 950 used', async () => {
    const clock = createSimulatedClock()
    const limiter = createRateLimiter({ perMinute: 60, perHour: 1_000 }, clock)
    const arrived = await drive({ limiter, clock, requests: 3_100, wayMs: () => 50, answerMs: 50 })
    expect(most(arrived, HOUR)).toBe(1_000)
    expect(most(arrived, MINUTE)).toBe(60)
    expect(arrived.filter((time) => time < 3 * HOUR).length).toBeGreaterThanOrEqual(3 * 950)
  })
})

describe('learning', () => {
  const later = async (clock: SimulatedClock, ms: number): Promise<void> => clock.run(clock.sleep(ms))

  test('raised limits of the workspace are used', async () => {
    const clock = createSimulatedClock()
    const limiter = createRateLimiter({ perMinute: 60, perHour: 1_000 }, clock)
    limiter.setLimits({ perMinute: 1_000, perHour: 10_000 })
    const arrived = await drive({ limiter, clock, requests: 1_000 })
    expect(arrived.at(-1)).toBe(0)
  })

  test('a lower limit holds at once', async () => {
    const clock = createSimulatedClock()
    const limiter = createRateLimiter({ perMinute: 60, perHour: 1_000 }, clock)
    limiter.learn({ limit: 10, remaining: 10, resetInMs: 30_000 })
    expect(most(await drive({ limiter, clock, requests: 40 }), MINUTE)).toBe(10)
  })

  test('an hour window in its last minute is not taken for a minute window', () => {
    const clock = createSimulatedClock()
    const limiter = createRateLimiter({ perMinute: 60, perHour: 1_000 }, clock)
    limiter.learn({ limit: 5_000, remaining: 4_000, resetInMs: 20_000 })
    expect(limiter.pace()).toEqual({ perMinute: 60, perHour: 1_000, waitMs: 0 })
  })

  test('a higher limit is believed when the count forgot requests of this hour', async () => {
    const clock = createSimulatedClock()
    const limiter = createRateLimiter({ perMinute: 60, perHour: 1_000 }, clock)
    await drive({ limiter, clock, requests: 60 })
    limiter.learn({ limit: 300, remaining: 240, resetInMs: 60_000 })
    expect(limiter.pace().perMinute).toBe(60)
    await later(clock, 61_000)
    limiter.learn({ limit: 300, remaining: 299, resetInMs: 60_000 })
    expect(limiter.pace().perMinute).toBe(300)
  })

  test('the hour limit in the last minute of a full hour is not taken for the minute limit', async () => {
    const clock = createSimulatedClock()
    const limiter = createRateLimiter({ perMinute: 60, perHour: 5_000 }, clock)
    await drive({ limiter, clock, requests: 200 })
    for (const resetInMs of [50_000, 1_000, 40_000]) {
      limiter.learn({ limit: 5_000, remaining: 4_800, resetInMs })
      await later(clock, 61_000)
    }
    expect(limiter.pace().perMinute).toBe(60)
  })

  test('not even when the hour has just begun to be counted anew', async () => {
    const clock = createSimulatedClock()
    const limiter = createRateLimiter({ perMinute: 60, perHour: 1_000 }, clock)
    await drive({ limiter, clock, requests: 60 })
    await later(clock, 30 * MINUTE)
    limiter.learn({ limit: 1_000, remaining: 999, resetInMs: 40_000 })
    expect(limiter.pace().perMinute).toBe(60)
  })

  test('a reset over a minute away is the hour, one over an hour away is neither', () => {
    const limiter = createRateLimiter({ perMinute: 60, perHour: 1_000 }, createSimulatedClock())
    limiter.learn({ limit: 10_000, remaining: 9_999, resetInMs: HOUR })
    limiter.learn({ limit: 50, remaining: 0, resetInMs: 20 * HOUR })
    expect(limiter.pace()).toEqual({ perMinute: 60, perHour: 10_000, waitMs: 0 })
  })

  test('requests of the same key from elsewhere hold places', async () => {
    const clock = createSimulatedClock()
    const limiter = createRateLimiter({ perMinute: 60, perHour: 1_000 }, clock)
    limiter.learn({ limit: 60, remaining: 5, resetInMs: 40_000 })
    const arrived = await drive({ limiter, clock, requests: 6 })
    expect(arrived.filter((time) => time === 0)).toHaveLength(5)
    expect(arrived.at(-1)).toBeGreaterThanOrEqual(MINUTE)
  })

  test('headers that count our own requests change nothing', async () => {
    const clock = createSimulatedClock()
    const limiter = createRateLimiter({ perMinute: 60, perHour: 1_000 }, clock)
    const end = await limiter.take()
    limiter.learn({ limit: 60, remaining: 59, resetInMs: 60_000 })
    end()
    expect(await drive({ limiter, clock, requests: 59 })).toEqual(Array.from({ length: 59 }, () => 0))
  })
})

describe('waiting', () => {
  test('a pause holds everybody back', async () => {
    const clock = createSimulatedClock()
    const limiter = createRateLimiter({ perMinute: 60, perHour: 1_000 }, clock)
    limiter.pause(5_000)
    expect(limiter.pace().waitMs).toBe(5_000)
    expect(await drive({ limiter, clock, requests: 3 })).toEqual([5_000, 5_000, 5_000])
  })

  test('first come, first served; an abort in the queue frees the place behind it', async () => {
    const clock = createSimulatedClock()
    const limiter = createRateLimiter({ perMinute: 1, perHour: 1_000 }, clock)
    const first = await limiter.take()
    const order: string[] = []
    const stop = new AbortController()
    const second = limiter.take(stop.signal).catch((reason: unknown) => order.push(String(reason)))
    const third = limiter.take().then((end) => {
      order.push('third')
      end()
    })
    stop.abort('stopped')
    await second
    expect(order).toEqual(['stopped'])
    first()
    await clock.run(third)
    expect(order).toEqual(['stopped', 'third'])
    expect(clock.now()).toBeGreaterThanOrEqual(MINUTE)
  })

  test('an abort that came before rejects at once', async () => {
    const limiter = createRateLimiter({ perMinute: 60, perHour: 1_000 }, createSimulatedClock())
    await expect(limiter.take(AbortSignal.abort('gone'))).rejects.toBe('gone')
  })

  test('ending a request twice frees one place', async () => {
    const clock = createSimulatedClock()
    const limiter = createRateLimiter({ perMinute: 2, perHour: 1_000 }, clock)
    const end = await limiter.take()
    end()
    end()
    await limiter.take()
    expect(limiter.pace().waitMs).toBeGreaterThan(0)
  })
})
