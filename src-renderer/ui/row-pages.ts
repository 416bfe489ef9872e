/** Rows of a long list, fetched a page at a time as they come into view. 50,000 rows cost what is on the screen. */
import type { Failure, Result } from '../../src-preload/contract/result'
import type { Page } from '../../src-preload/contract/views'

export const PAGE_ROWS = 100
/** Pages kept; the ones farthest from the view go first. */
export const KEPT_PAGES = 40

export type FetchPage<T> = (offset: number, limit: number) => Promise<Result<Page<T>>>

export interface RowsState {
  /** Undefined until the first page came. */
  readonly total: number | undefined
  readonly failure: Failure | undefined
  readonly busy: boolean
  /** Raised whenever `at` may answer something else. */
  readonly version: number
}

const pageOf = (index: number): number => Math.floor(index / PAGE_ROWS)

export class RowPages<T> {
  #pages = new Map<number, readonly T[]>()
  #asked = new Set<number>()
  /** Raised by every new question; an answer to an older one is dropped. */
  #turn = 0
  #fetchPage: FetchPage<T>
  #state: RowsState = { total: undefined, failure: undefined, busy: true, version: 0 }
  readonly #listeners = new Set<() => void>()

  constructor(fetchPage: FetchPage<T>) {
    this.#fetchPage = fetchPage
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly state = (): RowsState => this.#state

  readonly at = (index: number): T | undefined => this.#pages.get(pageOf(index))?.[index % PAGE_ROWS]

  /** Asks anew, perhaps something else. The old rows stay until the first page is there: no flicker while typing. */
  readonly ask = (fetchPage: FetchPage<T> = this.#fetchPage): void => {
    this.#fetchPage = fetchPage
    this.#turn += 1
    this.#asked = new Set()
    this.#become({ busy: true, failure: undefined })
    void this.#load(0, true)
  }

  /** Fetches what is missing between two rows. */
  readonly want = (first: number, last: number): void => {
    for (let page = pageOf(first); page <= pageOf(last); page += 1) {
      if (!this.#pages.has(page)) void this.#load(page, false)
    }
  }

  async #load(page: number, isFresh: boolean): Promise<void> {
    if (this.#asked.has(page)) return
    this.#asked.add(page)
    const turn = this.#turn
    const result = await this.#fetchPage(page * PAGE_ROWS, PAGE_ROWS)
    if (turn !== this.#turn) return
    if (!result.ok) {
      this.#asked.delete(page)
      this.#become({ failure: result.failure, busy: false })
      return
    }
    if (isFresh) this.#pages = new Map()
    this.#pages.set(page, result.value.rows)
    this.#forget(page)
    this.#become({ total: result.value.total, failure: undefined, busy: false, version: this.#state.version + 1 })
  }

  #forget(near: number): void {
    while (this.#pages.size > KEPT_PAGES) {
      const far = [...this.#pages.keys()].reduce((one, other) =>
        Math.abs(other - near) > Math.abs(one - near) ? other : one,
      )
      this.#pages.delete(far)
      this.#asked.delete(far)
    }
  }

  #become(change: Partial<RowsState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
