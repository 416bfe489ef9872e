/** What the owner set, one set a workspace: users and mappings of a rehearsal are not those of the clinic. */
import { SECURE, type SecurityView } from '../../src-preload/contract/security'
import type { SettingsView, WorkspaceKind } from '../../src-preload/contract/views'
import type { ReadableDb, WritableDb } from '../staging/sql'
import { namedValue, putValue } from '../staging/tables/settings'

const NOTHING: SettingsView = { enabled: false, organisationId: '', organisationName: '' }

export const chosenWorkspace = (db: ReadableDb): WorkspaceKind | undefined => namedValue(db, 'settings', 'workspace')

export const chooseWorkspace = (db: WritableDb, kind: WorkspaceKind): void =>
  putValue(db, 'settings', 'workspace', kind)

export const settingsOf = (db: ReadableDb, kind: WorkspaceKind | undefined): SettingsView =>
  namedValue(db, 'settings', `settings:${kind}`) ?? NOTHING

export const saveSettings = (db: WritableDb, kind: WorkspaceKind, settings: SettingsView): void =>
  putValue(db, 'settings', `settings:${kind}`, settings)

/** Of this computer, whatever the workspace. */
export const securityOf = (db: ReadableDb): SecurityView => namedValue(db, 'settings', 'security') ?? SECURE

export const saveSecurity = (db: WritableDb, security: SecurityView): void =>
  putValue(db, 'settings', 'security', security)
