import { describe, expect, test } from 'vitest'
import { ContactBody, type SchemaField } from '../../../../src-main/a2v2/schemas'
import { contactability, contactOf } from '../../../../src-main/mapping/contact/contact'
import type { Telecom } from '../../../../src-preload/contract/data-types'
import type { PatientRecord } from '../../../../src-preload/contract/record'
import { person } from '../records'

const contact = (record: PatientRecord, schemaFields?: readonly SchemaField[]): ContactBody =>
  ContactBody.parse(contactOf({ record, organisationId: 'ORG-1', ownerId: 'u1', schemaFields }))
const phone = (value: string, use?: string): Telecom => ({ raw: value, kind: 'phone', value, ...(use && { use }) })
const email = (value: string, use?: string): Telecom => ({ raw: value, kind: 'email', value, ...(use && { use }) })

describe('phone and email', () => {
  test.each<[string, Telecom[], string | undefined]>([
    [
      'mobile before home before work',
      [phone('+15550100001', 'WP'), phone('+15550100002', 'HP'), phone('+15550100003', 'MC')],
      '+15550100003',
    ],
    ['one without a use before work', [phone('+15550100001', 'WP'), phone('+15550100002')], '+15550100002'],
    ['only E.164', [phone('555-0100', 'MC'), phone('+15550100002', 'WP')], '+15550100002'],
    ['not one that is no longer valid', [phone('+15550100001', 'BAD')], undefined],
    ['no fax', [{ raw: 'fax:+15550100001', kind: 'fax', value: '+15550100001' }], undefined],
  ])('%s', (_name, telecoms, expected) => {
    const record = person({ telecoms })
    expect(contact(record).mobileNumber).toBe(expected)
    expect(contactability(record)).toEqual({ email: false, phone: expected !== undefined })
  })
  test('the first valid address', () => {
    const record = person({
      telecoms: [email('nobody'), email('a..b@example.org'), email('old@example.org', 'BAD'), email('ada@example.org')],
    })
    expect(contact(record).email).toBe('ada@example.org')
    expect(contactability(record)).toEqual({ email: true, phone: false })
  })
})

describe('name, gender, stage, owner', () => {
  test('the legal name, wherever it stands', () => {
    const names = [
      { use: 'P', given: ['Addie'], text: 'Addie Example' },
      { use: 'L', given: ['Ada'], text: 'Ada Example' },
    ]
    expect(contact(person({ names })).name).toBe('Ada Example')
    expect(contact(person({ names: names.slice(0, 1) })).name).toBe('Addie Example')
    expect(contact(person({ names: [] })).name).toBe('Name not stated')
  })
  test.each([
    [{ code: 'F' }, 'Female'],
    [{ code: 'M', display: 'male' }, 'Male'],
    [{ code: 'UN' }, 'Undifferentiated'],
    [{ code: 'X', display: 'Nonbinary' }, 'Nonbinary'],
    [{ nullFlavor: 'UNK' }, undefined],
    [undefined, undefined],
  ])('gender %j is %s', (gender, expected) => {
    expect(contact(person(gender === undefined ? {} : { gender })).gender).toBe(expected)
  })
  test('a gender that the agent does not offer is not forced upon it', () => {
    const offered: SchemaField[] = [{ key: 'gender', type: 'select', options: ['male', 'female'] }]
    expect(contact(person({ gender: { code: 'F' } }), offered).gender).toBe('female')
    expect(contact(person({ gender: { code: 'UN' } }), offered).gender).toBeUndefined()
  })
  test('a patient is a Customer; one stated as deceased is not campaigned to', () => {
    expect(contact(person({})).stage).toBe('Customer')
    expect(contact(person({ deceased: false })).stage).toBe('Customer')
    expect(contact(person({ deceased: true })).stage).toBe('Old Customer')
  })
  test('the owner', () => {
    expect(contact(person({})).owner).toEqual({ primary: 'u1' })
    expect(contactOf({ record: person({}), organisationId: 'ORG-1', ownerId: undefined }).owner).toEqual({})
  })
})

describe('custom fields', () => {
  const ada = person({
    birthDate: { raw: '19700102', iso: '1970-01-02' },
    addresses: [{ lines: ['1 Sample St'], city: 'Springfield', state: 'IL', postalCode: '62701' }],
    languages: ['en'],
    maritalStatus: { code: 'M', display: 'Married' },
  })
  test('all of ours when the workspace does not say what it accepts', () => {
    expect(contact(ada).customFields).toEqual({
      birthDate: '1970-01-02',
      address: '1 Sample St, Springfield, IL 62701',
      city: 'Springfield',
      state: 'IL',
      postalCode: '62701',
      language: 'en',
      maritalStatus: 'Married',
      tebraPatientId: '77',
    })
  })
  test('otherwise what it accepts, under its own keys', () => {
    const fields: SchemaField[] = [
      { key: 'dob', label: 'Date of birth', type: 'date' },
      { key: 'cf_12', label: 'Preferred language', type: 'text' },
      { key: 'maritalStatus', type: 'select', options: ['Single', 'MARRIED'] },
      { key: 'favouriteColour', type: 'text' },
    ]
    expect(contact(ada, fields).customFields).toEqual({ dob: '1970-01-02', cf_12: 'en', maritalStatus: 'MARRIED' })
    expect(contact(ada, []).customFields).toEqual({})
  })
  test('nothing is bent to fit', () => {
    const fields: SchemaField[] = [
      { key: 'birthDate', type: 'date' },
      { key: 'maritalStatus', type: 'select', options: ['Single'] },
      { key: 'city', type: 'number' },
    ]
    const year = person({ ...ada.demographics, birthDate: { raw: '1970', iso: '1970' } })
    expect(contact(year, fields).customFields).toEqual({})
  })
  test('never the social security number', () => {
    const ids = [
      { root: '2.16.840.1.113883.4.1', extension: '000-12-3456' },
      { root: '1.2.3', extension: '77' },
    ]
    expect(contact(person({ ids })).customFields).toEqual({ tebraPatientId: '77' })
  })
})
