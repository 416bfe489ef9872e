/** One sliding window of the rate limit: which places are taken and when they become free. Times in ms. */

/** For workspaces that count in whole seconds. 60 requests in 61 s are still 59 a minute. */
const MARGIN_MS = 1_000
export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000

export interface RateWindow {
  readonly windowMs: number
  limit: number
  /** When the places of ended requests become free, in ascending order. */
  readonly freeAt: number[]
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
  const surplus = underWay + heldPlaces(window, now) - window.limit
  if (surplus < 0) return 0
  const next = window.freeAt[surplus]
  return next === undefined ? Number.POSITIVE_INFINITY : next - now
}

/** A request ended at `now`: it holds its place for one window more. */
export const holdEnded = (window: RateWindow, now: number): void => hold(window, now + window.windowMs + MARGIN_MS)

/** Requests that ended about now may be missing from the workspace's count. */
const UNCOUNTED = 5

/**
 * The headers don't say which window they speak of. A reset that is over a minute away is the hour's. A nearer one
 * may be either, since an hour's window has a last minute too: a lower limit is taken at once, but a higher one only
 * when the count has forgotten requests of this hour, which an hour's window would not have.
 */
export const learn = (
  { minute, hour }: { readonly minute: RateWindow; readonly hour: RateWindow },
  headers: RateHeaders,
  underWay: number,
  now: number,
): void => {
  if (headers.resetInMs > HOUR_MS + MARGIN_MS) return
  const isHour = headers.resetInMs > MINUTE_MS + MARGIN_MS
  const forgets = headers.limit - headers.remaining + UNCOUNTED < heldPlaces(hour, now) && headers.limit !== hour.limit
  if (!isHour && headers.limit > minute.limit && !forgets) return
  const window = isHour ? hour : minute
  window.limit = headers.limit
  holdForeign(window, headers, underWay, now)
}

/** Requests of this key that are not ours (another computer, this app before a restart) hold places too. */
const holdForeign = (window: RateWindow, headers: RateHeaders, underWay: number, now: number): void => {
  const foreign = headers.limit - headers.remaining - underWay - heldPlaces(window, now)
  const until = now + Math.max(headers.resetInMs, MINUTE_MS) + MARGIN_MS
  for (let count = 0; count < foreign; count += 1) hold(window, until)
}

const heldPlaces = ({ freeAt }: RateWindow, now: number): number => {
  while (freeAt[0] !== undefined && freeAt[0] <= now) freeAt.shift()
  return freeAt.length
}

const hold = ({ freeAt }: RateWindow, until: number): void => {
  let index = freeAt.length
  while (index > 0 && (freeAt[index - 1] ?? 0) > until) index -= 1
  freeAt.splice(index, 0, until)
}
