import { Button, Switch, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { SettingsView } from '../../../src-preload/contract/views'
import { useAction } from '../../import-api'
import { Actions } from '../../ui/actions'
import { FailureNotice } from '../../ui/failure-notice'
import { Heading } from '../../ui/heading'
import { useWindowState } from '../../window-state'
import { BUTTONS } from '../../words'
import { CONFIGURE } from '../../words/wizard'
import { useWorkspace } from '../../workspace'
import { GivenNotice } from '../create/given-files'
import { areReady } from '../step-access'
import { DefaultUserSelect } from './default-user-select'

const same = (one: SettingsView, other: SettingsView): boolean =>
  one.enabled === other.enabled &&
  one.organisationId === other.organisationId &&
  one.organisationName === other.organisationName &&
  one.defaultProviderUserId === other.defaultProviderUserId

export function ConfigureStep() {
  const { app, acceptApp } = useWorkspace()
  const place = useWindowState((state) => state.place)
  const go = useWindowState((state) => state.go)
  const draft = useWindowState((state) => state.settingsDraft)
  const draftSettings = useWindowState((state) => state.draftSettings)
  const settings = draft !== undefined && draft.workspace === app.workspace ? draft.settings : app.settings
  const change = (changed: SettingsView) => draftSettings({ workspace: app.workspace, settings: changed })
  const [tried, setTried] = useState(false)
  const [kept, setKept] = useState(false)
  const action = useAction()
  const saved = same(settings, app.settings)
  const missingId = settings.organisationId.trim() === ''

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    setKept(false)
    if (missingId) return
    const stored = await action.run('settings:save', settings)
    if (!stored) return
    draftSettings(undefined)
    setKept(true)
    acceptApp({ ...app, settings: stored })
  }
  const next = () => go(place.name === 'wizard' ? { ...place, step: 'create' } : { name: 'wizard', step: 'create' })

  return (
    <form className="step" onSubmit={save} noValidate>
      <Heading order={2} lead={CONFIGURE.lead}>
        {CONFIGURE.title}
      </Heading>
      <GivenNotice />
      <div className="card form-card">
        <SettingsFields settings={settings} onChange={change} showErrors={tried} />
        {action.failure && <FailureNotice failure={action.failure} />}
        <div className="row">
          <Button type="submit" variant={saved && areReady(app.settings) ? 'default' : 'filled'} loading={action.busy}>
            {CONFIGURE.save}
          </Button>
          <span role="status" className="small with-icon saved-note">
            {saved && kept && (
              <>
                <IconCheck aria-hidden size={16} />
                {CONFIGURE.saved}
              </>
            )}
          </span>
        </div>
      </div>
      <Actions hint={hintFor(settings, saved)}>
        <Button disabled={!saved || !areReady(app.settings)} onClick={next}>
          {BUTTONS.continue}
        </Button>
      </Actions>
    </form>
  )
}

/** Why the way on is closed, or where it leads. */
function hintFor({ enabled }: SettingsView, saved: boolean): string {
  if (!enabled) return CONFIGURE.enableFirst
  return saved ? CONFIGURE.next : CONFIGURE.saveFirst
}

interface SettingsFieldsProps {
  readonly settings: SettingsView
  readonly onChange: (settings: SettingsView) => void
  readonly showErrors: boolean
}

function SettingsFields({ settings, onChange, showErrors }: SettingsFieldsProps) {
  return (
    <>
      <Switch
        label={CONFIGURE.enabled}
        description={CONFIGURE.enabledHint}
        checked={settings.enabled}
        onChange={(event) => onChange({ ...settings, enabled: event.currentTarget.checked })}
        size="md"
      />
      <TextInput
        label={CONFIGURE.organisationId}
        description={CONFIGURE.organisationIdHint}
        required
        value={settings.organisationId}
        onChange={(event) => onChange({ ...settings, organisationId: event.currentTarget.value })}
        error={showErrors && settings.organisationId.trim() === '' && CONFIGURE.required}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
      />
      <TextInput
        label={CONFIGURE.organisationName}
        description={CONFIGURE.organisationNameHint}
        value={settings.organisationName}
        onChange={(event) => onChange({ ...settings, organisationName: event.currentTarget.value })}
        maxLength={200}
        autoComplete="off"
      />
      <DefaultUserSelect settings={settings} onChange={onChange} />
    </>
  )
}
