import { describe, expect, test } from 'vitest'
import { birthDay, contactLines } from '../../../src-main/review/contact-table'

const lines = (header: string, ...rows: string[]) =>
  contactLines(
    [header, ...rows].map((row) => row.split('|')),
    'p.csv',
  )

describe('the columns of a table', () => {
  test('are known by their headers, in any order and writing', () => {
    const expected = {
      id: '00123',
      family: 'muller',
      given: 'jo',
      birthDate: '1980-02-03',
      email: { raw: 'p.csv: Jo@Example.org', kind: 'email', value: 'jo@example.org' },
      phone: { raw: 'p.csv: (202) 555-0101', kind: 'phone', value: '+12025550101', use: 'MC' },
    }
    expect(
      lines(
        'Chart Number|FIRST NAME|Last_Name|D.O.B.|E-mail Address|Cell Phone',
        '00123|Jo Ann|Müller|2/3/1980|Jo@Example.org|(202) 555-0101',
      ),
    ).toEqual([expected])
    expect(
      lines('mobile|email|dob|patient name|mrn', '(202) 555-0101|Jo@Example.org|1980-02-03|Müller, Jo Ann|00123'),
    ).toEqual([expected])
    expect(lines('Name|Birth Date|Phone', 'Jo Ann Müller|02-03-1980|x')).toEqual([
      { family: 'muller', given: 'jo', birthDate: '1980-02-03' },
    ])
  })

  test('may stand below a title', () => {
    expect(lines('Patients of the clinic', '', 'MRN|Email', '7|a@example.org')).toMatchObject([{ id: '7' }])
  })

  test('have to name the person and a way to reach them', () => {
    expect(lines('First|Last|Email', 'a|b|c@example.org')).toBeUndefined()
    expect(lines('Patient ID|First|Last|DOB', '1|a|b|1/1/2000')).toBeUndefined()
    expect(lines('', '')).toBeUndefined()
  })

  test('mobile goes before home, home before any, any before work; what is no number is passed over', () => {
    const header = 'MRN|Work Phone|Phone|Home Phone|Mobile'
    const [all, noMobile, noHome, onlyWork, none] =
      lines(
        header,
        '1|2025550101|2025550102|2025550103|2025550104',
        '2|2025550101|2025550102|2025550103|call home',
        '3|2025550101|2025550102||',
        '4|2025550101|||',
        '5|n/a|||12',
      ) ?? []
    expect(all?.phone).toMatchObject({ value: '+12025550104', use: 'MC' })
    expect(noMobile?.phone).toMatchObject({ value: '+12025550103', use: 'HP' })
    expect(noHome?.phone).toEqual({ raw: 'p.csv: 2025550102', kind: 'phone', value: '+12025550102' })
    expect(onlyWork?.phone).toMatchObject({ use: 'WP' })
    expect(none).toEqual({ id: '5' })
  })
})

test.each([
  ['1980-02-03', '1980-02-03'],
  ['19800203', '1980-02-03'],
  ['2/3/1980', '1980-02-03'],
  ['02-03-1980', '1980-02-03'],
  ['2/3/1980 0:00', '1980-02-03'],
  ['1980-02-03T00:00:00', '1980-02-03'],
  ['31/12/1980', undefined],
  ['2/3/80', undefined],
  ['Feb 3, 1980', undefined],
  ['', undefined],
])('the birth date %j is %j: nothing is guessed', (text, expected) => {
  expect(birthDay(text)).toBe(expected)
})
