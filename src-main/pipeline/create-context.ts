/** Opens the workspace's store and puts together what the verbs need. */
import { join } from 'node:path'
import { ok, type Result } from '../../src-preload/contract/result'
import { WORKSPACE_MIGRATIONS } from '../staging/migrations/workspace'
import { attempt } from './attempt'
import { verified } from './audit-trail'
import type { Context, Surroundings } from './context'
import { closeDump, type OpenDump } from './open-dump'
import { stopRun } from './run'
import { openKeyed } from './secrets'
import { createWorkspacePort } from './workspace-port'

export const createContext = (surroundings: Surroundings): Promise<Result<Context>> =>
  attempt(async () => {
    const { keys, dataDir } = surroundings
    const opened = await openKeyed(keys, 'workspace', join(dataDir, 'workspace.db'), WORKSPACE_MIGRATIONS, true)
    if (!opened.ok) return opened
    const dumps = new Map<string, OpenDump>()
    const workspace = createWorkspacePort(keys, dataDir)
    return ok({
      ...surroundings,
      store: opened.value,
      dumps,
      opening: new Map(),
      connections: new Map(),
      courtesies: new Set(),
      workspace,
      trail: verified(opened.value, surroundings.now()),
    })
  })

/** Stages stop where they are and can be resumed. */
export const closeContext = async (context: Context): Promise<void> => {
  const open = [...context.dumps.values()]
  await Promise.all(open.map(stopRun))
  for (const dump of open) closeDump(context, dump)
  await Promise.all(context.courtesies)
  await context.workspace.close()
  context.store.close()
}
