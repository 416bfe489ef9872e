import { Button, Table } from '@mantine/core'
import { IconStethoscope } from '@tabler/icons-react'
import { useState } from 'react'
import type { ProviderRow } from '../../src-preload/contract/views'
import { type Loading, useAction } from '../import-api'
import { Empty } from '../ui/empty'
import { FailureNotice } from '../ui/failure-notice'
import { Loaded } from '../ui/loading'
import { PROVIDERS } from '../words/home'
import { ProviderTableRow } from './provider-table-row'

interface ProviderMappingsProps {
  readonly providers: Loading<readonly ProviderRow[]>
  /** Told after each change, so that a review can be made anew. */
  readonly onMapped?: () => void
}

/** Each Tebra NPI and the A2V2 user its patients belong to. */
export function ProviderMappings({ providers, onMapped }: ProviderMappingsProps) {
  const action = useAction()
  const map: MapProvider = async (npi, decision) => {
    const rows = await action.run('providers:map', { npi, ...decision })
    if (!rows) return false
    // The answer lists every provider of the workspace; this list may be one dump's, so each row is taken over by its NPI.
    const byNpi = new Map(rows.map((row) => [row.npi, row]))
    providers.accept((providers.value ?? []).map((row) => withDecisionOf(row, byNpi.get(row.npi))))
    onMapped?.()
    return true
  }
  return (
    <Loaded from={providers} lines={3} height={24}>
      {(rows) => (
        <>
          {action.failure && <FailureNotice failure={action.failure} />}
          {rows.length === 0 ? <NoProviders /> : <ProviderTable rows={rows} map={map} />}
        </>
      )}
    </Loaded>
  )
}

export interface Decision {
  readonly strategy?: 'exact' | 'fallback' | 'skip'
  readonly userId?: string
}
/** Answers whether it was taken. */
export type MapProvider = (npi: string, decision: Decision) => Promise<boolean>

/** The counts stay those of this list; the decision is the new one. */
function withDecisionOf(row: ProviderRow, changed: ProviderRow | undefined): ProviderRow {
  if (!changed) return row
  const { strategy: _strategy, userId: _userId, ...rest } = row
  return {
    ...rest,
    ...(changed.strategy === undefined ? {} : { strategy: changed.strategy }),
    ...(changed.userId === undefined ? {} : { userId: changed.userId }),
  }
}

const NoProviders = () => (
  <div className="card">
    <Empty
      icon={<IconStethoscope aria-hidden size={28} stroke={1.5} />}
      title={PROVIDERS.empty.title}
      text={PROVIDERS.empty.text}
    />
  </div>
)

function ProviderTable({ rows, map }: { rows: readonly ProviderRow[]; map: MapProvider }) {
  const { columns } = PROVIDERS
  const [acceptingAll, setAcceptingAll] = useState(false)
  const open = rows.filter((row) => row.strategy === undefined && row.suggestion !== undefined)
  const acceptAll = async () => {
    setAcceptingAll(true)
    for (const { npi, suggestion } of open) {
      if (suggestion && !(await map(npi, { strategy: 'exact', userId: suggestion.userId }))) break
    }
    setAcceptingAll(false)
  }
  return (
    <>
      {(open.length > 1 || acceptingAll) && (
        <div className="row">
          <Button variant="default" size="xs" loading={acceptingAll} onClick={acceptAll}>
            {PROVIDERS.acceptAll(open.length)}
          </Button>
        </div>
      )}
      <div className="card table-card">
        <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={PROVIDERS.title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{columns.provider}</Table.Th>
              <Table.Th>{columns.npi}</Table.Th>
              <Table.Th className="number">{columns.patients}</Table.Th>
              <Table.Th>{columns.strategy}</Table.Th>
              <Table.Th>{columns.user}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <ProviderTableRow key={row.npi} row={row} map={map} disabled={acceptingAll} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Strategies />
    </>
  )
}

/** What each strategy does, beside where it is chosen. */
const Strategies = () => (
  <dl className="strategies">
    {(['exact', 'fallback', 'skip'] as const).map((strategy) => (
      <div key={strategy}>
        <dt>{PROVIDERS.strategies[strategy]}</dt>
        <dd>{PROVIDERS.meaning[strategy]}</dd>
      </div>
    ))}
  </dl>
)
