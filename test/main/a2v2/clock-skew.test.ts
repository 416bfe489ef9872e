/** A computer whose clock is wrong, or a workspace whose clock is: nothing that is decided may depend on it. */
import { expect, test } from 'vitest'
import { type A2v2Client, createA2v2Client } from '../../../src-main/a2v2/client'
import type { Clock } from '../../../src-main/a2v2/clock'
import type { ContactBody } from '../../../src-main/a2v2/schemas'
import { PRACTICE_CHATBOTS } from '../../../src-main/practice/clinic'
import { startPractice } from '../practice/open-api'

const AGENT = PRACTICE_CHATBOTS[0]?.id ?? ''
const HOUR_MS = 3_600_000

const contactOf = (index: number): ContactBody => ({
  externalReferenceId: `tebra-00000000-${index.toString(16).padStart(32, '0')}`,
  name: 'Ada Example',
  mobileNumber: '+15550100123',
  stage: 'Customer',
  owner: {},
  customFields: {},
})

/** The workspace's clock runs `skewMs` before ours. */
const skewed = async (skewMs: number) => {
  let now = 1_800_000_000_000
  const workspace = await startPractice({ now: () => now + skewMs, limits: { perMinute: 60, perHour: 1_000 } })
  const clock: Clock = {
    now: () => now,
    sleep: async (ms) => {
      now += ms
    },
  }
  const one: A2v2Client = createA2v2Client({ ...workspace, baseUrl: workspace.url, clock, random: () => 0.5 })
  return { workspace, one, clock }
}

test.each([5 * HOUR_MS, -5 * HOUR_MS])('a clock that is %i ms off', async (skewMs) => {
  const { workspace, one, clock } = await skewed(skewMs)
  const saved = async (index: number, triedAtMs?: number) => {
    const answer = await one.saveContact(AGENT, contactOf(index), { known: false, triedAtMs })
    return answer.ok ? answer.value.outcome : answer.failure.code
  }
  const timeThere = () => one.workspaceTimeMs() ?? Number.NaN
  await one.health()
  const startedMs = timeThere()
  expect(await saved(1)).toBe('created')
  await clock.sleep(HOUR_MS)

  workspace.failNext('cut-after-write')
  const triedAtMs = timeThere()
  expect(await saved(2), 'written, but the answer was cut').toBe('created')
  expect(await saved(1), 'there for an hour').toBe('updated')
  expect(await saved(1, triedAtMs), 'there before we first tried').toBe('updated')
  expect(await saved(2, triedAtMs), 'ours, by an attempt before a restart').toBe('created')

  const since = (index: number, at: number) =>
    one.wasCreatedSince(AGENT, contactOf(index).externalReferenceId, { triedAtMs: at })
  expect(await since(1, triedAtMs)).toEqual({ ok: true, value: false })
  expect(await since(1, startedMs)).toEqual({ ok: true, value: true })
  expect(await since(2, triedAtMs)).toEqual({ ok: true, value: true })
  expect(await since(3, startedMs)).toEqual({ ok: true, value: false })

  await clock.sleep(HOUR_MS)
  const before = workspace.requests.total
  const beganMs = clock.now()
  for (let index = 0; index < 300; index += 1) await one.contactSchema(AGENT)
  const asked = workspace.requests.entries.slice(before)
  expect(asked.map(({ status }) => status)).not.toContain(429)
  // The first 60 go at once: they are the allowance of the minute before.
  expect((asked.length - 60) / ((clock.now() - beganMs) / 60_000)).toBeGreaterThanOrEqual(57)
})
