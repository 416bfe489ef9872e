import { Button } from '@mantine/core'
import type { DumpView } from '../../../src-preload/contract/views'
import { useAction } from '../../import-api'
import { Actions } from '../../ui/actions'
import { CopyButton } from '../../ui/copy-text'
import { Heading } from '../../ui/heading'
import { Notice } from '../../ui/notice'
import { CREATE } from '../../words/wizard'
import { clinicalDocuments, takesFiles } from '../step-access'
import type { StepProps } from '../steps'
import { DropArea } from './drop-area'
import { GivenNotice, useAddGiven } from './given-files'
import { Problems } from './problems'
import { SourceTable } from './source-table'

/** Create dump, second half: the Dump ID, and the export files. */
export function CollectFiles({ dump, accept, goTo }: StepProps) {
  const action = useAction()
  useAddGiven({ dump, accept, action })
  const collecting = dump.stage === 'collecting'
  const open = takesFiles(dump)
  const documents = clinicalDocuments(dump)
  const remove = async (sourceId: number) => {
    const changed = await action.run('files:remove', { dumpId: dump.id, sourceId })
    if (changed) accept(changed)
  }
  return (
    <div className="step">
      <Heading order={2} lead={CREATE.lead}>
        {CREATE.title}
      </Heading>
      <DumpId dump={dump} />
      {open && <DropArea dump={dump} accept={accept} action={action} />}
      {open && !collecting && <p className="muted small">{CREATE.later}</p>}
      {!open && <GivenNotice />}
      {!open && <Notice tone="blue">{dump.running ? CREATE.busy : CREATE.frozen}</Notice>}
      <Problems dump={dump} action={action} />
      {dump.sources.length > 0 && (
        <SourceTable sources={dump.sources} {...(open ? { onRemove: remove, busy: action.busy } : {})} />
      )}
      <Actions onBack={() => goTo('configure')} hint={hintFor(dump, action.busy)}>
        <Button disabled={collecting && documents === 0} onClick={() => goTo('parse')}>
          {CREATE.next}
        </Button>
      </Actions>
    </div>
  )
}

/** Why the way on is closed, or where it leads. */
function hintFor(dump: DumpView, busy: boolean): string | undefined {
  if (busy || dump.stage !== 'collecting') return undefined
  return clinicalDocuments(dump) === 0 ? CREATE.needFiles : CREATE.nextHint
}

const DumpId = ({ dump }: { dump: DumpView }) => (
  <div className="dump-id card">
    <div>
      <div className="muted small">{CREATE.id}</div>
      <div className="mono dump-id-value" data-testid="dump-id">
        {dump.id}
      </div>
    </div>
    <CopyButton text={dump.id} label={CREATE.copyId} />
    <div className="dump-id-chatbot">
      <div className="muted small">{CREATE.chatbot}</div>
      <div>{dump.chatbot.name}</div>
    </div>
  </div>
)
