/** Reading one answer: bounded in size, checked by schema, and never quoted. */
import { z } from 'zod'
import type { Failure } from '../../src-preload/contract/result'
import type { Endpoint } from './endpoints'
import { type ErrorAnswer, failureOfStatus } from './failures'
import type { RateHeaders } from './rate-window'

/** The largest stored bundle of a patient is a few MB; an answer beyond this is not ours. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024

export const Pagination = z.object({
  page: z.number().int(),
  limit: z.number().int(),
  total: z.number().int().min(0),
  pages: z.number().int().min(0),
})
export type Pagination = z.infer<typeof Pagination>

export const ErrorEnvelope = z.object({
  success: z.literal(false).optional(),
  message: z.string().nullish(),
  data: z.object({ reason: z.string().nullish() }).nullish().catch(undefined),
  errors: z
    .array(z.object({ field: z.string(), message: z.string().nullish() }))
    .nullish()
    .catch(undefined),
})
const Envelope = z.object({ success: z.literal(true), data: z.unknown().optional(), pagination: Pagination.nullish() })

export type Answer =
  | { readonly ok: true; readonly data: unknown; readonly pagination?: Pagination | undefined }
  | { readonly ok: false; readonly failure: Failure; readonly status: number }

/** Rejects when the connection breaks while the body comes; everything else is an answer. */
export const readAnswer = async (response: Response, endpoint: Endpoint): Promise<Answer> => {
  const body = await readJson(response)
  if (!response.ok) {
    const failure = failureOfStatus(response.status, errorOf(body), endpoint.missing)
    return { ok: false, failure, status: response.status }
  }
  const envelope = Envelope.safeParse(body)
  const data = envelope.success ? endpoint.answer.safeParse(envelope.data.data) : undefined
  if (data?.success !== true) return { ok: false, failure: { code: 'unexpected_answer' }, status: response.status }
  return { ok: true, data: data.data, pagination: envelope.data?.pagination ?? undefined }
}

const errorOf = (body: unknown): ErrorAnswer => {
  const { data } = ErrorEnvelope.safeParse(body)
  return { reason: data?.data?.reason ?? undefined, fields: data?.errors?.map(({ field }) => field) ?? [] }
}

/** Undefined when it is no JSON or too large. */
const readJson = async (response: Response): Promise<unknown> => {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > MAX_ANSWER_BYTES) return undefined
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return undefined
  }
}

/** The workspace's own time, to whole seconds; undefined when it does not say. */
export const serverTimeMs = (headers: Headers): number | undefined => {
  const at = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(at) ? undefined : at
}

export const rateHeadersOf = (headers: Headers, nowMs: number): RateHeaders | undefined => {
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) => wholeNumber(headers, name))
  if (limit === undefined || limit < 1 || remaining === undefined || reset === undefined) return undefined
  return { limit, remaining, resetInMs: Math.max(0, reset * 1_000 - (serverTimeMs(headers) ?? nowMs)) }
}

const wholeNumber = (headers: Headers, name: string): number | undefined => {
  const value = headers.get(`x-ratelimit-${name}`)
  return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : undefined
}
