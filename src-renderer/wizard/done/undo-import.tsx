import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReceiptView } from '../../../src-preload/contract/receipt-view'
import type { DumpView } from '../../../src-preload/contract/views'
import { useAction } from '../../import-api'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import { FailureNotice } from '../../ui/failure-notice'
import { ProgressBar } from '../../ui/progress-bar'
import { UNDO } from '../../words/receipt'

interface UndoImportProps {
  readonly dump: DumpView
  readonly receipt: ReceiptView
  readonly accept: (dump: DumpView) => void
}

/** Takes back what this import created, on the owner's word. */
export function UndoImport({ dump, receipt, accept }: UndoImportProps) {
  const [asking, setAsking] = useState(false)
  const action = useAction()
  const undone = dump.undo ?? receipt.undone
  const { inDoubt = 0, patients } = receipt
  const left = undone === undefined ? patients.created + inDoubt : undone.total - undone.archived - undone.kept
  if (undone !== undefined && dump.running) return <Undoing dump={dump} undone={undone} accept={accept} />
  if (left === 0) return null
  const undo = async () => {
    const changed = await action.run('stage2:undo', { dumpId: dump.id })
    if (!changed) return
    accept(changed)
    setAsking(false)
  }
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        {undone === undefined ? UNDO.open : UNDO.goOn}
      </Button>
      {dump.failure && <FailureNotice failure={dump.failure} />}
      <ConfirmDialog
        opened={asking}
        title={UNDO.title}
        confirm={UNDO.confirm(left, inDoubt)}
        cancel={UNDO.cancel}
        busy={action.busy}
        failure={action.failure}
        onConfirm={undo}
        onClose={() => setAsking(false)}
      >
        <ul className="plain-list">
          {UNDO.points(undone === undefined ? patients.created : left, inDoubt).map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </ConfirmDialog>
    </>
  )
}

interface UndoingProps {
  readonly dump: DumpView
  readonly undone: NonNullable<DumpView['undo']>
  readonly accept: (dump: DumpView) => void
}

function Undoing({ dump, undone, accept }: UndoingProps) {
  const action = useAction()
  const done = undone.archived + undone.kept + undone.failed
  const pause = async () => {
    const changed = await action.run('stage2:pause', { dumpId: dump.id })
    if (changed) accept(changed)
  }
  return (
    <div className="stack undoing">
      <ProgressBar part={undone.total === 0 ? 0 : done / undone.total} label={UNDO.running} running />
      <div className="row">
        <span className="tabular">{UNDO.progress(done, undone.total)}</span>
        <Button variant="default" loading={action.busy} onClick={pause}>
          {UNDO.pause}
        </Button>
      </div>
    </div>
  )
}
