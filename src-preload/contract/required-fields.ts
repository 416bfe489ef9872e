/** Fields which the target chatbot demands of every contact, and where the owner says that their values come from. */
import { z } from 'zod'

/** What of a patient's record can stand in a contact's field. */
export const RECORD_FIELDS = [
  'name',
  'givenName',
  'familyName',
  'gender',
  'email',
  'mobileNumber',
  'birthDate',
  'address',
  'city',
  'state',
  'postalCode',
  'country',
  'language',
  'maritalStatus',
  'race',
  'ethnicity',
  'religion',
  'tebraPatientId',
] as const
export type RecordField = (typeof RECORD_FIELDS)[number]

/** `field` of each patient's record where it has one that fits; otherwise `value`, the same for everyone. */
export const FieldAnswer = z
  .strictObject({ field: z.enum(RECORD_FIELDS).optional(), value: z.string().trim().min(1).max(2_000).optional() })
  .refine(({ field, value }) => field !== undefined || value !== undefined)
export type FieldAnswer = z.infer<typeof FieldAnswer>

export interface RequiredField {
  /** The workspace's own. */
  readonly key: string
  readonly label: string
  readonly type: 'text' | 'email' | 'phone' | 'date' | 'select' | 'number'
  /** Of a select. */
  readonly options: readonly string[]
  /** The owner's, else the one that our own tables suggest; undefined: Stage 2 can't begin. */
  readonly answer?: FieldAnswer
}
