import { describe, expect, test } from 'vitest'
import { PRACTICE_CHATBOTS, PRACTICE_USERS } from '../../../src-main/practice/clinic'

/** Luhn over the prefix 80840 and the ten digits (45 CFR 162.406; CMS, "NPI check digit"). */
const isNpi = (npi: string): boolean => {
  const digits = [...`80840${npi}`].reverse().map(Number)
  const sum = digits.reduce((total, digit, at) => {
    const weighted = at % 2 === 1 ? digit * 2 : digit
    return total + (weighted > 9 ? weighted - 9 : weighted)
  }, 0)
  return npi.length === 10 && sum % 10 === 0
}

describe('the clinic to practise with', () => {
  test('has one owner, and four users with valid and distinct NPIs', () => {
    const npis = PRACTICE_USERS.flatMap(({ npi }) => npi ?? [])
    expect(PRACTICE_USERS.filter(({ role }) => role === 'Owner')).toHaveLength(1)
    expect(new Set(npis).size).toBe(4)
    expect(npis.filter((npi) => !isNpi(npi))).toEqual([])
    expect(isNpi('1999999985')).toBe(false)
  })

  test('has four agents with A2V2-like ids', () => {
    expect(PRACTICE_CHATBOTS).toHaveLength(4)
    for (const { id } of PRACTICE_CHATBOTS) expect(id).toMatch(/^[0-9a-f]{24}$/)
  })
})
