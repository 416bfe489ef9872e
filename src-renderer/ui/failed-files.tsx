import { Button } from '@mantine/core'
import type { FailedFile } from '../../src-preload/contract/views'
import { placeOf } from '../words/failure-place'
import { PARSE } from '../words/wizard'
import { FailureGroups } from './failure-groups'
import { PlaceLine } from './failure-notice'

interface FailedFilesProps {
  readonly title: string
  readonly hint?: string
  readonly files: readonly FailedFile[]
  readonly count: number
  readonly retry?: { readonly label: string; readonly busy: boolean; readonly onRetry: () => void }
}

/** Files that failed: what happened and what to do, and which they are. */
export function FailedFiles({ title, hint, files, count, retry }: FailedFilesProps) {
  return (
    <section className="failed-files" aria-label={title}>
      <div className="failed-files-head">
        <div>
          <h3>{title}</h3>
          {hint !== undefined && <p className="muted small">{hint}</p>}
        </div>
        {retry && (
          <Button variant="default" size="sm" loading={retry.busy} onClick={retry.onRetry}>
            {retry.label}
          </Button>
        )}
      </div>
      <FailedFileList files={files} />
      {count > files.length && <p className="muted small">{PARSE.more(files.length, count)}</p>}
    </section>
  )
}

export const FailedFileList = ({ files }: { files: readonly FailedFile[] }) => (
  <FailureGroups failed={files.map((file) => ({ key: file.fileId, failure: file, what: <Place file={file} /> }))} />
)

function Place({ file }: { file: FailedFile }) {
  const place = placeOf(file)
  return place && <PlaceLine place={place} />
}
