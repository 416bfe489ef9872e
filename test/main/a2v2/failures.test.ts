import { describe, expect, test } from 'vitest'
import { failureOfError, failureOfStatus } from '../../../src-main/a2v2/failures'

const nothing = { fields: [] }

describe('failureOfStatus', () => {
  test.each([
    [400, 'refused_by_workspace'],
    [401, 'credentials_wrong'],
    [404, 'agent_unknown'],
    [408, 'server_error'],
    [409, 'refused_by_workspace'],
    [413, 'refused_by_workspace'],
    [422, 'refused_by_workspace'],
    [429, 'rate_limited'],
    [500, 'server_error'],
    [503, 'server_error'],
    [302, 'unexpected_answer'],
    [103, 'unexpected_answer'],
  ])('%i is %s', (status, code) => {
    expect(failureOfStatus(status, nothing, 'agent_unknown').code).toBe(code)
  })

  test.each([
    ['not_owner', 'not_owner'],
    ['integration_not_enabled', 'integration_not_enabled'],
    ['key_expired', 'credentials_expired'],
    ['ip_not_allowed', 'refused_by_workspace'],
    ['Jane Doe is not allowed', 'refused_by_workspace'],
    [undefined, 'refused_by_workspace'],
  ])('403 %s is %s', (reason, code) => {
    const failure = failureOfStatus(403, { reason, fields: [] }, 'internal')
    expect(failure.code).toBe(code)
    expect(JSON.stringify(failure)).not.toContain('Jane')
  })

  test('422 names fields, and only what can be a name', () => {
    const fields = [
      'email',
      'customFields.birthDate',
      'notes.3.html',
      'answers[0].answer',
      'email',
      'Jane Doe 1970-01-01',
      '555-0100',
    ]
    expect(failureOfStatus(422, { fields }, 'internal')).toEqual({
      code: 'refused_by_workspace',
      reason: 'email, customFields.birthDate, notes.3.html, answers[0].answer',
      count: 7,
    })
  })
})

describe('failureOfError', () => {
  const fetchError = (cause: unknown) => new TypeError('fetch failed: SECRET', { cause })
  test.each([
    ['ECONNREFUSED', { code: 'offline' }],
    ['ENOTFOUND', { code: 'offline' }],
    ['EAI_AGAIN', { code: 'offline' }],
    ['ETIMEDOUT', { code: 'offline' }],
    ['UND_ERR_SOCKET', { code: 'offline' }],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', { code: 'certificate_untrusted', reason: 'certificate_self_signed' }],
    ['SELF_SIGNED_CERT_IN_CHAIN', { code: 'certificate_untrusted', reason: 'certificate_of_nobody_known' }],
    ['CERT_HAS_EXPIRED', { code: 'certificate_untrusted', reason: 'certificate_expired' }],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', { code: 'certificate_untrusted', reason: 'certificate_of_nobody_known' }],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', { code: 'certificate_untrusted', reason: 'certificate_of_nobody_known' }],
    ['ERR_TLS_CERT_ALTNAME_INVALID', { code: 'certificate_untrusted', reason: 'certificate_of_another' }],
    ['ERR_SSL_WRONG_VERSION_NUMBER', { code: 'certificate_untrusted', reason: 'no_tls' }],
  ])('%s is %s, without a word of the exception', (code, expected) => {
    expect(failureOfError(fetchError(Object.assign(new Error('SECRET'), { code })))).toEqual(expected)
  })

  test('looks into the errors of several addresses', () => {
    const each = Object.assign(new Error('SECRET'), { code: 'CERT_HAS_EXPIRED' })
    expect(failureOfError(fetchError(new AggregateError([each]))).code).toBe('certificate_untrusted')
  })

  test.each([undefined, null, 'text', 7, {}])('%s is offline', (error) => {
    expect(failureOfError(error)).toEqual({ code: 'offline' })
  })
})
