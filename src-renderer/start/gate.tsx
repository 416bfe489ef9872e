import { Button, Group } from '@mantine/core'
import { IconKeyOff, IconLockAccess, IconPlugOff, IconUserShield } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Failure } from '../../src-preload/contract/result'
import type { AppView } from '../../src-preload/contract/views'
import { useAction } from '../import-api'
import { FailureNotice } from '../ui/failure-notice'
import { Heading } from '../ui/heading'
import { Listed } from '../ui/listed'
import { BUTTONS } from '../words'
import { FAILURES } from '../words/failures'
import { GATES, SET_ASIDE } from '../words/start'

interface GateProps {
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
  readonly next?: string
  readonly children?: ReactNode
}

/** A screen that stands in the way: what is the matter, what to do, and every way on that there is. */
export function Gate({ icon, title, text, next, children }: GateProps) {
  return (
    <div className="gate">
      <div className="gate-icon">{icon}</div>
      <Heading order={1} lead={text}>
        {title}
      </Heading>
      {next !== undefined && <p>{next}</p>}
      {children !== undefined && <div className="start-actions">{children}</div>}
    </div>
  )
}

const icon = (Icon: typeof IconPlugOff) => <Icon aria-hidden size={30} stroke={1.5} />

/** Given up after several losses in a row. Any call starts it anew; once it is back, that is pushed. */
export function EngineLost() {
  const action = useAction()
  const { again, start, next, ...words } = GATES.engine
  return (
    <main className="start">
      <Gate icon={icon(IconPlugOff)} {...words} next={action.failure ? again : next}>
        <Button onClick={() => void action.run('app:state')} loading={action.busy}>
          {start}
        </Button>
      </Gate>
    </main>
  )
}

interface StartFailureProps {
  readonly failure: Failure
  readonly onRetry: () => void
  readonly busy: boolean
  readonly acceptApp: (app: AppView) => void
}

/** The app could not open its own data: no keychain, a lost key, a damaged or newer store, a full disk. */
export function StartFailure({ failure, onRetry, busy, acceptApp }: StartFailureProps) {
  if (isUnusable(failure)) {
    return (
      <main className="start">
        <SetAside store="workspace" failure={failure} onRetry={onRetry} busy={busy} onRenewed={acceptApp} />
      </main>
    )
  }
  const { title, happened, next } = FAILURES[failure.code]
  const keys = failure.code === 'keychain_missing'
  return (
    <main className="start">
      <Gate icon={icon(keys ? IconKeyOff : IconPlugOff)} title={title} text={happened} next={next}>
        <Button onClick={onRetry} loading={busy}>
          {BUTTONS.tryAgain}
        </Button>
      </Gate>
    </main>
  )
}

interface SetAsideProps {
  readonly store: 'workspace' | 'practice'
  readonly failure: Failure
  readonly onRetry: () => void
  readonly busy: boolean
  readonly onRenewed: (app: AppView) => void
}

/** Whether the owner may go on without it. */
export const isUnusable = ({ code }: Failure): boolean => code === 'store_damaged' || code === 'key_lost'

/** One of the app's own stores cannot be opened. Trying again is the safe way; the other is the owner's word alone. */
export function SetAside({ store, failure, onRetry, busy, onRenewed }: SetAsideProps) {
  const action = useAction()
  const { title, damaged, keyLost, next, lost, kept, confirm } = SET_ASIDE[store]
  const isKeyLost = failure.code === 'key_lost'
  const renew = async () => {
    const app = await action.run('store:set-aside', { store })
    if (app) onRenewed(app)
  }
  return (
    <Gate
      icon={icon(isKeyLost ? IconKeyOff : IconPlugOff)}
      title={title}
      text={isKeyLost ? keyLost : damaged}
      next={next}
    >
      <div className="stack">
        <Listed title={SET_ASIDE.loses} points={lost} />
        <Listed title={SET_ASIDE.keeps} points={kept} />
        {action.failure && <FailureNotice failure={action.failure} />}
        <Group gap="sm" mt="sm">
          <Button onClick={onRetry} loading={busy}>
            {BUTTONS.tryAgain}
          </Button>
          <Button variant="default" loading={action.busy} onClick={renew}>
            {confirm}
          </Button>
        </Group>
      </div>
    </Gate>
  )
}

export const OWNER_ICON = icon(IconUserShield)
export const DISABLED_ICON = icon(IconLockAccess)
