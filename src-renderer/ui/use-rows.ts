import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { type FetchPage, RowPages, type RowsState } from './row-pages'

export interface Rows<T> extends RowsState {
  readonly at: (index: number) => T | undefined
  readonly want: (first: number, last: number) => void
  readonly reload: () => void
}

/** `question` names what `fetchPage` asks for; another one is another list. */
export function useRows<T>(question: string, fetchPage: FetchPage<T>): Rows<T> {
  const [pages] = useState(() => new RowPages<T>(fetchPage))
  const state = useSyncExternalStore(pages.subscribe, pages.state)
  const newest = useRef(fetchPage)
  useEffect(() => {
    newest.current = fetchPage
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the question changes, by value.
  useEffect(() => pages.ask(newest.current), [pages, question])
  return useMemo(() => ({ ...state, at: pages.at, want: pages.want, reload: () => pages.ask() }), [pages, state])
}
