/**
 * Two sliding windows, a minute and an hour. A request holds its place from before it is sent until one window
 * after its answer came: the workspace counted it somewhere between the two, so that no sliding window of the
 * workspace can hold more than the limit, however slow the line is.
 */
import type { Clock } from './clock'
import { createRateWindow, HOUR_MS, holdEnded, learn, MINUTE_MS, type RateHeaders, waitOf } from './rate-window'
import type { Limits } from './schemas'

/** A2V2's published default for a key. */
export const DEFAULT_LIMITS: Limits = { perMinute: 60, perHour: 1_000 }

/** `waitMs`: until the next request may be sent; 0 when it may be sent now. */
export type Pace = Limits & { readonly waitMs: number }

export interface RateLimiter {
  /** Resolves, first come first served, when one request may be sent; call the answer when the request has ended. */
  take(signal?: AbortSignal): Promise<() => void>
  learn(headers: RateHeaders): void
  setLimits(limits: Limits): void
  /** Nothing is sent before so much time has passed (Retry-After). */
  pause(ms: number): void
  pace(): Pace
}

export const createRateLimiter = (limits: Limits, clock: Clock): RateLimiter => {
  const minute = createRateWindow(MINUTE_MS, limits.perMinute)
  const hour = createRateWindow(HOUR_MS, limits.perHour)
  const windows = [minute, hour]
  const queue = new Set<() => void>()
  let underWay = 0
  let pausedUntil = 0
  let pumping = false
  let sleeper = new AbortController()

  const waitMs = (): number => {
    const now = clock.now()
    return Math.max(0, pausedUntil - now, ...windows.map((window) => waitOf(window, underWay, now)))
  }

  const pump = async (): Promise<void> => {
    if (pumping) return
    pumping = true
    for (let first = firstOf(queue); first !== undefined; first = firstOf(queue)) {
      const ms = waitMs()
      if (ms === 0) {
        queue.delete(first)
        underWay += 1
        first()
      } else {
        sleeper = new AbortController()
        // Woken or rested: either way the loop looks again.
        await clock.sleep(Math.min(ms, HOUR_MS), sleeper.signal).catch(() => undefined)
      }
    }
    pumping = false
  }
  const changed = (): void => sleeper.abort()

  const release = (): void => {
    underWay -= 1
    for (const window of windows) holdEnded(window, clock.now())
    changed()
  }

  return {
    take: (signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const onAbort = (): void => {
          queue.delete(grant)
          changed()
          reject(signal?.reason)
        }
        const grant = (): void => {
          signal?.removeEventListener('abort', onAbort)
          resolve(onlyOnce(release))
        }
        signal?.addEventListener('abort', onAbort, { once: true })
        queue.add(grant)
        void pump()
      }),
    learn(headers) {
      learn({ minute, hour }, headers, underWay, clock.now())
      changed()
    },
    setLimits({ perMinute, perHour }) {
      minute.limit = perMinute
      hour.limit = perHour
      changed()
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock.now() + ms)
      changed()
    },
    pace() {
      const ms = waitMs()
      return { perMinute: minute.limit, perHour: hour.limit, waitMs: Number.isFinite(ms) ? ms : 0 }
    },
  }
}

const firstOf = <T>(items: Set<T>): T | undefined => items.values().next().value

const onlyOnce = (work: () => void): (() => void) => {
  let done = false
  return () => {
    if (done) return
    done = true
    work()
  }
}
