import { expect, test } from 'vitest'
import { every } from '../../../src-main/lib/every'

test('every row once, whatever the size of a page, and no page before its first row is asked for', () => {
  const numbers = [1, 2, 3, 4, 5]
  for (const size of [1, 2, 5, 9]) {
    const asked: (number | undefined)[] = []
    const rows = every<number>((last = 0) => {
      asked.push(last)
      return numbers.filter((number) => number > last).slice(0, size)
    })
    expect(asked).toEqual([])
    expect(rows.next().value).toBe(1)
    expect(asked).toEqual([0])
    expect([...rows]).toEqual([2, 3, 4, 5])
  }
  expect([...every<number>(() => [])]).toEqual([])
})
