/** The keychain is taken away and given back. */
import { expect, test } from 'vitest'
import type { FailureCode } from '../../src-preload/contract/result'
import { type Keychain, startEngine } from './engine-process'
import { cases, countLosses, isLong, pick, randomFor, SEED } from './plan'
import { finish, newRun, STEPS, some, striking, untilStopped, wholeOf } from './surroundings'

/** Each takes something from the keychain, and gives it back. */
const KEYCHAIN_FAULTS = {
  locked: (keychain: Keychain) => {
    keychain.mood = 'locked'
    return () => {
      keychain.mood = 'open'
    }
  },
  emptied: (keychain: Keychain) => {
    const kept = [...keychain.entries]
    keychain.entries.clear()
    return () => {
      for (const [name, value] of kept) keychain.entries.set(name, value)
    }
  },
  changed: (keychain: Keychain) => {
    const kept = [...keychain.entries]
    for (const [name] of kept) keychain.entries.set(name, 'f'.repeat(64))
    return () => {
      for (const [name, value] of kept) keychain.entries.set(name, value)
    }
  },
  'filled with something else': (keychain: Keychain) => {
    const kept = [...keychain.entries]
    for (const [name] of kept) keychain.entries.set(name, 'no key at all')
    return () => {
      for (const [name, value] of kept) keychain.entries.set(name, value)
    }
  },
  slow: (keychain: Keychain) => {
    keychain.delayMs = isLong ? 10_000 : 300
    return () => {
      keychain.delayMs = 0
    }
  },
} as const
const KEYCHAIN_CODES: readonly FailureCode[] = ['keychain_missing', 'key_lost', 'store_damaged']

export const keychainTests = (script: () => string): void => {
  test(
    `the keychain is locked, emptied, changed, slow: an error, nothing deleted, and on when it is back (seed ${SEED})`,
    async () => {
      const random = randomFor('keychain')
      const whole = await wholeOf(script())
      const losses = countLosses('keychain')
      for (let round = 0; round < cases(1, 4); round++) {
        for (const [name, take] of some(Object.entries(KEYCHAIN_FAULTS), 2, random)) {
          const at = pick(random, STEPS)
          await losses.survive(`${name} from ${at} on`, async () => {
            const run = newRun(script())
            let giveBack = (): void => undefined
            const strike = (): void => {
              giveBack = take(run.keychain)
            }
            const running = startEngine(run)
            await untilStopped(running, striking(run.wish, at, 0, strike), KEYCHAIN_CODES)
            // The app is opened again while the keychain is as it is.
            await running.kill()
            const before = startEngine(run)
            if (name !== 'slow') {
              const state = await before.ask('app:state')
              expect(state.ok || KEYCHAIN_CODES.includes(state.failure.code)).toBe(true)
            }
            giveBack()
            await finish(run, before, whole)
          })
        }
      }
      losses.none()
    },
    cases(60_000, 1_800_000),
  )
}
