import { Progress, Table, VisuallyHidden } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { DumpRow } from '../../src-preload/contract/views'
import { useCall, useEvent } from '../import-api'
import { Empty } from '../ui/empty'
import { Loaded } from '../ui/loading'
import { StatusPill } from '../ui/status-pill'
import { counted, dayAndTime, percent } from '../words/format'
import { HOME, RECENT } from '../words/home'
import { useWorkspace } from '../workspace'
import { DiscardDialog } from './discard-dialog'
import { RowActions } from './row-actions'

/** Pick up where you left off, or look back. */
export function RecentImports() {
  const { app } = useWorkspace()
  const dumps = useCall('dumps:list')
  const [discarding, setDiscarding] = useState<DumpRow>()
  const askedAtMs = useRef(0)
  // Pushes come five times a second; the list is asked again at once when a dump starts or stops, else every two seconds.
  useEvent('dump:changed', (view) => {
    const row = dumps.value?.find(({ id }) => id === view.id)
    const hasTurned = row?.stage !== view.stage || row.running !== view.running
    if (!hasTurned && Date.now() - askedAtMs.current < 2000) return
    askedAtMs.current = Date.now()
    dumps.reload()
  })
  return (
    <section className="stack-sm" aria-labelledby="recent-imports">
      <h2 id="recent-imports">{RECENT.title}</h2>
      <Loaded from={dumps} lines={4} height={24}>
        {(all) => {
          // The other workspace's imports are shown when that one is in use: nothing of a rehearsal beside the real thing.
          const rows = all.filter(({ workspace }) => workspace === app.workspace)
          return rows.length === 0 ? <NoImports /> : <ImportsTable rows={rows} onDiscard={setDiscarding} />
        }}
      </Loaded>
      <DiscardDialog dump={discarding} onClose={() => setDiscarding(undefined)} onDiscarded={dumps.accept} />
    </section>
  )
}

const NoImports = () => (
  <div className="card">
    <Empty icon={<IconInbox aria-hidden size={28} stroke={1.5} />} title={RECENT.empty.title} text={RECENT.empty.text}>
      <p className="muted small">{HOME.dump}</p>
    </Empty>
  </div>
)

function ImportsTable({ rows, onDiscard }: { rows: readonly DumpRow[]; onDiscard: (row: DumpRow) => void }) {
  const { columns } = RECENT
  return (
    <div className="card table-card">
      <Table verticalSpacing="sm" horizontalSpacing="md" aria-labelledby="recent-imports">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{columns.id}</Table.Th>
            <Table.Th>{columns.chatbot}</Table.Th>
            <Table.Th>{columns.status}</Table.Th>
            <Table.Th>{columns.progress}</Table.Th>
            <Table.Th>{columns.started}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{columns.actions}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td className="mono nowrap">{row.id}</Table.Td>
              <Table.Td className="wide-cell">
                <div className="two-lines" title={row.chatbot}>
                  {row.chatbot}
                </div>
              </Table.Td>
              <Table.Td>
                <StatusPill stage={row.stage} />
              </Table.Td>
              <Table.Td>
                <RowProgress row={row} />
              </Table.Td>
              <Table.Td>
                <Started at={row.startedAt} />
              </Table.Td>
              <Table.Td>
                <RowActions row={row} onDiscard={() => onDiscard(row)} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function Started({ at }: { at: string }) {
  const [day, time] = dayAndTime(at)
  return (
    <div className="nowrap">
      {day}
      <div className="muted small tabular">{time}</div>
    </div>
  )
}

function RowProgress({ row }: { row: DumpRow }) {
  return (
    <div className="row-progress tabular">
      <Progress value={row.progress * 100} size="sm" aria-label={`${RECENT.columns.progress} ${row.id}`} />
      <span className="small muted nowrap">
        {percent(row.progress)}, {row.running ? RECENT.running : counted(row.patients, 'patient')}
      </span>
    </div>
  )
}
