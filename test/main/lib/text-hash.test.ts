import { expect, test } from 'vitest'
import { textHash } from '../../../src-main/lib/text-hash'

test('texts that are not alike have numbers that are not, whole and of 53 bits', () => {
  const words = Array.from({ length: 20_000 }, (_, index) => `content|${index}|2024-01-${index % 31}`)
  const texts = ['', 'a', 'b', 'ab', 'ba', 'aa', '\u0000', '\u0100', '👍', ...words]
  const hashes = texts.map(textHash)
  expect(new Set(hashes).size).toBe(texts.length)
  expect(hashes.every((hash) => Number.isSafeInteger(hash) && hash >= 0)).toBe(true)
  expect(texts.map(textHash)).toEqual(hashes)
})

test('a store holds them: they stay what they are', () => {
  expect(textHash('content|195967001|2024-01-01')).toBe(3460000420816593)
})
