/** What arrived, for tests and for looking at a rehearsal afterwards: counts and digests, never a patient's value. */
export interface LoggedRequest {
  readonly method: string
  /** The route's pattern, e.g. `/v1/open/contacts/:externalReferenceId/chatbots/:agentId`; '' when no route matched. */
  readonly route: string
  /** Only when it is one of the app's own, which are hashes. */
  readonly externalReferenceId?: string
  /** SHA-256 (hex) of the body's bytes as sent; missing when a gate answered before the body was read. */
  readonly bodyDigest?: string
  /** The HTTP status answered, or 'cut' when the connection was cut instead. */
  readonly status: number | 'cut'
  /** Milliseconds since the epoch, at arrival. */
  readonly at: number
}

export interface RequestLog {
  /** The latest requests, oldest first, at most the cap. */
  readonly entries: readonly LoggedRequest[]
  /** Every request since the start or the last `clear`, beyond the cap too. */
  readonly total: number
  /** Requests by `METHOD route status`, beyond the cap too. */
  readonly counts: ReadonlyMap<string, number>
  clear(): void
}

export interface WritableRequestLog extends RequestLog {
  add(request: LoggedRequest): void
}

const DEFAULT_CAP = 20_000

export const createRequestLog = (cap = DEFAULT_CAP): WritableRequestLog => {
  let entries: LoggedRequest[] = []
  let total = 0
  const counts = new Map<string, number>()
  return {
    get entries() {
      return entries.slice(-cap)
    },
    get total() {
      return total
    },
    counts,
    add: (request) => {
      entries.push(request)
      // Trimmed at twice the cap, so that a full log does not shift the whole array at every request.
      if (entries.length >= 2 * cap) entries = entries.slice(-cap)
      total += 1
      const key = `${request.method} ${request.route} ${request.status}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    },
    clear: () => {
      entries = []
      total = 0
      counts.clear()
    },
  }
}
