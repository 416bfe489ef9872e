/** The owner's decision for each NPI, kept over dumps, one set a workspace. */
import type { Strategy, WorkspaceKind } from '../../../src-preload/contract/views'
import { type ReadableDb, sql, type WritableDb } from '../sql'

export interface ProviderMapping {
  readonly npi: string
  readonly strategy: Strategy
  readonly userId?: string
  /** As the documents gave them when it was decided: the list is also shown without any dump at hand. */
  readonly names: readonly string[]
  readonly roles: readonly string[]
}
type Row = Omit<ProviderMapping, 'names' | 'roles'> & { readonly names: string; readonly roles: string }

export const providerMappings = (db: ReadableDb, workspace: WorkspaceKind): ProviderMapping[] =>
  db
    .all<Row>(sql`
      SELECT npi, strategy, user_id AS userId, names, roles FROM provider_mappings
      WHERE workspace = ${workspace} ORDER BY npi`)
    .map((row) => ({ ...row, names: JSON.parse(row.names), roles: JSON.parse(row.roles) }))

/** Names once written down stay when a later decision knows none. */
export const mapProvider = (db: WritableDb, workspace: WorkspaceKind, mapping: ProviderMapping): void => {
  const { npi, strategy, userId, names, roles } = mapping
  db.run(sql`
    INSERT INTO provider_mappings (workspace, npi, strategy, user_id, names, roles)
    VALUES (${workspace}, ${npi}, ${strategy}, ${userId}, ${JSON.stringify(names)}, ${JSON.stringify(roles)})
    ON CONFLICT (workspace, npi) DO UPDATE SET
      strategy = excluded.strategy, user_id = excluded.user_id,
      names = iif(excluded.names = '[]', names, excluded.names),
      roles = iif(excluded.roles = '[]', roles, excluded.roles)`)
}

export const unmapProvider = (db: WritableDb, workspace: WorkspaceKind, npi: string): void => {
  db.run(sql`DELETE FROM provider_mappings WHERE workspace = ${workspace} AND npi = ${npi}`)
}
