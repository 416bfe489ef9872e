import { describe, expect, test } from 'vitest'
import type { Profile } from '../../../../src-main/practice/context'
import { createMemoryShelf } from '../../../../src-main/practice/shelf'
import { bundleOf, contactPath, createContact, MEDICAL, startPractice } from '../open-api'

const LIST = `/contacts/chatbots/${MEDICAL}`
const INTEGRATION = '/integrations/tebra'

describe('the key', () => {
  test.each([
    ['no key', { 'x-api-key': '', 'x-api-secret': '' }],
    ['a wrong key', { 'x-api-key': 'wrong' }],
    ['a wrong secret', { 'x-api-secret': 'wrong' }],
  ])('401 for %s, on every path but /health', async (_name, headers) => {
    const practice = await startPractice()
    for (const path of [LIST, INTEGRATION, contactPath(), '/no-such-path']) {
      const { status, body } = await practice.call('GET', path, undefined, headers)
      expect(status).toBe(401)
      expect(body).toEqual({ success: false, message: 'Missing or wrong API key', data: null })
    }
    expect((await practice.call('GET', '/health', undefined, headers)).status).toBe(200)
  })

  test('401 writes nothing', async () => {
    const practice = await startPractice()
    await createContact(practice)
    await practice.call('PATCH', `${contactPath()}/archive`, undefined, { 'x-api-key': 'wrong' })
    expect((await practice.call('GET', contactPath())).body.data.archived).toBe(false)
  })

  test('is made once for a shelf, and differs between shelves', async () => {
    const shelf = createMemoryShelf()
    const [first, again, other] = [
      await startPractice({ shelf }),
      await startPractice({ shelf }),
      await startPractice(),
    ]
    expect([again.apiKey, again.apiSecret]).toEqual([first.apiKey, first.apiSecret])
    expect([other.apiKey, other.apiSecret]).not.toEqual([first.apiKey, first.apiSecret])
    expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1\/open$/)
  })
})

describe('403', () => {
  test.each(['not_owner', 'integration_not_enabled'] as const)(
    '%s: contacts are open, the integration is not',
    async (profile) => {
      const practice = await startPractice({ profile })
      expect((await practice.call('GET', LIST)).status).toBe(200)
      for (const [method, path, body] of [
        ['GET', INTEGRATION],
        ['POST', `${INTEGRATION}/dumps`, { chatbotId: MEDICAL, organisationId: '1' }],
        ['PUT', `${contactPath()}/clinical`, bundleOf()],
      ] as const) {
        const answer = await practice.call(method, path, body)
        expect([answer.status, answer.body.success, answer.body.data]).toEqual([403, false, { reason: profile }])
      }
    },
  )

  test.each(['key_expired', 'ip_not_allowed'] as const)('%s: nothing is open', async (profile) => {
    const practice = await startPractice({ profile })
    for (const path of [LIST, INTEGRATION]) {
      const { status, body } = await practice.call('GET', path)
      expect([status, body.data]).toEqual([403, { reason: profile }])
    }
  })

  test('a profile can change while the workspace runs', async () => {
    const practice = await startPractice()
    const statusAs = async (profile: Profile) => {
      practice.setProfile(profile)
      return (await practice.call('GET', INTEGRATION)).status
    }
    expect([
      await statusAs('owner'),
      await statusAs('not_owner'),
      await statusAs('plain'),
      await statusAs('owner'),
    ]).toEqual([200, 403, 404, 200])
  })
})

describe('404', () => {
  test('a path, an agent or a contact that there is none of', async () => {
    const practice = await startPractice()
    const paths = [
      '/no-such-path',
      '/contacts/chatbots/66f0c0ffee0000000000bfff',
      '/contacts/schema/chatbots/66f0c0ffee0000000000bfff',
      contactPath(),
      `${contactPath()}/clinical`,
      `${contactPath()}/files`,
    ]
    for (const path of paths) {
      const { status, body } = await practice.call('GET', path)
      expect([path, status, body.success]).toEqual([path, 404, false])
    }
  })
})
