/** What the lock needs of the system: Touch ID, a mark on the disk, and the signs that the person has left. */
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { powerMonitor, systemPreferences } from 'electron'
import type { LockReason } from '../../../src-preload/contract/security'
import { canBeSteered } from '../test-copy'
import type { LockFlag } from './lock'
import type { SystemUnlock } from './unlocking'

/** Electron offers the system's own check on macOS alone; elsewhere the key is asked for. */
export const systemUnlock: SystemUnlock = {
  isAvailable: () => process.platform === 'darwin' && systemPreferences.canPromptTouchID(),
  ask: () =>
    systemPreferences.promptTouchID('unlock Tebra Import').then(
      () => true,
      () => false,
    ),
}

export const createLockFlag = (file: string): LockFlag => ({
  read: () => existsSync(file),
  write(locked) {
    try {
      if (locked) writeFileSync(file, '', { mode: 0o600 })
      else rmSync(file, { force: true })
    } catch {
      // On a full disk the lock holds until the app is closed.
    }
  },
})

export function watchSystem(lock: (reason: LockReason) => void): void {
  powerMonitor.on('lock-screen', () => lock('screen'))
  powerMonitor.on('suspend', () => lock('suspend'))
}

/** Tests give a minute fewer milliseconds. The packaged app ignores the variable. */
export function minuteMs(): number {
  const given = Number(process.env.TEBRA_IMPORT_MINUTE_MS)
  return given > 0 && canBeSteered() ? given : 60_000
}
