import { describe, expect, test } from 'vitest'
import { createMemoryShelf, type Shelf } from '../../../src-main/practice/shelf'
import { PRACTICE_MIGRATIONS } from '../../../src-main/staging/migrations/practice'
import { createShelf } from '../../../src-main/staging/shelf'
import { temporaryStore } from './temporary-store'

const shelves: readonly (readonly [string, () => Shelf])[] = [
  ['the encrypted shelf', () => createShelf(temporaryStore(PRACTICE_MIGRATIONS).db)],
  ['the memory shelf', createMemoryShelf],
]

describe.each(shelves)('%s', (_name, create) => {
  test('puts, replaces, removes', () => {
    const shelf = create()
    shelf.put('contact', 'a', '1')
    shelf.put('contact', 'a', '2')
    shelf.put('note', 'a', '3')
    expect([shelf.get('contact', 'a'), shelf.get('note', 'a'), shelf.get('contact', 'b')]).toEqual([
      '2',
      '3',
      undefined,
    ])
    shelf.remove('contact', 'a')
    expect([shelf.get('contact', 'a'), shelf.get('note', 'a')]).toEqual([undefined, '3'])
  })

  test('lists by prefix and search, ordered by id, a page at a time', () => {
    const shelf = create()
    for (const id of ['tebra-2', 'tebra-10', 'other-1', 'tebra-1']) shelf.put('contact', id, `"${id}"`, `text of ${id}`)
    shelf.put('contact', 'tebra-3', '{}')
    const ids = (page: Parameters<Shelf['list']>[1]): readonly string[] =>
      shelf.list('contact', page).rows.map(({ id }) => id)
    expect(ids({ prefix: 'tebra-', offset: 0, limit: 9 })).toEqual(['tebra-1', 'tebra-10', 'tebra-2', 'tebra-3'])
    expect(ids({ prefix: 'tebra-', offset: 1, limit: 2 })).toEqual(['tebra-10', 'tebra-2'])
    expect(ids({ search: 'tebra-1', offset: 0, limit: 9 })).toEqual(['tebra-1', 'tebra-10'])
    expect(shelf.list('contact', { prefix: 'tebra-', offset: 3, limit: 1 }).total).toBe(4)
    expect(ids({ search: '%', offset: 0, limit: 9 })).toEqual([])
  })

  test('a transaction that throws leaves nothing', () => {
    const shelf = create()
    shelf.put('contact', 'a', '1')
    const boom = new Error('boom')
    expect(() =>
      shelf.transaction(() => {
        shelf.put('contact', 'a', '2')
        shelf.put('contact', 'b', '2')
        throw boom
      }),
    ).toThrow(boom)
    expect([shelf.get('contact', 'a'), shelf.get('contact', 'b')]).toEqual(['1', undefined])
  })
})
