import { describe, expect, test } from 'vitest'
import { Prescription } from '../../../../src-main/a2v2/schemas'
import { isActivePrescription, prescriptionsOf } from '../../../../src-main/mapping/clinical/prescriptions'
import { ClinicalStatus } from '../../../../src-preload/contract/statements'
import { medication, record, SCOPE } from '../records'

describe('active', () => {
  test.each(ClinicalStatus.options.map((status) => [status, status === 'active'] as const))(
    '%s: %s',
    (status, active) => {
      expect(isActivePrescription(medication({ clinicalStatus: status }))).toBe(active)
    },
  )
  test.each([
    ['negated', { negated: true }],
    ['no known medications', { noKnown: true }],
    ['given in the clinic', { list: 'administered' }],
    ['taken before an admission', { list: 'admission' }],
    ['without a name', { code: { nullFlavor: 'UNK' } }],
  ] as const)('%s is not', (_name, parts) => {
    expect(isActivePrescription(medication(parts))).toBe(false)
  })
  test('without a status is not', () => {
    const { clinicalStatus, ...unstated } = medication({})
    expect(clinicalStatus).toBe('active')
    expect(isActivePrescription(unstated)).toBe(false)
  })
  test('for after a discharge is', () => {
    expect(isActivePrescription(medication({ list: 'discharge' }))).toBe(true)
  })
})

const only = (parts: Parameters<typeof medication>[0]): Prescription => {
  const [one, ...more] = prescriptionsOf(record({ medications: [medication(parts)] }), SCOPE)
  expect(more).toEqual([])
  return Prescription.parse(one)
}

test('a whole prescription', () => {
  const { externalId, ...prescription } = only({
    dose: { type: 'quantity', quantity: { value: '1', unit: '1' } },
    form: { display: 'Tablet' },
    route: { code: 'C38288', display: 'Oral' },
    frequency: 'every 24 h',
    sig: 'Take 1 tablet by mouth daily',
    period: { low: { raw: '20240105', iso: '2024-01-05' } },
    indications: [{ display: 'Hypertension' }],
    supply: { quantity: { value: '90' }, refills: '3' },
    prescribers: [{ name: 'Dr. Amelia Hart', npi: '1999999984' }],
  })
  expect(externalId).toMatch(/^[0-9a-f]{32}$/)
  expect(prescription).toEqual({
    medication: 'Amlodipine 5 MG Oral Tablet',
    doseForm: '1 Tablet',
    dosesPerDay: 1,
    totalQuantity: '90',
    startDate: '2024-01-05',
    timingInstructions: 'Take 1 tablet by mouth daily; every 24 h',
    route: 'Oral',
    prescriber: 'Dr. Amelia Hart',
    notes: 'For: Hypertension\nRefills: 3\nCodes: RxNorm 197361\nActive by: statusCode active',
  })
})

test('what is not said is not there', () => {
  const { externalId, notes, ...prescription } = only({})
  expect(prescription).toEqual({ medication: 'Amlodipine 5 MG Oral Tablet' })
})

test('a start of less than a day is no date, yet not lost', () => {
  const { startDate, notes } = only({ period: { low: { raw: '2019', iso: '2019' } } })
  expect(startDate).toBeUndefined()
  expect(notes).toContain('Period: from 2019')
})

test('a drug that has words only', () => {
  expect(only({ code: { originalText: 'herbal tea' } }).medication).toBe('herbal tea')
})

test('all codes of a drug are kept', () => {
  const code = {
    systemName: 'RxNorm',
    code: '1',
    display: 'A',
    translations: [
      { systemName: 'NDC', code: '00093-1' },
      { system: '9.9.9', code: 'X' },
    ],
  }
  expect(only({ code }).notes).toContain('Codes: RxNorm 1, NDC 00093-1, 9.9.9 X')
})
