import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Failure } from '../../src-preload/contract/result'
import { DiscardDialog } from '../home/discard-dialog'
import { FailureNotice } from '../ui/failure-notice'
import { useWindowState } from '../window-state'
import { WIZARD } from '../words/wizard'

interface UnusableDumpProps {
  readonly dumpId: string
  readonly failure: Failure
  readonly onRetry: () => void
  readonly busy: boolean
}

/** What was staged of this import is damaged, or its key is gone: the export is still there to be read again. */
export function UnusableDump({ dumpId, failure, onRetry, busy }: UnusableDumpProps) {
  const go = useWindowState((state) => state.go)
  const [asking, setAsking] = useState(false)
  return (
    <div className="stack">
      <FailureNotice failure={failure} onRetry={onRetry} busy={busy} />
      <div>
        <Button onClick={() => setAsking(true)}>{WIZARD.readAgain}</Button>
      </div>
      <DiscardDialog
        dump={asking ? { id: dumpId } : undefined}
        onClose={() => setAsking(false)}
        onDiscarded={() => go({ name: 'wizard', step: 'create' })}
      />
    </div>
  )
}
