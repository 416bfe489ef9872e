import { describe, expect, test } from 'vitest'
import { readDocument } from '../../../src-main/ccda/read-document'
import type { DocumentReading } from '../../../src-main/ccda/reading'
import { balanceOf } from '../../../src-main/review/balance'
import { mergePatient } from '../../../src-main/review/merge'
import { summarise } from '../../../src-main/review/summary'
import { type SyntheticDocument, syntheticDocument } from '../pipeline/synthetic-document'

const ANNA: SyntheticDocument = {
  id: 'P1001',
  given: 'Anna',
  family: 'Testperson',
  birthDate: '19800203',
  phone: '(202) 555-0101',
  email: 'anna@example.org',
  npi: '1999999984',
  provider: 'Amelia Hart',
  encounters: ['20230405', '20190607'],
}

const reading = (document: SyntheticDocument): DocumentReading => {
  const read = readDocument(Buffer.from(syntheticDocument(document)), 'anna.ccda')
  if (!read.ok) throw new Error(read.failure.code)
  return read.value
}
const summaryOf = (document: SyntheticDocument) => {
  const read = reading(document)
  return summarise(mergePatient(read.patientKey, [{ ...read, file: 'anna.ccda' }]))
}

describe('the summary of a patient', () => {
  test('holds what lists show', () => {
    const summary = summaryOf(ANNA)
    expect(summary).toMatchObject({
      name: 'Anna Testperson',
      family: 'Testperson',
      given: 'Anna',
      birthDate: '1980-02-03',
      gender: 'Female',
      email: 'anna@example.org',
      provider: { npi: '1999999984', name: 'Amelia Hart' },
      encounters: { first: '2019-06-07', last: '2023-04-05' },
      missingContact: false,
      ids: ['P1001'],
    })
    expect(summary.counts).toMatchObject({ problems: 1, encounters: 2 })
    expect(summary.statements).toBe(3)
  })

  test('says nothing that the document does not say', () => {
    const summary = summaryOf({ given: 'Anna', family: 'Testperson', birthDate: '19800203', encounters: [] })
    expect(summary).not.toHaveProperty('email')
    expect(summary).not.toHaveProperty('phone')
    expect(summary).not.toHaveProperty('provider')
    expect(summary).not.toHaveProperty('encounters')
    expect(summary.missingContact).toBe(true)
  })

  test.each([
    [{ phone: '(202) 555-0101' }, { phone: '+12025550101', missingContact: false }],
    [{ phone: '555-01' }, { missingContact: true }],
    [{ email: 'anna@example' }, { missingContact: true }],
  ])('counts what Stage 2 could send, and nothing else: %j', (contact, expected) => {
    const { phone: _phone, email: _email, ...nameless } = ANNA
    const { phone, email, missingContact } = summaryOf({ ...nameless, ...contact })
    expect({ ...(phone && { phone }), ...(email && { email }), missingContact }).toEqual(expected)
  })
})

test('the balance of a document adds up', () => {
  const section = {
    entries: 9,
    rows: 5,
    unread: 1,
    statements: 8,
    accounted: { noKnown: 2, null: 1 },
    narrativeChars: 0,
  }
  expect(balanceOf([section, { ...section, unread: 0, accounted: {} }])).toEqual({
    entries: 14,
    read: 10,
    accounted: 3,
    unread: 1,
  })
})
