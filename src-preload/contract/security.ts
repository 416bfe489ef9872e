/** Locking the window, and what support may be told. */

/** Minutes without a hand on the window; 0 is never. */
export const LOCK_MINUTES = [5, 10, 30, 0] as const
export type LockMinutes = (typeof LOCK_MINUTES)[number]

export interface SecurityView {
  readonly lockAfterMinutes: LockMinutes
  /** Other programs cannot see the window in screenshots and recordings, where the system can do that. */
  readonly screenProtection: boolean
}
/** Until the owner decides otherwise, and while nobody can be asked. */
export const SECURE: SecurityView = { lockAfterMinutes: 10, screenProtection: true }

/**
 * `system`: Touch ID. `secret`: the API key or its secret, as it is in the keychain. `press`: nothing is known that
 * could be asked for, so the lock hides the view and no more.
 */
export type UnlockMethod = 'system' | 'secret' | 'press'
export interface LockView {
  readonly locked: boolean
  /** The ways out, best first. Empty while it is not locked. */
  readonly methods: readonly UnlockMethod[]
}

/** `started`: the app was closed while locked, or its engine was lost. */
export type LockReason = 'idle' | 'asked' | 'screen' | 'suspend' | 'started'

/** Counts and codes for support. Nothing in it was written by a person. */
export interface SupportFacts {
  readonly workspace: string
  readonly settings: {
    readonly integrationEnabled: boolean
    readonly organisationSet: boolean
    readonly defaultUserSet: boolean
  }
  readonly security: SecurityView
  readonly keychain: string
  readonly importsByStage: Readonly<Record<string, number>>
  /** Of the imports that were looked at since the app was opened. */
  readonly failedFilesByCode: Readonly<Record<string, number>>
  readonly failedPatientsByCode: Readonly<Record<string, number>>
  readonly trail: { readonly entries: number; readonly damaged: boolean }
  readonly actions: Readonly<Record<string, number>>
}
