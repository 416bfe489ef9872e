import { createServer as createSecureServer } from 'node:https'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type A2v2Client, type A2v2Options, createA2v2Client } from '../../../src-main/a2v2/client'
import { certificateFor } from './certificates'
import { createImpatientClock, cut, type Loopback, refusal, reply, startLoopback, success } from './loopback'
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

describe('trying again', () => {
  test('429: after Retry-After', async () => {
    server.answer(refusal(429, {}, { 'Retry-After': '7' }), success(STORED))
    expect((await client().readContact(AGENT, EXT)).ok).toBe(true)
    expect(Math.max(...clock.slept)).toBeGreaterThanOrEqual(7_000)
  })

  test('429: every other request of the key is held back too; a wait of hours is left to the person', async () => {
    server.answer(refusal(429, {}, { 'Retry-After': '7200' }))
    const one = client()
    const answer = await one.readContact(AGENT, EXT)
    expect(answer.ok ? undefined : answer.failure.code).toBe('rate_limited')
    expect(server.received).toHaveLength(1)
    expect(one.pace().waitMs).toBeGreaterThan(7_000_000)
  })

  test('500 once, and a connection cut once', async () => {
    server.answer(refusal(500), cut, success(STORED))
    expect((await client().readContact(AGENT, EXT)).ok).toBe(true)
    expect(server.received).toHaveLength(3)
  })

  test('gives up on a server that stays broken', async () => {
    server.answer(refusal(503))
    expect(await client().readContact(AGENT, EXT)).toEqual({
      ok: false,
      failure: { code: 'server_error', count: 503 },
    })
    expect(server.received).toHaveLength(5)
  })

  test('nobody listens: offline', async () => {
    const vacant = createServer()
    const port = await new Promise<number>((resolve) =>
      vacant.listen(0, '127.0.0.1', () => {
        const address = vacant.address()
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      }),
    )
    await new Promise((resolve) => vacant.close(resolve))
    expect(await client({ baseUrl: `http://127.0.0.1:${port}/v1/open` }).health()).toEqual({
      ok: false,
      failure: { code: 'offline' },
    })
  })

  test('an answer that never comes: offline, by the deadline', async () => {
    server.answer(() => undefined)
    expect(await client({ timeoutMs: 20 }).health()).toEqual({
      ok: false,
      failure: { code: 'offline', reason: 'timeout' },
    })
    expect(server.received).toHaveLength(5)
  })

  test('a dump is never asked for twice', async () => {
    server.answer(cut)
    const answer = await client().createDump({ chatbotId: AGENT, organisationId: 'o1' })
    expect(answer.ok ? undefined : answer.failure.code).toBe('offline')
    expect(server.received).toHaveLength(1)
  })

  test('refusals are not repeated', async () => {
    server.answer(refusal(422, { errors: [{ field: 'email', message: 'SECRET ada@example.org' }] }))
    expect(await client().saveContact(AGENT, CONTACT, { known: true })).toEqual({
      ok: false,
      failure: { code: 'refused_by_workspace', reason: 'email', count: 1 },
    })
    expect(server.received).toHaveLength(1)
  })
})

describe('aborting', () => {
  test('rejects with the reason of the signal, while the answer is awaited', async () => {
    const stop = new AbortController()
    server.answer(() => stop.abort('paused'))
    await expect(client().readContact(AGENT, EXT, { signal: stop.signal })).rejects.toBe('paused')
  })

  test('also of what is never tried again', async () => {
    const stop = new AbortController()
    server.answer(() => stop.abort('paused'))
    const dump = { chatbotId: AGENT, organisationId: 'o1' }
    await expect(client().createDump(dump, { signal: stop.signal })).rejects.toBe('paused')
  })

  test('and before anything is sent', async () => {
    await expect(client().readContact(AGENT, EXT, { signal: AbortSignal.abort('paused') })).rejects.toBe('paused')
    expect(server.received).toHaveLength(0)
  })
})

test('a redirect is not followed', async () => {
  const elsewhere = await startLoopback()
  server.answer(reply(302, '', { Location: `${elsewhere.baseUrl}/integrations/tebra` }))
  expect(await client().integration()).toEqual({
    ok: false,
    failure: { code: 'unexpected_answer', reason: 'redirect' },
  })
  expect(elsewhere.received).toHaveLength(0)
  await elsewhere.close()
})

test('a certificate that nobody vouches for: certificate_untrusted, and not a byte is sent', async () => {
  let asked = 0
  const secure = createSecureServer(certificateFor('localhost'), () => {
    asked += 1
  })
  await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve))
  const address = secure.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  expect(await client({ baseUrl: `https://localhost:${port}/v1/open` }).integration()).toEqual({
    ok: false,
    failure: { code: 'certificate_untrusted', reason: 'certificate_self_signed' },
  })
  expect(asked).toBe(0)
  await new Promise((resolve) => secure.close(resolve))
})
