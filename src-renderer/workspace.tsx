/** The app's state and what the workspace says of itself, for every screen below. */
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import type { Failure } from '../src-preload/contract/result'
import type { AppView, IntegrationView } from '../src-preload/contract/views'
import { type Loading, useCall } from './import-api'

interface Workspace {
  readonly app: AppView
  readonly acceptApp: (app: AppView) => void
  /** Loading, or failed while offline; reading and reviewing go on without it. */
  readonly integration: Loading<IntegrationView>
}

const WorkspaceContext = createContext<Workspace | undefined>(undefined)

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext)
  if (!workspace) throw new Error('useWorkspace outside of WorkspaceProvider')
  return workspace
}

const KEY_FAILURES: readonly (Failure['code'] | undefined)[] = [
  'credentials_missing',
  'credentials_wrong',
  'credentials_expired',
]

/** A key that is refused on the way: asks the workspace again, and the gate then asks the owner for another key. */
export function useKeyGate(failure: Failure | undefined): void {
  const { reload } = useWorkspace().integration
  const refused = KEY_FAILURES.includes(failure?.code)
  useEffect(() => {
    if (refused) reload()
  }, [refused, reload])
}

interface WorkspaceProviderProps {
  readonly app: AppView
  readonly acceptApp: (app: AppView) => void
  readonly children: ReactNode
}

/** Give it the workspace as `key`: another workspace is asked anew. */
export function WorkspaceProvider({ app, acceptApp, children }: WorkspaceProviderProps) {
  const integration = useCall('workspace:integration')
  const value = useMemo(() => ({ app, acceptApp, integration }), [app, acceptApp, integration])
  return <WorkspaceContext.Provider value={value}>{children}</WorkspaceContext.Provider>
}
