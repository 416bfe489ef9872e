/** What every verb needs: the workspace's store, the keys, and what changes from place to place. */
import { userInfo } from 'node:os'
import type { Result } from '../../src-preload/contract/result'
import type { DumpView, WorkspaceKind } from '../../src-preload/contract/views'
import type { WritableDb } from '../staging/sql'
import { type AuditEntry, record } from '../staging/tables/audit'
import type { Connection } from './connect'
import type { OpenDump } from './open-dump'
import type { WorkspacePort } from './workspace-port'

/** The OS keychain through the shell, or a key file of the headless commands. Throws `KeyStoreError` when unusable. */
export interface KeyStore {
  get(name: string): Promise<string | undefined>
  set(name: string, value: string): Promise<void>
  delete(name: string): Promise<void>
}
export class KeyStoreError extends Error {}

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
}

/** Writes a line of the audit trail. */
export const audit = (context: Context, entry: Omit<AuditEntry, 'at' | 'who'>): void =>
  record(context.store, { ...entry, at: context.now().toISOString(), who: userInfo().username })
