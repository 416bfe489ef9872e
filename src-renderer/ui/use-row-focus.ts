import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'

/** What a key does to the row that has the focus. A page is what fits a usual window. */
const MOVES: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index) => index + 10,
  PageUp: (index) => index - 10,
  Home: () => 0,
  End: (_index, last) => last,
}

interface RowFocusOptions {
  readonly scroller: RefObject<HTMLElement | null>
  readonly total: number
  /** The rows that are built. */
  readonly first: number
  readonly last: number
  readonly version: number
  readonly scrollTo: (index: number) => void
}

/**
 * One stop of the Tab key for the whole list, and the arrow keys within: nobody must press Tab fifty times to get past.
 * A row that is not built or not loaded yet takes the focus as soon as it is there.
 */
export function useRowFocus({ scroller, total, first, last, version, scrollTo }: RowFocusOptions) {
  const [active, setActive] = useState(0)
  const wanted = useRef<number>(undefined)
  const reachable = Math.min(Math.max(active, first), Math.max(first, last))

  // biome-ignore lint/correctness/useExhaustiveDependencies: tried again whenever other rows are built or loaded.
  useEffect(() => {
    if (wanted.current === undefined) return
    const button = scroller.current?.querySelector<HTMLElement>(`tr[aria-rowindex="${wanted.current + 2}"] button`)
    if (!button) return
    wanted.current = undefined
    button.focus({ preventScroll: true })
  }, [scroller, active, first, last, version])

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = (event.target as HTMLElement).closest('tr[aria-rowindex]')
    const move = MOVES[event.key]
    if (!row || !move) return
    event.preventDefault()
    const index = Number(row.getAttribute('aria-rowindex')) - 2
    const next = Math.min(Math.max(0, move(index, total - 1)), total - 1)
    wanted.current = next
    setActive(next)
    scrollTo(next)
  }
  return { reachable, onKeyDown }
}
