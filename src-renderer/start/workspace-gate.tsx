import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useAction } from '../import-api'
import { FailureNotice } from '../ui/failure-notice'
import { useWindowState } from '../window-state'
import { BUTTONS } from '../words'
import { GATES } from '../words/start'
import { useWorkspace } from '../workspace'
import { CredentialsForm } from './credentials-form'
import { DISABLED_ICON, Gate, isUnusable, OWNER_ICON, SetAside } from './gate'

/** Lets pass who may import: the Owner of an organisation with the integration enabled, and anybody while offline. */
export function WorkspaceGate({ children }: { children: ReactNode }) {
  const { app, acceptApp, integration } = useWorkspace()
  const code = integration.failure?.code
  if (code === 'credentials_missing' || (app.workspace === 'a2v2' && !app.credentials)) {
    return <CredentialsForm onSaved={() => acceptApp({ ...app, credentials: true })} />
  }
  if (integration.failure && (code === 'credentials_wrong' || code === 'credentials_expired')) {
    return (
      <CredentialsForm onSaved={integration.accept}>
        <FailureNotice
          failure={integration.failure}
          onRetry={integration.reload}
          busy={integration.loading}
          retryLabel={BUTTONS.checkAgain}
        />
      </CredentialsForm>
    )
  }
  if (app.workspace === 'practice' && integration.failure && isUnusable(integration.failure)) {
    const { failure, loading, reload } = integration
    return <SetAside store="practice" failure={failure} busy={loading} onRetry={reload} onRenewed={reload} />
  }
  if (code === 'not_owner' || (integration.value && integration.value.role !== 'Owner')) {
    return <Refused icon={OWNER_ICON} words={GATES.owner} />
  }
  if (code === 'integration_not_enabled' || integration.value?.enabled === false) {
    return <Refused icon={DISABLED_ICON} words={GATES.disabled} />
  }
  return (
    <>
      {integration.failure && code !== 'offline' && (
        <FailureNotice failure={integration.failure} onRetry={integration.reload} busy={integration.loading} />
      )}
      {children}
    </>
  )
}

function Refused({ icon, words }: { icon: ReactNode; words: { title: string; text: string; next: string } }) {
  const { app, acceptApp, integration } = useWorkspace()
  const go = useWindowState((state) => state.go)
  const action = useAction()
  const practise = async () => {
    const chosen = await action.run('workspace:choose', { kind: 'practice' })
    if (chosen) acceptApp(chosen)
  }
  return (
    <Gate icon={icon} {...words}>
      <Button onClick={integration.reload} loading={integration.loading}>
        {BUTTONS.checkAgain}
      </Button>
      {app.workspace === 'a2v2' && (
        <>
          <Button variant="default" onClick={() => go({ name: 'workspace' })}>
            {GATES.otherKey}
          </Button>
          <Button variant="subtle" loading={action.busy} onClick={practise}>
            {GATES.practise}
          </Button>
        </>
      )}
    </Gate>
  )
}
