/** One sliding window of the rate limit: which places are taken and when they become free. Times in ms. */

/** For workspaces that count in whole seconds. 60 requests in 61 s are still 59 a minute. */
const MARGIN_MS = 1_000
const SHORTEST_HOLD_MS = 60_000

export interface RateWindow {
  readonly windowMs: number
  limit: number
  /** When the places of ended requests become free, in ascending order. */
  readonly freeAt: number[]
  /** When the reset is due that was last announced for this window. */
  resetAt?: number
}

/** X-RateLimit-*; `resetInMs` is measured with the workspace's own Date header, not with our clock. */
export interface RateHeaders {
  readonly limit: number
  readonly remaining: number
  readonly resetInMs: number
}

export const createRateWindow = (windowMs: number, limit: number): RateWindow => ({ windowMs, limit, freeAt: [] })

/** How long until a place is free; Infinity when requests under way hold them all. */
export const waitOf = (window: RateWindow, underWay: number, now: number): number => {
  const { freeAt } = window
  while (freeAt[0] !== undefined && freeAt[0] <= now) freeAt.shift()
  const surplus = underWay + freeAt.length - window.limit
  if (surplus < 0) return 0
  const next = freeAt[surplus]
  return next === undefined ? Number.POSITIVE_INFINITY : next - now
}

/** A request ended at `now`: it holds its place for one window more. */
export const holdEnded = (window: RateWindow, now: number): void => hold(window, now + window.windowMs + MARGIN_MS)

/** Whether the headers speak of a window longer than a minute. */
export const isBeyondMinute = (headers: RateHeaders): boolean => headers.resetInMs > SHORTEST_HOLD_MS + MARGIN_MS

export const learn = (window: RateWindow, headers: RateHeaders, underWay: number, now: number): void => {
  if (learnLimit(window, headers, now)) holdForeign(window, headers, underWay, now)
}

/**
 * A lower limit holds at once. A higher one only when a reset went by and the next is again within the window:
 * in its last minute an hour's window looks like a minute's, and 1,000 an hour are not 1,000 a minute.
 * Answers whether the headers can be believed to speak of this window.
 */
const learnLimit = (window: RateWindow, { limit, resetInMs }: RateHeaders, now: number): boolean => {
  const resetPassed = window.resetAt !== undefined && now >= window.resetAt
  const believed = limit <= window.limit || resetPassed
  if (window.resetAt === undefined || resetPassed) window.resetAt = now + resetInMs
  if (believed) window.limit = limit
  return believed
}

/** Requests of this key that are not ours (another computer, this app before a restart) hold places too. */
const holdForeign = (window: RateWindow, headers: RateHeaders, underWay: number, now: number): void => {
  const foreign = headers.limit - headers.remaining - underWay - window.freeAt.length
  const until = now + Math.max(headers.resetInMs, SHORTEST_HOLD_MS) + MARGIN_MS
  for (let count = 0; count < foreign; count += 1) hold(window, until)
}

const hold = ({ freeAt }: RateWindow, until: number): void => {
  let index = freeAt.length
  while (index > 0 && (freeAt[index - 1] ?? 0) > until) index -= 1
  freeAt.splice(index, 0, until)
}
