import { describe, expect, test } from 'vitest'
import { PRACTICE_USERS } from '../../../../src-main/practice/clinic'
import {
  bundleOf,
  contactOf,
  contactPath,
  createContact,
  FRONT_DESK,
  MEDICAL,
  type Practice,
  referenceOf,
  SALES,
  startPractice,
} from '../open-api'

const CREATE = `/contacts/chatbots/${MEDICAL}`
const owner = { primary: PRACTICE_USERS[1]?.id, secondary: PRACTICE_USERS[2]?.id }

describe('create', () => {
  test('201 with what was sent and what the workspace adds', async () => {
    const practice = await startPractice({ now: () => Date.UTC(2026, 0, 2, 3, 4, 5) })
    const contact = contactOf(1, {
      email: 'patient.one@example.com',
      gender: 'Female',
      owner,
      status: 'Active',
      customFields: { birthDate: '1980-02-29', smoker: 'Former', householdSize: '3' },
    })
    const { status, body } = await practice.call('POST', CREATE, contact)
    const { contactId, ...rest } = body.data
    expect([status, body.success]).toEqual([201, true])
    expect(contactId).toMatch(/^[0-9a-f]{24}$/)
    expect(rest).toEqual({
      ...contact,
      createdAt: '2026-01-02T03:04:05.000Z',
      updatedAt: '2026-01-02T03:04:05.000Z',
      archived: false,
      source: 'via API',
    })
  })

  test('409 for the same reference, which changes nothing; another agent may have its own', async () => {
    const practice = await startPractice()
    const created = await createContact(practice)
    const again = await practice.call('POST', CREATE, contactOf(1, { name: 'Somebody Else' }))
    expect([again.status, again.body.data]).toEqual([409, { contactId: created.body.data.contactId }])
    expect((await practice.call('GET', contactPath())).body.data.name).toBe('Synthetic Patient 1')
    expect((await createContact(practice, 1, SALES)).body.data.contactId).not.toBe(created.body.data.contactId)
  })

  const unreachable = contactOf(1, { mobileNumber: undefined })
  test.each<[string, unknown, readonly string[]]>([
    ['neither email nor mobile', unreachable, ['email', 'mobileNumber']],
    ['a local phone number', contactOf(1, { mobileNumber: '(555) 010-0000' }), ['mobileNumber']],
    ['no email address', contactOf(1, { email: 'none' }), ['email']],
    ['an unknown stage', contactOf(1, { stage: 'Patient' }), ['stage']],
    ['an unknown gender', contactOf(1, { gender: 'F' }), ['gender']],
    ['a name of spaces', contactOf(1, { name: '  ' }), ['name']],
    ['a name that is no text', contactOf(1, { name: 1 }), ['name']],
    ['a reference with a slash', contactOf(1, { externalReferenceId: 'a/b' }), ['externalReferenceId']],
    ['a field of no contract', contactOf(1, { birthDate: '1980-01-01' }), ['birthDate']],
    ['a foreign owner', contactOf(1, { owner: { primary: 'nobody' } }), ['owner.primary']],
    ['an unknown custom field', contactOf(1, { customFields: { shoe: '43' } }), ['customFields.shoe']],
    [
      'a custom date that is none',
      contactOf(1, { customFields: { birthDate: '2026-02-31x' } }),
      ['customFields.birthDate'],
    ],
    ['a custom option that is none', contactOf(1, { customFields: { smoker: 'Sometimes' } }), ['customFields.smoker']],
    [
      'a custom number that is none',
      contactOf(1, { customFields: { householdSize: 'two' } }),
      ['customFields.householdSize'],
    ],
    ['a custom field that is no text', contactOf(1, { customFields: { smoker: 1 } }), ['customFields.smoker']],
    ['several at once', contactOf(1, { stage: 'x', email: 'x' }), ['email', 'stage']],
    ['no object', [], ['']],
    ['no JSON', '{"name": ', ['body']],
  ])('422 for %s, and names the field', async (_name, body, fields) => {
    const practice = await startPractice()
    const answer = await practice.call('POST', CREATE, body)
    expect([answer.status, answer.body.success]).toEqual([422, false])
    expect(answer.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([...fields].sort())
    expect((await practice.call('GET', CREATE)).body.pagination.total).toBe(0)
  })

  test('no refusal quotes what was sent', async () => {
    const practice = await startPractice()
    const marker = 'MARKER'
    const { body } = await practice.call('POST', CREATE, {
      ...contactOf(1),
      name: [marker],
      stage: marker,
      email: marker,
      mobileNumber: marker,
    })
    expect(body.errors).toHaveLength(4)
    expect(JSON.stringify(body)).not.toContain(marker)
  })
})

describe('schema', () => {
  test('each agent offers its own custom fields, and takes no others', async () => {
    const practice = await startPractice()
    const keysOf = async (agentId: string): Promise<string[]> => {
      const { body } = await practice.call('GET', `/contacts/schema/chatbots/${agentId}`)
      return body.data.fields.map(({ key }: { key: string }) => key)
    }
    expect(await keysOf(SALES)).toEqual(['name', 'email', 'mobileNumber', 'gender', 'stage', 'status'])
    expect(await keysOf(FRONT_DESK)).toContain('birthDate')
    expect(await keysOf(MEDICAL)).toContain('insurance')
    const contact = contactOf(1, { customFields: { birthDate: '1980-01-01' } })
    expect((await practice.call('POST', `/contacts/chatbots/${FRONT_DESK}`, contact)).status).toBe(201)
    expect((await practice.call('POST', `/contacts/chatbots/${SALES}`, contact)).status).toBe(422)
  })
})

describe.each(['reference', 'contactId'])('one contact, by %s', (way) => {
  const pathOf = async (practice: Practice): Promise<string> => {
    const { contactId } = (await createContact(practice)).body.data
    return way === 'reference' ? contactPath() : `/contacts/mantisid/${contactId}/chatbots/${MEDICAL}`
  }

  test('PUT replaces every field and keeps who it is', async () => {
    const clock = { now: 0 }
    const practice = await startPractice({ now: () => clock.now })
    const path = await pathOf(practice)
    const before = (await practice.call('GET', path)).body.data
    clock.now = 60_000
    const replacement = contactOf(1, { mobileNumber: undefined, email: 'new@example.com', stage: 'Lead' })
    const { status, body } = await practice.call('PUT', path, replacement)
    expect([status, body.data.contactId, body.data.createdAt]).toEqual([200, before.contactId, before.createdAt])
    expect(body.data.updatedAt).toBe('1970-01-01T00:01:00.000Z')
    expect([body.data.mobileNumber, body.data.email, body.data.stage]).toEqual([undefined, 'new@example.com', 'Lead'])
    expect((await practice.call('GET', path)).body.data).toEqual(body.data)
  })

  test('the same PUT again is no change', async () => {
    const clock = { now: 0 }
    const practice = await startPractice({ now: () => clock.now })
    const path = await pathOf(practice)
    clock.now = 60_000
    const { mobileNumber, ...rest } = contactOf(1)
    const { body } = await practice.call('PUT', path, { mobileNumber, ...rest })
    expect(body.data.updatedAt).toBe(body.data.createdAt)
  })

  test('PUT is checked like POST, and cannot rename the reference', async () => {
    const practice = await startPractice()
    const path = await pathOf(practice)
    const fieldsOf = async (body: unknown): Promise<string[]> =>
      (await practice.call('PUT', path, body)).body.errors.map(({ field }: { field: string }) => field)
    expect(await fieldsOf(contactOf(1, { gender: 'F' }))).toEqual(['gender'])
    expect(await fieldsOf(contactOf(2))).toEqual(['externalReferenceId'])
  })

  test('archive, twice if need be; a PUT brings it back', async () => {
    const practice = await startPractice()
    const path = await pathOf(practice)
    for (let time = 0; time < 2; time += 1) {
      const { status, body } = await practice.call('PATCH', `${path}/archive`)
      expect([status, body.data.archived]).toEqual([200, true])
    }
    expect((await practice.call('GET', path)).body.data.archived).toBe(true)
    expect((await practice.call('PUT', path, contactOf(1))).body.data.archived).toBe(false)
  })

  test('404 for one that there is not, and for one of another agent', async () => {
    const practice = await startPractice()
    const path = await pathOf(practice)
    const elsewhere = path.replace(MEDICAL, SALES)
    const unknown = path.replace(/[0-9a-f]{4}\/chatbots/, 'ffff/chatbots')
    for (const missing of [elsewhere, unknown]) {
      expect((await practice.call('GET', missing)).status).toBe(404)
      expect((await practice.call('PUT', missing, contactOf(1))).status).toBe(404)
      expect((await practice.call('PATCH', `${missing}/archive`)).status).toBe(404)
    }
  })
})

describe('list', () => {
  test('A to Z, with search over name, email and phone, and counts', async () => {
    const practice = await startPractice()
    const people = ['zoë quartz', 'Élodie Aster', 'Bram Stone', 'bea Finch']
    for (const [at, name] of people.entries())
      await practice.call('POST', CREATE, contactOf(at + 1, { name, email: `person${at}@example.com` }))
    await practice.call('PUT', `${contactPath(3)}/clinical`, bundleOf())

    const namesOf = async (search: string): Promise<string[]> => {
      const { body } = await practice.call('GET', `${CREATE}?search=${encodeURIComponent(search)}`)
      return body.data.map(({ name }: { name: string }) => name)
    }
    expect(await namesOf('')).toEqual(['bea Finch', 'Bram Stone', 'Élodie Aster', 'zoë quartz'])
    expect(await namesOf('  STONE ')).toEqual(['Bram Stone'])
    expect(await namesOf('élodie')).toEqual(['Élodie Aster'])
    expect(await namesOf('person3@')).toEqual(['bea Finch'])
    expect(await namesOf('+15550000001')).toEqual(['zoë quartz'])
    expect(await namesOf('nobody')).toEqual([])
    const { body } = await practice.call('GET', `${CREATE}?search=bram`)
    expect(body.data[0].counts).toEqual({
      notes: 2,
      prescriptions: 1,
      readings: 2,
      formSubmissions: 1,
      tasks: 1,
      files: 0,
    })
  })

  test('follows a contact that is renamed', async () => {
    const practice = await startPractice()
    await createContact(practice)
    await practice.call('PUT', contactPath(), contactOf(1, { name: 'Renamed Person' }))
    const { body } = await practice.call('GET', CREATE)
    expect([body.pagination.total, body.data[0].name]).toEqual([1, 'Renamed Person'])
    expect((await practice.call('GET', `${CREATE}?search=synthetic`)).body.data).toEqual([])
  })

  test('by prefix of the reference, ids alone when asked, and only of this agent', async () => {
    const practice = await startPractice()
    await createContact(practice, 2)
    await createContact(practice, 1)
    await createContact(practice, 3, SALES)
    await practice.call('POST', CREATE, contactOf(9, { externalReferenceId: 'other-system-1' }))
    const { body } = await practice.call(
      'GET',
      `${CREATE}?fields=ids&limit=1000&externalReferenceIdPrefix=tebra-0a1b2c3d-`,
    )
    expect(body.pagination).toEqual({ page: 1, limit: 1_000, total: 2, pages: 1 })
    expect(body.data.map((row: object) => Object.keys(row))).toEqual([
      ['externalReferenceId', 'contactId'],
      ['externalReferenceId', 'contactId'],
    ])
    expect(body.data.map((row: { externalReferenceId: string }) => row.externalReferenceId)).toEqual([
      referenceOf(1),
      referenceOf(2),
    ])
  })

  test.each(['page=0', 'page=x', 'limit=0', 'limit=101', 'limit=1001&fields=ids', 'fields=names'])(
    '422 for ?%s',
    async (query) => {
      const practice = await startPractice()
      const { status, body } = await practice.call('GET', `${CREATE}?${query}`)
      expect([status, body.errors.length]).toEqual([422, 1])
    },
  )
})

describe('a plain Open API key', () => {
  test('lists contacts without our additions: no prefix, no ids, no counts, no long pages', async () => {
    const practice = await startPractice({ profile: 'plain' })
    await createContact(practice, 1)
    await practice.call('POST', CREATE, contactOf(9, { externalReferenceId: 'other-system-1' }))
    const { body } = await practice.call('GET', `${CREATE}?fields=ids&externalReferenceIdPrefix=tebra-`)
    expect(body.pagination.total).toBe(2)
    expect(body.data[0].name).toBeDefined()
    expect(body.data[0].counts).toBeUndefined()
    expect((await practice.call('GET', `${CREATE}?fields=ids&limit=1000`)).status).toBe(422)
  })

  test('has contacts and contact files, but no integration and no clinical bundle', async () => {
    const practice = await startPractice({ profile: 'plain' })
    await createContact(practice)
    expect((await practice.call('GET', `${contactPath()}/files`)).status).toBe(200)
    expect((await practice.call('GET', '/integrations/tebra')).status).toBe(404)
    expect((await practice.call('PUT', `${contactPath()}/clinical`, bundleOf())).status).toBe(404)
    expect((await practice.call('GET', `${contactPath()}/clinical`)).status).toBe(404)
  })
})
