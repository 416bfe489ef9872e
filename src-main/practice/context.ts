/** What every gate and route shares, and what a request carries from one to the next. */
import type { Credentials } from './credentials'
import type { FaultDesk, FaultKind } from './faults'
import type { Limiter } from './gates/limits'
import type { ContactStore } from './records/contact-store'
import type { WritableRequestLog } from './request-log'
import type { Shelf } from './shelf'

/**
 * What kind of key the practice workspace was asked with: `owner` may do everything; `plain` is a published Open API
 * key (contacts and contact files, nothing of the Tebra integration); the others are refused by the 403 they are
 * named after.
 */
export type Profile = 'owner' | 'plain' | 'not_owner' | 'integration_not_enabled' | 'key_expired' | 'ip_not_allowed'

export interface PracticeContext {
  readonly shelf: Shelf
  readonly contacts: ContactStore
  readonly credentials: Credentials
  readonly faults: FaultDesk
  readonly limiter: Limiter
  readonly log: WritableRequestLog
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly profile: () => Profile
  /** Aborted when the workspace closes, so that no slow answer outlives it. */
  readonly closing: AbortSignal
}

declare module 'fastify' {
  interface FastifyRequest {
    arrivedAt: number
    bodyDigest: string | undefined
    fault: FaultKind | undefined
    logged: boolean
  }
}

export interface AgentPath {
  readonly agentId: string
}
export interface ContactPath extends AgentPath {
  readonly externalReferenceId: string
}
export interface ContactIdPath extends AgentPath {
  readonly contactId: string
}
