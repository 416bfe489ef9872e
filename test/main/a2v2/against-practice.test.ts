/** The whole client against the practice workspace, which somebody else wrote from the same page. */
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type A2v2Client, type A2v2Options, createA2v2Client } from '../../../src-main/a2v2/client'
import type { Clock } from '../../../src-main/a2v2/clock'
import { canonicalJson } from '../../../src-main/mapping/digest'
import { organisationPrefix } from '../../../src-main/mapping/external-ids'
import { clinicalSummaryFile } from '../../../src-main/mapping/notes/clinical-summary'
import { type Payloads, payloadsOf } from '../../../src-main/mapping/payloads'
import { PRACTICE_CHATBOTS, PRACTICE_USERS } from '../../../src-main/practice/clinic'
import { createMemoryShelf } from '../../../src-main/practice/shelf'
import { type PracticeWorkspace, startPracticeWorkspace } from '../../../src-main/practice/workspace'
import type { PatientRecord } from '../../../src-preload/contract/record'
import type { Result } from '../../../src-preload/contract/result'
import { context, lab, medication, record, SOURCE } from '../mapping/records'
import { createImpatientClock } from './loopback'

const AGENT = PRACTICE_CHATBOTS[0]?.id ?? ''
const OWNER = PRACTICE_USERS[1]?.id ?? ''

let practice: PracticeWorkspace
let clock: ReturnType<typeof createImpatientClock>
beforeEach(async () => {
  practice = await startPracticeWorkspace({ shelf: createMemoryShelf() })
  clock = createImpatientClock()
})
afterEach(() => practice.close())

const client = (more: Partial<A2v2Options> = {}): A2v2Client =>
  createA2v2Client({
    baseUrl: practice.url,
    apiKey: practice.apiKey,
    apiSecret: practice.apiSecret,
    clock,
    random: () => 0.5,
    limits: { perMinute: 6_000, perHour: 360_000 },
    ...more,
  })
const wanted = async <T>(answer: Promise<Result<T>>): Promise<T> => {
  const result = await answer
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}
const codeOf = async (answer: Promise<Result<unknown>>): Promise<string> => {
  const result = await answer
  return result.ok ? 'ok' : result.failure.code
}

const patient = (parts: Partial<PatientRecord> = {}): PatientRecord =>
  record({
    medications: [medication({ sig: 'Take 1 tablet twice daily', frequency: 'every 12 h' })],
    vitals: [lab({ code: { display: 'Pulse' }, period: { at: { iso: '2024-03' } } })],
    results: [lab({}), lab({ code: { display: 'Hour only' }, period: { at: { iso: '2024-03-05T08' } } })],
    socialHistory: [{ source: SOURCE, code: { display: 'Smoker' } }],
    planOfCare: [
      { source: SOURCE, kind: 'referral', code: { display: 'Eyes' }, period: { at: { iso: '2027-01-02' } } },
    ],
    notes: [{ source: SOURCE, title: 'Progress', html: '<p>Well</p>', time: { iso: '2024-03-05T08' } }],
    ...parts,
  })
const payloads = async (one: A2v2Client, parts: Partial<PatientRecord> = {}): Promise<Payloads> => {
  const schemaFields = await wanted(one.contactSchema(AGENT))
  const answer = payloadsOf(patient(parts), context({ agentId: AGENT, defaultUserId: OWNER, schemaFields }))
  if (!answer.ok) throw new Error(answer.failure.code)
  return answer.value
}

test('the gate: role, users, agents, limits', async () => {
  const answer = await wanted(client().integration())
  expect(answer.plain ? 'plain' : [answer.enabled, answer.role]).toEqual([true, 'Owner'])
  expect(await codeOf(client().health())).toBe('ok')
  expect(await codeOf(client({ apiSecret: 'wrong' }).integration())).toBe('credentials_wrong')
})

test('a dump and its status', async () => {
  const one = client()
  const { dumpId } = await wanted(one.createDump({ chatbotId: AGENT, organisationId: 'ORG-1' }))
  for (const status of ['Parsing', 'Mapping', 'Completed'] as const) {
    expect(await codeOf(one.setDumpStatus(dumpId, status))).toBe('ok')
  }
  expect(await codeOf(one.createDump({ chatbotId: 'nobody', organisationId: 'ORG-1' }))).not.toBe('ok')
})

describe('one patient', () => {
  test('lands, is read back as it was sent, and is unchanged the second time', async () => {
    const one = client()
    const { contact, bundle, externalReferenceId: ext } = await payloads(one)
    expect((await wanted(one.saveContact(AGENT, contact, { known: false }))).outcome).toBe('created')
    const first = await wanted(one.saveClinical(AGENT, ext, bundle))
    expect(first.refused).toEqual([])
    expect(first.counts.readings).toEqual({ created: 3, updated: 0, unchanged: 0 })
    const again = await wanted(one.saveClinical(AGENT, ext, bundle))
    for (const kind of ['notes', 'prescriptions', 'readings', 'formSubmissions', 'tasks'] as const) {
      expect(again.counts[kind]).toMatchObject({ created: 0, updated: 0, unchanged: bundle[kind].length })
    }
    const stored = await wanted(one.readClinical(AGENT, ext))
    expect(stored.digest).toBe(bundle.digest)
    const { dumpId, digest, complete, ...items } = bundle
    for (const [kind, list] of Object.entries(items)) {
      const back: readonly object[] = stored[kind as keyof typeof items]
      expect(new Set(back.map(canonicalJson)), kind).toEqual(new Set(list.map(canonicalJson)))
    }
    const { contactId, createdAt, updatedAt, archived, source, ...sent } = await wanted(one.readContact(AGENT, ext))
    expect(sent).toMatchObject(contact)
    expect((await wanted(one.saveContact(AGENT, contact, { known: true }))).outcome).toBe('updated')
    expect(await codeOf(one.archive(AGENT, ext))).toBe('ok')
  })

  test('files: once, found in the list', async () => {
    const one = client()
    const { contact, bundle, externalReferenceId: ext } = await payloads(one)
    await wanted(one.saveContact(AGENT, contact, { known: false }))
    const file = clinicalSummaryFile(contact, bundle)
    for (const name of [file.name, 'Löv “scan”.html']) {
      expect(await codeOf(one.saveFile(AGENT, ext, { ...file, name }))).toBe('ok')
    }
    const stored = await wanted(one.listFiles(AGENT, ext))
    expect(stored).toMatchObject([{ sha256: file.sha256, mediaType: 'text/html', bytes: file.body.length }])
    const wrong = { ...file, sha256: createHash('sha256').update('other').digest('hex') }
    expect(await codeOf(one.saveFile(AGENT, ext, wrong))).toBe('refused_by_workspace')
  })

  test('an unknown agent, an unknown contact', async () => {
    const one = client()
    const { contact, bundle, externalReferenceId: ext } = await payloads(one)
    expect(await codeOf(one.contactSchema('66f0c0ffee0000000000ffff'))).toBe('agent_unknown')
    expect(await codeOf(one.saveContact('66f0c0ffee0000000000ffff', contact, { known: false }))).toBe('agent_unknown')
    expect(await codeOf(one.saveClinical(AGENT, ext, bundle))).toBe('refused_by_workspace')
    expect(await codeOf(one.readContact(AGENT, ext))).toBe('refused_by_workspace')
  })

  test('a refusal names the field', async () => {
    const one = client()
    const { contact } = await payloads(one)
    const bent = { ...contact, gender: 'Sphinx', customFields: { smoker: 'Perhaps' } }
    const answer = await one.saveContact(AGENT, bent, { known: false })
    expect(answer).toEqual({
      ok: false,
      failure: { code: 'refused_by_workspace', reason: 'gender, customFields.smoker', count: 2 },
    })
  })
})

describe('faults', () => {
  const save = async (one: A2v2Client): Promise<string> => {
    const { contact } = await payloads(one)
    return (await wanted(one.saveContact(AGENT, contact, { known: false }))).outcome
  }
  test.each(['rate-limited', 'server-error', 'cut-before-write', 'cut-after-write'] as const)(
    '%s: created once',
    async (kind) => {
      const one = client()
      await payloads(one)
      practice.failNext(kind)
      expect(await save(one)).toBe('created')
      expect((await wanted(one.listContacts(AGENT, { page: 1, limit: 10 }))).total).toBe(1)
    },
  )
  test('half a bundle refused', async () => {
    const one = client()
    const { contact, bundle, externalReferenceId: ext } = await payloads(one)
    await wanted(one.saveContact(AGENT, contact, { known: false }))
    practice.failNext('half-refused')
    const { counts, refused } = await wanted(one.saveClinical(AGENT, ext, bundle))
    const items = [bundle.notes, bundle.prescriptions, bundle.readings, bundle.formSubmissions, bundle.tasks].flat()
    const created = Object.values(counts).reduce((sum, kind) => sum + kind.created, 0)
    expect(refused.length).toBeGreaterThan(0)
    expect(created + refused.length).toBe(items.length)
    const ids = new Set(items.map(({ externalId }) => externalId))
    expect(refused.every(({ externalId }) => ids.has(externalId))).toBe(true)
  })
  test('an expired key', async () => {
    practice.failNext('key-expired')
    expect(await codeOf(client().integration())).toBe('credentials_expired')
  })
  test.each([
    ['not_owner', 'not_owner'],
    ['integration_not_enabled', 'integration_not_enabled'],
    ['key_expired', 'credentials_expired'],
    ['ip_not_allowed', 'refused_by_workspace'],
  ] as const)('403 %s', async (profile, code) => {
    practice.setProfile(profile)
    expect(await codeOf(client().integration())).toBe(code)
  })
})

test('a plain key: contacts and files, nothing else', async () => {
  practice.setProfile('plain')
  const one = client()
  expect(await wanted(one.integration())).toEqual({ plain: true })
  const { contact, bundle, externalReferenceId: ext } = await payloads(one)
  expect((await wanted(one.saveContact(AGENT, contact, { known: false }))).outcome).toBe('created')
  expect(await codeOf(one.saveClinical(AGENT, ext, bundle))).not.toBe('ok')
  expect(await codeOf(one.saveFile(AGENT, ext, clinicalSummaryFile(contact, bundle)))).toBe('ok')
})

test('repeat patients: ids of 1,200 contacts, of one organisation only', async () => {
  const one = client()
  const { contact } = await payloads(one)
  const sent: string[] = []
  for (let index = 0; index < 1_200; index += 1) {
    const organisation = index % 100 === 0 ? 'f'.repeat(8) : organisationPrefix('ORG-1').slice(6, 14)
    const externalReferenceId = `tebra-${organisation}-${index.toString(16).padStart(32, '0')}`
    if (index % 100 !== 0) sent.push(externalReferenceId)
    await wanted(one.saveContact(AGENT, { ...contact, externalReferenceId }, { known: false }))
  }
  const ids = await wanted(one.externalIds(AGENT, organisationPrefix('ORG-1')))
  expect([...ids].sort()).toEqual(sent.sort())
  const found = await wanted(one.listContacts(AGENT, { page: 2, limit: 50 }))
  expect([found.contacts.length, found.page, found.total]).toEqual([50, 2, 1_200])
})

test('60 a minute, as the workspace counts: never a 429', async () => {
  let now = 1_800_000_000_000
  const skewed = await startPracticeWorkspace({
    shelf: createMemoryShelf(),
    now: () => now,
    limits: { perMinute: 60, perHour: 1_000 },
  })
  const shared: Clock = {
    now: () => now,
    sleep: async (ms) => {
      now += ms
    },
  }
  const one = createA2v2Client({ ...skewed, baseUrl: skewed.url, clock: shared })
  const started = now
  for (let index = 0; index < 300; index += 1) await wanted(one.contactSchema(AGENT))
  expect(skewed.requests.entries.map(({ status }) => status)).not.toContain(429)
  expect(240 / ((now - started) / 60_000)).toBeGreaterThanOrEqual(57)
  await skewed.close()
})
