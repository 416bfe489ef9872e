import { describe, expect, test } from 'vitest'
import { createLimiter } from '../../../../src-main/practice/gates/limits'
import { MEDICAL, startPractice } from '../open-api'

const LIST = `/contacts/chatbots/${MEDICAL}`

const practiceAt = async (perMinute: number, perHour = 1_000) => {
  const clock = { now: 1_800_000_000_000 }
  const practice = await startPractice({ now: () => clock.now, limits: { perMinute, perHour } })
  return { clock, practice, list: () => practice.call('GET', LIST) }
}

describe('429', () => {
  test('counts down in the headers, then refuses with Retry-After', async () => {
    const { clock, list } = await practiceAt(2)
    const first = await list()
    clock.now += 10_000
    const second = await list()
    clock.now += 10_000
    const third = await list()
    expect([first, second, third].map(({ status }) => status)).toEqual([200, 200, 429])
    expect([first, second, third].map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual(['1', '0', '0'])
    expect(third.headers.get('x-ratelimit-limit')).toBe('2')
    expect(third.headers.get('retry-after')).toBe('40')
    expect(third.headers.get('x-ratelimit-reset')).toBe('1800000060')
    expect(third.body).toEqual({ success: false, message: 'Too many requests', data: null })
  })

  test('lets the next one in exactly when Retry-After is over', async () => {
    const { clock, list } = await practiceAt(1)
    await list()
    clock.now += 59_999
    expect((await list()).status).toBe(429)
    clock.now += 1
    expect((await list()).status).toBe(200)
  })

  test('the hour has a limit of its own', async () => {
    const { clock, list } = await practiceAt(60, 2)
    await list()
    clock.now += 120_000
    await list()
    clock.now += 120_000
    const refused = await list()
    expect([refused.status, refused.headers.get('x-ratelimit-limit')]).toEqual([429, '2'])
    expect(refused.headers.get('retry-after')).toBe(String(3_600 - 240))
  })

  test('/health and wrong keys cost nothing', async () => {
    const { practice, list } = await practiceAt(1)
    for (let time = 0; time < 5; time += 1) {
      await practice.call('GET', '/health')
      await practice.call('GET', LIST, undefined, { 'x-api-key': 'wrong' })
    }
    expect((await list()).status).toBe(200)
  })

  test('limits can be set while the workspace runs, and it says them', async () => {
    const practice = await startPractice()
    practice.setLimits({ perMinute: 60, perHour: 1_000 })
    const { headers, body } = await practice.call('GET', '/integrations/tebra')
    expect(headers.get('x-ratelimit-limit')).toBe('60')
    expect(body.data.limits).toEqual({ perMinute: 60, perHour: 1_000 })
  })
})

test('never more than the limit in any sliding minute or hour, and no request refused below it', () => {
  const limiter = createLimiter({ perMinute: 60, perHour: 1_000 })
  const taken: number[] = []
  for (let at = 0; at < 3 * 3_600_000; at += 700) {
    const within = (windowMs: number) => taken.filter((earlier) => earlier > at - windowMs).length
    const room = within(60_000) < 60 && within(3_600_000) < 1_000
    const { allowed } = limiter.take(at)
    expect(allowed).toBe(room)
    if (allowed) taken.push(at)
  }
  expect(taken.length).toBe(3_000)
})
