/** The owner's decision for each NPI, kept over dumps, one set a workspace. */
import type { Strategy, WorkspaceKind } from '../../../src-preload/contract/views'
import { type ReadableDb, sql, type WritableDb } from '../sql'

export interface ProviderMapping {
  readonly npi: string
  readonly strategy: Strategy
  readonly userId?: string
}

export const providerMappings = (db: ReadableDb, workspace: WorkspaceKind): ProviderMapping[] =>
  db.all(sql`
    SELECT npi, strategy, user_id AS userId FROM provider_mappings WHERE workspace = ${workspace} ORDER BY npi`)

export const mapProvider = (db: WritableDb, workspace: WorkspaceKind, mapping: ProviderMapping): void => {
  db.run(sql`
    INSERT INTO provider_mappings (workspace, npi, strategy, user_id)
    VALUES (${workspace}, ${mapping.npi}, ${mapping.strategy}, ${mapping.userId})
    ON CONFLICT (workspace, npi) DO UPDATE SET strategy = excluded.strategy, user_id = excluded.user_id`)
}

export const unmapProvider = (db: WritableDb, workspace: WorkspaceKind, npi: string): void => {
  db.run(sql`DELETE FROM provider_mappings WHERE workspace = ${workspace} AND npi = ${npi}`)
}
