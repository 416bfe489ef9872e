import { Button, Select, Table } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { useState } from 'react'
import type { ProviderRow, Strategy } from '../../src-preload/contract/views'
import { Pill } from '../ui/status-pill'
import { count } from '../words/format'
import { PROVIDERS } from '../words/home'
import { useWorkspace } from '../workspace'
import type { MapProvider } from './provider-mappings'
import { UserField } from './user-field'

const STRATEGIES = (['exact', 'fallback', 'skip'] as const).map((value) => ({
  value,
  label: PROVIDERS.strategies[value],
}))
const isStrategy = (value: string | null): value is Strategy => STRATEGIES.some((one) => one.value === value)

interface ProviderTableRowProps {
  readonly row: ProviderRow
  readonly map: MapProvider
  readonly disabled: boolean
}

export function ProviderTableRow({ row, map, disabled }: ProviderTableRowProps) {
  // "Exact" means nothing without a user, so it is held here until one is chosen.
  const [waiting, setWaiting] = useState(false)
  const name = row.names[0] ?? PROVIDERS.unnamed
  const strategy: Strategy | null = waiting ? 'exact' : (row.strategy ?? null)

  const chooseUser = (userId: string | undefined) => {
    if (userId === undefined) return
    setWaiting(false)
    void map(row.npi, { strategy: 'exact', userId })
  }
  const choose = (value: string | null) => {
    if (value === 'exact' && row.suggestion) return chooseUser(row.suggestion.userId)
    setWaiting(value === 'exact')
    // The same choice once more takes it back.
    if (value === null) void map(row.npi, {})
    else if (isStrategy(value) && value !== 'exact') void map(row.npi, { strategy: value })
  }

  return (
    <Table.Tr>
      <Table.Td className="wide-cell">
        <div className="strong">{name}</div>
        {row.roles.length > 0 && <div className="muted small">{PROVIDERS.occursAs(row.roles)}</div>}
        {row.names.length > 1 && <div className="muted small">{row.names.slice(1).join(', ')}</div>}
      </Table.Td>
      <Table.Td className="mono nowrap">
        {row.npi} {!row.valid && <Pill tone="amber">{PROVIDERS.invalidNpi}</Pill>}
      </Table.Td>
      <Table.Td className="number tabular">{count(row.patients)}</Table.Td>
      <Table.Td>
        <Select
          size="sm"
          w={124}
          aria-label={PROVIDERS.strategyOf(name)}
          data={STRATEGIES}
          value={strategy}
          placeholder={PROVIDERS.unmapped}
          onChange={choose}
          comboboxProps={{ withinPortal: true }}
          data-undecided={strategy === null || undefined}
          disabled={disabled}
          className="select-decision"
        />
      </Table.Td>
      <Table.Td className="user-cell">
        <UserCell row={row} name={name} strategy={strategy} onUser={chooseUser} disabled={disabled} />
      </Table.Td>
    </Table.Tr>
  )
}

interface UserCellProps {
  readonly row: ProviderRow
  readonly name: string
  readonly strategy: Strategy | null
  readonly disabled: boolean
  readonly onUser: (userId: string | undefined) => void
}

function UserCell({ row, name, strategy, disabled, onUser }: UserCellProps) {
  const { app, integration } = useWorkspace()
  const users = integration.value?.users ?? []
  const nameOf = (id: string | undefined) =>
    id === undefined ? undefined : (users.find((user) => user.id === id)?.name ?? PROVIDERS.unknownUser)
  if (strategy === 'skip') return <span className="muted">{PROVIDERS.notAttributed}</span>
  if (strategy === 'fallback') {
    const fallback = nameOf(app.settings.defaultProviderUserId)
    return fallback ? <span>{PROVIDERS.fallbackTo(fallback)}</span> : <Pill tone="amber">{PROVIDERS.noDefault}</Pill>
  }
  if (strategy === null && row.suggestion) {
    const { userId, because } = row.suggestion
    const user = nameOf(userId) ?? PROVIDERS.unknownUser
    return (
      <div className="suggestion">
        <IconSparkles aria-hidden size={16} />
        <div>
          {user}
          <div className="muted small">{PROVIDERS.suggestion(because)}</div>
        </div>
        <Button
          size="xs"
          variant="default"
          disabled={disabled}
          aria-label={PROVIDERS.acceptOf(name, user)}
          onClick={() => onUser(userId)}
        >
          {PROVIDERS.accept}
        </Button>
      </div>
    )
  }
  return (
    <UserField
      key={row.userId}
      ariaLabel={PROVIDERS.userOf(name)}
      value={strategy === 'exact' ? row.userId : undefined}
      placeholder={PROVIDERS.chooseUser}
      disabled={disabled}
      onChange={onUser}
    />
  )
}
