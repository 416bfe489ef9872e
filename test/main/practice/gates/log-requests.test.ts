import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createRequestLog } from '../../../../src-main/practice/request-log'
import { contactOf, MEDICAL, referenceOf, startPractice } from '../open-api'

const ROUTE = '/v1/open/contacts/chatbots/:agentId'
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

describe('the request log', () => {
  test('holds what arrived: pattern, reference, digest of the bytes as sent, status, time', async () => {
    const practice = await startPractice({ now: () => 1_800_000_000_000 })
    const sent = `  ${JSON.stringify(contactOf(1))}\n`
    await practice.call('POST', `/contacts/chatbots/${MEDICAL}`, sent)
    expect(practice.requests.entries).toEqual([
      {
        method: 'POST',
        route: ROUTE,
        externalReferenceId: referenceOf(1),
        bodyDigest: digestOf(sent),
        status: 201,
        at: 1_800_000_000_000,
      },
    ])
  })

  test('holds refusals and cuts, once each', async () => {
    const practice = await startPractice()
    const path = `/contacts/chatbots/${MEDICAL}`
    await practice.call('POST', path, contactOf(1), { 'x-api-key': 'wrong' })
    await practice.call('POST', path, contactOf(1, { stage: 'Patient' }))
    practice.failNext('cut-before-write')
    await practice.call('POST', path, contactOf(1)).catch(() => undefined)
    practice.failNext('cut-after-write')
    await practice.call('POST', path, contactOf(1)).catch(() => undefined)
    await practice.call('POST', path, contactOf(1))
    expect(practice.requests.entries.map(({ status }) => status)).toEqual([401, 422, 'cut', 'cut', 409])
    expect(practice.requests.counts.get(`POST ${ROUTE} cut`)).toBe(2)
    practice.requests.clear()
    expect([practice.requests.entries, practice.requests.total]).toEqual([[], 0])
  })

  test('holds no value of a patient, not even in a reference or a path', async () => {
    const practice = await startPractice()
    const marked = contactOf(1, {
      externalReferenceId: 'MARKER-reference',
      name: 'MARKER',
      email: 'marker@example.com',
    })
    await practice.call('POST', `/contacts/chatbots/${MEDICAL}`, marked)
    await practice.call('GET', `/contacts/MARKER-reference/chatbots/${MEDICAL}`)
    await practice.call('GET', `/contacts/chatbots/${MEDICAL}?search=marker`)
    await practice.call('GET', '/MARKER')
    expect(practice.requests.total).toBe(4)
    expect(JSON.stringify(practice.requests.entries)).not.toMatch(/marker/i)
  })

  test('is capped; the counts are not', () => {
    const log = createRequestLog(3)
    for (let at = 1; at <= 10; at += 1) log.add({ method: 'GET', route: '/', status: 200, at })
    expect(log.entries.map(({ at }) => at)).toEqual([8, 9, 10])
    expect([log.total, log.counts.get('GET / 200')]).toEqual([10, 10])
  })
})
