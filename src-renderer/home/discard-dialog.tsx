import type { DumpRow } from '../../src-preload/contract/views'
import { useAction } from '../import-api'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { Listed } from '../ui/listed'
import { DISCARD } from '../words/home'

interface DiscardDialogProps {
  readonly dump: Pick<DumpRow, 'id'> | undefined
  readonly onClose: () => void
  readonly onDiscarded: (rows: readonly DumpRow[]) => void
}

/** Says exactly what goes and what stays. */
export function DiscardDialog({ dump, onClose, onDiscarded }: DiscardDialogProps) {
  const action = useAction()
  const discard = async () => {
    if (!dump) return
    const rows = await action.run('dump:discard', { dumpId: dump.id })
    if (!rows) return
    onDiscarded(rows)
    onClose()
  }
  return (
    <ConfirmDialog
      opened={dump !== undefined}
      title={DISCARD.title}
      confirm={DISCARD.confirm}
      cancel={DISCARD.cancel}
      busy={action.busy}
      failure={action.failure}
      onConfirm={discard}
      onClose={onClose}
    >
      <p className="mono muted small">{DISCARD.dump(dump?.id ?? '')}</p>
      <Listed title={DISCARD.deletes} points={DISCARD.deleted} />
      <Listed title={DISCARD.keeps} points={DISCARD.kept} />
    </ConfirmDialog>
  )
}
