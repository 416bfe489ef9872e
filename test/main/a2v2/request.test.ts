import { describe, expect, test } from 'vitest'
import { ENDPOINTS } from '../../../src-main/a2v2/endpoints'
import { headersOf, pathOf, queryOf, readBaseUrl } from '../../../src-main/a2v2/request'

describe('readBaseUrl', () => {
  test.each([
    ['https://api.a2v2.ai/v1/open', 'https://api.a2v2.ai/v1/open'],
    ['https://api.a2v2.ai/v1/open/', 'https://api.a2v2.ai/v1/open'],
    ['http://127.0.0.1:4010/v1/open', 'http://127.0.0.1:4010/v1/open'],
    ['http://localhost:4010/v1/open', 'http://localhost:4010/v1/open'],
    ['http://[::1]:4010/v1/open', 'http://[::1]:4010/v1/open'],
  ])('takes %s', (text, base) => {
    expect(readBaseUrl(text)).toEqual({ ok: true, value: base })
  })

  test.each([
    'http://api.a2v2.ai/v1/open',
    'http://127.0.0.1.evil.example/v1',
    'http://localhost.evil.example/v1',
    'http://192.168.1.4/v1',
    'ftp://127.0.0.1/v1',
    'file:///etc/passwd',
    'https://key:secret@api.a2v2.ai/v1/open',
    'https://api.a2v2.ai/v1/open?x=1',
    'https://api.a2v2.ai/v1/open#x',
    'api.a2v2.ai',
    '',
  ])('refuses %s', (text) => {
    const read = readBaseUrl(text)
    expect(read.ok ? undefined : read.failure.code).toBe('bad_request')
  })
})

describe('pathOf', () => {
  const contact = ENDPOINTS.readContact
  test('fills in the ids', () => {
    expect(pathOf(contact, { externalReferenceId: 'tebra-1-2', agentId: 'a1' })).toEqual({
      ok: true,
      value: '/contacts/tebra-1-2/chatbots/a1',
    })
  })
  test.each(['', '.', '..', 'a/b', 'a?b', 'a#b', 'a%2e', 'a b', 'x'.repeat(129)])(
    'refuses the agent id %j',
    (agentId) => {
      expect(pathOf(contact, { externalReferenceId: 'tebra-1-2', agentId }).ok).toBe(false)
    },
  )
})

test('queryOf leaves out what is undefined and escapes the rest', () => {
  expect(queryOf({ page: 2, search: 'O’Neil & Søn', fields: undefined })).toBe(
    '?page=2&search=O%E2%80%99Neil+%26+S%C3%B8n',
  )
  expect(queryOf({})).toBe('')
})

test.each([
  ['', 'secret', 'credentials_missing'],
  ['key', '', 'credentials_missing'],
  ['key\r\nX-Other: 1', 'secret', 'credentials_wrong'],
  ['ключ', 'secret', 'credentials_wrong'],
  ['key', 'a b', 'credentials_wrong'],
])('credentials %j / %j are %s', (apiKey, apiSecret, code) => {
  const headers = headersOf({ apiKey, apiSecret })
  expect(headers.ok ? undefined : headers.failure).toEqual({ code })
})
