import { describe, expect, test } from 'vitest'
import { PRACTICE_CHATBOTS, PRACTICE_USERS } from '../../../../src-main/practice/clinic'
import { MEDICAL, startPractice } from '../open-api'

const DUMPS = '/integrations/tebra/dumps'

describe('GET /integrations/tebra', () => {
  test('says who the workspace is and what it can do', async () => {
    const practice = await startPractice({ limits: { perMinute: 60, perHour: 1_000 } })
    const { status, body } = await practice.call('GET', '/integrations/tebra')
    expect(status).toBe(200)
    expect(body.data).toEqual({
      enabled: true,
      organisation: { id: expect.any(String), name: 'Practice Clinic' },
      role: 'Owner',
      users: PRACTICE_USERS,
      chatbots: PRACTICE_CHATBOTS,
      capabilities: ['dumps', 'clinical', 'files', 'external-id-list'],
      limits: { perMinute: 60, perHour: 1_000 },
    })
  })
})

describe('dumps', () => {
  test('get an id of the day, each its own, and take the six statuses', async () => {
    const practice = await startPractice({ now: () => Date.UTC(2026, 1, 3, 23, 59) })
    const create = async () =>
      (await practice.call('POST', DUMPS, { chatbotId: MEDICAL, organisationId: '4711' })).body.data.dumpId
    const ids = new Set<string>()
    for (let time = 0; time < 300; time += 1) ids.add(await create())
    expect(ids.size).toBe(300)
    for (const id of ids) expect(id).toMatch(/^TBR-20260203-[0-9a-f]{4,}$/)
    const [dumpId] = ids
    for (const status of ['Preflight', 'Parsing', 'Mapping', 'Completed', 'Failed', 'Cancelled']) {
      const answer = await practice.call('PATCH', `${DUMPS}/${dumpId}`, { status })
      expect([answer.status, answer.body.data]).toEqual([200, { dumpId, status }])
    }
  })

  test('422 for what they cannot take, 404 for one that there is not', async () => {
    const practice = await startPractice()
    const statusOf = async (method: string, path: string, body: unknown) =>
      (await practice.call(method, path, body)).status
    expect(await statusOf('POST', DUMPS, { chatbotId: 'unknown', organisationId: '4711' })).toBe(422)
    expect(await statusOf('POST', DUMPS, { chatbotId: MEDICAL, organisationId: '' })).toBe(422)
    expect(await statusOf('POST', DUMPS, undefined)).toBe(422)
    expect(await statusOf('PATCH', `${DUMPS}/TBR-20260101-0000`, { status: 'Done' })).toBe(422)
    expect(await statusOf('PATCH', `${DUMPS}/TBR-20260101-0000`, { status: 'Failed' })).toBe(404)
  })
})
