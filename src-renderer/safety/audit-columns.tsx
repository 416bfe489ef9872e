import type { AuditRow } from '../../src-preload/contract/audit'
import { FAILURE_CODES } from '../../src-preload/contract/result'
import type { RowColumn } from '../ui/row-table'
import { ACTIONS, AUDIT, countWords, DETAILS } from '../words/audit'
import { FAILURES } from '../words/failures'
import { count, dayAndTime } from '../words/format'

const { columns } = AUDIT

function detailWords(detail: string | undefined): readonly string[] {
  if (detail === undefined) return []
  const code = FAILURE_CODES.find((known) => known === detail)
  return [DETAILS[detail] ?? (code === undefined ? detail : FAILURES[code].title)]
}

function Action({ row: { action, detail, counts, digest } }: { row: AuditRow }) {
  const more = [...detailWords(detail), ...countWords(counts)].join(', ')
  return (
    <>
      <div className="strong">{ACTIONS[action]}</div>
      {(more !== '' || digest !== undefined) && (
        <div className="muted small ellipsis">
          {more}
          {digest !== undefined && (
            <span className="mono" title={digest}>
              {' '}
              SHA-256 {digest.slice(0, 12)}
            </span>
          )}
        </div>
      )}
    </>
  )
}

function When({ at }: { at: string }) {
  const [day, time] = dayAndTime(at)
  return (
    <>
      {day}
      <div className="muted small tabular">{time}</div>
    </>
  )
}

export const AUDIT_COLUMNS: readonly RowColumn<AuditRow>[] = [
  { id: 'at', header: columns.at, cell: ({ at }) => <When at={at} />, width: '11rem' },
  { id: 'action', header: columns.action, cell: (row) => <Action row={row} /> },
  { id: 'dump', header: columns.dump, cell: ({ dumpId }) => <span className="mono">{dumpId}</span>, width: '12.5rem' },
  { id: 'who', header: columns.who, cell: ({ who }) => <div className="ellipsis">{who}</div>, width: '8rem' },
  {
    id: 'sequence',
    header: columns.sequence,
    cell: ({ sequence, hash }) => <span title={`SHA-256 ${hash}`}>{count(sequence)}</span>,
    number: true,
    width: '5.5rem',
  },
]
