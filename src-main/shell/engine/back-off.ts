/** Makes whoever guesses wait: two mistakes are free, then 5, 10, 20 … up to 60 seconds. */
const FREE = 2
const FIRST_SECONDS = 5
const MAX_SECONDS = 60

export interface BackOff {
  /** 0 when the next try may be made. */
  secondsLeft(): number
  /** Answers how many failed in a row. */
  failed(): number
  reset(): void
}

export function createBackOff(nowMs: () => number): BackOff {
  let failures = 0
  let untilMs = 0
  return {
    secondsLeft: () => Math.max(0, Math.ceil((untilMs - nowMs()) / 1000)),
    failed() {
      failures += 1
      if (failures > FREE) {
        const seconds = Math.min(MAX_SECONDS, FIRST_SECONDS * 2 ** (failures - FREE - 1))
        untilMs = nowMs() + seconds * 1000
      }
      return failures
    },
    reset() {
      failures = 0
      untilMs = 0
    },
  }
}
