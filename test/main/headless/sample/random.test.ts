import { expect, test } from 'vitest'
import { createRandom } from '../../../../src-main/headless/sample/random'

test('the numbers of a seed are fixed: a change here changes every sample', () => {
  const random = createRandom('2026/0')
  expect([random.integer(1, 1000), random.integer(1, 1000), random.integer(1, 1000)]).toMatchInlineSnapshot(`
    [
      1000,
      721,
      370,
    ]
  `)
})

test('neighbouring seeds have nothing in common', () => {
  const first = Array.from({ length: 2000 }, (_, index) => createRandom(`1/${index}`).next())
  const mean = first.reduce((sum, value) => sum + value, 0) / first.length
  expect(mean).toBeGreaterThan(0.47)
  expect(mean).toBeLessThan(0.53)
  expect(new Set(first).size).toBeGreaterThan(1990)
})

test('ranges hold their ends, choices keep their order', () => {
  const random = createRandom('x')
  const drawn = Array.from({ length: 500 }, () => random.integer(3, 5))
  expect(new Set(drawn)).toEqual(new Set([3, 4, 5]))
  for (let round = 0; round < 100; round += 1) {
    const some = random.some([1, 2, 3, 4, 5], 3)
    expect(some).toHaveLength(3)
    expect(some).toEqual([...new Set(some)].sort())
    expect(Math.abs(random.around(10, 1) - 10)).toBeLessThanOrEqual(3)
  }
  expect(random.some([1, 2], 5)).toEqual([1, 2])
  expect(() => random.pick([])).toThrow(RangeError)
})
