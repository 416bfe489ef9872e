/** A practice workspace and a bare client for it: the built-in fetch over real HTTP, no code of the app's own client. */
import { afterEach } from 'vitest'
import { PRACTICE_CHATBOTS } from '../../../src-main/practice/clinic'
import { createMemoryShelf } from '../../../src-main/practice/shelf'
import type { PracticeOptions, PracticeWorkspace } from '../../../src-main/practice/workspace'
import { startPracticeWorkspace } from '../../../src-main/practice/workspace'

export interface Answered {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came, and fails where it is not what it should be.
  readonly body: any
}

export interface Practice extends PracticeWorkspace {
  /** JSON bodies are encoded; bytes and strings go as they are. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>
}

const open: PracticeWorkspace[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((workspace) => workspace.close()))
})

const encoded = (body: unknown): BodyInit | undefined => {
  if (body === undefined) return undefined
  return typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body)
}

/** Closed by itself after the test. */
export const startPractice = async (options: Partial<PracticeOptions> = {}): Promise<Practice> => {
  const workspace = await startPracticeWorkspace({ shelf: createMemoryShelf(), ...options })
  open.push(workspace)
  const call: Practice['call'] = async (method, path, body, headers = {}) => {
    const content = body === undefined ? {} : { 'content-type': 'application/json' }
    const credentials = { 'x-api-key': workspace.apiKey, 'x-api-secret': workspace.apiSecret }
    const sent = encoded(body)
    const answer = await fetch(`${workspace.url}${path}`, {
      method,
      headers: { ...credentials, ...content, ...headers },
      ...(sent === undefined ? {} : { body: sent }),
    })
    return { status: answer.status, headers: answer.headers, body: await answer.json() }
  }
  return Object.assign(workspace, { call })
}

const [medical, frontDesk, sales] = PRACTICE_CHATBOTS.map(({ id }) => id)
export const MEDICAL = medical ?? ''
export const FRONT_DESK = frontDesk ?? ''
export const SALES = sales ?? ''

export const referenceOf = (patient: number): string => `tebra-0a1b2c3d-${patient.toString(16).padStart(32, '0')}`

export const contactOf = (patient: number, more: Record<string, unknown> = {}) => ({
  externalReferenceId: referenceOf(patient),
  name: `Synthetic Patient ${patient}`,
  mobileNumber: `+1555${String(patient).padStart(7, '0')}`,
  stage: 'Customer',
  ...more,
})

const NOTE = { externalId: 'note-1', category: 'Allergies', title: 'Allergies', html: '<p>Penicillin: hives</p>' }
const READING = {
  externalId: 'reading-1',
  kind: 'vital',
  name: 'Heart rate',
  value: '72',
  unit: '/min',
  source: 'Tebra',
}

export const bundleOf = (more: Record<string, unknown> = {}) => ({
  dumpId: 'TBR-20260101-abcd',
  digest: 'd'.repeat(64),
  notes: [NOTE, { ...NOTE, externalId: 'note-2', recordedAt: '2025-03' }],
  prescriptions: [{ externalId: 'rx-1', medication: 'Lisinopril 10 MG', dosesPerDay: 1, startDate: '2024' }],
  readings: [READING, { ...READING, externalId: 'reading-2', time: '2025-03-04T10:30:00-05:00', status: 'Abnormal' }],
  formSubmissions: [
    { externalId: 'form-1', form: 'Social history', answers: [{ question: 'Smoking', answer: 'Never' }] },
  ],
  tasks: [{ externalId: 'task-1', kind: 'referral', title: 'Cardiology' }],
  ...more,
})

/** 201 or the test stops here. */
export const createContact = async (practice: Practice, patient = 1, agentId = MEDICAL): Promise<Answered> => {
  const answer = await practice.call('POST', `/contacts/chatbots/${agentId}`, contactOf(patient))
  if (answer.status !== 201) throw new Error(`contact not created: ${answer.status}`)
  return answer
}

export const contactPath = (patient = 1, agentId = MEDICAL): string =>
  `/contacts/${referenceOf(patient)}/chatbots/${agentId}`
