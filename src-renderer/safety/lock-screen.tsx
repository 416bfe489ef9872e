import { Button, PasswordInput } from '@mantine/core'
import { IconFingerprint, IconLock } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { UnlockMethod } from '../../src-preload/contract/security'
import { type Action, useAction, useCall } from '../import-api'
import { Gate } from '../start/gate'
import { FailureNotice } from '../ui/failure-notice'
import { Loaded } from '../ui/loading'
import { LOCK } from '../words/security'

/** Says nothing of what is behind it. */
export function LockScreen() {
  const lock = useCall('main:lock:state')
  return (
    <main className="start">
      <Gate icon={<IconLock aria-hidden size={30} stroke={1.5} />} title={LOCK.title} text={LOCK.lead}>
        <Loaded from={lock} lines={2}>
          {({ methods }) => <Unlock methods={methods} />}
        </Loaded>
      </Gate>
    </main>
  )
}

/** The window opens when main says so, not when an answer does. */
function Unlock({ methods }: { methods: readonly UnlockMethod[] }) {
  const action = useAction()
  return (
    <div className="stack unlock">
      {methods.includes('system') && (
        <div>
          <Button
            leftSection={<IconFingerprint aria-hidden size={17} />}
            loading={action.busy}
            onClick={() => void action.run('main:lock:unlock', {})}
          >
            {LOCK.system}
          </Button>
        </div>
      )}
      {methods.includes('secret') && <BySecret action={action} isFirst={!methods.includes('system')} />}
      {methods.includes('press') && (
        <>
          <p className="muted">{LOCK.press}</p>
          <div>
            <Button loading={action.busy} onClick={() => void action.run('main:lock:unlock', {})}>
              {LOCK.unlock}
            </Button>
          </div>
        </>
      )}
      {action.failure && <FailureNotice failure={action.failure} />}
      {action.failure?.code === 'unlock_wait' && <p role="status">{LOCK.wait(action.failure.count ?? 0)}</p>}
    </div>
  )
}

/** Beside Touch ID it is the second way. */
function BySecret({ action, isFirst }: { action: Action; isFirst: boolean }) {
  const [secret, setSecret] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (secret.trim() === '') return
    void action.run('main:lock:unlock', { secret: secret.trim() })
    setSecret('')
  }
  return (
    <form className="stack-sm" onSubmit={submit} noValidate>
      <PasswordInput
        label={LOCK.secret}
        description={LOCK.secretHint}
        visibilityToggleButtonProps={{ 'aria-label': LOCK.show, 'aria-hidden': false, tabIndex: 0 }}
        value={secret}
        maxLength={512}
        onChange={(event) => setSecret(event.currentTarget.value)}
        autoComplete="off"
      />
      <div>
        <Button type="submit" variant={isFirst ? 'filled' : 'default'} loading={action.busy}>
          {LOCK.unlock}
        </Button>
      </div>
    </form>
  )
}
