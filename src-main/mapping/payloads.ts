/** The door of this folder: one patient → everything that is sent for that patient. Pure and deterministic. */
import type { PatientFile, PatientRecord } from '../../src-preload/contract/record'
import { fail, ok, type Result } from '../../src-preload/contract/result'
import type { ClinicalBundle, ContactBody, SchemaField } from '../a2v2/schemas'
import { bundleOf } from './clinical/bundle'
import { contactability, contactOf } from './contact/contact'
import { decideOwner, type ProviderContext } from './contact/provider-decision'
import { type FieldAnswers, withRequired } from './contact/required-fields'
import { digestOf } from './digest'

export interface MappingContext extends ProviderContext {
  readonly organisationId: string
  readonly agentId: string
  /** Stands in the bundle, but changes no digest: the same record sent by another dump is the same record. */
  readonly dumpId: string
  /** What `contactSchema` answered. */
  readonly schemaFields?: readonly SchemaField[] | undefined
  /** What the owner said of required fields, by their keys. */
  readonly fieldAnswers?: FieldAnswers | undefined
}

export type FilePayload = Omit<PatientFile, 'match' | 'pages'>

export interface Payloads {
  readonly externalReferenceId: string
  readonly contact: ContactBody
  readonly contactDigest: string
  /** Its own digest is `bundle.digest`. */
  readonly bundle: ClinicalBundle
  readonly files: readonly FilePayload[]
  /** SHA-256 of all of it: what the owner approves. The agent is part of it, the dump is not. */
  readonly digest: string
}

/** Fails with no_provider_mapping, missing_contact_info or required_field_empty; never in any other way. */
export const payloadsOf = (record: PatientRecord, context: MappingContext): Result<Payloads> => {
  const { email, phone } = contactability(record)
  if (!email && !phone) return fail('missing_contact_info')
  const owner = decideOwner(record, context)
  if (!owner.ok) return owner
  const { organisationId, schemaFields, agentId, dumpId, fieldAnswers = {} } = context
  const ours = contactOf({ record, organisationId, ownerId: owner.value, schemaFields })
  const required = withRequired(ours, record.demographics, schemaFields ?? [], fieldAnswers)
  if (!required.ok) return required
  const contact = required.value
  const contactDigest = digestOf(contact)
  const { externalReferenceId } = contact
  const bundle = bundleOf(record, externalReferenceId, dumpId)
  const files = filesOf(record)
  const digest = digestOf({ agentId, contact: contactDigest, clinical: bundle.digest, files })
  return ok({ externalReferenceId, contact, contactDigest, bundle, files, digest })
}

/** The same bytes once, by their hash. */
const filesOf = ({ files }: PatientRecord): FilePayload[] =>
  [...new Map(files.map((file) => [file.sha256, file])).values()]
    .map(({ sha256, name, mediaType, bytes }) => ({ sha256, name, mediaType, bytes }))
    .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
