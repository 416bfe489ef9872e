import { describe, expect, test } from 'vitest'
import { Repeats } from '../../../src-main/ccda/repeats'
import type { Statement } from '../../../src-preload/contract/statements'

const problem = (code: string, entry = 1): Statement<'problems'> => ({
  ids: [{ root: '1.2.3', extension: 'same' }],
  code: { code },
  source: { file: '', section: '11450-4', entry },
})

describe('Repeats', () => {
  test('the same id and content is one statement, wherever it stands', () => {
    const repeats = new Repeats()
    expect(repeats.isRepeated('problems', problem('a'))).toBe(false)
    expect(repeats.isRepeated('problems', problem('a', 2))).toBe(true)
    expect(repeats.isRepeated('findings', problem('a'))).toBe(false)
  })

  test('one id may have other content, or stand under another root', () => {
    const repeats = new Repeats()
    repeats.isRepeated('problems', problem('a'))
    expect(repeats.isRepeated('problems', { ...problem('a'), text: 'other' })).toBe(false)
    expect(repeats.isRepeated('problems', { ...problem('a'), ids: [{ root: '4', extension: 'same' }] })).toBe(false)
    expect(repeats.isRepeated('problems', { ...problem('a'), ids: undefined as never })).toBe(false)
  })

  test.each([3, 9, 100])('of %i different rows of one id each is told once', (count) => {
    const repeats = new Repeats()
    const rows = Array.from({ length: count }, (_, index) => problem(`code ${index}`))
    expect(rows.filter((row) => repeats.isRepeated('problems', row))).toEqual([])
    expect(rows.filter((row) => repeats.isRepeated('problems', { ...row })).length).toBe(count)
  })

  test('what was released is still known', () => {
    const repeats = new Repeats()
    for (const code of ['a', 'b']) repeats.isRepeated('problems', problem(code))
    repeats.release()
    expect(repeats.isRepeated('problems', problem('b', 7))).toBe(true)
    expect(repeats.isRepeated('problems', problem('c'))).toBe(false)
    expect(repeats.isRepeated('problems', problem('c'))).toBe(true)
  })
})
