import { Button } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconFiles, IconFileZip, IconFolder, IconPackage } from '@tabler/icons-react'
import type { DumpView } from '../../../src-preload/contract/views'
import { type Action, pathsOf } from '../../import-api'
import { CREATE } from '../../words/wizard'

interface DropAreaProps {
  readonly dump: DumpView
  readonly accept: (dump: DumpView) => void
  readonly action: Action
}

/**
 * A dropped folder must arrive as the one thing it is: the library's own reader would open it and hand over a
 * thousand files. Only its path is wanted, so the files of the drop are taken as they come.
 */
async function asDropped(event: unknown): Promise<(File | DataTransferItem)[]> {
  const transfer = isDrag(event) ? event.dataTransfer : null
  if (!transfer) return []
  // While it still hovers there are no files yet, only items.
  return transfer.files.length > 0 ? [...transfer.files] : [...transfer.items].filter(({ kind }) => kind === 'file')
}
const isDrag = (event: unknown): event is { dataTransfer: DataTransfer | null } =>
  typeof event === 'object' && event !== null && 'dataTransfer' in event

export function DropArea({ dump, accept, action }: DropAreaProps) {
  const add = async (paths: string[]) => {
    const wanted = paths.filter((path) => path !== '').slice(0, 1000)
    if (wanted.length === 0) return
    const changed = await action.run('files:add', { dumpId: dump.id, paths: wanted })
    if (changed) accept(changed)
  }
  const choose = async (kind: 'folder' | 'files') => {
    const changed = await action.run('main:files:choose', { dumpId: dump.id, kind })
    if (changed) accept(changed)
  }
  const addSample = async () => {
    const changed = await action.run('files:sample', { dumpId: dump.id })
    if (changed) accept(changed)
  }
  // With something in it already, it makes room for the list and the way on.
  const isFirst = dump.sources.length === 0
  return (
    <div className="drop-area">
      <Dropzone
        onDrop={(files) => void add(pathsOf(files))}
        getFilesFromEvent={asDropped}
        activateOnClick={false}
        activateOnKeyboard={false}
        disabled={action.busy}
        enablePointerEvents
        className={isFirst ? 'drop-zone' : 'drop-zone drop-zone-more'}
        aria-label={CREATE.drop}
        inputProps={{ tabIndex: -1, 'aria-hidden': true }}
        tabIndex={-1}
        role="group"
      >
        {isFirst && <IconFileZip aria-hidden size={34} stroke={1.25} className="muted" />}
        <div className="drop-title">
          <Dropzone.Accept>{CREATE.dropActive}</Dropzone.Accept>
          <Dropzone.Idle>{action.busy ? CREATE.adding : CREATE.drop}</Dropzone.Idle>
        </div>
        {isFirst && <p className="muted small">{CREATE.dropHint}</p>}
        <div className="row row-center">
          <Button
            variant="default"
            disabled={action.busy}
            leftSection={<IconFolder aria-hidden size={17} />}
            onClick={() => choose('folder')}
          >
            {CREATE.folder}
          </Button>
          <Button
            variant="default"
            disabled={action.busy}
            leftSection={<IconFiles aria-hidden size={17} />}
            onClick={() => choose('files')}
          >
            {CREATE.files}
          </Button>
          {dump.workspace === 'practice' && (
            <Button
              variant="default"
              disabled={action.busy}
              leftSection={<IconPackage aria-hidden size={17} />}
              onClick={addSample}
            >
              {CREATE.sample}
            </Button>
          )}
        </div>
        {isFirst && dump.workspace === 'practice' && <p className="muted small">{CREATE.sampleHint}</p>}
      </Dropzone>
    </div>
  )
}
