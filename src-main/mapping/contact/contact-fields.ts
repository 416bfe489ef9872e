/** Custom fields of a contact: only those which the agent's schema accepts, in the form that it accepts. */
import { isE164, isEmail } from '../../../src-preload/contract/contactability'
import type { PatientRecord } from '../../../src-preload/contract/record'
import type { SchemaField } from '../../a2v2/schemas'
import { fold } from '../../lib/fold'
import { patientIds } from '../notes/demographics-note'
import { addressText, codeText, codeTexts, dayOf, joined } from '../text'

type Person = PatientRecord['demographics']
type FieldRow = readonly [
  from: string,
  how: string,
  read: (person: Person) => string | undefined,
  names: readonly string[],
]

/** `names`: other words under which a workspace may know the field. What fits nowhere stands in the note "Demographics". */
export const CUSTOM_FIELDS: Readonly<Record<string, FieldRow>> = {
  birthDate: [
    'birthDate',
    'ISO 8601 of the precision given',
    ({ birthDate }) => birthDate?.iso,
    ['dob', 'dateofbirth', 'birthday'],
  ],
  address: [
    'addresses',
    'the first, on one line',
    ({ addresses }) => addresses[0] && addressText(addresses[0]),
    ['streetaddress', 'homeaddress'],
  ],
  city: ['addresses.city', 'of the first', ({ addresses }) => addresses[0]?.city, []],
  state: ['addresses.state', 'of the first', ({ addresses }) => addresses[0]?.state, []],
  postalCode: [
    'addresses.postalCode',
    'of the first',
    ({ addresses }) => addresses[0]?.postalCode,
    ['zip', 'zipcode', 'postcode'],
  ],
  country: ['addresses.country', 'of the first', ({ addresses }) => addresses[0]?.country, []],
  language: [
    'languages',
    'as written',
    ({ languages }) => joined(languages ?? [], ', '),
    ['preferredlanguage', 'languages'],
  ],
  maritalStatus: ['maritalStatus', 'display name', ({ maritalStatus }) => codeText(maritalStatus), []],
  race: ['races', 'display names', ({ races }) => codeTexts(races), []],
  ethnicity: ['ethnicities', 'display names', ({ ethnicities }) => codeTexts(ethnicities), []],
  religion: ['religion', 'display name', ({ religion }) => codeText(religion), []],
  tebraPatientId: [
    'ids',
    'the first; never the social security number',
    ({ ids }) => patientIds(ids)[0],
    ['patientid', 'mrn'],
  ],
}

const plain = (name: string): string => fold(name).replace(/[^a-z0-9]/g, '')

/** Whether the workspace's field is, by its key or its label, the one that we know as `ours`. */
export const suits = (ours: string, { key, label }: Pick<SchemaField, 'key' | 'label'>): boolean => {
  const wanted = new Set([plain(ours), ...(CUSTOM_FIELDS[ours]?.[3] ?? [])])
  return wanted.has(plain(key)) || wanted.has(plain(label ?? ''))
}

const fieldFor = (ours: string, fields: readonly SchemaField[]): SchemaField | undefined =>
  fields.find(({ key }) => key === ours) ?? fields.find((field) => suits(ours, field))

/** The value in the field's own form; undefined when it has none, so that nothing is bent to fit. */
export const fitField = (
  value: string,
  { type, options }: Pick<SchemaField, 'type' | 'options'>,
): string | undefined => {
  switch (type) {
    case 'select':
      return (options ?? []).find((option) => fold(option) === fold(value))
    case 'date':
      return dayOf(value)
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(value) ? value : undefined
    case 'email':
      return isEmail(value) ? value : undefined
    case 'phone':
      return isE164(value) ? value : undefined
    case 'text':
      return value
  }
}

/** Without a schema all of ours are sent: the workspace never said that it minds. */
export const customFieldsOf = (person: Person, fields: readonly SchemaField[] | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(CUSTOM_FIELDS).flatMap(([key, [, , read]]) => {
      const value = read(person)
      const field = fields === undefined ? { key, type: 'text' as const } : fieldFor(key, fields)
      const fitted = value === undefined || field === undefined ? undefined : fitField(value, field)
      return field === undefined || fitted === undefined ? [] : [[field.key, fitted] as const]
    }),
  )
