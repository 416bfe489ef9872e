import { describe, expect, test } from 'vitest'
import { isNpi, isUnmapped, providerRows } from '../../../src-main/review/providers'

const USERS = [
  { id: 'u1', name: 'Dr. Amelia Hart', role: 'User', npi: '1999999984' },
  { id: 'u2', name: 'Samuel Okafor, MD', role: 'User' },
  { id: 'u3', name: 'Kim Twin', role: 'User' },
  { id: 'u4', name: 'Kim Twin', role: 'User' },
  { id: 'u5', name: 'Vera Other', role: 'User', npi: '1999999950' },
]
const seen = (npi: string, ...names: string[]) => ({ npi, names, roles: [], patients: 2 })
const suggestion = (npi: string, ...names: string[]) => providerRows([seen(npi, ...names)], [], USERS)[0]?.suggestion

describe('an NPI', () => {
  test.each(['1999999984', '1234567893'])('%s is one', (npi) => expect(isNpi(npi)).toBe(true))
  test.each(['1999999985', '199999998', '19999999840', '1999 99998', ''])('%j is none', (npi) =>
    expect(isNpi(npi)).toBe(false),
  )
})

describe('suggestions', () => {
  test('by NPI first', () =>
    expect(suggestion('1999999984', 'Somebody Else')).toEqual({ userId: 'u1', because: 'npi' }))
  test('by name, in any order and without titles', () =>
    expect(suggestion('1234567893', 'OKAFOR, Samuel')).toEqual({ userId: 'u2', because: 'name' }))
  test('nobody when two users would fit', () => expect(suggestion('1234567893', 'Kim Twin')).toBeUndefined())
  test('nobody whose NPI is another one', () => expect(suggestion('1234567893', 'Vera Other')).toBeUndefined())
  test('nobody for a provider without a name', () => expect(suggestion('1234567893')).toBeUndefined())
})

describe('rows', () => {
  test('carry the decision, and decisions about providers of other dumps come last', () => {
    const decisions = [
      { npi: '1234567893', strategy: 'skip', names: ['Vera'], roles: [] },
      { npi: '1999999984', strategy: 'exact', userId: 'u1', names: [], roles: [] },
    ] as const
    expect(providerRows([seen('1999999984', 'Amelia Hart')], decisions, USERS)).toEqual([
      {
        npi: '1999999984',
        valid: true,
        names: ['Amelia Hart'],
        roles: [],
        patients: 2,
        strategy: 'exact',
        userId: 'u1',
      },
      { npi: '1234567893', valid: true, names: ['Vera'], roles: [], patients: 0, strategy: 'skip' },
    ])
  })

  test('are unmapped without a decision, or with one that leads nowhere', () => {
    const row = { ...seen('1'), valid: false }
    expect(isUnmapped(row)).toBe(true)
    expect(isUnmapped({ ...row, strategy: 'exact' })).toBe(true)
    expect(isUnmapped({ ...row, strategy: 'exact', userId: 'u1' })).toBe(false)
    expect(isUnmapped({ ...row, strategy: 'fallback' })).toBe(false)
    expect(isUnmapped({ ...row, strategy: 'skip' })).toBe(false)
  })
})
