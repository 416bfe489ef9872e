import { expect, test } from 'vitest'
import { release } from '../../../src-main/lib/release'

test('bytes of their own are given back', () => {
  const bytes = new Uint8Array(1000)
  release([bytes])
  expect(bytes.byteLength).toBe(0)
})

test('what shares its memory is left alone', () => {
  const whole = new Uint8Array([1, 2, 3, 4])
  const part = whole.subarray(1, 3)
  release([part])
  expect([...part]).toEqual([2, 3])
  expect([...whole]).toEqual([1, 2, 3, 4])
})
