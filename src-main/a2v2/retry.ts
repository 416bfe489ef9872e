/** When to try again, as a pure function: exponential back-off with full jitter, never before Retry-After. */
import type { FailureCode } from '../../src-preload/contract/result'

interface Policy {
  readonly attempts: number
  readonly baseMs: number
  readonly capMs: number
}

/** Codes that are not here are answers, not accidents: trying again would change nothing. */
const POLICIES: Readonly<Partial<Record<FailureCode, Policy>>> = {
  offline: { attempts: 5, baseMs: 500, capMs: 15_000 },
  server_error: { attempts: 5, baseMs: 500, capMs: 30_000 },
  rate_limited: { attempts: 10, baseMs: 1_000, capMs: 60_000 },
}

/** An hour's window may be used up for nearly an hour; a longer wait is for the person to decide. */
const MAX_RETRY_AFTER_MS = 65 * 60_000

export interface Attempt {
  /** How often it was tried, from 1. */
  readonly attempt: number
  readonly code: FailureCode
  readonly retryAfterMs?: number | undefined
  /** The request must not be carried out twice. */
  readonly once?: boolean | undefined
}

/** Milliseconds to wait, or undefined to stop. `random` answers 0 ≤ x < 1. */
export const retryDelayMs = (
  { attempt, code, retryAfterMs = 0, once = false }: Attempt,
  random: () => number,
): number | undefined => {
  const policy = POLICIES[code]
  if (policy === undefined || attempt >= policy.attempts || retryAfterMs > MAX_RETRY_AFTER_MS) return undefined
  // Only a 429 says for certain that nothing was done.
  if (once && code !== 'rate_limited') return undefined
  const jitterMs = random() * Math.min(policy.capMs, policy.baseMs * 2 ** (attempt - 1))
  return retryAfterMs > 0 ? retryAfterMs + Math.min(jitterMs, policy.baseMs) : jitterMs
}

/** RFC 9110, 10.2.3: seconds, or an HTTP date. */
export const retryAfterMs = (header: string | null, nowMs: number): number | undefined => {
  if (header === null) return undefined
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1_000
  // Date.parse makes a year of a bare number.
  const at = /[a-z]{3}/i.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs)
}
