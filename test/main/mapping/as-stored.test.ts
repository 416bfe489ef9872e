import { describe, expect, test } from 'vitest'
import type { Contact, StoredBundle } from '../../../src-main/a2v2/schemas'
import { isBundleStored, isContactStored } from '../../../src-main/mapping/as-stored'
import { payloadsOf } from '../../../src-main/mapping/payloads'
import { context, lab, medication, record } from './records'

const made = payloadsOf(
  record({ medications: [medication({})], results: [lab({})] }),
  context({ defaultUserId: 'u1', schemaFields: [{ key: 'tebraPatientId', type: 'text' }] }),
)
if (!made.ok) throw new Error(made.failure.code)
const { contact, bundle } = made.value

describe('a contact read back', () => {
  const stored: Contact = { ...contact, contactId: 'c1', createdAt: '2026-01-01T00:00:00Z', archived: false }
  test('is the same whatever the workspace adds to it', () => {
    expect(isContactStored(contact, { ...stored, customFields: { ...contact.customFields, ours: 'kept' } })).toBe(true)
    expect(isContactStored({ ...contact, email: 'Ada@Example.org' }, { ...stored, email: 'ada@example.org' })).toBe(
      true,
    )
  })
  test.each<[string, Partial<Contact>]>([
    ['another phone', { mobileNumber: '+15550199999' }],
    ['no phone', { mobileNumber: null }],
    ['another owner', { owner: { primary: 'u2' } }],
    ['a custom field lost', { customFields: {} }],
    ['archived', { archived: true }],
  ])('is another with %s', (_name, more) => {
    expect(isContactStored(contact, { ...stored, ...more })).toBe(false)
  })
})

describe('a bundle read back', () => {
  const stored = (more: Partial<StoredBundle> = {}): StoredBundle => ({ ...bundle, ...more })
  test('is the same in any order, beside older items', () => {
    const older = { externalId: 'older', value: '1' }
    expect(isBundleStored(bundle, stored({ readings: [older, ...bundle.readings] }))).toBe(true)
  })
  test.each<[string, Partial<StoredBundle>]>([
    ['an item that is missing, whatever the digest says', { readings: [] }],
    ['another value', { readings: bundle.readings.map((item) => ({ ...item, value: '7' })) }],
    [
      'a drug marked as withdrawn',
      { prescriptions: bundle.prescriptions.map((item) => ({ ...item, withdrawn: true })) },
    ],
  ])('is not with %s', (_name, more) => {
    expect(isBundleStored(bundle, stored(more))).toBe(false)
  })
})
