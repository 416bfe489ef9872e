import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type A2v2Client, type A2v2Options, createA2v2Client } from '../../../src-main/a2v2/client'
import type { ClinicalBundle } from '../../../src-main/a2v2/schemas'
import { createImpatientClock, type Loopback, refusal, reply, startLoopback, success } from './loopback'
import { AGENT, CONTACT, EXT, KEY, SECRET, STORED } from './samples'

let server: Loopback
let clock: ReturnType<typeof createImpatientClock>
beforeEach(async () => {
  server = await startLoopback()
  clock = createImpatientClock()
})
afterEach(() => server.close())

const client = (more: Partial<A2v2Options> = {}): A2v2Client =>
  createA2v2Client({ baseUrl: server.baseUrl, apiKey: KEY, apiSecret: SECRET, clock, random: () => 0.5, ...more })

describe('what is sent', () => {
  test('method, path, credentials and body', async () => {
    server.answer(reply(201, { success: true, message: '', data: STORED }))
    expect(await client().saveContact(AGENT, CONTACT, { known: false })).toEqual({
      ok: true,
      value: { contactId: STORED.contactId, outcome: 'created' },
    })
    const [request] = server.received
    expect([request?.method, request?.path]).toEqual(['POST', `/v1/open/contacts/chatbots/${AGENT}`])
    expect(request?.headers).toMatchObject({
      'x-api-key': KEY,
      'x-api-secret': SECRET,
      'content-type': 'application/json',
    })
    expect(request?.json()).toEqual(CONTACT)
  })

  test('health goes without credentials', async () => {
    expect(await client().health()).toEqual({ ok: true, value: true })
    expect(server.received[0]?.headers).not.toHaveProperty('x-api-key')
  })

  test('an answer without data is enough where nothing is asked', async () => {
    server.answer(reply(200, { success: true, message: 'up' }))
    expect(await client().health()).toEqual({ ok: true, value: true })
    expect(await client().setDumpStatus('d1', 'Completed')).toEqual({ ok: true, value: true })
    expect(server.received[1]?.json()).toEqual({ status: 'Completed' })
  })

  test('a PATCH without a body has no content type', async () => {
    expect((await client().archive(AGENT, EXT)).ok).toBe(true)
    expect(server.received[0]?.path).toBe(`/v1/open/contacts/${EXT}/chatbots/${AGENT}/archive`)
    expect(server.received[0]?.headers).not.toHaveProperty('content-type')
  })

  test('a file: its bytes, hash in the path, name in a header', async () => {
    server.answer(reply(201, { success: true, message: '', data: null }))
    const body = new Uint8Array([0, 255, 1, 254])
    const file = { sha256: 'f'.repeat(64), name: 'Løv \ud800 “scan”.pdf', mediaType: 'application/pdf', body }
    expect(await client().saveFile(AGENT, EXT, file)).toEqual({ ok: true, value: true })
    const [request] = server.received
    expect(request?.path).toBe(`/v1/open/contacts/${EXT}/chatbots/${AGENT}/files/${'f'.repeat(64)}`)
    expect(new Uint8Array(request?.body ?? [])).toEqual(body)
    expect(request?.headers['content-type']).toBe('application/pdf')
    expect(decodeURIComponent(String(request?.headers['x-file-name']))).toBe('Løv \ufffd “scan”.pdf')
  })

  test('a file over 10 MB is not sent at all', async () => {
    const body = new Uint8Array(10 * 1024 * 1024 + 1)
    const file = { sha256: 'f'.repeat(64), name: 'x.pdf', mediaType: 'application/pdf', body }
    expect(await client().saveFile(AGENT, EXT, file)).toEqual({ ok: false, failure: { code: 'file_too_large' } })
    expect(server.received).toHaveLength(0)
  })

  test.each([
    [{ baseUrl: 'http://api.a2v2.ai/v1/open' }, 'bad_request'],
    [{ apiKey: '' }, 'credentials_missing'],
    [{ apiSecret: 'line\nbreak' }, 'credentials_wrong'],
  ])('%j sends nothing: %s', async (more, code) => {
    const answer = await client(more).integration()
    expect(answer.ok ? undefined : answer.failure.code).toBe(code)
    expect(server.received).toHaveLength(0)
  })
})

describe('gates', () => {
  const integration = {
    enabled: true,
    organisation: { id: 'o1', name: 'Clinic' },
    role: 'Owner',
    users: [{ id: 'u1', name: 'Dr. A', role: 'Admin', npi: null, later: 'field' }],
    chatbots: [{ id: AGENT, name: 'Medical Agent', kind: 'Medical Agent' }],
    capabilities: ['dumps', 'clinical', 'files', 'external-id-list'],
    limits: { perMinute: 300, perHour: 5_000 },
  }

  test('what the key may do, with its limits', async () => {
    server.answer(success(integration))
    const one = client()
    const answer = await one.integration()
    expect(answer.ok && !answer.value.plain && answer.value.role).toBe('Owner')
    expect(one.pace()).toMatchObject({ perMinute: 300, perHour: 5_000 })
  })

  test('404 is a plain key, no failure', async () => {
    server.answer(refusal(404))
    expect(await client().integration()).toEqual({ ok: true, value: { plain: true } })
  })

  test.each([
    [refusal(401), 'credentials_wrong'],
    [refusal(403, { data: { reason: 'not_owner' } }), 'not_owner'],
    [refusal(403, { data: { reason: 'integration_not_enabled' } }), 'integration_not_enabled'],
    [refusal(403, { data: { reason: 'key_expired' } }), 'credentials_expired'],
    [refusal(418), 'refused_by_workspace'],
    [reply(200, '<html>SECRET-IN-BODY</html>'), 'unexpected_answer'],
    [reply(200, { success: true, data: { enabled: 'SECRET-IN-BODY' } }), 'unexpected_answer'],
    [reply(200, { success: false, data: integration }), 'unexpected_answer'],
  ])('a refusal is a code without a word of the answer (%#)', async (respond, code) => {
    server.answer(respond)
    const answer = await client().integration()
    expect(answer.ok ? undefined : answer.failure.code).toBe(code)
    expect(JSON.stringify(answer)).not.toContain('SECRET')
    expect(server.received).toHaveLength(1)
  })

  test('an unknown agent', async () => {
    server.answer(refusal(404))
    const answer = await client().contactSchema(AGENT)
    expect(answer.ok ? undefined : answer.failure.code).toBe('agent_unknown')
  })
})

describe('lists', () => {
  test('external ids of all pages, only those of the organisation', async () => {
    const page = (rows: unknown[], number: number) =>
      success(rows, { pagination: { page: number, limit: 1_000, total: 3, pages: 2 } })
    server.answer(
      page(
        [{ externalReferenceId: 'tebra-1-a' }, { externalReferenceId: 'other-1' }, { externalReferenceId: null }],
        1,
      ),
      page(['tebra-1-b'], 2),
    )
    const ids = await client().externalIds(AGENT, 'tebra-1-')
    expect(ids.ok && [...ids.value]).toEqual(['tebra-1-a', 'tebra-1-b'])
    expect(server.received.map(({ query }) => Object.fromEntries(query))).toEqual([
      { page: '1', limit: '1000', externalReferenceIdPrefix: 'tebra-1-', fields: 'ids' },
      { page: '2', limit: '1000', externalReferenceIdPrefix: 'tebra-1-', fields: 'ids' },
    ])
  })

  test('contacts, a page', async () => {
    server.answer(success([STORED], { pagination: { page: 2, limit: 1, total: 5, pages: 5 } }))
    const list = await client().listContacts(AGENT, { page: 2, limit: 1 })
    expect(list.ok && { ...list.value, contacts: list.value.contacts.length }).toEqual({
      contacts: 1,
      page: 2,
      pages: 5,
      total: 5,
    })
  })
})

test('half a bundle refused: counts of the rest, fields by name', async () => {
  const none = { created: 0, updated: 0, unchanged: 0 }
  const counts = {
    notes: { ...none, created: 2 },
    prescriptions: none,
    readings: none,
    formSubmissions: none,
    tasks: none,
  }
  const refused = [{ externalId: 'x1', field: 'value', message: 'SECRET 7.1' }]
  server.answer(success({ ...counts, refused }))
  const bundle: ClinicalBundle = {
    dumpId: 'd1',
    digest: '0'.repeat(64),
    complete: [],
    notes: [],
    prescriptions: [],
    readings: [],
    formSubmissions: [],
    tasks: [],
  }
  expect(await client().saveClinical(AGENT, EXT, bundle)).toEqual({
    ok: true,
    value: { counts, refused: [{ externalId: 'x1', field: 'value' }] },
  })
})

test('credentials are in no text of the client', async () => {
  const one = client()
  const seen = inspect(one, { depth: null, showHidden: true, getters: true }) + String(one) + JSON.stringify(one)
  expect(seen).not.toContain('MARKER')
  const failing = await client({ baseUrl: 'not a url' }).integration()
  expect(inspect(failing, { depth: null })).not.toContain('MARKER')
})
