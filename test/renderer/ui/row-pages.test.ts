import { expect, test } from 'vitest'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import type { Page } from '../../../src-preload/contract/views'
import { KEPT_PAGES, PAGE_ROWS, RowPages } from '../../../src-renderer/ui/row-pages'

const TOTAL = 50_000
const pageAt = (offset: number, limit: number, factor = 1): Result<Page<number>> =>
  ok({ total: TOTAL, rows: Array.from({ length: limit }, (_, index) => (offset + index) * factor) })
const settled = () => new Promise((resolve) => setTimeout(resolve))

/** A workspace that remembers what it was asked for. */
function createList(factor = 1) {
  const asked: number[] = []
  const fetchPage = async (offset: number, limit: number) => {
    asked.push(offset)
    return pageAt(offset, limit, factor)
  }
  return { asked, fetchPage }
}

test('fetches only the pages in view, each once', async () => {
  const { asked, fetchPage } = createList()
  const pages = new RowPages(fetchPage)
  pages.ask()
  await settled()
  expect(pages.state()).toMatchObject({ total: TOTAL, busy: false })
  pages.want(25_010, 25_130)
  pages.want(25_010, 25_130)
  await settled()
  expect(asked).toEqual([0, 25_000, 25_100])
  expect([pages.at(0), pages.at(25_105), pages.at(40_000)]).toEqual([0, 25_105, undefined])
})

test('an answer to an older question is dropped, however late it comes', async () => {
  const waiting: (() => void)[] = []
  const slow = async (offset: number, limit: number) => {
    await new Promise<void>((resolve) => waiting.push(resolve))
    return pageAt(offset, limit, -1)
  }
  const pages = new RowPages(slow)
  pages.ask()
  pages.ask(createList(2).fetchPage)
  await settled()
  for (const answer of waiting) answer()
  await settled()
  expect(pages.at(7)).toBe(14)
})

test('keeps the old rows until the new ones are there', async () => {
  const pages = new RowPages(createList().fetchPage)
  pages.ask()
  await settled()
  pages.ask(createList(3).fetchPage)
  expect(pages.at(5)).toBe(5)
  await settled()
  expect(pages.at(5)).toBe(15)
})

test('a failure is told, keeps what is there, and the page can be asked for again', async () => {
  const { fetchPage } = createList()
  let broken = true
  const pages = new RowPages<number>(async (offset, limit) =>
    offset > 0 && broken ? fail('offline') : fetchPage(offset, limit),
  )
  pages.ask()
  await settled()
  pages.want(PAGE_ROWS, PAGE_ROWS)
  await settled()
  expect(pages.state().failure).toEqual({ code: 'offline' })
  expect(pages.at(3)).toBe(3)
  broken = false
  pages.want(PAGE_ROWS, PAGE_ROWS)
  await settled()
  expect(pages.state().failure).toBeUndefined()
  expect(pages.at(PAGE_ROWS)).toBe(PAGE_ROWS)
})

test('holds a bounded number of pages, and fetches a forgotten one again', async () => {
  const { asked, fetchPage } = createList()
  const pages = new RowPages(fetchPage)
  pages.ask()
  for (let page = 0; page <= KEPT_PAGES + 5; page += 1) {
    pages.want(page * PAGE_ROWS, page * PAGE_ROWS)
    await settled()
  }
  expect(pages.at(0)).toBeUndefined()
  pages.want(0, 0)
  await settled()
  expect(pages.at(0)).toBe(0)
  expect(asked.filter((offset) => offset === 0)).toHaveLength(2)
})
