import { Button, Radio } from '@mantine/core'
import { useState } from 'react'
import type { WorkspaceKind } from '../../src-preload/contract/views'
import { useAction } from '../import-api'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { FailureNotice } from '../ui/failure-notice'
import { Heading } from '../ui/heading'
import { useWindowState } from '../window-state'
import { WORKSPACES } from '../words'
import { CHOOSE, CREDENTIALS, FORGET, WORKSPACE } from '../words/start'
import { useWorkspace } from '../workspace'
import { CredentialsForm } from './credentials-form'

/** Which workspace is in use, the way to the other, and its API key. */
export function WorkspaceScreen() {
  const { app, acceptApp, integration } = useWorkspace()
  const go = useWindowState((state) => state.go)
  const [kind, setKind] = useState<WorkspaceKind>(app.workspace ?? 'practice')
  const [entering, setEntering] = useState(false)
  const action = useAction()

  const use = async () => {
    const chosen = await action.run('workspace:choose', { kind })
    if (!chosen) return
    acceptApp(chosen)
    go({ name: 'home' })
  }
  if (entering) {
    return (
      <CredentialsForm
        onBack={() => setEntering(false)}
        onSaved={(saved) => {
          acceptApp({ ...app, credentials: true })
          integration.accept(saved)
          go({ name: 'home' })
        }}
      />
    )
  }
  return (
    <div className="narrow stack">
      <Heading order={1} lead={WORKSPACE.lead}>
        {WORKSPACE.title}
      </Heading>
      <Radio.Group
        value={kind}
        onChange={(value) => setKind(value === 'a2v2' ? 'a2v2' : 'practice')}
        label={CHOOSE.label}
      >
        <div className="stack-sm radio-cards">
          {(['practice', 'a2v2'] as const).map((one) => (
            <Radio
              key={one}
              value={one}
              label={
                app.workspace === one
                  ? `${WORKSPACES[one].name} (${WORKSPACE.current.toLowerCase()})`
                  : WORKSPACES[one].name
              }
              description={CHOOSE[one].text}
            />
          ))}
        </div>
      </Radio.Group>
      {action.failure && <FailureNotice failure={action.failure} />}
      <div className="row">
        <Button disabled={kind === app.workspace} loading={action.busy} onClick={use}>
          {WORKSPACE.use}
        </Button>
        {app.workspace === 'a2v2' && (
          <>
            <Button variant="default" onClick={() => setEntering(true)}>
              {WORKSPACE.change}
            </Button>
            {app.credentials && <ForgetKey />}
          </>
        )}
      </div>
      <p className="muted small">
        {WORKSPACE.encryption(app.encryption.store)}
        <br />
        {WORKSPACE.version(app.version)}
      </p>
    </div>
  )
}

function ForgetKey() {
  const { acceptApp } = useWorkspace()
  const [asking, setAsking] = useState(false)
  const action = useAction()
  const forget = async () => {
    const without = await action.run('credentials:forget')
    if (without) acceptApp(without)
  }
  return (
    <>
      <Button variant="subtle" onClick={() => setAsking(true)}>
        {CREDENTIALS.forget}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={FORGET.title}
        confirm={FORGET.confirm}
        cancel={FORGET.keep}
        busy={action.busy}
        failure={action.failure}
        onConfirm={forget}
        onClose={() => setAsking(false)}
      >
        <p>{FORGET.text}</p>
      </ConfirmDialog>
    </>
  )
}
