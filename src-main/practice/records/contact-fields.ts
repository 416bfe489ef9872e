/** Which fields each agent accepts (GET /contacts/schema), and the checks that depend on them. */
import type { ContactBody } from '../bodies/contact-body'
import { STAGES } from '../bodies/contact-body'
import { PRACTICE_CHATBOTS, PRACTICE_USERS } from '../clinic'
import type { FieldError } from '../envelope'

export interface ContactField {
  readonly key: string
  readonly label: string
  readonly type: 'text' | 'email' | 'phone' | 'date' | 'select' | 'number'
  readonly required: boolean
  readonly options?: readonly string[]
}

const optional = (
  key: string,
  label: string,
  type: ContactField['type'] = 'text',
  options?: readonly string[],
): ContactField => ({ key, label, type, required: false, ...(options === undefined ? {} : { options }) })

const STANDARD_FIELDS: readonly ContactField[] = [
  { key: 'name', label: 'Name', type: 'text', required: true },
  optional('email', 'Email ID', 'email'),
  optional('mobileNumber', 'Mobile Number', 'phone'),
  optional('gender', 'Gender', 'select', ['Male', 'Female', 'Other', 'Unknown']),
  { key: 'stage', label: 'Stage', type: 'select', required: true, options: STAGES },
  optional('status', 'Status'),
]
const DEMOGRAPHIC_FIELDS: readonly ContactField[] = [
  optional('birthDate', 'Date of birth', 'date'),
  optional('address', 'Address'),
  optional('language', 'Preferred language'),
]
const MEDICAL_FIELDS: readonly ContactField[] = [
  optional('maritalStatus', 'Marital status'),
  optional('race', 'Race'),
  optional('ethnicity', 'Ethnicity'),
  optional('insurance', 'Insurance'),
  optional('smoker', 'Smoker', 'select', ['Yes', 'No', 'Former']),
  optional('householdSize', 'People in household', 'number'),
]

const required = (
  key: string,
  label: string,
  type: ContactField['type'] = 'text',
  options?: readonly string[],
): ContactField => ({ ...optional(key, label, type, options), required: true })

const INTAKE_FIELDS: readonly ContactField[] = [
  required('clinicLocation', 'Clinic location', 'select', ['Main Street', 'Riverside']),
  required('chartNumber', 'Chart number'),
  required('dateOfBirth', 'Date of birth', 'date'),
  optional('address', 'Address'),
]

const CUSTOM_FIELDS_OF_KIND: Readonly<Record<string, readonly ContactField[]>> = {
  'Medical Agent': [...DEMOGRAPHIC_FIELDS, ...MEDICAL_FIELDS],
  'Front Desk Agent': DEMOGRAPHIC_FIELDS,
  'Intake Agent': INTAKE_FIELDS,
}

const customFieldsOf = (agentId: string): readonly ContactField[] => {
  const agent = PRACTICE_CHATBOTS.find(({ id }) => id === agentId)
  return (agent && CUSTOM_FIELDS_OF_KIND[agent.kind]) ?? []
}

export const fieldsOf = (agentId: string): readonly ContactField[] => [...STANDARD_FIELDS, ...customFieldsOf(agentId)]

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/
const DECIMAL = /^-?\d+(\.\d+)?$/

const refusalOf = (field: ContactField, value: string): string | undefined => {
  if (field.options !== undefined && !field.options.includes(value)) return 'is not one of the options'
  if (field.type === 'date' && !(ISO_DATE.test(value) && !Number.isNaN(Date.parse(value)))) return 'is not a date'
  if (field.type === 'number' && !DECIMAL.test(value)) return 'is not a number'
  return undefined
}

const isUser = (userId: string | undefined): boolean =>
  userId === undefined || PRACTICE_USERS.some(({ id }) => id === userId)

/** What the shape alone cannot tell: options, custom fields and owners of this agent. */
export const contactErrors = (agentId: string, { gender, owner, customFields = {} }: ContactBody): FieldError[] => {
  const errors: FieldError[] = []
  const check = (field: string, message: string | undefined): void => {
    if (message !== undefined) errors.push({ field, message })
  }
  const genderField = STANDARD_FIELDS.find(({ key }) => key === 'gender')
  if (gender !== undefined && genderField !== undefined) check('gender', refusalOf(genderField, gender))
  for (const role of ['primary', 'secondary'] as const)
    check(`owner.${role}`, isUser(owner?.[role]) ? undefined : 'is not a user of this organisation')
  const offered = customFieldsOf(agentId)
  for (const [key, value] of Object.entries(customFields)) {
    const field = offered.find((candidate) => candidate.key === key)
    check(`customFields.${key}`, field === undefined ? 'is not a field of this agent' : refusalOf(field, value))
  }
  for (const { key, required: isRequired } of offered)
    check(`customFields.${key}`, isRequired && !customFields[key] ? 'is required' : undefined)
  return errors
}
