/**
 * Every request we make, one row each. `confirmed: true`: published at docs.a2v2.ai. `confirmed: false`: added by
 * us, to be confirmed by A2V2; nothing else in the app depends on its path or shape.
 */
import { z } from 'zod'
import type { FailureCode } from '../../src-preload/contract/result'
import {
  ClinicalBundle,
  ClinicalCounts,
  Contact,
  ContactBody,
  ContactId,
  ContactSchema,
  Dump,
  DumpBody,
  DumpStatusBody,
  Integration,
  StoredBundle,
  StoredFile,
} from './schemas'

export interface Endpoint {
  readonly summary: string
  readonly confirmed: boolean
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH'
  readonly path: string
  readonly query?: readonly string[]
  /** 'bytes': the raw file. */
  readonly body?: z.ZodType | 'bytes'
  /** Schema of `data` of the answer. */
  readonly answer: z.ZodType
  /** What a 404 means here. */
  readonly missing: FailureCode
  /** Sent without credentials and outside the rate limit. */
  readonly open?: true
  /** A second sending could do something a second time: only sent again when it was surely not carried out. */
  readonly once?: true
}

const CONTACT = '/contacts/{externalReferenceId}/chatbots/{agentId}'
const DONE = z.unknown()

export const ENDPOINTS = {
  health: {
    summary: 'Is the API there',
    confirmed: false,
    method: 'GET',
    path: '/health',
    answer: DONE,
    missing: 'unexpected_answer',
    open: true,
  },
  integration: {
    summary: 'What the key may do: role, users, chatbots, capabilities, limits. 404: a plain Open API key',
    confirmed: false,
    method: 'GET',
    path: '/integrations/tebra',
    answer: Integration,
    missing: 'unexpected_answer',
  },
  createDump: {
    summary: 'Allocate a Dump ID',
    confirmed: false,
    method: 'POST',
    path: '/integrations/tebra/dumps',
    body: DumpBody,
    answer: Dump,
    missing: 'agent_unknown',
    once: true,
  },
  setDumpStatus: {
    summary: 'Tell the status of a dump',
    confirmed: false,
    method: 'PATCH',
    path: '/integrations/tebra/dumps/{dumpId}',
    body: DumpStatusBody,
    answer: DONE,
    missing: 'dump_unknown',
  },
  contactSchema: {
    summary: 'The fields which the agent accepts',
    confirmed: true,
    method: 'GET',
    path: '/contacts/schema/chatbots/{agentId}',
    answer: ContactSchema,
    missing: 'agent_unknown',
  },
  createContact: {
    summary: 'Create a contact. 409: its externalReferenceId exists',
    confirmed: true,
    method: 'POST',
    path: '/contacts/chatbots/{agentId}',
    body: ContactBody,
    answer: Contact,
    missing: 'agent_unknown',
  },
  updateContact: {
    summary: 'Update a contact. 404: there is none',
    confirmed: true,
    method: 'PUT',
    path: CONTACT,
    body: ContactBody,
    answer: Contact,
    missing: 'refused_by_workspace',
  },
  readContact: {
    summary: 'Read a contact',
    confirmed: true,
    method: 'GET',
    path: CONTACT,
    answer: Contact,
    missing: 'refused_by_workspace',
  },
  listContacts: {
    summary: 'List contacts. Its search is not used: a name would stand in the URL',
    confirmed: true,
    method: 'GET',
    path: '/contacts/chatbots/{agentId}',
    query: ['page', 'limit'],
    answer: z.array(Contact),
    missing: 'agent_unknown',
  },
  listExternalIds: {
    summary:
      'With fields=ids: the externalReferenceIds alone, up to 1,000 a page; finds repeat patients without sending any',
    confirmed: false,
    method: 'GET',
    path: '/contacts/chatbots/{agentId}',
    query: ['page', 'limit', 'externalReferenceIdPrefix', 'fields'],
    answer: z.array(ContactId),
    missing: 'agent_unknown',
  },
  archiveContact: {
    summary: 'Archive a contact',
    confirmed: true,
    method: 'PATCH',
    path: `${CONTACT}/archive`,
    answer: DONE,
    missing: 'refused_by_workspace',
  },
  saveClinical: {
    summary: 'Upsert notes, prescriptions, readings, form submissions and tasks by their externalId',
    confirmed: false,
    method: 'PUT',
    path: `${CONTACT}/clinical`,
    body: ClinicalBundle,
    answer: ClinicalCounts,
    missing: 'refused_by_workspace',
  },
  readClinical: {
    summary: 'The stored clinical items, for reading back',
    confirmed: false,
    method: 'GET',
    path: `${CONTACT}/clinical`,
    answer: StoredBundle,
    missing: 'refused_by_workspace',
  },
  saveFile: {
    summary: 'Store a file under its hash. 201 stored, 200 already there, 413 over 10 MB, 422 wrong hash',
    confirmed: false,
    method: 'PUT',
    path: `${CONTACT}/files/{sha256}`,
    body: 'bytes',
    answer: DONE,
    missing: 'refused_by_workspace',
  },
  listFiles: {
    summary: 'The stored files, for reading back',
    confirmed: false,
    method: 'GET',
    path: `${CONTACT}/files`,
    answer: z.array(StoredFile),
    missing: 'refused_by_workspace',
  },
} as const satisfies Record<string, Endpoint>

export type EndpointName = keyof typeof ENDPOINTS
export type AnswerOf<N extends EndpointName> = z.infer<(typeof ENDPOINTS)[N]['answer']>

type ParamNames<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | ParamNames<Rest> : never
export type ParamsOf<N extends EndpointName> = Readonly<Record<ParamNames<(typeof ENDPOINTS)[N]['path']>, string>>
