import { describe, expect, test } from 'vitest'
import type { ContactLine } from '../../../src-main/review/contact-table'
import { type FillablePatient, fillsFrom, withFills } from '../../../src-main/review/fill-contacts'
import type { Telecom } from '../../../src-preload/contract/data-types'

const patient = (key: string, more: Partial<FillablePatient> = {}): FillablePatient => ({
  key,
  name: 'Anna Testperson',
  family: 'Testperson',
  given: 'Anna',
  birthDate: '1980-02-03',
  ids: [key],
  conflict: false,
  ...more,
})
const email = (value: string): Telecom => ({ raw: `p.csv: ${value}`, kind: 'email', value })
const phone = (value: string, use?: string): Telecom => ({ raw: value, kind: 'phone', value, ...(use && { use }) })
const ANNA = { family: 'testperson', given: 'anna', birthDate: '1980-02-03' } as const
const A = email('a@example.org')
const fills = (lines: readonly ContactLine[], ...patients: FillablePatient[]) => {
  const { patients: filled, ...counts } = fillsFrom(lines, patients)
  return { ...counts, who: filled.map(({ key, how }) => `${key} by ${how}`) }
}

describe('a row', () => {
  test('fills by id, else by name and birth date', () => {
    const lines = [
      { id: '7', email: A },
      { ...ANNA, id: 'another number', phone: phone('+12025550101') },
    ]
    expect(fills(lines, patient('7', { family: 'Other' }), patient('8'))).toEqual({
      rows: 2,
      filled: 2,
      emails: 1,
      phones: 1,
      ambiguous: 0,
      unknown: 0,
      who: ['7 by id', '8 by name and birth date'],
    })
  })

  test.each<[string, ContactLine, FillablePatient[]]>([
    ['two patients of one id', { id: '7', email: A }, [patient('7'), patient('8', { ids: ['7'] })]],
    ['two patients of one name and birth date', { ...ANNA, email: A }, [patient('7'), patient('8')]],
    ['an id beside another birth date', { id: '7', birthDate: '1990-01-01', email: A }, [patient('7')]],
    ['an id beside another name', { id: '7', family: 'somebody', email: A }, [patient('7')]],
    ['an id beside another first name', { id: '7', given: 'twin', email: A }, [patient('7')]],
    ['documents of two people under one id', { id: '7', email: A }, [patient('7', { conflict: true })]],
  ])('is never applied where it is ambiguous: %s', (_name, line, patients) => {
    expect(fills([line], ...patients)).toMatchObject({ filled: 0, ambiguous: 1, unknown: 0, who: [] })
  })

  test('of nobody here is counted as such', () => {
    const lines = [{ id: '9', email: A }, { family: 'testperson', given: 'anna', email: A }, { email: A }]
    expect(fills(lines, patient('7'))).toMatchObject({ filled: 0, ambiguous: 0, unknown: 3 })
  })

  test('of a patient who married is still known by id and birth date', () => {
    expect(fills([{ ...ANNA, id: '7', family: 'newname', email: A }], patient('7'))).toMatchObject({ who: ['7 by id'] })
  })

  test('never touches what is there', () => {
    const known = patient('7', { email: 'old@example.org' })
    expect(fills([{ id: '7', email: A }], known)).toMatchObject({ filled: 0, ambiguous: 0 })
    const both = fillsFrom([{ id: '7', email: A, phone: phone('+12025550101') }], [known])
    expect(both.patients).toMatchObject([{ phone: '+12025550101', telecoms: [phone('+12025550101')] }])
    expect(both.patients[0]).not.toHaveProperty('email')
  })

  test('of which another says otherwise fills nothing; the same twice fills once', () => {
    const other = { id: '7', email: email('b@example.org'), phone: phone('+12025550101') }
    const differ = fillsFrom([{ id: '7', email: A, phone: phone('+12025550101') }, other], [patient('7')])
    expect(differ).toMatchObject({ filled: 1, emails: 0, phones: 1, ambiguous: 1 })
    expect(
      fills(
        [
          { id: '7', email: A },
          { id: '7', email: A },
        ],
        patient('7'),
      ),
    ).toMatchObject({ filled: 1, ambiguous: 0 })
  })
})

test('a document read later wins over what the table gave', () => {
  const home = phone('+12025550101', 'HP')
  const fill = [A, phone('+12025550199', 'MC')]
  expect(withFills([], fill)).toEqual(fill)
  expect(withFills([home], fill)).toEqual([home, A])
  expect(withFills([phone('555-01')], fill)).toHaveLength(3)
})
