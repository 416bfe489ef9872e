import { describe, expect, test } from 'vitest'
import type { SchemaField } from '../../../../src-main/a2v2/schemas'
import {
  type FieldAnswers,
  lacksRequired,
  recordValues,
  requiredFields,
} from '../../../../src-main/mapping/contact/required-fields'
import { payloadsOf } from '../../../../src-main/mapping/payloads'
import type { PatientRecord } from '../../../../src-preload/contract/record'
import { context, person } from '../records'

const field = (key: string, more: Partial<SchemaField> = {}): SchemaField => ({
  key,
  type: 'text',
  required: true,
  ...more,
})
const LOCATION = field('location', { label: 'Clinic location', type: 'select', options: ['Main', 'Riverside'] })

const ada = person({ birthDate: { iso: '1970-01-02' }, gender: { code: 'F' } })
const contactOf = (record: PatientRecord, schemaFields: readonly SchemaField[], fieldAnswers: FieldAnswers = {}) => {
  const made = payloadsOf(record, context({ schemaFields, fieldAnswers }))
  return made.ok ? made.value.contact : made.failure.code
}

describe('what the owner is asked', () => {
  test('nothing about what every contact has, nor about what is optional', () => {
    const fields = ['externalReferenceId', 'name', 'email', 'mobileNumber', 'stage', 'owner'].map((key) => field(key))
    expect(requiredFields([...fields, field('nickname', { required: false })], {})).toEqual([])
  })
  test('with an answer at hand where our tables know the field, by key or by label', () => {
    const asked = requiredFields([field('dob'), field('cf_7', { label: 'Zip code' }), field('gender'), LOCATION], {})
    expect(asked.map(({ key, label, answer }) => [key, label, answer])).toEqual([
      ['dob', 'dob', { field: 'birthDate' }],
      ['cf_7', 'Zip code', { field: 'postalCode' }],
      ['gender', 'gender', { field: 'gender' }],
      ['location', 'Clinic location', undefined],
    ])
    expect(asked[3]?.options).toEqual(['Main', 'Riverside'])
  })
  test('again when the workspace no longer offers what was answered', () => {
    expect(requiredFields([LOCATION], { location: { value: 'Main' } })[0]?.answer).toEqual({ value: 'Main' })
    expect(requiredFields([LOCATION], { location: { value: 'Closed' } })[0]).not.toHaveProperty('answer')
  })
})

describe('what a contact gets', () => {
  test('the same value for everyone, in the words of the select', () => {
    const contact = contactOf(ada, [LOCATION, field('status')], {
      location: { value: 'riverside' },
      status: { value: 'New' },
    })
    expect(contact).toMatchObject({ status: 'New', customFields: { location: 'Riverside' } })
  })
  test('a field of the record, else the value for those without it', () => {
    const fields = [field('reference')]
    const answers: FieldAnswers = { reference: { field: 'tebraPatientId', value: 'none' } }
    expect(contactOf(ada, fields, answers)).toMatchObject({ customFields: { reference: '77' } })
    expect(contactOf(person({ ids: [] }), fields, answers)).toMatchObject({ customFields: { reference: 'none' } })
  })
  test.each<[string, SchemaField, FieldAnswers]>([
    ['unanswered', LOCATION, {}],
    ['of a record that has none', field('faith'), { faith: { field: 'religion' } }],
    ['an email that the patient does not have', field('email'), {}],
    ['a value that does not fit', field('count', { type: 'number' }), { count: { field: 'name' } }],
    ['a select that has no such choice', field('gender', { type: 'select', options: ['Other'] }), {}],
  ])('no contact at all without it: %s', (_name, required, answers) => {
    expect(contactOf(ada, [required], answers)).toBe('required_field_empty')
    // Told before the approval; what is unanswered stands in the way of it anyway.
    const told = lacksRequired([required], answers)?.(recordValues(ada.demographics))
    expect(told).toBe(required === LOCATION ? undefined : true)
  })
  test('nobody is said to lack what the record or the answer gives', () => {
    const fields = [field('dob', { type: 'date' }), field('mobileNumber'), field('faith'), LOCATION]
    const answers: FieldAnswers = { faith: { field: 'religion', value: 'none' }, location: { value: 'Main' } }
    expect(contactOf(ada, fields, answers)).toMatchObject({ customFields: { dob: '1970-01-02', faith: 'none' } })
    expect(lacksRequired(fields, answers)?.(recordValues(ada.demographics))).toBe(false)
    expect(lacksRequired([LOCATION], answers)).toBeUndefined()
  })
  test('the answer is part of what is approved', () => {
    const digestOf = (value: string) => {
      const made = payloadsOf(ada, context({ schemaFields: [LOCATION], fieldAnswers: { location: { value } } }))
      return made.ok ? made.value.digest : undefined
    }
    expect(digestOf('Main')).toBeDefined()
    expect(digestOf('Main')).not.toBe(digestOf('Riverside'))
  })
  test('an email and a phone of their own fit fields of their kind', () => {
    const fields = [field('emergency', { type: 'phone' }), field('mail', { type: 'email' })]
    const answers: FieldAnswers = { emergency: { field: 'mobileNumber' }, mail: { value: 'desk@example.org' } }
    expect(contactOf(ada, fields, answers)).toMatchObject({
      customFields: { emergency: '+15550100123', mail: 'desk@example.org' },
    })
  })
})
