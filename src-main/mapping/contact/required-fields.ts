/** Fields which the agent demands of every contact: filled as our own tables or the owner say, or the patient is left out. */
import { emailOf, phoneOf } from '../../../src-preload/contract/contactability'
import type { PatientRecord } from '../../../src-preload/contract/record'
import {
  type FieldAnswer,
  RECORD_FIELDS,
  type RecordField,
  type RequiredField,
} from '../../../src-preload/contract/required-fields'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import type { ContactBody, SchemaField } from '../../a2v2/schemas'
import { joined } from '../text'
import { genderText, legalName, nameOf } from './contact'
import { CUSTOM_FIELDS, fitField, suits } from './contact-fields'

type Person = PatientRecord['demographics']
export type FieldAnswers = Readonly<Record<string, FieldAnswer>>

/** Always filled, or filled by a decision of its own (provider mapping). */
const SETTLED: ReadonlySet<string> = new Set(['externalReferenceId', 'name', 'stage', 'owner'])
/** Never the same for two patients: nothing to ask; a patient without one is left out. */
const PERSONAL = ['email', 'mobileNumber'] as const

const READERS: Readonly<Record<string, (person: Person) => string | undefined>> = {
  name: ({ names }) => nameOf(names),
  givenName: ({ names }) => joined(legalName(names)?.given ?? [], ' '),
  familyName: ({ names }) => legalName(names)?.family,
  gender: ({ gender }) => genderText(gender),
  email: ({ telecoms }) => emailOf(telecoms),
  mobileNumber: ({ telecoms }) => phoneOf(telecoms),
}
const read = (person: Person, field: RecordField): string | undefined =>
  (READERS[field] ?? CUSTOM_FIELDS[field]?.[2])?.(person)

/** What of `RECORD_FIELDS` a patient has, to tell before any payload is made who lacks what is demanded. */
export type RecordValues = Readonly<Partial<Record<RecordField, string>>>

export const recordValues = (person: Person): RecordValues =>
  Object.fromEntries(
    RECORD_FIELDS.flatMap((field) => {
      const value = read(person, field)
      return value === undefined ? [] : [[field, value] as const]
    }),
  )

const isPersonal = (key: string): key is (typeof PERSONAL)[number] => PERSONAL.some((own) => own === key)

const demanded = (fields: readonly SchemaField[]): SchemaField[] =>
  fields.filter(({ key, required }) => required === true && !SETTLED.has(key))

const suggestionFor = (field: SchemaField): FieldAnswer | undefined => {
  const ours = RECORD_FIELDS.find((name) => name === field.key || suits(name, field))
  return ours === undefined ? undefined : { field: ours }
}

/** An answer is none when nobody could be given it: a choice which the workspace no longer offers. */
const answerTo = (field: SchemaField, answers: FieldAnswers): FieldAnswer | undefined => {
  const given = answers[field.key]
  const { value } = given ?? {}
  const isUsable = given?.field !== undefined || (value !== undefined && fitField(value, field) !== undefined)
  return isUsable ? given : suggestionFor(field)
}

/** What the owner is asked; those with an answer need no word. */
export const requiredFields = (fields: readonly SchemaField[], answers: FieldAnswers): RequiredField[] =>
  demanded(fields)
    .filter(({ key }) => !isPersonal(key))
    .map((field) => {
      const { key, label, type, options } = field
      const answer = answerTo(field, answers)
      return { key, label: label || key, type, options: options ?? [], ...(answer === undefined ? {} : { answer }) }
    })

const valueFor = (
  own: (from: RecordField) => string | undefined,
  field: SchemaField,
  { field: from, value }: FieldAnswer,
): string | undefined => {
  const stated = from === undefined ? undefined : own(from)
  return (
    (stated === undefined ? undefined : fitField(stated, field)) ??
    (value === undefined ? undefined : fitField(value, field))
  )
}

/** The contact with every demanded field; `required_field_empty` when one has no value for this patient. */
export const withRequired = (
  contact: ContactBody,
  person: Person,
  fields: readonly SchemaField[],
  answers: FieldAnswers,
): Result<ContactBody> => {
  let filled = contact
  for (const field of demanded(fields)) {
    const { key } = field
    if (isPersonal(key)) {
      if (contact[key] === undefined) return fail('required_field_empty')
      continue
    }
    const value = valueFor((from) => read(person, from), field, answerTo(field, answers) ?? {})
    if (value === undefined) return fail('required_field_empty')
    const isOwn = key === 'gender' || key === 'status'
    filled = isOwn ? { ...filled, [key]: value } : { ...filled, customFields: { ...filled.customFields, [key]: value } }
  }
  return ok(filled)
}

/** Whether `withRequired` would leave a patient with these values out. What is unanswered is asked first, and not counted. */
export const lacksRequired = (
  fields: readonly SchemaField[],
  answers: FieldAnswers,
): ((values: RecordValues) => boolean) | undefined => {
  const tests = demanded(fields).flatMap((field): ((values: RecordValues) => boolean)[] => {
    const { key } = field
    if (isPersonal(key)) return [(values) => values[key] === undefined]
    const answer = answerTo(field, answers)
    // A value for those without one is everybody's.
    if (answer === undefined || (answer.value !== undefined && fitField(answer.value, field) !== undefined)) return []
    return [(values) => valueFor((from) => values[from], field, answer) === undefined]
  })
  return tests.length === 0 ? undefined : (values) => tests.some((lacks) => lacks(values))
}
