import { Button } from '@mantine/core'
import type { FailedFile } from '../../src-preload/contract/views'
import { placeOf } from '../words/failure-place'
import { FAILURES } from '../words/failures'
import { reasonText } from '../words/warnings'
import { PARSE } from '../words/wizard'
import { PlaceLine } from './failure-notice'

interface FailedFilesProps {
  readonly title: string
  readonly hint?: string
  readonly files: readonly FailedFile[]
  readonly count: number
  readonly retry?: { readonly label: string; readonly busy: boolean; readonly onRetry: () => void }
}

/** Files that failed, each with its place, what happened and what to do. */
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
      <ul>
        {files.map((file) => (
          <FailedFileLine key={file.fileId} file={file} />
        ))}
      </ul>
      {count > files.length && <p className="muted small">{PARSE.more(files.length, count)}</p>}
    </section>
  )
}

export function FailedFileLine({ file }: { file: FailedFile }) {
  const { title, happened, next } = FAILURES[file.code]
  const place = placeOf(file)
  return (
    <li>
      {place && <PlaceLine place={place} />}
      <div>
        <strong>{title}.</strong> {happened} {reasonText(file.reason)} <span className="muted">{next}</span>
      </div>
    </li>
  )
}
