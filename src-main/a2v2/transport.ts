/** One request from its row in the table of endpoints to a checked answer: rate limit, deadline, retries. */
import { type Failure, fail, ok, type Result } from '../../src-preload/contract/result'
import { type Answer, type Pagination, rateHeadersOf, readAnswer, serverTimeMs } from './answer'
import type { Clock } from './clock'
import { type AnswerOf, ENDPOINTS, type Endpoint, type EndpointName, type ParamsOf } from './endpoints'
import { failureOfError } from './failures'
import type { RateLimiter } from './rate-limit'
import { type Credentials, headersOf, pathOf, type Query, queryOf, readBaseUrl } from './request'
import { retryAfterMs, retryDelayMs } from './retry'

interface Content {
  readonly query?: Query
  /** JSON, or the bytes of a file. */
  readonly body?: object
  readonly headers?: Readonly<Record<string, string>>
}
export interface Call<N extends EndpointName> extends Content {
  readonly params: ParamsOf<N>
  readonly signal?: AbortSignal | undefined
}

/**
 * `unsure`: an earlier attempt broke off after it was sent, so the workspace may have carried it out.
 * `serverTimeMs`: the workspace's clock at its answer.
 */
export type Outcome<T> = { readonly unsure: boolean; readonly serverTimeMs?: number | undefined } & (
  | { readonly ok: true; readonly data: T; readonly pagination?: Pagination | undefined }
  | { readonly ok: false; readonly failure: Failure; readonly status?: number }
)

/** Rejects only with the reason of the caller's own signal. */
export type Transport = <N extends EndpointName>(name: N, call: Call<N>) => Promise<Outcome<AnswerOf<N>>>

export interface TransportParts {
  readonly baseUrl: string
  readonly credentials: Credentials
  readonly fetch: typeof fetch
  readonly clock: Clock
  readonly random: () => number
  readonly limiter: RateLimiter
  /** For the whole of one attempt, its answer included. */
  readonly timeoutMs: number
}

interface Prepared {
  readonly url: string
  readonly init: RequestInit
}
type Attempted = (Answer | { readonly ok: false; readonly failure: Failure }) & {
  readonly serverTimeMs?: number | undefined
  readonly retryAfterMs?: number | undefined
}

export const createTransport = (parts: TransportParts): Transport => {
  const { clock, limiter, random } = parts

  return async (name, { params, signal, ...content }) => {
    const endpoint: Endpoint = ENDPOINTS[name]
    const request = prepare(parts, endpoint, params, content)
    if (!request.ok) return { ...request, unsure: false }
    let unsure = false
    for (let attempt = 1; ; attempt += 1) {
      const end = endpoint.open ? () => undefined : await limiter.take(signal)
      const answer = await tryOnce(parts, endpoint, request.value, signal).finally(end)
      // Checked by the endpoint's own schema in readAnswer; the table's type does not reach through the lookup.
      if (answer.ok) return { ...answer, data: answer.data as AnswerOf<typeof name>, unsure }
      const { failure } = answer
      const once = endpoint.once
      const delayMs = retryDelayMs({ attempt, code: failure.code, retryAfterMs: answer.retryAfterMs, once }, random)
      if (delayMs === undefined) return { ...answer, unsure }
      unsure ||= failure.code !== 'rate_limited'
      await clock.sleep(delayMs, signal)
    }
  }
}

const JSON_TYPE = { 'Content-Type': 'application/json' }

const prepare = (
  parts: TransportParts,
  endpoint: Endpoint,
  params: Readonly<Record<string, string>>,
  { query = {}, body, headers }: Content,
): Result<Prepared> => {
  const base = readBaseUrl(parts.baseUrl)
  if (!base.ok) return base
  const credentials = endpoint.open ? ok({}) : headersOf(parts.credentials)
  if (!credentials.ok) return credentials
  const path = pathOf(endpoint, params)
  if (!path.ok) return path
  const init: RequestInit = {
    method: endpoint.method,
    // A type without a body (PATCH …/archive) is refused by strict servers.
    headers: { Accept: 'application/json', ...(body && JSON_TYPE), ...headers, ...credentials.value },
    redirect: 'manual',
    cache: 'no-store',
    ...(body === undefined ? {} : { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
  }
  return ok({ url: base.value + path.value + queryOf(query), init })
}

const tryOnce = async (
  { fetch, clock, limiter, timeoutMs }: TransportParts,
  endpoint: Endpoint,
  { url, init }: Prepared,
  signal: AbortSignal | undefined,
): Promise<Attempted> => {
  const deadline = startDeadline(timeoutMs, signal)
  try {
    const response = await fetch(url, { ...init, signal: deadline.signal })
    const rate = rateHeadersOf(response.headers, clock.now())
    if (rate !== undefined && !endpoint.open) limiter.learn(rate)
    const time = serverTimeMs(response.headers)
    const waitMs = retryAfterMs(response.headers.get('retry-after'), time ?? clock.now())
    if (response.status === 429 && waitMs !== undefined) limiter.pause(waitMs)
    return { ...(await readAnswer(response, endpoint)), serverTimeMs: time, retryAfterMs: waitMs }
  } catch (error) {
    signal?.throwIfAborted()
    if (deadline.signal.aborted) return fail('offline', { reason: 'timeout' })
    return { ok: false, failure: failureOfError(error) }
  } finally {
    deadline.stop()
  }
}

/** Not AbortSignal.any: it would keep every ended request alive as long as the caller's signal lives. */
const startDeadline = (ms: number, signal: AbortSignal | undefined): { signal: AbortSignal; stop(): void } => {
  const controller = new AbortController()
  const abort = (): void => controller.abort()
  const timer = setTimeout(abort, ms)
  signal?.addEventListener('abort', abort, { once: true })
  if (signal?.aborted) abort()
  return {
    signal: controller.signal,
    stop() {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    },
  }
}
