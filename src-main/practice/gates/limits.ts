/** 429: how many requests a key may send in any sliding minute and any sliding hour. */
import type { FastifyInstance } from 'fastify'
import type { PracticeContext } from '../context'
import { refuse, send } from '../envelope'

export interface Limits {
  readonly perMinute: number
  readonly perHour: number
}

/** Generous, since a rehearsal should be quick. A2V2's own defaults are 60 and 1,000. */
export const REHEARSAL_LIMITS: Limits = { perMinute: 6_000, perHour: 360_000 }

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

export interface LimitState {
  readonly allowed: boolean
  readonly limit: number
  readonly remaining: number
  /** Milliseconds since the epoch: when the oldest request counted leaves the window. */
  readonly resetAt: number
}

export interface Limiter {
  readonly limits: Limits
  set(limits: Limits): void
  /** Counts one request, unless it is over a limit: refused requests cost nothing. */
  take(at: number): LimitState
}

export const createLimiter = (first: Limits): Limiter => {
  let limits = first
  /** Arrivals of the last hour, oldest first; those before `from` have left it. */
  let arrivals: number[] = []
  let from = 0
  let minuteFrom = 0

  const forget = (at: number): void => {
    // The clock was set back: what it counted would otherwise stand in the future and never leave.
    if (at < (arrivals.at(-1) ?? at)) {
      arrivals = []
      from = 0
      minuteFrom = 0
    }
    while (from < arrivals.length && (arrivals[from] ?? at) <= at - HOUR_MS) from += 1
    minuteFrom = Math.max(minuteFrom, from)
    while (minuteFrom < arrivals.length && (arrivals[minuteFrom] ?? at) <= at - MINUTE_MS) minuteFrom += 1
    if (from > 10_000) {
      arrivals = arrivals.slice(from)
      minuteFrom -= from
      from = 0
    }
  }
  /** The window nearer to its limit speaks for both. */
  const tighter = (at: number): Omit<LimitState, 'allowed'> => {
    const minuteLeft = limits.perMinute - (arrivals.length - minuteFrom)
    const hourLeft = limits.perHour - (arrivals.length - from)
    return hourLeft < minuteLeft
      ? { limit: limits.perHour, remaining: Math.max(hourLeft, 0), resetAt: (arrivals[from] ?? at) + HOUR_MS }
      : {
          limit: limits.perMinute,
          remaining: Math.max(minuteLeft, 0),
          resetAt: (arrivals[minuteFrom] ?? at) + MINUTE_MS,
        }
  }

  return {
    get limits() {
      return limits
    },
    set: (next) => {
      limits = next
    },
    take: (at) => {
      forget(at)
      const allowed = tighter(at).remaining > 0
      if (allowed) arrivals.push(at)
      return { allowed, ...tighter(at) }
    },
  }
}

export const registerLimitGate = (server: FastifyInstance, { limiter, now }: PracticeContext): void => {
  server.addHook('onRequest', async (_request, reply) => {
    const at = now()
    const state = limiter.take(at)
    reply.headers({
      'x-ratelimit-limit': state.limit,
      'x-ratelimit-remaining': state.remaining,
      'x-ratelimit-reset': Math.ceil(state.resetAt / 1_000),
    })
    if (state.allowed) return
    reply.header('retry-after', Math.max(1, Math.ceil((state.resetAt - at) / 1_000)))
    return send(reply, refuse(429, 'Too many requests'))
  })
}
