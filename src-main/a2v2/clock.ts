import { setTimeout as delay } from 'node:timers/promises'

/** `now` in milliseconds since 1970; it must never go back, since the rate limit is measured with it. */
export interface Clock {
  now(): number
  /** Rejects with the signal's reason as soon as the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  // Not Date.now(): a corrected wall clock would open or shut the rate limit.
  now: () => performance.timeOrigin + performance.now(),
  sleep: async (ms, signal) => {
    signal?.throwIfAborted()
    try {
      await delay(Math.max(0, ms), undefined, signal === undefined ? {} : { signal })
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    }
  },
}
