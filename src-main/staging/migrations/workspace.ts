/** The schema of workspace.db: settings and the index of dumps. No clinical data. */
import type { Migration } from '../migrate'
import { workspace10 } from './workspace/10-first-tables'
import { workspace20 } from './workspace/20-audit-chain'

export const WORKSPACE_MIGRATIONS: readonly Migration[] = [workspace10, workspace20]
