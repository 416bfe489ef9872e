/** What every verb needs: the workspace's store, the keys, and what changes from place to place. */
import { userInfo } from 'node:os'
import type { AuditFacts, TrailView } from '../../src-preload/contract/audit'
import type { Result } from '../../src-preload/contract/result'
import type { DumpView, WorkspaceKind } from '../../src-preload/contract/views'
import type { WritableDb } from '../staging/sql'
import { record } from '../staging/tables/audit'
import type { OpenDump } from './dump/open-dump'
import type { Connection } from './workspace/connect'
import type { WorkspacePort } from './workspace/workspace-port'

/** The OS keychain through the shell, or a key file of the headless commands. Throws `KeyStoreError` when unusable. */
export interface KeyStore {
  get(name: string): Promise<string | undefined>
  set(name: string, value: string): Promise<void>
  delete(name: string): Promise<void>
}
export class KeyStoreError extends Error {}

/** What the system says of the way to an origin, in PAC syntax. */
export type ProxyRules = (origin: string) => Promise<string | undefined>

export interface Surroundings {
  readonly dataDir: string
  readonly resourcesDir: string
  readonly appVersion: string
  /** Shown as "encrypted with a key from …". */
  readonly keychain: string
  readonly keys: KeyStore
  /** The bundled parse worker. */
  readonly workerFile: string
  readonly publish: (view: DumpView) => void
  readonly now: () => Date
  /** Without it only the environment (HTTPS_PROXY) names a proxy. */
  readonly proxyRules?: ProxyRules
}

export interface Context extends Surroundings {
  readonly store: WritableDb
  readonly dumps: Map<string, OpenDump>
  /** What each workspace last said of itself. */
  readonly connections: Map<WorkspaceKind, { readonly atMs: number; readonly connection: Connection }>
  /** Requests under way that nobody waits for, until the app closes. */
  readonly courtesies: Set<Promise<unknown>>
  readonly opening: Map<string, Promise<Result<OpenDump>>>
  readonly workspace: WorkspacePort
  /** How the audit trail was found when it was last verified. */
  trail: TrailView
}

/** Accounts without a name exist, in containers for one. */
const account = (): string => {
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}

/** Writes an entry of the audit trail; it is on the disk when this returns. */
export const audit = (context: Context, facts: AuditFacts): void =>
  context.store.durably(() => record(context.store, { ...facts, at: context.now().toISOString(), who: account() }))

/** What changes the workspace's store, and its entry: both or neither. */
export const audited = <T>(context: Context, facts: AuditFacts, work: () => T): T =>
  context.store.durably(() => {
    const done = work()
    audit(context, facts)
    return done
  })
