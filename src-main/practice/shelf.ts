/**
 * Where the practice workspace keeps what it was sent: JSON by kind and id, all synchronous. The app gives it an
 * encrypted one; tests use the memory one below. Both must answer alike.
 */
export interface Shelf {
  get(kind: string, id: string): string | undefined
  /** Inserts or replaces. `search` is what `list` looks through; without it the row is found by id and prefix only. */
  put(kind: string, id: string, json: string, search?: string): void
  remove(kind: string, id: string): void
  /** Ordered by id, by code point of ASCII ids. `total` counts every row that matches, whatever the page. */
  list(kind: string, page: ShelfPage): { readonly total: number; readonly rows: readonly ShelfRow[] }
  /** All or nothing: when `work` throws, nothing it put or removed stays, and the error goes on. */
  transaction<T>(work: () => T): T
}

export interface ShelfRow {
  readonly id: string
  readonly json: string
}

export interface ShelfPage {
  /** Ids that begin so, case-sensitive. */
  readonly prefix?: string
  /** Rows whose search text contains this. Both are compared as given: the workspace lower-cases both. */
  readonly search?: string
  readonly offset: number
  readonly limit: number
}

interface MemoryRow {
  readonly json: string
  readonly search: string
}

class MemoryKind {
  readonly rows = new Map<string, MemoryRow>()
  #sorted: readonly string[] | undefined

  set(id: string, row: MemoryRow | undefined): void {
    if (row === undefined ? this.rows.delete(id) : !this.rows.has(id)) this.#sorted = undefined
    if (row !== undefined) this.rows.set(id, row)
  }

  ids(): readonly string[] {
    this.#sorted ??= [...this.rows.keys()].sort()
    return this.#sorted
  }
}

export const createMemoryShelf = (): Shelf => {
  const kinds = new Map<string, MemoryKind>()
  let undo: (() => void)[] | undefined

  const kindOf = (kind: string): MemoryKind => {
    const found = kinds.get(kind) ?? new MemoryKind()
    kinds.set(kind, found)
    return found
  }
  const change = (kind: MemoryKind, id: string, row: MemoryRow | undefined): void => {
    const before = kind.rows.get(id)
    undo?.push(() => kind.set(id, before))
    kind.set(id, row)
  }

  return {
    get: (kind, id) => kindOf(kind).rows.get(id)?.json,
    put: (kind, id, json, search = '') => change(kindOf(kind), id, { json, search }),
    remove: (kind, id) => change(kindOf(kind), id, undefined),
    list: (kind, { prefix = '', search = '', offset, limit }) => {
      const { rows } = kindOf(kind)
      const matching = kindOf(kind)
        .ids()
        .filter((id) => id.startsWith(prefix) && (rows.get(id)?.search ?? '').includes(search))
      const page = matching.slice(offset, offset + limit).map((id) => ({ id, json: rows.get(id)?.json ?? '' }))
      return { total: matching.length, rows: page }
    },
    transaction: (work) => {
      if (undo !== undefined) return work()
      undo = []
      try {
        return work()
      } catch (error) {
        for (const step of undo.reverse()) step()
        throw error
      } finally {
        undo = undefined
      }
    },
  }
}
