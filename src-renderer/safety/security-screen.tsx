import { Button, Select, Switch } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { LOCK_MINUTES, type SecurityView } from '../../src-preload/contract/security'
import { useAction } from '../import-api'
import { FailureNotice } from '../ui/failure-notice'
import { Heading } from '../ui/heading'
import { SECURITY, SUPPORT_BUNDLE } from '../words/security'
import { useWorkspace } from '../workspace'
import { SupportBundle } from './support-bundle'

const { lock, screen } = SECURITY
const MINUTES = LOCK_MINUTES.map((minutes) => ({ value: String(minutes), label: lock.options[minutes] }))

/** Each change is saved as it is made. */
export function SecurityScreen({ support }: { support: boolean }) {
  const { app, acceptApp } = useWorkspace()
  const action = useAction()
  const save = async (change: Partial<SecurityView>) => {
    const saved = await action.run('security:save', { ...app.security, ...change })
    if (saved) acceptApp({ ...app, security: saved })
  }
  return (
    <div className="narrow stack-lg">
      <Heading order={1} lead={SECURITY.lead}>
        {SECURITY.title}
      </Heading>
      {action.failure && <FailureNotice failure={action.failure} />}
      <section className="stack-sm" aria-labelledby="security-lock">
        <h2 id="security-lock">{lock.title}</h2>
        <p className="muted">{lock.text}</p>
        <Select
          label={lock.after}
          data={MINUTES}
          value={String(app.security.lockAfterMinutes)}
          onChange={(value) => {
            const lockAfterMinutes = LOCK_MINUTES.find((minutes) => String(minutes) === value)
            if (lockAfterMinutes !== undefined) void save({ lockAfterMinutes })
          }}
          allowDeselect={false}
          w={280}
        />
        <div className="row">
          <LockNow />
        </div>
      </section>
      <section className="stack-sm" aria-labelledby="security-screen">
        <h2 id="security-screen">{screen.title}</h2>
        <Switch
          label={screen.label}
          description={screen.hint}
          checked={app.security.screenProtection}
          onChange={(event) => void save({ screenProtection: event.currentTarget.checked })}
        />
      </section>
      <section className="stack-sm" aria-labelledby="security-support">
        <h2 id="security-support">{SUPPORT_BUNDLE.title}</h2>
        <p className="muted">{SUPPORT_BUNDLE.text}</p>
        <SupportBundle shown={support} />
      </section>
    </div>
  )
}

function LockNow() {
  const action = useAction()
  return (
    <Button
      variant="default"
      leftSection={<IconLock aria-hidden size={16} />}
      loading={action.busy}
      onClick={() => void action.run('main:lock:now')}
    >
      {lock.now}
    </Button>
  )
}
