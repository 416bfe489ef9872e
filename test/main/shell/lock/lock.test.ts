import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ShellNote } from '../../../../src-main/lib/engine-wire'
import { createLock, type Lock } from '../../../../src-main/shell/lock/lock'
import type { LockView } from '../../../../src-preload/contract/security'

const KEY = { apiKey: 'the-key-0001', apiSecret: 'the-secret-0001', baseUrl: 'https://example.org' }
const MINUTE_MS = 60_000

interface Situation {
  readonly kept?: object
  readonly touchId?: 'granted' | 'refused'
  readonly wasLocked?: boolean
  readonly keychainLocked?: boolean
}

let notes: ShellNote[]
let views: LockView[]
let flag: boolean
const lockIn = ({ kept, touchId, wasLocked = false, keychainLocked = false }: Situation = {}): Lock => {
  flag = wasLocked
  return createLock({
    keychain: {
      get: async () => {
        if (keychainLocked) throw new Error('locked')
        return kept === undefined ? undefined : JSON.stringify(kept)
      },
    },
    system: { isAvailable: () => touchId !== undefined, ask: async () => touchId === 'granted' },
    flag: {
      read: () => flag,
      write: (locked) => {
        flag = locked
      },
    },
    note: (note) => notes.push(note),
    changed: (view) => views.push(view),
    nowMs: () => Date.now(),
    minuteMs: MINUTE_MS,
  })
}
const isOpened = async (lock: Lock, secret?: string): Promise<boolean> => (await lock.unlock(secret)).ok

beforeEach(() => {
  vi.useFakeTimers()
  notes = []
  views = []
})
afterEach(() => void vi.useRealTimers())

describe('locks', () => {
  test('after ten minutes without a hand on the window, counted from the last', () => {
    const lock = lockIn()
    vi.advanceTimersByTime(9 * MINUTE_MS)
    lock.touch()
    vi.advanceTimersByTime(9 * MINUTE_MS)
    expect(lock.isLocked()).toBe(false)
    vi.advanceTimersByTime(MINUTE_MS)
    expect([lock.isLocked(), flag]).toEqual([true, true])
    expect(notes).toEqual([{ action: 'locked', detail: 'idle' }])
    expect(views).toEqual([{ locked: true, methods: [] }])
  })

  test.each([5, 30] as const)('after %i minutes where the owner set that', (lockAfterMinutes) => {
    const lock = lockIn()
    lock.use({ lockAfterMinutes, screenProtection: true })
    vi.advanceTimersByTime(lockAfterMinutes * MINUTE_MS - 1)
    expect(lock.isLocked()).toBe(false)
    vi.advanceTimersByTime(1)
    expect(lock.isLocked()).toBe(true)
  })

  test('never by itself where the owner set that, but with the computer and by hand', () => {
    const lock = lockIn()
    lock.use({ lockAfterMinutes: 0, screenProtection: true })
    vi.advanceTimersByTime(1000 * MINUTE_MS)
    expect(lock.isLocked()).toBe(false)
    lock.lock('suspend')
    lock.lock('screen')
    expect(notes).toEqual([{ action: 'locked', detail: 'suspend' }])
  })

  test('again after it was unlocked', async () => {
    const lock = lockIn()
    lock.lock('asked')
    expect(await isOpened(lock)).toBe(true)
    vi.advanceTimersByTime(10 * MINUTE_MS)
    expect(lock.isLocked()).toBe(true)
  })

  test('at its start when it was closed locked, and tells the engine', () => {
    expect(lockIn({ wasLocked: true }).firstNote()).toEqual({ action: 'locked', detail: 'started' })
    expect(lockIn().firstNote()).toBeUndefined()
  })
})

describe('unlocks', () => {
  const locked = (situation: Situation): Lock => lockIn({ ...situation, wasLocked: true })

  test.each([KEY.apiKey, KEY.apiSecret])('with %s, and nothing like it', async (right) => {
    const lock = locked({ kept: KEY })
    expect(await lock.view()).toEqual({ ok: true, value: { locked: true, methods: ['secret'] } })
    expect(await lock.unlock()).toMatchObject({ failure: { code: 'unlock_refused' } })
    expect(await isOpened(lock, right.toUpperCase())).toBe(false)
    expect(await isOpened(lock, right)).toBe(true)
    expect([lock.isLocked(), flag, notes.at(-1)]).toEqual([false, false, { action: 'unlocked', detail: 'secret' }])
  })

  test('with Touch ID, or with the key when that is refused', async () => {
    expect(await isOpened(locked({ kept: KEY, touchId: 'granted' }))).toBe(true)
    const refused = locked({ kept: KEY, touchId: 'refused' })
    expect(await isOpened(refused)).toBe(false)
    expect(await isOpened(refused, KEY.apiSecret)).toBe(true)
  })

  test('by a press only where neither a key nor the system could be asked', async () => {
    expect(await isOpened(locked({}))).toBe(true)
    expect(await isOpened(locked({ touchId: 'refused' }))).toBe(false)
  })

  test('not while the keychain cannot be read', async () => {
    const lock = locked({ kept: KEY, keychainLocked: true })
    expect(await lock.unlock(KEY.apiSecret)).toEqual({ ok: false, failure: { code: 'keychain_missing' } })
    expect(await lock.view()).toEqual({ ok: false, failure: { code: 'keychain_missing' } })
    expect(lock.isLocked()).toBe(true)
  })

  test('guessers wait longer each time, the right answer too, and many at once are one after the other', async () => {
    const lock = locked({ kept: KEY })
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => lock.unlock(`guess ${n}`)))
    expect(answers.filter((answer) => !answer.ok && answer.failure.code === 'unlock_refused')).toHaveLength(3)
    expect(await lock.unlock(KEY.apiSecret)).toEqual({ ok: false, failure: { code: 'unlock_wait', count: 5 } })
    const waits: number[] = []
    for (let round = 0; round < 5; round++) {
      vi.advanceTimersByTime(60_000)
      await lock.unlock('a guess')
      const waiting = await lock.unlock(KEY.apiSecret)
      waits.push(waiting.ok ? 0 : (waiting.failure.count ?? 0))
    }
    expect(waits).toEqual([10, 20, 40, 60, 60])
    vi.advanceTimersByTime(60_000)
    expect(await isOpened(lock, KEY.apiSecret)).toBe(true)
    expect(JSON.stringify(notes)).not.toMatch(/guess|the-/)
  })
})
