import { Center, Loader } from '@mantine/core'
import { useState } from 'react'
import type { Failure } from '../src-preload/contract/result'
import type { AppView } from '../src-preload/contract/views'
import { Frame } from './frame/frame'
import { Home } from './home/home'
import { useCall, useEvent } from './import-api'
import { RecordsScreen } from './patients/records-screen'
import { AuditScreen } from './safety/audit-screen'
import { LockGate } from './safety/lock-gate'
import { SecurityScreen } from './safety/security-screen'
import { FirstStart } from './start/first-start'
import { EngineLost, StartFailure } from './start/gate'
import { WorkspaceGate } from './start/workspace-gate'
import { WorkspaceScreen } from './start/workspace-screen'
import { useWindowState } from './window-state'
import { useGivenFiles } from './wizard/create/given-files'
import { Wizard } from './wizard/wizard'
import { STATES } from './words'
import { WorkspaceProvider } from './workspace'

export const App = () => (
  <LockGate waiting={<Starting />}>
    <OpenApp />
  </LockGate>
)

function OpenApp() {
  const app = useCall('app:state')
  const [lost, setLost] = useState<'no' | 'back' | 'gone'>('no')
  // After a restart everything on the screen is asked for again: `key` below makes it anew.
  const [life, setLife] = useState(0)
  useEvent('engine:lost', ({ restarted }) => {
    setLost(restarted ? 'back' : 'gone')
    if (!restarted) return
    setLife((lives) => lives + 1)
    app.reload()
  })

  if (lost === 'gone') return <EngineLost />
  if (!app.value) {
    return app.failure ? (
      <StartFailure failure={app.failure} onRetry={app.reload} busy={app.loading} acceptApp={app.accept} />
    ) : (
      <Starting />
    )
  }
  return (
    <Opened
      key={life}
      app={app.value}
      acceptApp={app.accept}
      failure={app.failure}
      recovered={lost === 'back'}
      onRecoveredSeen={() => setLost('no')}
    />
  )
}

const Starting = () => (
  <Center h="100vh">
    <Loader size="sm" role="status" aria-label={STATES.loading} />
  </Center>
)

interface OpenedProps {
  readonly app: AppView
  readonly acceptApp: (app: AppView) => void
  readonly failure: Failure | undefined
  readonly recovered: boolean
  readonly onRecoveredSeen: () => void
}

function Opened({ app, acceptApp, recovered, onRecoveredSeen }: OpenedProps) {
  // First start goes on to its third screen after the workspace was chosen, so it ends by the owner's word alone.
  const [welcomed, setWelcomed] = useState(app.workspace !== undefined)
  if (!welcomed || app.workspace === undefined) {
    return <FirstStart app={app} acceptApp={acceptApp} onFinish={() => setWelcomed(true)} />
  }
  return (
    <WorkspaceProvider key={`${app.workspace} ${app.credentials}`} app={app} acceptApp={acceptApp}>
      <Frame recovered={recovered} onRecoveredSeen={onRecoveredSeen}>
        <Screen />
      </Frame>
    </WorkspaceProvider>
  )
}

function Screen() {
  const place = useWindowState((state) => state.place)
  useGivenFiles()
  const go = useWindowState((state) => state.go)
  useEvent('menu:show', ({ screen }) =>
    go(screen === 'audit' ? { name: 'audit' } : { name: 'security', support: true }),
  )
  if (place.name === 'workspace') return <WorkspaceScreen />
  if (place.name === 'audit') return <AuditScreen />
  if (place.name === 'security') return <SecurityScreen key={`${place.support}`} support={place.support === true} />
  return (
    <WorkspaceGate>
      {place.name === 'home' && <Home />}
      {place.name === 'records' && <RecordsScreen chatbotId={place.chatbotId} />}
      {place.name === 'wizard' && <Wizard place={place} />}
    </WorkspaceGate>
  )
}
