import { UnstyledButton } from '@mantine/core'
import {
  IconAddressBook,
  IconArrowsExchange,
  IconHeartRateMonitor,
  IconHistory,
  IconShieldLock,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useWindowState } from '../window-state'
import { APP, NAVIGATION, WORKSPACES } from '../words'
import { useWorkspace } from '../workspace'

export function Sidebar() {
  const { name } = useWindowState((state) => state.place)
  const go = useWindowState((state) => state.go)
  return (
    <header className="sidebar no-print">
      <div className="brand">
        <Mark />
        <span>{APP}</span>
      </div>
      <nav aria-label={NAVIGATION.label} className="nav">
        <div className="nav-group">{NAVIGATION.group}</div>
        <NavItem
          icon={<IconHeartRateMonitor aria-hidden size={18} stroke={1.75} />}
          current={name === 'home' || name === 'wizard'}
          onClick={() => go({ name: 'home' })}
        >
          {NAVIGATION.tebra}
        </NavItem>
        <NavItem
          icon={<IconAddressBook aria-hidden size={18} stroke={1.75} />}
          current={name === 'records'}
          onClick={() => go({ name: 'records' })}
        >
          {NAVIGATION.records}
        </NavItem>
        <NavItem
          icon={<IconHistory aria-hidden size={18} stroke={1.75} />}
          current={name === 'audit'}
          onClick={() => go({ name: 'audit' })}
        >
          {NAVIGATION.audit}
        </NavItem>
        <NavItem
          icon={<IconShieldLock aria-hidden size={18} stroke={1.75} />}
          current={name === 'security'}
          onClick={() => go({ name: 'security' })}
        >
          {NAVIGATION.security}
        </NavItem>
      </nav>
      <WorkspaceInUse />
    </header>
  )
}

interface NavItemProps {
  readonly icon: ReactNode
  readonly current: boolean
  readonly onClick: () => void
  readonly children: string
}

function NavItem({ icon, current, onClick, children }: NavItemProps) {
  return (
    <UnstyledButton className="nav-item" aria-current={current ? 'page' : undefined} onClick={onClick}>
      {icon}
      {children}
    </UnstyledButton>
  )
}

/** Always in sight: which workspace a press on "Start Stage 2" would write to. */
function WorkspaceInUse() {
  const { app, integration } = useWorkspace()
  const go = useWindowState((state) => state.go)
  if (app.workspace === undefined) return null
  const { name, hint } = WORKSPACES[app.workspace]
  const isCutOff = integration.value === undefined && integration.failure !== undefined
  return (
    <div className="workspace-in-use">
      <div className={`workspace-dot workspace-${isCutOff ? 'cut-off' : app.workspace}`} aria-hidden />
      <div className="workspace-text">
        <div className="workspace-name">{name}</div>
        <div className="muted small two-lines" title={integration.value?.organisation.name}>
          {integration.value?.organisation.name ?? (isCutOff ? NAVIGATION.cutOff : hint)}
        </div>
      </div>
      <UnstyledButton
        className="workspace-switch"
        aria-label={NAVIGATION.switch}
        title={NAVIGATION.switch}
        onClick={() => go({ name: 'workspace' })}
      >
        <IconArrowsExchange aria-hidden size={17} stroke={1.75} />
      </UnstyledButton>
    </div>
  )
}

const Mark = () => (
  <svg aria-hidden="true" width="26" height="26" viewBox="0 0 26 26" className="mark">
    <rect width="26" height="26" rx="7" />
    <path d="M7 8.5h12M13 8.5v10M9.5 15l3.5 3.5 3.5-3.5" />
  </svg>
)
