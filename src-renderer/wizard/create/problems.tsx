import { VisuallyHidden } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { DumpView } from '../../../src-preload/contract/views'
import type { Action } from '../../import-api'
import { FailedFiles } from '../../ui/failed-files'
import { FailureNotice } from '../../ui/failure-notice'
import { CREATE } from '../../words/wizard'

/** What cannot be used of what was added. It stands below the drop zone, so a new one is scrolled into view and said. */
export function Problems({ dump, action }: { dump: DumpView; action: Action }) {
  const box = useRef<HTMLDivElement>(null)
  const many = dump.stage === 'collecting' ? dump.failedFileCount : 0
  const seen = useRef(many)
  useEffect(() => {
    if (many > seen.current || action.failure) box.current?.scrollIntoView({ block: 'nearest' })
    seen.current = many
  }, [many, action.failure])
  return (
    <div className="stack problems" ref={box}>
      <VisuallyHidden role="status">{many > 0 && CREATE.problems(many)}</VisuallyHidden>
      {action.failure && <FailureNotice failure={action.failure} />}
      {many > 0 && <FailedFiles title={CREATE.problems(many)} files={dump.failedFiles} count={dump.failedFileCount} />}
    </div>
  )
}
