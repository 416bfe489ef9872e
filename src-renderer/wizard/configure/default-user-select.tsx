import { Select } from '@mantine/core'
import type { SettingsView } from '../../../src-preload/contract/views'
import { CONFIGURE } from '../../words/wizard'
import { useWorkspace } from '../../workspace'

interface DefaultUserSelectProps {
  readonly settings: SettingsView
  readonly onChange: (settings: SettingsView) => void
}

export function DefaultUserSelect({ settings, onChange }: DefaultUserSelectProps) {
  const { integration } = useWorkspace()
  const users = integration.value?.users ?? []
  const choose = (userId: string | null) => {
    const { defaultProviderUserId: _before, ...rest } = settings
    onChange(userId === null ? rest : { ...rest, defaultProviderUserId: userId })
  }
  return (
    <div>
      <Select
        label={CONFIGURE.defaultUser}
        description={CONFIGURE.defaultUserHint}
        data={users.map(({ id, name, role }) => ({ value: id, label: `${name}, ${role}` }))}
        value={settings.defaultProviderUserId ?? null}
        onChange={choose}
        placeholder={CONFIGURE.noDefaultUser}
        disabled={integration.value === undefined}
        clearable
        searchable
        clearButtonProps={{ 'aria-label': `${CONFIGURE.defaultUser}: ${CONFIGURE.noDefaultUser}` }}
      />
      {integration.failure && <p className="muted small">{CONFIGURE.usersUnavailable}</p>}
      {integration.value && settings.defaultProviderUserId === undefined && (
        <p className="small warn-text">{CONFIGURE.noDefaultUserWarning}</p>
      )}
    </div>
  )
}
