import { Skeleton, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Loading as LoadingState } from '../import-api'
import { STATES } from '../words'
import { FailureNotice } from './failure-notice'

/** Grey lines in the shape of what is coming. */
export function Placeholder({ lines = 3, height = 18 }: { lines?: number; height?: number }) {
  return (
    <div className="stack-sm" aria-busy="true">
      <VisuallyHidden role="status">{STATES.loading}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other name.
        <Skeleton key={line} height={height} width={`${100 - ((line * 17) % 40)}%`} radius="sm" />
      ))}
    </div>
  )
}

interface LoadedProps<T> {
  readonly from: LoadingState<T>
  readonly lines?: number
  readonly height?: number
  readonly children: (value: T) => ReactNode
}

/** The three states of something asked for: loading, failed (with Retry), there. A newer failure keeps the old value. */
export function Loaded<T>({ from, lines, height, children }: LoadedProps<T>) {
  return (
    <>
      {from.failure && <FailureNotice failure={from.failure} onRetry={from.reload} busy={from.loading} />}
      {from.value !== undefined && children(from.value)}
      {from.value === undefined && !from.failure && (
        <Placeholder {...(lines === undefined ? {} : { lines })} {...(height === undefined ? {} : { height })} />
      )}
    </>
  )
}
