import { describe, expect, test } from 'vitest'
import { FAILURE_CODES } from '../../../src-preload/contract/result'
import { placeOf } from '../../../src-renderer/words/failure-place'
import { FAILURES } from '../../../src-renderer/words/failures'

describe('every failure code', () => {
  test.each(FAILURE_CODES)('%s has a title, what happened and what to do, in whole sentences', (code) => {
    const { title, happened, next } = FAILURES[code]
    expect(title).toMatch(/^[A-Z].*[^.]$/)
    expect(happened).toMatch(/^[A-Z].*\.$/s)
    expect(next).toMatch(/^[A-Z].*\.$/s)
  })

  test('is told apart from every other by its title or its text', () => {
    const told = FAILURE_CODES.map((code) => `${FAILURES[code].title}|${FAILURES[code].happened}`)
    expect(new Set(told).size).toBe(FAILURE_CODES.length)
  })

  test('is spoken of in plain words: no code, no placeholder', () => {
    const words = FAILURE_CODES.flatMap((code) => Object.values(FAILURES[code])).join('\n')
    expect(words).not.toMatch(/undefined|null|\$\{|[a-z]+_[a-z]+/)
  })
})

describe('placeOf', () => {
  test('names file, line and column, and the folder apart', () => {
    expect(placeOf({ code: 'not_well_formed', file: 'export.zip/a/b.ccda', line: 12, column: 4 })).toEqual({
      name: 'b.ccda, line 12, column 4',
      folder: 'export.zip/a',
    })
  })
  test('has no folder for a file at the top, and nothing where no file is named', () => {
    expect(placeOf({ code: 'file_empty', file: 'a.xml' })).toEqual({ name: 'a.xml', folder: '' })
    expect(placeOf({ code: 'offline', line: 3 })).toBeUndefined()
  })
})
