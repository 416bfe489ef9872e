/**
 * The clinical statements of the record, one schema a kind. A missing key means "the document does not say": no default
 * here is ever a clinical fact.
 */
import { z } from 'zod'
import { Code, Identifier, Instant, Period, Provider, Quantity, Source, Value } from './data-types'

const text = z.string()
const optionalText = text.optional()

export const ClinicalStatus = z.enum([
  'active',
  'inactive',
  'resolved',
  'completed',
  'held',
  'aborted',
  'intended',
  'entered-in-error',
  'unknown',
])
export type ClinicalStatus = z.infer<typeof ClinicalStatus>

const statement = {
  ids: z.array(Identifier).optional(),
  source: Source,
  code: Code.optional(),
  /** Status as written (statusCode/@code). */
  status: optionalText,
  /** Our reading of it, with the rule that gave it. */
  clinicalStatus: ClinicalStatus.optional(),
  statusBasis: optionalText,
  /** negationInd="true": the document says this is not so. */
  negated: z.literal(true).optional(),
  /** "No known …": an explicit statement of absence, neither an active row nor silence. */
  noKnown: z.literal(true).optional(),
  nullFlavor: optionalText,
  period: Period.optional(),
  /** Free text of the entry, its narrative reference resolved. */
  text: optionalText,
  authors: z.array(Provider).optional(),
}

export const Problem = z.strictObject({
  ...statement,
  /** observation/code: diagnosis, complaint, finding … `code` is the problem itself. */
  kind: Code.optional(),
  severity: Code.optional(),
  /** Which list it stood on: problem list, past history, encounter diagnosis, health concern, discharge. */
  list: optionalText,
})
export const Reaction = z.strictObject({ code: Code, severity: Code.optional(), period: Period.optional() })
export const Allergy = z.strictObject({
  ...statement,
  /** The kind of intolerance (observation/value); `code` is the agent (the participant). */
  kind: Code.optional(),
  reactions: z.array(Reaction).optional(),
  severity: Code.optional(),
  criticality: Code.optional(),
})
export const Medication = z.strictObject({
  ...statement,
  /** moodCode: EVN taken or given, INT intended or prescribed. */
  mood: optionalText,
  dose: Value.optional(),
  rate: Value.optional(),
  maxDose: Value.optional(),
  route: Code.optional(),
  site: Code.optional(),
  form: Code.optional(),
  /** PIVL_TS / EIVL_TS as text: "every 6 h", "AC". */
  frequency: optionalText,
  sig: optionalText,
  /** When to take a drug that is taken as needed. */
  asNeeded: optionalText,
  indications: z.array(Code).optional(),
  manufacturer: optionalText,
  supply: z
    .strictObject({ quantity: Quantity.optional(), refills: optionalText, period: Period.optional() })
    .optional(),
  prescribers: z.array(Provider).optional(),
  /** The list it stood on: medications, administered, discharge, admission, plan. */
  list: optionalText,
})
export const Immunization = z.strictObject({
  ...statement,
  mood: optionalText,
  lot: optionalText,
  manufacturer: optionalText,
  dose: Value.optional(),
  doseNumber: optionalText,
  route: Code.optional(),
  site: Code.optional(),
  refusalReason: Code.optional(),
  performers: z.array(Provider).optional(),
})
export const ReferenceRange = z.strictObject({
  text: optionalText,
  value: Value.optional(),
  interpretation: Code.optional(),
})
export const Panel = z.strictObject({ code: Code.optional(), id: Identifier.optional(), status: optionalText })
export const Measurement = z.strictObject({
  ...statement,
  value: Value.optional(),
  interpretations: z.array(Code).optional(),
  referenceRanges: z.array(ReferenceRange).optional(),
  panel: Panel.optional(),
  method: Code.optional(),
  site: Code.optional(),
  performers: z.array(Provider).optional(),
  comment: optionalText,
})
export const Procedure = z.strictObject({
  ...statement,
  element: z.enum(['procedure', 'act', 'observation']),
  mood: optionalText,
  value: Value.optional(),
  sites: z.array(Code).optional(),
  devices: z.array(Code).optional(),
  performers: z.array(Provider).optional(),
})
export const Encounter = z.strictObject({
  ...statement,
  encounterClass: Code.optional(),
  performers: z.array(Provider).optional(),
  locations: z.array(text).optional(),
  diagnoses: z.array(Code).optional(),
  reasons: z.array(Code).optional(),
  disposition: Code.optional(),
})
/** Social, functional, mental status and other observations: a question (`code`) and its answer (`value`). */
export const Finding = z.strictObject({
  ...statement,
  value: Value.optional(),
  interpretations: z.array(Code).optional(),
  performers: z.array(Provider).optional(),
  /** The section's part of the record: social, functional, mental, concern, directive … */
  list: optionalText,
})
export const FamilyMember = z.strictObject({
  ...statement,
  relation: Code.optional(),
  name: optionalText,
  gender: Code.optional(),
  birthDate: Instant.optional(),
  deceased: z.boolean().optional(),
  ageAtOnset: Value.optional(),
  causeOfDeath: z.literal(true).optional(),
})
export const PlanItem = z.strictObject({
  ...statement,
  kind: z.enum([
    'order',
    'appointment',
    'medication',
    'immunization',
    'supply',
    'instruction',
    'goal',
    'referral',
    'act',
  ]),
  mood: optionalText,
  value: Value.optional(),
  performers: z.array(Provider).optional(),
  /** Of a planned drug. */
  dose: Value.optional(),
  route: Code.optional(),
  frequency: optionalText,
})
export const Coverage = z.strictObject({
  ...statement,
  payer: optionalText,
  memberId: optionalText,
  groupId: optionalText,
  holder: optionalText,
  relationship: Code.optional(),
})
export const Device = z.strictObject({ ...statement, udi: optionalText, quantity: Quantity.optional() })

/** A section's narrative, whole, as safe rich text (only tags of `narrative.ts`, no attributes but table spans). */
export const Note = z.strictObject({
  source: Source,
  code: Code.optional(),
  title: optionalText,
  html: text,
  time: Instant.optional(),
  authors: z.array(Provider).optional(),
})

export const STATEMENT_KINDS = {
  problems: Problem,
  allergies: Allergy,
  medications: Medication,
  immunizations: Immunization,
  vitals: Measurement,
  results: Measurement,
  procedures: Procedure,
  encounters: Encounter,
  socialHistory: Finding,
  familyHistory: FamilyMember,
  findings: Finding,
  planOfCare: PlanItem,
  insurance: Coverage,
  devices: Device,
} as const
export type StatementKind = keyof typeof STATEMENT_KINDS
export const ALL_STATEMENT_KINDS = Object.keys(STATEMENT_KINDS) as readonly StatementKind[]
export type Statement<K extends StatementKind = StatementKind> = z.infer<(typeof STATEMENT_KINDS)[K]>
export type Note = z.infer<typeof Note>
