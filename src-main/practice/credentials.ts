import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Shelf } from './shelf'

const Credentials = z.strictObject({ apiKey: z.string(), apiSecret: z.string() })
export type Credentials = z.infer<typeof Credentials>

const KIND = 'credentials'
const ID = 'practice'

/** Made at first use, then kept: a workspace started again on the same shelf knows the same key. */
export const credentialsOn = (shelf: Shelf): Credentials =>
  shelf.transaction(() => {
    const kept = shelf.get(KIND, ID)
    if (kept !== undefined) return Credentials.parse(JSON.parse(kept))
    const made = {
      apiKey: `practice-key-${randomBytes(18).toString('base64url')}`,
      apiSecret: `practice-secret-${randomBytes(32).toString('base64url')}`,
    }
    shelf.put(KIND, ID, JSON.stringify(made))
    return made
  })

/** Compared as digests, in constant time: the lengths may differ. */
const isSame = (given: unknown, expected: string): boolean => {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(expected))
}

export const isAllowed = (expected: Credentials, apiKey: unknown, apiSecret: unknown): boolean =>
  isSame(apiKey, expected.apiKey) && isSame(apiSecret, expected.apiSecret)
