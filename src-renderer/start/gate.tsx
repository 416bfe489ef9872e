import { Button } from '@mantine/core'
import { IconKeyOff, IconLockAccess, IconPlugOff, IconUserShield } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Failure } from '../../src-preload/contract/result'
import { Heading } from '../ui/heading'
import { BUTTONS } from '../words'
import { FAILURES } from '../words/failures'
import { GATES } from '../words/start'

interface GateProps {
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
  readonly next: string
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
      <p>{next}</p>
      {children !== undefined && <div className="start-actions">{children}</div>}
    </div>
  )
}

const icon = (Icon: typeof IconPlugOff) => <Icon aria-hidden size={30} stroke={1.5} />

export const EngineLost = () => (
  <main className="start">
    <Gate icon={icon(IconPlugOff)} {...GATES.engine} />
  </main>
)

/** The app could not open its own data: no keychain, a lost key, a damaged or newer store, a full disk. */
export function StartFailure({ failure, onRetry, busy }: { failure: Failure; onRetry: () => void; busy: boolean }) {
  const { title, happened, next } = FAILURES[failure.code]
  const keys = failure.code === 'keychain_missing' || failure.code === 'key_lost'
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

export const OWNER_ICON = icon(IconUserShield)
export const DISABLED_ICON = icon(IconLockAccess)
