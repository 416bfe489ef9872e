import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type A2v2Client, createA2v2Client } from '../../../src-main/a2v2/client'
import { createImpatientClock, cut, type Loopback, refusal, startLoopback, success } from './loopback'
import { AGENT, CONTACT, KEY, SECRET, STORED } from './samples'

let server: Loopback
let clock: ReturnType<typeof createImpatientClock>
beforeEach(async () => {
  server = await startLoopback()
  clock = createImpatientClock()
})
afterEach(() => server.close())

const client = (): A2v2Client => createA2v2Client({ baseUrl: server.baseUrl, apiKey: KEY, apiSecret: SECRET, clock })

describe('saveContact', () => {
  const outcomeOf = async (saved: ReturnType<A2v2Client['saveContact']>): Promise<string> => {
    const answer = await saved
    return answer.ok ? answer.value.outcome : answer.failure.code
  }
  const methods = (): string[] => server.received.map(({ method }) => method)
  const justNow = () => success({ ...STORED, createdAt: new Date().toISOString() })

  test('unknown here, known there: POST, 409, PUT', async () => {
    server.answer(refusal(409, { data: { contactId: STORED.contactId } }), success(STORED))
    expect(await outcomeOf(client().saveContact(AGENT, CONTACT, { known: false }))).toBe('updated')
    expect(methods()).toEqual(['POST', 'PUT'])
  })

  test('known here, gone there: PUT, 404, POST', async () => {
    server.answer(refusal(404), success(STORED))
    expect(await outcomeOf(client().saveContact(AGENT, CONTACT, { known: true }))).toBe('created')
    expect(methods()).toEqual(['PUT', 'POST'])
  })

  test('cut after the write: the 409 is our own contact, created', async () => {
    server.answer(cut, refusal(409), justNow())
    expect(await outcomeOf(client().saveContact(AGENT, CONTACT, { known: false }))).toBe('created')
    expect(methods()).toEqual(['POST', 'POST', 'PUT'])
  })

  test('cut, and the contact is older than our attempt: updated', async () => {
    server.answer(cut, refusal(409), success(STORED))
    expect(await outcomeOf(client().saveContact(AGENT, CONTACT, { known: false }))).toBe('updated')
  })

  test('a contact that somebody else just made: updated', async () => {
    server.answer(refusal(409), justNow())
    expect(await outcomeOf(client().saveContact(AGENT, CONTACT, { known: false }))).toBe('updated')
  })

  test('resumed after a kill: created by this run', async () => {
    server.answer(refusal(409), justNow())
    const triedAtMs = clock.now() - 60_000
    expect(await outcomeOf(client().saveContact(AGENT, CONTACT, { known: false, triedAtMs }))).toBe('created')
  })

  test('the agent is not there', async () => {
    server.answer(refusal(404))
    expect(await outcomeOf(client().saveContact(AGENT, CONTACT, { known: false }))).toBe('agent_unknown')
  })
})
