/** What every shelf must do: the one in memory (shelf.test.ts) and the encrypted one (test/main/staging). */
import { describe, expect, test } from 'vitest'
import type { Shelf } from '../../../src-main/practice/shelf'

export const describeShelf = (name: string, createShelf: () => Shelf): void => {
  describe(name, () => {
    test('gets what was put, by kind and id', () => {
      const shelf = createShelf()
      shelf.put('a', '1', '"first"')
      shelf.put('a', '1', '"second"')
      shelf.put('b', '1', '"other kind"')
      expect([shelf.get('a', '1'), shelf.get('b', '1'), shelf.get('a', '2')]).toEqual([
        '"second"',
        '"other kind"',
        undefined,
      ])
      shelf.remove('a', '1')
      shelf.remove('a', 'never there')
      expect([shelf.get('a', '1'), shelf.get('b', '1')]).toEqual([undefined, '"other kind"'])
    })

    test('lists by id, a page at a time, with the total', () => {
      const shelf = createShelf()
      for (const id of ['c', 'a/2', 'B', 'a/10', 'a/1', 'ab']) shelf.put('kind', id, `"${id}"`)
      const ids = (prefix: string | undefined, offset: number, limit: number) => {
        const { total, rows } = shelf.list('kind', { ...(prefix === undefined ? {} : { prefix }), offset, limit })
        return [total, ...rows.map((row) => row.id)]
      }
      expect(ids(undefined, 0, 9)).toEqual([6, 'B', 'a/1', 'a/10', 'a/2', 'ab', 'c'])
      expect(ids('a/', 0, 2)).toEqual([3, 'a/1', 'a/10'])
      expect(ids('a/', 2, 2)).toEqual([3, 'a/2'])
      expect(ids('a/', 0, 0)).toEqual([3])
      expect(ids('a/', 3, 1)).toEqual([3])
      expect(ids('A', 0, 9)).toEqual([0])
      expect(shelf.list('kind', { prefix: 'c', offset: 0, limit: 1 }).rows).toEqual([{ id: 'c', json: '"c"' }])
    })

    test('takes the marks of prefixes and searches literally', () => {
      const shelf = createShelf()
      shelf.put('kind', 'a%b', '1', '100% _sure_')
      shelf.put('kind', 'axb', '2', '100 sure')
      const found = (page: { prefix?: string; search?: string }) =>
        shelf.list('kind', { ...page, offset: 0, limit: 9 }).rows.map(({ id }) => id)
      expect(found({ prefix: 'a%' })).toEqual(['a%b'])
      expect(found({ search: '0%' })).toEqual(['a%b'])
      expect(found({ search: '_sure' })).toEqual(['a%b'])
      expect(found({ search: '' })).toEqual(['a%b', 'axb'])
    })

    test('searches the latest search text', () => {
      const shelf = createShelf()
      shelf.put('kind', '1', '1', 'ada lovelace')
      shelf.put('kind', '1', '1', 'grace hopper')
      shelf.put('kind', '2', '2')
      const total = (search: string) => shelf.list('kind', { search, offset: 0, limit: 9 }).total
      expect([total('hopper'), total('ada'), total('')]).toEqual([1, 0, 2])
    })

    test('keeps nothing of a transaction that throws, and answers what one returns', () => {
      const shelf = createShelf()
      shelf.put('kind', 'kept', '1')
      shelf.put('kind', 'removed', '1')
      const failing = () =>
        shelf.transaction(() => {
          shelf.put('kind', 'kept', '2')
          shelf.put('kind', 'new', '2')
          shelf.put('kind', 'new', '3')
          shelf.remove('kind', 'removed')
          throw new Error('stop')
        })
      expect(failing).toThrow('stop')
      expect(shelf.list('kind', { offset: 0, limit: 9 }).rows).toEqual([
        { id: 'kept', json: '1' },
        { id: 'removed', json: '1' },
      ])
      expect(shelf.transaction(() => shelf.transaction(() => shelf.get('kind', 'kept')))).toBe('1')
    })
  })
}
