import { Button, Group, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Failure } from '../../src-preload/contract/result'
import { FailureNotice } from './failure-notice'

interface ConfirmDialogProps {
  readonly opened: boolean
  readonly title: string
  readonly confirm: string
  readonly cancel: string
  readonly busy: boolean
  readonly failure: Failure | undefined
  readonly onConfirm: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Asks before something that cannot be taken back. The safe answer has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size={520} className="dialog">
      <div className="stack">
        {props.children}
        {props.failure && <FailureNotice failure={props.failure} />}
        <Group justify="flex-end" gap="sm" mt="sm">
          <Button variant="default" onClick={props.onClose} data-autofocus>
            {props.cancel}
          </Button>
          <Button color="red" loading={props.busy} onClick={props.onConfirm}>
            {props.confirm}
          </Button>
        </Group>
      </div>
    </Modal>
  )
}
