/**
 * Hides the patients when nobody is at the window. Work goes on behind the lock: the engine keeps its stages and
 * refuses the window's calls. It guards an unattended desk, not against somebody who owns the account of the system.
 */
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import { type LockReason, type LockView, SECURE, type SecurityView } from '../../../src-preload/contract/security'
import type { ShellNote } from '../../lib/engine-wire'
import { createUnlocking, type UnlockingParts } from './unlocking'

/** Whether it was locked when the app was closed: to close it and open it again is no way out. */
export interface LockFlag {
  read(): boolean
  write(locked: boolean): void
}
export interface LockParts extends Omit<UnlockingParts, 'refused'> {
  readonly flag: LockFlag
  readonly note: (note: ShellNote) => void
  readonly changed: (view: LockView) => void
  /** Tests shorten the minute. */
  readonly minuteMs: number
}

export interface Lock {
  isLocked(): boolean
  view(): Promise<Result<LockView>>
  lock(reason: LockReason): void
  unlock(secret?: string): Promise<Result<LockView>>
  /** Somebody is at the window. */
  touch(): void
  use(settings: SecurityView): void
  /** For an engine that knows nothing yet. */
  firstNote(): ShellNote | undefined
}

const OPEN: LockView = { locked: false, methods: [] }

export function createLock({ flag, note, changed, minuteMs, ...parts }: LockParts): Lock {
  const unlocking = createUnlocking({
    ...parts,
    refused: (inARow) => note({ action: 'unlock_refused', counts: { inARow } }),
  })
  let locked = flag.read()
  let settings = SECURE
  let timer: NodeJS.Timeout | undefined

  function restart(): void {
    clearTimeout(timer)
    if (locked || settings.lockAfterMinutes === 0) return
    timer = setTimeout(() => lock('idle'), settings.lockAfterMinutes * minuteMs)
  }

  async function view(): Promise<Result<LockView>> {
    if (!locked) return ok(OPEN)
    try {
      return ok({ locked, methods: await unlocking.methods() })
    } catch {
      return fail('keychain_missing')
    }
  }

  function become(now: boolean, entry: ShellNote): void {
    locked = now
    flag.write(now)
    note(entry)
    changed({ locked, methods: [] })
    restart()
  }

  function lock(reason: LockReason): void {
    if (!locked) become(true, { action: 'locked', detail: reason })
  }

  async function unlock(secret?: string): Promise<Result<LockView>> {
    if (!locked) return ok(OPEN)
    const way = await unlocking.attempt(secret)
    if (!way.ok) return way
    if (locked) become(false, { action: 'unlocked', detail: way.value })
    return ok(OPEN)
  }

  restart()
  return {
    isLocked: () => locked,
    view,
    lock,
    unlock,
    touch: restart,
    use(next) {
      settings = next
      restart()
    },
    firstNote: () => (locked ? { action: 'locked', detail: 'started' } : undefined),
  }
}
