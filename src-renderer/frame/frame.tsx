import { Button } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { Notice } from '../ui/notice'
import { useWindowState } from '../window-state'
import { BUTTONS, NAVIGATION, STATES } from '../words'
import { AUDIT, damageWords } from '../words/audit'
import { useWorkspace } from '../workspace'
import { Sidebar } from './sidebar'
import { UpdateNotice } from './update-notice'

interface FrameProps {
  readonly recovered: boolean
  readonly onRecoveredSeen: () => void
  readonly children: ReactNode
}

/** Sidebar and content. A new screen or step starts at its top. */
export function Frame({ recovered, onRecoveredSeen, children }: FrameProps) {
  const { app, integration } = useWorkspace()
  const go = useWindowState((state) => state.go)
  const place = useWindowState((state) => state.place)
  const screen = place.name === 'wizard' ? place.step : place.name
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the screen changes, which it needs nothing else of.
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [screen])

  return (
    <div className="frame">
      <a className="skip-link" href="#content">
        {NAVIGATION.skip}
      </a>
      <Sidebar />
      <main id="content" className="content" tabIndex={-1}>
        <div className="content-inner">
          {recovered && (
            <Notice
              tone="blue"
              action={
                <Button variant="default" size="xs" onClick={onRecoveredSeen}>
                  {BUTTONS.close}
                </Button>
              }
            >
              {STATES.engineBack}
            </Notice>
          )}
          {app.trail.damage !== undefined && place.name !== 'audit' && (
            <Notice
              tone="amber"
              title={AUDIT.damaged}
              action={
                <Button variant="default" size="xs" onClick={() => go({ name: 'audit' })}>
                  {AUDIT.open}
                </Button>
              }
            >
              {damageWords(app.trail.damage)}
            </Notice>
          )}
          {integration.failure?.code === 'offline' && (
            <Notice
              tone="amber"
              title={STATES.offline.title}
              action={
                <Button variant="default" size="xs" loading={integration.loading} onClick={integration.reload}>
                  {BUTTONS.checkAgain}
                </Button>
              }
            >
              {STATES.offline.text}
            </Notice>
          )}
          <UpdateNotice />
          {children}
        </div>
      </main>
    </div>
  )
}
