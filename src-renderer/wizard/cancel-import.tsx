import { Button } from '@mantine/core'
import { useState } from 'react'
import type { DumpView } from '../../src-preload/contract/views'
import { useAction } from '../import-api'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { CANCEL } from '../words/wizard'

interface CancelImportProps {
  readonly dump: DumpView
  readonly onCancelled: (dump: DumpView) => void
}

/** Ends an import for good. To stop for a while there is Pause. */
export function CancelImport({ dump, onCancelled }: CancelImportProps) {
  const [asking, setAsking] = useState(false)
  const action = useAction()
  const cancel = async () => {
    const cancelled = await action.run('dump:cancel', { dumpId: dump.id })
    if (!cancelled) return
    setAsking(false)
    onCancelled(cancelled)
  }
  return (
    <>
      <Button variant="subtle" onClick={() => setAsking(true)}>
        {CANCEL.button}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={CANCEL.title}
        confirm={CANCEL.confirm}
        cancel={CANCEL.keep}
        busy={action.busy}
        failure={action.failure}
        onConfirm={cancel}
        onClose={() => setAsking(false)}
      >
        <p>{CANCEL.text}</p>
        <p className="muted">{CANCEL.pause}</p>
      </ConfirmDialog>
    </>
  )
}
