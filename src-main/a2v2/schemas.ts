/**
 * What goes over the wire. Bodies are strict, answers tolerate keys we do not know: a field which A2V2 adds
 * tomorrow must not stop an import. `null` exists only here.
 */
import { z } from 'zod'
import { DUMP_STATUSES } from '../../src-preload/contract/steps'

const text = z.string()
const maybeText = text.nullish()

export const STAGES = ['Lead', 'Prospect', 'Customer', 'Old Customer'] as const

/** `primary` and `secondary` are ids of A2V2 users. */
const Owner = z.strictObject({ primary: text.optional(), secondary: text.optional() })

/** email or mobileNumber (E.164) must be there. */
export const ContactBody = z.strictObject({
  externalReferenceId: text.regex(/^tebra-[0-9a-f]{8}-[0-9a-f]{32}$/),
  name: text.min(1),
  email: z.email().optional(),
  mobileNumber: text.regex(/^\+[1-9]\d{6,14}$/).optional(),
  gender: text.optional(),
  stage: z.enum(STAGES),
  owner: Owner,
  status: text.optional(),
  customFields: z.record(text, text),
})
export type ContactBody = z.infer<typeof ContactBody>

const Count = z.number().int().min(0)
export const Contact = z.object({
  contactId: text.min(1),
  externalReferenceId: maybeText,
  name: maybeText,
  email: maybeText,
  mobileNumber: maybeText,
  gender: maybeText,
  stage: maybeText,
  owner: z.object({ primary: maybeText, secondary: maybeText }).nullish(),
  status: maybeText,
  customFields: z.record(text, z.unknown()).nullish(),
  createdAt: maybeText,
  updatedAt: maybeText,
  archived: z.boolean().nullish(),
  source: maybeText,
  /** Only in lists, where the workspace counts. */
  counts: z
    .object({
      notes: Count,
      prescriptions: Count,
      readings: Count,
      formSubmissions: Count,
      tasks: Count,
      files: Count,
    })
    .partial()
    .nullish(),
})
export type Contact = z.infer<typeof Contact>

/** A row of a list asked for with `fields=ids`. */
export const ContactId = z.union([text, z.object({ externalReferenceId: maybeText })])

export const FIELD_TYPES = ['text', 'email', 'phone', 'date', 'select', 'number'] as const
export const SchemaField = z.object({
  key: text.min(1),
  label: maybeText,
  /** One of FIELD_TYPES; anything else is read as text. */
  type: z.enum(FIELD_TYPES).catch('text'),
  required: z.boolean().nullish(),
  options: z.array(text).nullish(),
})
export type SchemaField = z.infer<typeof SchemaField>
export const ContactSchema = z.object({ fields: z.array(SchemaField) })

export const Limits = z.object({ perMinute: z.number().int().min(1), perHour: z.number().int().min(1) })
export type Limits = z.infer<typeof Limits>

export const Integration = z.object({
  enabled: z.boolean(),
  organisation: z.object({ id: text, name: text }),
  role: z.enum(['Owner', 'Admin', 'User']),
  users: z.array(z.object({ id: text, name: text, role: text, npi: maybeText })),
  chatbots: z.array(z.object({ id: text, name: text, kind: text })),
  capabilities: z
    .array(text)
    .describe('Of dumps, clinical, files, external-id-list; others are left to later versions'),
  limits: Limits.nullish(),
})
export type Integration = z.infer<typeof Integration>

export const DumpBody = z.strictObject({ chatbotId: text, organisationId: text })
export const Dump = z.object({ dumpId: text.min(1).max(64) })
export const DumpStatusBody = z.strictObject({ status: z.enum(DUMP_STATUSES) })

/** Unique within one contact; the same item has the same one in every export. */
const externalId = text.regex(/^[0-9a-f]{32}$/)

/** `html` uses only p br ul ol li table thead tbody tr th td strong em u sub sup caption; no attributes but spans. */
export const ClinicalNote = z.strictObject({
  externalId,
  category: text,
  title: text,
  html: text,
  /** ISO 8601, no more precise than the source. */
  recordedAt: text.optional(),
  author: text.optional(),
})
export const Prescription = z.strictObject({
  externalId,
  medication: text,
  doseForm: text.optional(),
  dosesPerDay: z.number().positive().optional(),
  duration: text.optional(),
  totalQuantity: text.optional(),
  /** YYYY-MM-DD. */
  startDate: text.optional(),
  timingInstructions: text.optional(),
  route: text.optional(),
  prescriber: text.optional(),
  notes: text.optional(),
})
export const READING_STATUSES = ['Normal', 'Abnormal', 'Critical'] as const
export const Reading = z.strictObject({
  externalId,
  kind: z.enum(['vital', 'lab']),
  name: text,
  code: text.optional(),
  /** As written: "98.6", "<5", "Positive", "1:128". */
  value: text,
  unit: text.optional(),
  /** ISO 8601, no more precise than the source. */
  time: text.optional(),
  status: z.enum(READING_STATUSES).optional(),
  range: text.optional(),
  panel: text.optional(),
  source: z.literal('Tebra'),
})
export const FormSubmission = z.strictObject({
  externalId,
  form: text,
  submittedAt: text.optional(),
  answers: z.array(z.strictObject({ question: text, answer: text })),
})
export const Task = z.strictObject({
  externalId,
  kind: z.enum(['plan-of-care', 'referral']),
  title: text,
  details: text.optional(),
  /** YYYY-MM-DD. */
  dueDate: text.optional(),
  status: text.optional(),
})
export type ClinicalNote = z.infer<typeof ClinicalNote>
export type Prescription = z.infer<typeof Prescription>
export type Reading = z.infer<typeof Reading>
export type FormSubmission = z.infer<typeof FormSubmission>
export type Task = z.infer<typeof Task>

export const CLINICAL_KINDS = ['notes', 'prescriptions', 'readings', 'formSubmissions', 'tasks'] as const
export type ClinicalKind = (typeof CLINICAL_KINDS)[number]

/** Kinds that say what holds now. The others are history: an item of theirs is never withdrawn. */
export const STATE_KINDS = ['prescriptions', 'tasks'] as const satisfies readonly ClinicalKind[]
export type StateKind = (typeof STATE_KINDS)[number]

/**
 * `digest`: SHA-256 of the five lists and `complete` as canonical JSON; the dump is no part of it.
 * `complete`: kinds of which this is the whole list. A stored item of them that is not in it is marked as withdrawn,
 * never deleted; sent again, it stands as before.
 */
export const ClinicalBundle = z.strictObject({
  dumpId: text,
  digest: text.regex(/^[0-9a-f]{64}$/),
  complete: z.array(z.enum(STATE_KINDS)),
  notes: z.array(ClinicalNote),
  prescriptions: z.array(Prescription),
  readings: z.array(Reading),
  formSubmissions: z.array(FormSubmission),
  tasks: z.array(Task),
})
export type ClinicalBundle = z.infer<typeof ClinicalBundle>

/** `withdrawn`: marked so by this bundle; only where it was complete. */
const Upserted = z.object({ created: Count, updated: Count, unchanged: Count, withdrawn: Count.nullish() })
export const ClinicalCounts = z.object({
  notes: Upserted,
  prescriptions: Upserted,
  readings: Upserted,
  formSubmissions: Upserted,
  tasks: Upserted,
  refused: z.array(z.object({ externalId: text, field: maybeText })).nullish(),
})

/** A stored item as the workspace gives it back: compared by what was sent, whatever else it carries. */
const StoredItem = z.looseObject({ externalId: text, withdrawn: z.boolean().nullish() })
export const StoredBundle = z.object({
  digest: maybeText,
  notes: z.array(StoredItem),
  prescriptions: z.array(StoredItem),
  readings: z.array(StoredItem),
  formSubmissions: z.array(StoredItem),
  tasks: z.array(StoredItem),
})
export type StoredBundle = z.infer<typeof StoredBundle>

export const StoredFile = z.object({ sha256: text, name: text, mediaType: text, bytes: Count })
export type StoredFile = z.infer<typeof StoredFile>
