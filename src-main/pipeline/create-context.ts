/** Opens the workspace's store and puts together what the verbs need. */
import { join } from 'node:path'
import { type Failure, type FailureCode, ok, type Result } from '../../src-preload/contract/result'
import { WORKSPACE_MIGRATIONS } from '../staging/migrations/workspace'
import { attempt } from './attempt'
import { verified } from './audit-trail'
import type { Context, Surroundings } from './context'
import { findUnlisted } from './find-unlisted'
import { closeDump, type OpenDump } from './open-dump'
import { stopRun } from './run'
import { openKeyed, setAside } from './secrets'
import { createWorkspacePort } from './workspace-port'

const LIST = 'workspace'
const listFile = (dataDir: string): string => join(dataDir, 'workspace.db')

export const createContext = (surroundings: Surroundings): Promise<Result<Context>> =>
  attempt(async () => {
    const { keys, dataDir } = surroundings
    const opened = await openKeyed(keys, {
      name: LIST,
      file: listFile(dataDir),
      migrations: WORKSPACE_MIGRATIONS,
      create: true,
      vital: true,
    })
    if (!opened.ok) return opened
    const context: Context = {
      ...surroundings,
      store: opened.value,
      dumps: new Map<string, OpenDump>(),
      opening: new Map(),
      connections: new Map(),
      courtesies: new Set(),
      workspace: createWorkspacePort(keys, dataDir, surroundings.now),
      trail: verified(opened.value, surroundings.now()),
    }
    await findUnlisted(context)
    return ok(context)
  })

const UNUSABLE: readonly FailureCode[] = ['store_damaged', 'key_lost']

/** Only for a list of imports that cannot be opened; the imports themselves are found again at the next opening. */
export const setListAside = ({ keys, dataDir, now }: Surroundings, failure: Failure): Promise<Result<true>> =>
  attempt(async () => {
    if (!UNUSABLE.includes(failure.code)) return { ok: false, failure }
    await setAside(keys, LIST, listFile(dataDir), now())
    return ok(true)
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
