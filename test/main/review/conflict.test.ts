import { describe, expect, test } from 'vitest'
import { isConflict } from '../../../src-main/review/conflict'

const person = (birth: string | undefined, ...families: (string | undefined)[]) => ({
  ...(birth === undefined ? {} : { birthDate: { raw: birth, iso: birth } }),
  names: families.map((family) => ({
    given: ['Ann'],
    text: `Ann ${family}`,
    ...(family === undefined ? {} : { family }),
  })),
})

describe('two people under one id', () => {
  test.each([
    ['another birth date', person('1980-02-03', 'Berg'), person('1980-02-04', 'Berg')],
    ['another year, written in full there', person('1981', 'Berg'), person('1980-02-04', 'Berg')],
    ['no family name in common', person('1980-02-03', 'Berg'), person('1980-02-03', 'Fox')],
  ])('%s', (_name, one, other) => {
    expect(isConflict([one, other])).toBe(true)
    expect(isConflict([other, person(undefined), one])).toBe(true)
  })

  test.each([
    ['the same', person('1980-02-03', 'Berg'), person('1980-02-03', 'Berg')],
    ['a date less precise', person('1980-02', 'Berg'), person('1980-02-03', 'Berg')],
    ['a time beside the date', person('1980-02-03T08:00:00Z', 'Berg'), person('1980-02-03', 'Berg')],
    ['case and accents', person('1980-02-03', 'DVORAK'), person('1980-02-03', 'Dvořák')],
    ['a new name beside the old one', person('1980-02-03', 'Fox', 'Berg'), person('1980-02-03', 'Berg')],
    ['a document that does not say', person(undefined), person('1980-02-03', 'Berg')],
    ['a flat name without family', person('1980-02-03', undefined), person('1980-02-03', 'Berg')],
  ])('not: %s', (_name, one, other) => {
    expect(isConflict([one, other])).toBe(false)
  })

  test('one document conflicts with nobody', () => {
    expect(isConflict([person('1980', 'Berg')])).toBe(false)
  })
})
