import { Button, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import type { TableName } from '../../src-preload/contract/views'
import { useAction } from '../import-api'
import { SAVE_TABLE } from '../words/review'
import { FailureNotice } from './failure-notice'

/** The owner says where; nothing is written anywhere else. */
export function SaveTable({ dumpId, table, label }: { dumpId: string; table: TableName; label: string }) {
  const action = useAction()
  const [saved, setSaved] = useState(false)
  const save = async () => {
    setSaved(false)
    const answer = await action.run('main:table:save', { dumpId, table })
    setSaved(answer?.saved === true)
  }
  return (
    <>
      <Button variant="default" size="xs" loading={action.busy} onClick={save}>
        {saved ? SAVE_TABLE.saved : label}
      </Button>
      <VisuallyHidden role="status">{saved ? SAVE_TABLE.saved : ''}</VisuallyHidden>
      {action.failure && <FailureNotice failure={action.failure} />}
    </>
  )
}
