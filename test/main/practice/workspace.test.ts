import { describe, expect, test } from 'vitest'
import type { Shelf } from '../../../src-main/practice/shelf'
import { createMemoryShelf } from '../../../src-main/practice/shelf'
import { contactOf, contactPath, createContact, MEDICAL, referenceOf, startPractice } from './open-api'

const LIST = `/contacts/chatbots/${MEDICAL}`

describe('a workspace on its shelf', () => {
  test('finds after a restart what it was sent before', async () => {
    const shelf = createMemoryShelf()
    const first = await startPractice({ shelf })
    const created = await createContact(first)
    await first.close()
    const second = await startPractice({ shelf })
    expect((await second.call('GET', contactPath())).body.data).toEqual(created.body.data)
    expect((await second.call('POST', LIST, contactOf(1))).status).toBe(409)
  })

  test('answers 500, not 201, when the shelf cannot commit', async () => {
    const memory = createMemoryShelf()
    let full = false
    const shelf: Shelf = {
      ...memory,
      transaction: (work) =>
        memory.transaction(() => {
          const value = work()
          if (full) throw new Error('disk full: Synthetic Patient 1')
          return value
        }),
    }
    const practice = await startPractice({ shelf })
    full = true
    const { status, body } = await practice.call('POST', LIST, contactOf(1))
    expect([status, body]).toEqual([500, { success: false, message: 'Something went wrong', data: null }])
    full = false
    expect((await practice.call('GET', contactPath())).status).toBe(404)
  })

  test('pages through 2,000 contacts: every one once, by ids and by name', async () => {
    const practice = await startPractice()
    for (let first = 1; first <= 2_000; first += 50)
      await Promise.all(Array.from({ length: 50 }, (_, index) => createContact(practice, first + index)))

    const all = async (query: string, pages: number) => {
      const seen: string[] = []
      for (let page = 1; page <= pages; page += 1) {
        const { body } = await practice.call('GET', `${LIST}?${query}&page=${page}`)
        expect(body.pagination).toMatchObject({ page, total: 2_000, pages })
        seen.push(...body.data.map((row: { externalReferenceId: string }) => row.externalReferenceId))
      }
      return seen
    }
    const expected = Array.from({ length: 2_000 }, (_, index) => referenceOf(index + 1)).sort()
    expect(await all('limit=1000&fields=ids&externalReferenceIdPrefix=tebra-0a1b2c3d-', 2)).toEqual(expected)
    expect((await all('limit=100', 20)).sort()).toEqual(expected)
    const beyond = await practice.call('GET', `${LIST}?limit=100&page=21`)
    expect([beyond.status, beyond.body.data]).toEqual([200, []])
  })
})
