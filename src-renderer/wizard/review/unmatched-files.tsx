import { Button, Table } from '@mantine/core'
import { useState } from 'react'
import type { UnmatchedFile } from '../../../src-preload/contract/file-views'
import type { DumpView, PatientRow, ReviewView } from '../../../src-preload/contract/views'
import { useAction, useCall } from '../../import-api'
import { FailureNotice, PlaceLine } from '../../ui/failure-notice'
import { Notice } from '../../ui/notice'
import { Thumbnail } from '../../ui/thumbnail'
import { placeOf } from '../../words/failure-place'
import { FAILURES } from '../../words/failures'
import { UNMATCHED } from '../../words/files'
import { bytes } from '../../words/format'
import { PATIENTS } from '../../words/review'
import { PatientPicker } from './patient-picker'

const PAGE = 50
/** The contract's own limit. */
const MOST = 500

interface UnmatchedFilesProps {
  readonly dump: DumpView
  readonly section: React.Ref<HTMLElement>
  readonly onReviewed: (review: ReviewView) => void
}

interface Assigned {
  readonly fileId: number
  readonly file: string
  readonly patient: string
}

const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1)

/** Loose files without a patient, each with the choice of one. Absent where there are none and never were. */
export function UnmatchedFiles({ dump, section, onReviewed }: UnmatchedFilesProps) {
  const [limit, setLimit] = useState(PAGE)
  const [last, setLast] = useState<Assigned>()
  const files = useCall('files:unmatched', { dumpId: dump.id, offset: 0, limit })
  const action = useAction()
  const assign = async (fileId: number, key: string | undefined) => {
    const review = await action.run('files:assign', { dumpId: dump.id, fileId, ...(key === undefined ? {} : { key }) })
    if (review === undefined) return false
    files.reload()
    onReviewed(review)
    return true
  }
  const pick = async ({ fileId, file }: UnmatchedFile, { key, name }: PatientRow) => {
    if (await assign(fileId, key)) setLast({ fileId, file: baseName(file), patient: name || PATIENTS.unnamed })
  }
  const undo = async ({ fileId }: Assigned) => {
    if (await assign(fileId, undefined)) setLast(undefined)
  }
  const { rows = [], total = 0 } = files.value ?? {}
  if (total === 0 && last === undefined && !files.failure) return null
  return (
    <section className="stack-sm" ref={section} aria-labelledby="unmatched-files" aria-busy={files.loading}>
      <h3 id="unmatched-files" tabIndex={-1}>
        {UNMATCHED.title}
      </h3>
      <p className="muted">{UNMATCHED.lead}</p>
      {files.failure && <FailureNotice failure={files.failure} onRetry={files.reload} busy={files.loading} />}
      {action.failure && <FailureNotice failure={action.failure} />}
      {last && (
        <Notice
          tone="green"
          action={
            <Button variant="default" size="xs" loading={action.busy} onClick={() => void undo(last)}>
              {UNMATCHED.undo}
            </Button>
          }
        >
          {UNMATCHED.assigned(last.file, last.patient)}
        </Notice>
      )}
      {rows.length > 0 && <FileTable dumpId={dump.id} rows={rows} busy={action.busy} onPick={pick} />}
      {total > rows.length && (
        <div className="more">
          <span className="muted small tabular">{UNMATCHED.more(rows.length, total)}</span>
          {limit < MOST && (
            <Button
              variant="default"
              size="xs"
              loading={files.loading}
              onClick={() => setLimit(Math.min(MOST, limit * 2))}
            >
              {UNMATCHED.showMore}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}

interface FileTableProps {
  readonly dumpId: string
  readonly rows: readonly UnmatchedFile[]
  readonly busy: boolean
  readonly onPick: (file: UnmatchedFile, patient: PatientRow) => void
}

const FileTable = ({ dumpId, rows, busy, onPick }: FileTableProps) => (
  <div className="card table-card">
    <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={UNMATCHED.title} className="unmatched">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{UNMATCHED.columns.file}</Table.Th>
          <Table.Th>{UNMATCHED.columns.what}</Table.Th>
          <Table.Th>{UNMATCHED.columns.patient}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((file) => (
          <Table.Tr key={file.fileId}>
            <Table.Td>
              <FileName dumpId={dumpId} file={file} />
            </Table.Td>
            <Table.Td className="muted tabular">{whatOf(file)}</Table.Td>
            <Table.Td>
              <PatientPicker
                dumpId={dumpId}
                label={UNMATCHED.assign(baseName(file.file))}
                busy={busy}
                onPick={(patient) => onPick(file, patient)}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </div>
)

function FileName({ dumpId, file }: { dumpId: string; file: UnmatchedFile }) {
  const place = placeOf({ code: 'internal', file: file.file })
  return (
    <div className="unmatched-file">
      <Thumbnail dumpId={dumpId} file={file} />
      <div>
        {place && <PlaceLine place={place} />}
        {file.failure && <span className="warn-text small">{FAILURES[file.failure.code].title}</span>}
      </div>
    </div>
  )
}

const whatOf = ({ mediaType, bytes: size, pages }: UnmatchedFile): string =>
  [UNMATCHED.kinds[mediaType] ?? mediaType, pages === undefined ? '' : UNMATCHED.pages(pages), bytes(size)]
    .filter(Boolean)
    .join(', ')
