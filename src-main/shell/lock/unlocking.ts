/** Who may unlock: whoever the system knows, or whoever knows the API key or its secret. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import type { UnlockMethod } from '../../../src-preload/contract/security'
import { createBackOff } from '../engine/back-off'
import type { Keychain } from '../keychain'

export interface SystemUnlock {
  isAvailable(): boolean
  /** False when the person was refused or turned away. */
  ask(): Promise<boolean>
}
export interface UnlockingParts {
  readonly keychain: Pick<Keychain, 'get'>
  readonly system: SystemUnlock
  readonly nowMs: () => number
  /** Told after each wrong try: how many in a row. */
  readonly refused: (inARow: number) => void
}
export interface Unlocking {
  /** Best first. Rejects when the keychain does. */
  methods(): Promise<readonly UnlockMethod[]>
  /** By which of them. */
  attempt(secret: string | undefined): Promise<Result<UnlockMethod>>
}

const CREDENTIALS = 'a2v2'
const Credentials = z.object({ apiKey: z.string(), apiSecret: z.string() })

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other))

export function createUnlocking({ keychain, system, nowMs, refused }: UnlockingParts): Unlocking {
  const backOff = createBackOff(nowMs)
  let turn: Promise<unknown> = Promise.resolve()

  async function secrets(): Promise<readonly string[]> {
    const kept = await keychain.get(CREDENTIALS)
    if (kept === undefined) return []
    const { apiKey, apiSecret } = Credentials.parse(JSON.parse(kept))
    return [apiKey, apiSecret]
  }

  async function methods(): Promise<readonly UnlockMethod[]> {
    const known = await secrets()
    const ways: UnlockMethod[] = []
    if (system.isAvailable()) ways.push('system')
    if (known.length > 0) ways.push('secret')
    return ways.length === 0 ? ['press'] : ways
  }

  async function granted(secret: string | undefined): Promise<UnlockMethod | undefined> {
    if (secret !== undefined) {
      return (await secrets()).map((kept) => isSame(secret, kept)).includes(true) ? 'secret' : undefined
    }
    const [way] = await methods()
    if (way === 'press') return way
    return way === 'system' && (await system.ask()) ? way : undefined
  }

  async function attempt(secret: string | undefined): Promise<Result<UnlockMethod>> {
    const waitSeconds = backOff.secondsLeft()
    if (waitSeconds > 0) return fail('unlock_wait', { count: waitSeconds })
    try {
      const way = await granted(secret)
      if (way === undefined) {
        refused(backOff.failed())
        return fail('unlock_refused')
      }
      backOff.reset()
      return ok(way)
    } catch {
      return fail('keychain_missing')
    }
  }

  return {
    methods,
    // One guess at a time: many at once would all come before the first wait.
    attempt(secret) {
      const result = turn.then(() => attempt(secret))
      turn = result
      return result
    },
  }
}
