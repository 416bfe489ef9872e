import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { Failure } from '../../src-preload/contract/result'
import { BUTTONS, STATES } from '../words'
import { type FailurePlace, placeOf } from '../words/failure-place'
import { FAILURES } from '../words/failures'
import { reasonText } from '../words/warnings'

interface FailureNoticeProps {
  readonly failure: Failure
  readonly onRetry?: (() => void) | undefined
  readonly busy?: boolean
  readonly retryLabel?: string
}

/** A failure where it happened: what it is, what happened, what to do, and the way to try again. */
export function FailureNotice({ failure, onRetry, busy = false, retryLabel = BUTTONS.tryAgain }: FailureNoticeProps) {
  const { title, happened, next } = FAILURES[failure.code]
  const place = placeOf(failure)
  return (
    <div className="notice notice-red" role="alert">
      <IconAlertTriangle aria-hidden size={20} className="notice-icon" />
      <div className="notice-body">
        <strong>{title}</strong>
        <p>
          {happened} {reasonText(failure.reason)}
        </p>
        {place && <PlaceLine place={place} />}
        <p>{next}</p>
        {(failure.code === 'internal' || failure.code === 'unexpected_answer') && (
          <p className="muted mono">{STATES.code([failure.code, failure.reason].filter(Boolean).join(' '))}</p>
        )}
      </div>
      {onRetry && (
        <Button variant="default" size="sm" loading={busy} onClick={onRetry}>
          {retryLabel}
        </Button>
      )}
    </div>
  )
}

/** The file's own name first; the folder, which is often the same again, small beneath it. */
export const PlaceLine = ({ place }: { place: FailurePlace }) => (
  <div className="place">
    <span className="strong">{place.name}</span>
    {place.folder !== '' && <span className="muted small">{place.folder}</span>}
  </div>
)
