/** Rows of a long list, fetched a page at a time as they come into view. 50,000 rows cost what is on the screen. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure, Result } from '../../src-preload/contract/result'
import type { Page } from '../../src-preload/contract/views'

export const PAGE_ROWS = 100
/** Pages kept; the ones farthest from the view go first. */
const KEPT_PAGES = 40

export interface Rows<T> {
  /** Undefined until the first page came. */
  readonly total: number | undefined
  readonly failure: Failure | undefined
  readonly busy: boolean
  /** Changes whenever `at` may answer something else. */
  readonly version: number
  readonly at: (index: number) => T | undefined
  /** Fetches what is missing between two rows. */
  readonly want: (first: number, last: number) => void
  readonly reload: () => void
}

export type FetchPage<T> = (offset: number, limit: number) => Promise<Result<Page<T>>>

interface Held<T> {
  pages: Map<number, readonly T[]>
  asked: Set<number>
  /** Raised by every new question; an answer to an older one is dropped. */
  turn: number
}

/** `question` names what `fetchPage` asks for: another one begins anew, keeping the old rows until the first page is there. */
export function useRows<T>(question: string, fetchPage: FetchPage<T>): Rows<T> {
  const held = useRef<Held<T>>({ pages: new Map(), asked: new Set(), turn: 0 })
  const fetcher = useRef(fetchPage)
  fetcher.current = fetchPage
  const [state, setState] = useState<{ total?: number; failure?: Failure; busy: boolean; version: number }>({
    busy: true,
    version: 0,
  })

  const load = useCallback(async (page: number, fresh: boolean) => {
    const { turn, asked } = held.current
    if (asked.has(page)) return
    asked.add(page)
    const result = await fetcher.current(page * PAGE_ROWS, PAGE_ROWS)
    if (turn !== held.current.turn) return
    if (!result.ok) {
      asked.delete(page)
      setState((before) => ({ ...before, failure: result.failure, busy: false }))
      return
    }
    if (fresh) held.current.pages = new Map()
    held.current.pages.set(page, result.value.rows)
    forget(held.current, page)
    setState((before) => ({ total: result.value.total, busy: false, version: before.version + 1 }))
  }, [])

  const reload = useCallback(() => {
    held.current = { pages: held.current.pages, asked: new Set(), turn: held.current.turn + 1 }
    setState(({ failure: _failure, ...before }) => ({ ...before, busy: true }))
    void load(0, true)
  }, [load])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is another list.
  useEffect(() => {
    reload()
    return () => {
      held.current.turn += 1
    }
  }, [question, reload])

  const want = useCallback(
    (first: number, last: number) => {
      for (let page = pageOf(first); page <= pageOf(last); page += 1) {
        if (!held.current.pages.has(page)) void load(page, false)
      }
    },
    [load],
  )
  const at = useCallback((index: number) => held.current.pages.get(pageOf(index))?.[index % PAGE_ROWS], [])
  return { total: state.total, failure: state.failure, busy: state.busy, version: state.version, at, want, reload }
}

const pageOf = (index: number): number => Math.floor(index / PAGE_ROWS)

function forget<T>({ pages, asked }: Held<T>, near: number): void {
  while (pages.size > KEPT_PAGES) {
    const farthest = [...pages.keys()].reduce((far, page) =>
      Math.abs(page - near) > Math.abs(far - near) ? page : far,
    )
    pages.delete(farthest)
    asked.delete(farthest)
  }
}
