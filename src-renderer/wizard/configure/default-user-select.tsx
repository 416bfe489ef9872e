import type { SettingsView } from '../../../src-preload/contract/views'
import { UserField } from '../../providers/user-field'
import { CONFIGURE } from '../../words/wizard'
import { useWorkspace } from '../../workspace'

interface DefaultUserSelectProps {
  readonly settings: SettingsView
  readonly onChange: (settings: SettingsView) => void
}

export function DefaultUserSelect({ settings, onChange }: DefaultUserSelectProps) {
  const { integration } = useWorkspace()
  const choose = (userId: string | undefined) => {
    const { defaultProviderUserId: _before, ...rest } = settings
    onChange(userId === undefined ? rest : { ...rest, defaultProviderUserId: userId })
  }
  return (
    <div>
      <UserField
        label={CONFIGURE.defaultUser}
        description={CONFIGURE.defaultUserHint}
        value={settings.defaultProviderUserId}
        onChange={choose}
        placeholder={CONFIGURE.noDefaultUser}
        clearLabel={`${CONFIGURE.defaultUser}: ${CONFIGURE.noDefaultUser}`}
        withRole
      />
      {integration.failure && <p className="muted small">{CONFIGURE.usersUnavailable}</p>}
      {integration.value && settings.defaultProviderUserId === undefined && (
        <p className="small warn-text">{CONFIGURE.noDefaultUserWarning}</p>
      )}
    </div>
  )
}
