import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { DumpView, ReviewView } from '../../../src-preload/contract/views'
import { useAction } from '../../import-api'
import { Actions } from '../../ui/actions'
import { FailureNotice } from '../../ui/failure-notice'
import { Notice } from '../../ui/notice'
import { ProgressBar } from '../../ui/progress-bar'
import { WORKSPACES } from '../../words'
import { REVIEW } from '../../words/review'
import { useKeyGate } from '../../workspace'
import type { Reviewed } from './reviewed'

interface ApprovalProps {
  readonly dump: DumpView
  readonly review: ReviewView
  readonly reviewed: Reviewed
  readonly onApproved: (dump: DumpView) => void
  readonly onBack: () => void
  readonly onNext: () => void
}

/** The owner's word. Without it Stage 2 has nothing it may send. */
export function Approval(props: ApprovalProps) {
  const [again, setAgain] = useState(false)
  if (props.dump.stage === 'parsed' || again) return <Approve {...props} />
  return (
    <>
      <Notice tone="green">{REVIEW.approve.done}</Notice>
      <Actions onBack={props.onBack}>
        {!props.dump.running && props.dump.stage !== 'cancelled' && (
          <Button variant="subtle" onClick={() => setAgain(true)}>
            {REVIEW.approve.again}
          </Button>
        )}
        <Button onClick={props.onNext}>{REVIEW.approve.toMap}</Button>
      </Actions>
    </>
  )
}

function Approve({ dump, review, reviewed, onApproved, onBack }: ApprovalProps) {
  const words = REVIEW.approve
  const { ticked, tick } = reviewed
  const action = useAction()
  useKeyGate(action.failure)
  const approve = async () => {
    const changed = await action.run('stage2:approve', { dumpId: dump.id })
    if (changed) onApproved(changed)
  }
  return (
    <>
      <section className="card approval" aria-labelledby="approve">
        <h3 id="approve">{words.title}</h3>
        <p className="tabular">{words.what(review.importable, dump.chatbot.name, WORKSPACES[dump.workspace].short)}</p>
        <Checkbox
          size="md"
          label={words.box}
          checked={ticked && !review.blocked}
          disabled={review.blocked}
          onChange={(event) => tick(event.currentTarget.checked)}
        />
        {dump.approving && (
          <ProgressBar
            part={dump.approving.total === 0 ? 0 : Math.min(1, dump.approving.done / dump.approving.total)}
            label={words.progress}
            running
          />
        )}
        {action.failure && <FailureNotice failure={action.failure} />}
      </section>
      <Actions onBack={onBack} hint={review.blocked ? REVIEW.blocked : ticked ? undefined : words.first}>
        <Button disabled={!ticked || review.blocked} loading={action.busy} onClick={approve}>
          {words.button}
        </Button>
      </Actions>
    </>
  )
}
