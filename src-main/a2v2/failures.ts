/** Status or transport error → our code. Nothing of an answer's text, of a URL or of an exception passes through. */
import type { Failure, FailureCode } from '../../src-preload/contract/result'

/** What an error answer may tell us: names and fixed words only. */
export interface ErrorAnswer {
  /** `data.reason` of a 403. */
  readonly reason?: string | undefined
  /** `errors[].field` of a 422. */
  readonly fields: readonly string[]
}

const FORBIDDEN: Readonly<Record<string, Failure>> = {
  not_owner: { code: 'not_owner' },
  integration_not_enabled: { code: 'integration_not_enabled' },
  key_expired: { code: 'credentials_expired' },
  ip_not_allowed: { code: 'refused_by_workspace', reason: 'ip_not_allowed' },
}

/** Every status but 2xx. `missing` is what a 404 means at that endpoint. */
export const failureOfStatus = (status: number, answer: ErrorAnswer, missing: FailureCode): Failure => {
  if (status === 401) return { code: 'credentials_wrong' }
  if (status === 403) return FORBIDDEN[answer.reason ?? ''] ?? { code: 'refused_by_workspace', reason: 'forbidden' }
  if (status === 404) return { code: missing, reason: 'not_found' }
  if (status === 409) return { code: 'refused_by_workspace', reason: 'conflict' }
  if (status === 413) return { code: 'refused_by_workspace', reason: 'too_large' }
  if (status === 429) return { code: 'rate_limited' }
  if (status === 408 || status >= 500) return { code: 'server_error', count: status }
  if (status >= 400) return refusedFields(answer.fields)
  // A redirect is never followed: the next host would get the credentials.
  if (status >= 300) return { code: 'unexpected_answer', reason: 'redirect' }
  return { code: 'unexpected_answer' }
}

const MAX_FIELDS = 5
/** `notes.3.html`, `customFields.birthDate`, `answers[0].answer`: what can't be a value from a chart. */
const FIELD_NAME = /^[A-Za-z]{1,40}(\.[A-Za-z]{1,40}|\.\d{1,5}|\[\d{1,5}\])*$/

const refusedFields = (fields: readonly string[]): Failure => {
  const names = fields.filter((field) => field.length <= 100 && FIELD_NAME.test(field))
  const shown = [...new Set(names)].slice(0, MAX_FIELDS).join(', ')
  return {
    code: 'refused_by_workspace',
    ...(shown === '' ? {} : { reason: shown }),
    ...(fields.length === 0 ? {} : { count: fields.length }),
  }
}

/** OpenSSL's and Node's names for a certificate that can't be trusted (X509_V_ERR_*, ERR_TLS_*, ERR_SSL_*). */
const CERTIFICATE =
  /CERT|^ERR_TLS_|^ERR_SSL_|^EPROTO$|^SELF_SIGNED|^UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)|^INVALID_(CA|PURPOSE)$|^PATH_LENGTH_EXCEEDED$|^HOSTNAME_MISMATCH$|^CRL_/

/**
 * An exception of fetch. Its message can quote a header, so only the code of its cause is looked at; but what a proxy
 * answered is told in no other way (undici's words).
 */
export const failureOfError = (error: unknown): Failure => {
  const proxyStatus = proxyStatusOf(error)
  if (proxyStatus !== undefined)
    return { code: 'proxy_unusable', reason: proxyStatus === 407 ? 'proxy_sign_in' : 'proxy_refused' }
  const codes = codesOf(error)
  if (!codes.some((code) => CERTIFICATE.test(code))) return { code: 'offline' }
  const reason = CERTIFICATE_REASONS.find(([pattern]) => codes.some((code) => pattern.test(code)))?.[1]
  return { code: 'certificate_untrusted', ...(reason === undefined ? {} : { reason }) }
}

const proxyStatusOf = (error: unknown, depth = 0): number | undefined => {
  if (!(error instanceof Error) || depth > 4) return undefined
  const status = /^Proxy response \((\d{3})\) !== 200/.exec(error.message)?.[1]
  return status === undefined ? proxyStatusOf(error.cause, depth + 1) : Number(status)
}

const CERTIFICATE_REASONS: readonly (readonly [RegExp, string])[] = [
  [/EXPIRED/, 'certificate_expired'],
  [/NOT_YET_VALID/, 'certificate_not_yet_valid'],
  [/ALTNAME|HOSTNAME/, 'certificate_of_another'],
  [/^DEPTH_ZERO_SELF_SIGNED/, 'certificate_self_signed'],
  [/^SELF_SIGNED|^UNABLE_TO_|^INVALID_CA/, 'certificate_of_nobody_known'],
  [/^ERR_SSL_|^EPROTO/, 'no_tls'],
]

const codesOf = (error: unknown, depth = 0): readonly string[] => {
  if (typeof error !== 'object' || error === null || depth > 4) return []
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  const cause = 'cause' in error ? codesOf(error.cause, depth + 1) : []
  // Happy Eyeballs: one error an address.
  const each = 'errors' in error && Array.isArray(error.errors) ? error.errors : []
  return [...own, ...cause, ...each.flatMap((one: unknown) => codesOf(one, depth + 1))]
}
