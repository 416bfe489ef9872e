/** The contract as it is handed to A2V2, held against the practice workspace: requests, answers and refusals. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { PRACTICE_CHATBOTS } from '../../../src-main/practice/clinic'
import { type Answered, type Practice, startPractice } from '../practice/open-api'

type Json = Readonly<Record<string, unknown>>
interface Operation {
  readonly operationId: string
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Json }>> }
  readonly responses: Readonly<Record<string, { readonly content: { readonly 'application/json': { schema: Json } } }>>
  readonly 'x-variant'?: Operation
}
interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: NonNullable<z.core.JSONSchema.BaseSchema['$defs']> }
}

const FILE = resolve(import.meta.dirname, '../../../resources/a2v2-contract.yaml')
/** zod reads the references of JSON Schema, not those of OpenAPI. */
const contract = JSON.parse(
  JSON.stringify(parse(readFileSync(FILE, 'utf8'))).replaceAll('#/components/schemas/', '#/$defs/'),
) as Contract
const validatorOf = (schema: Json): z.ZodType => z.fromJSONSchema({ ...schema, $defs: contract.components.schemas })

const operations = Object.entries(contract.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, operation]) =>
    [operation, operation['x-variant']].flatMap((one) => (one === undefined ? [] : [{ path, method, operation: one }])),
  ),
)

const AGENT = PRACTICE_CHATBOTS[0]?.id ?? ''
const EXT = `tebra-0a1b2c3d-${'0'.repeat(32)}`
const CONTACT = {
  externalReferenceId: EXT,
  name: 'Ada Example',
  email: 'ada@example.com',
  mobileNumber: '+15550100123',
  gender: 'Female',
  stage: 'Customer',
  owner: {},
  status: 'New',
  customFields: { birthDate: '1970-01-02' },
}
const FILE_BODY = new TextEncoder().encode('%PDF-1.4')
const SHA256 = createHash('sha256').update(FILE_BODY).digest('hex')
const id = (digit: string): string => digit.repeat(32)
const BUNDLE = {
  dumpId: 'TBR-20260101-abcd',
  digest: 'd'.repeat(64),
  complete: ['prescriptions', 'tasks'],
  notes: [
    {
      externalId: id('1'),
      category: 'Allergies',
      title: 'Allergies',
      html: '<p>None</p>',
      recordedAt: '2024-01-02',
      author: 'Dr. Nobody',
    },
  ],
  prescriptions: [
    {
      externalId: id('2'),
      medication: 'Lisinopril 10 MG',
      doseForm: 'Tablet',
      dosesPerDay: 1,
      duration: '30 days',
      totalQuantity: '30',
      startDate: '2024-01-02',
      timingInstructions: 'in the morning',
      route: 'Oral',
      prescriber: 'Dr. Nobody',
      notes: 'For: Hypertension',
    },
  ],
  readings: [
    {
      externalId: id('3'),
      kind: 'lab',
      name: 'Glucose',
      code: 'LOINC 2345-7',
      value: '<5',
      unit: 'mg/dL',
      time: '2024-01-02',
      status: 'Normal',
      range: '0 to 5',
      panel: 'Metabolic panel',
      source: 'Tebra',
    },
  ],
  formSubmissions: [
    {
      externalId: id('4'),
      form: 'Social history',
      submittedAt: '2024-01-02',
      answers: [{ question: 'Smoker', answer: 'No' }],
    },
  ],
  tasks: [
    {
      externalId: id('5'),
      kind: 'referral',
      title: 'Cardiology',
      details: 'Chest pain',
      dueDate: '2027-01-02',
      status: 'active',
    },
  ],
}

/** One request each, in an order in which all of them succeed. */
const REQUESTS: Readonly<
  Record<string, { readonly body?: object; readonly query?: string; readonly headers?: object }>
> = {
  health: {},
  integration: {},
  createDump: { body: { chatbotId: AGENT, organisationId: 'ORG-1' } },
  setDumpStatus: { body: { status: 'Mapping' } },
  contactSchema: {},
  createContact: { body: CONTACT },
  updateContact: { body: { ...CONTACT, email: 'ada@example.org' } },
  readContact: {},
  saveClinical: { body: BUNDLE },
  readClinical: {},
  saveFile: { body: FILE_BODY, headers: { 'content-type': 'application/pdf', 'x-file-name': 'scan.pdf' } },
  listFiles: {},
  listContacts: { query: '?page=1&limit=100' },
  listExternalIds: { query: '?page=1&limit=1000&externalReferenceIdPrefix=tebra-0a1b2c3d-&fields=ids' },
  archiveContact: {},
}

const operationOf = (name: string) => {
  const found = operations.find(({ operation }) => operation.operationId === name)
  if (found === undefined) throw new Error(name)
  return found
}

const ask = async (practice: Practice, name: string, values: Readonly<Record<string, string>>, body?: unknown) => {
  const { path, method } = operationOf(name)
  const { query = '', headers = {}, body: usual } = REQUESTS[name] ?? {}
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? key)
  return practice.call(method.toUpperCase(), filled + query, body ?? usual, { ...headers })
}
const VALUES = { agentId: AGENT, externalReferenceId: EXT, sha256: SHA256 }

test.each([
  ['ContactBody', CONTACT],
  ['ClinicalBundle', BUNDLE],
  ['ClinicalNote', BUNDLE.notes[0]],
  ['Prescription', BUNDLE.prescriptions[0]],
  ['Reading', BUNDLE.readings[0]],
  ['FormSubmission', BUNDLE.formSubmissions[0]],
  ['Task', BUNDLE.tasks[0]],
] as const)(
  'the example of a request holds every field of %s, so that the workspace has to know it',
  (name, example) => {
    const { properties = {} } = contract.components.schemas[name] as { properties?: Json }
    expect(Object.keys(example ?? {}).sort()).toEqual(Object.keys(properties).sort())
  },
)

test('every operation of the contract is carried out, and its request and answer are as the contract says', async () => {
  expect(new Set(Object.keys(REQUESTS))).toEqual(new Set(operations.map(({ operation }) => operation.operationId)))
  const practice = await startPractice()
  let dumpId = ''
  for (const [name, { body }] of Object.entries(REQUESTS)) {
    const { operation } = operationOf(name)
    const schema = operation.requestBody?.content['application/json']?.schema
    if (schema !== undefined) expect(validatorOf(schema).safeParse(body).success, `${name}: request`).toBe(true)
    const answer = await ask(practice, name, { ...VALUES, dumpId })
    expect([name, answer.status]).toEqual([name, expect.toSatisfy((status: number) => status < 300)])
    const promised = operation.responses['2XX']?.content['application/json'].schema ?? {}
    expect(validatorOf(promised).safeParse(answer.body).error?.issues, `${name}: answer`).toBeUndefined()
    if (name === 'createDump') dumpId = answer.body.data.dumpId
  }
})

test('the contract refuses what the workspace refuses', async () => {
  const practice = await startPractice()
  const { schema = {} } = operationOf('createContact').operation.requestBody?.content['application/json'] ?? {}
  for (const wrong of [{ stage: 'Friend' }, { mobileNumber: '555-0100' }, { name: '' }, { shoeSize: 9 }]) {
    expect(validatorOf(schema).safeParse({ ...CONTACT, ...wrong }).success).toBe(false)
    expect((await ask(practice, 'createContact', VALUES, { ...CONTACT, ...wrong })).status).toBe(422)
  }
})

test('what is missing from a list sent as complete comes back as withdrawn, in the count and in the store', async () => {
  const practice = await startPractice()
  await ask(practice, 'createContact', VALUES)
  await ask(practice, 'saveClinical', VALUES)
  const second = await ask(practice, 'saveClinical', VALUES, { ...BUNDLE, digest: 'e'.repeat(64), prescriptions: [] })
  expect(second.body.data.prescriptions).toEqual({ created: 0, updated: 0, unchanged: 0, withdrawn: 1 })
  const stored = await ask(practice, 'readClinical', VALUES)
  expect(stored.body.data.prescriptions).toMatchObject([{ externalId: id('2'), withdrawn: true }])
  for (const [name, answer] of [
    ['saveClinical', second],
    ['readClinical', stored],
  ] as const) {
    const promised = operationOf(name).operation.responses['2XX']?.content['application/json'].schema ?? {}
    expect(validatorOf(promised).safeParse(answer.body).success, name).toBe(true)
  }
})

test('every refusal is as the contract says', async () => {
  const practice = await startPractice()
  const refusals: Answered[] = [
    await ask(practice, 'readContact', VALUES),
    await ask(practice, 'createContact', VALUES, { ...CONTACT, email: undefined, mobileNumber: undefined }),
  ]
  await ask(practice, 'createContact', VALUES)
  refusals.push(await ask(practice, 'createContact', VALUES))
  for (const fault of ['rate-limited', 'server-error', 'key-expired'] as const) {
    practice.failNext(fault)
    refusals.push(await ask(practice, 'readContact', VALUES))
  }
  refusals.push(await practice.call('GET', '/integrations/tebra', undefined, { 'x-api-key': 'wrong' }))
  expect(refusals.map(({ status }) => status)).toEqual([404, 422, 409, 429, 500, 403, 401])
  const promised = operationOf('readContact').operation.responses['4XX']?.content['application/json'].schema ?? {}
  for (const { status, body } of refusals)
    expect([status, validatorOf(promised).safeParse(body).success]).toEqual([status, true])
})
