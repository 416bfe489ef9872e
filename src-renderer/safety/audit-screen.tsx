import { Button, Menu, Select } from '@mantine/core'
import { IconChevronDown, IconHistory, IconJson, IconTable } from '@tabler/icons-react'
import { useState } from 'react'
import type { AuditRow, TrailFormat, TrailView } from '../../src-preload/contract/audit'
import { call, useAction } from '../import-api'
import { Empty } from '../ui/empty'
import { FailureNotice } from '../ui/failure-notice'
import { Heading } from '../ui/heading'
import { Placeholder } from '../ui/loading'
import { Notice } from '../ui/notice'
import { RowTable } from '../ui/row-table'
import { Pill } from '../ui/status-pill'
import { type Rows, useRows } from '../ui/use-rows'
import { AUDIT, damageWords } from '../words/audit'
import { useWorkspace } from '../workspace'
import { AUDIT_COLUMNS } from './audit-columns'

/** Who did what and when, and whether anybody changed what is written. */
export function AuditScreen() {
  const [dumpId, setDumpId] = useState<string | null>(null)
  const [dumps, setDumps] = useState<readonly string[]>([])
  const rows = useRows(dumpId ?? '', async (offset, limit) => {
    const page = await call('audit:page', { offset, limit, ...(dumpId === null ? {} : { dumpId }) })
    if (page.ok) setDumps(page.value.dumps)
    return page
  })
  return (
    <div className="stack-lg">
      <div className="head-row">
        <Heading order={1} lead={AUDIT.lead}>
          {AUDIT.title}
        </Heading>
        <SaveTrail onSaved={rows.reload} />
      </div>
      <Verified onVerified={rows.reload} />
      <div className="table-tools">
        <Select
          aria-label={AUDIT.filter}
          placeholder={AUDIT.allDumps}
          data={[...dumps]}
          value={dumpId}
          onChange={setDumpId}
          clearable
          w={250}
        />
        <span className="muted tabular small" role="status">
          {rows.total !== undefined && AUDIT.shown(rows.total)}
        </span>
      </div>
      <Entries rows={rows} />
    </div>
  )
}

function Entries({ rows }: { rows: Rows<AuditRow> }) {
  if (rows.failure) return <FailureNotice failure={rows.failure} onRetry={rows.reload} busy={rows.busy} />
  if (rows.total === undefined) return <Placeholder lines={8} height={28} />
  if (rows.total === 0) {
    return (
      <div className="card">
        <Empty icon={<IconHistory aria-hidden size={28} stroke={1.5} />} {...AUDIT.none} />
      </div>
    )
  }
  return <RowTable rows={rows} columns={AUDIT_COLUMNS} label={AUDIT.title} loadingText={AUDIT.loadingRow} />
}

/** As it was found when the app opened, and anew when asked. */
function Verified({ onVerified }: { onVerified: () => void }) {
  const { app } = useWorkspace()
  const [trail, setTrail] = useState<TrailView>(app.trail)
  const [anew, setAnew] = useState(false)
  const action = useAction()
  const verify = async () => {
    const found = await action.run('audit:verify')
    if (!found) return
    setTrail(found)
    setAnew(true)
    onVerified()
  }
  return (
    <>
      {trail.damage !== undefined && (
        <Notice tone="amber" title={AUDIT.damaged}>
          {damageWords(trail.damage)} {AUDIT.damagedNext}
        </Notice>
      )}
      <div className="row">
        {trail.damage === undefined && <Pill tone="green">{AUDIT.verified(trail.entries)}</Pill>}
        <Button variant="default" size="xs" loading={action.busy} onClick={verify}>
          {AUDIT.verify}
        </Button>
        <span className="muted small" role="status">
          {anew && AUDIT.verifiedNow}
        </span>
      </div>
      {action.failure && <FailureNotice failure={action.failure} />}
    </>
  )
}

function SaveTrail({ onSaved }: { onSaved: () => void }) {
  const action = useAction()
  const [saved, setSaved] = useState(false)
  const save = async (format: TrailFormat) => {
    setSaved(false)
    const answer = await action.run('main:audit:save', { format })
    setSaved(answer?.saved === true)
    onSaved()
  }
  return (
    <div className="stack-sm">
      <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button
            variant="default"
            className="push-end"
            loading={action.busy}
            rightSection={<IconChevronDown aria-hidden size={15} />}
          >
            {AUDIT.save}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconTable aria-hidden size={16} />} onClick={() => save('csv')}>
            {AUDIT.saveCsv}
          </Menu.Item>
          <Menu.Item leftSection={<IconJson aria-hidden size={16} />} onClick={() => save('json')}>
            {AUDIT.saveJson}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {saved && <Notice tone="green">{AUDIT.saved}</Notice>}
      {action.failure && <FailureNotice failure={action.failure} />}
    </div>
  )
}
