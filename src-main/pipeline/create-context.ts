/** Opens the workspace's store and puts together what the verbs need. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Failure, type FailureCode, ok, type Result } from '../../src-preload/contract/result'
import { WORKSPACE_MIGRATIONS } from '../staging/migrations/workspace'
import type { WritableDb } from '../staging/sql'
import { attempt } from './attempt'
import { verified } from './audit-trail'
import type { Context, Surroundings } from './context'
import { findUnlisted } from './dump/find-unlisted'
import { closeDump, type OpenDump } from './dump/open-dump'
import { stopRun } from './dump/run'
import { openKeyed, setAside } from './dump/secrets'
import { createWorkspacePort } from './workspace/workspace-port'

const LIST = 'workspace'
const listFile = (dataDir: string): string => join(dataDir, 'workspace.db')

/** Other stores come later than the list: where they are, a list that is not has gone missing. */
const isFirstStart = ({ dataDir }: Surroundings): boolean =>
  !existsSync(join(dataDir, 'dumps')) && !existsSync(join(dataDir, 'practice.db'))

const openList = (surroundings: Surroundings, create: boolean): Promise<Result<WritableDb>> =>
  openKeyed(surroundings.keys, {
    name: LIST,
    file: listFile(surroundings.dataDir),
    migrations: WORKSPACE_MIGRATIONS,
    create,
    vital: true,
  })

export const createContext = (surroundings: Surroundings): Promise<Result<Context>> =>
  attempt(async () => {
    const opened = await openList(surroundings, isFirstStart(surroundings))
    if (!opened.ok) return opened
    const context: Context = {
      ...surroundings,
      store: opened.value,
      dumps: new Map<string, OpenDump>(),
      opening: new Map(),
      connections: new Map(),
      courtesies: new Set(),
      workspace: createWorkspacePort({ ...surroundings, list: opened.value }),
      trail: verified(opened.value, surroundings.now()),
    }
    await findUnlisted(context)
    return ok(context)
  })

const UNUSABLE: readonly FailureCode[] = ['store_damaged', 'key_lost']

/** Only for a list of imports that cannot be opened; the imports themselves are found again at the next opening. */
export const setListAside = (surroundings: Surroundings, failure: Failure): Promise<Result<true>> =>
  attempt(async () => {
    const { keys, dataDir, now } = surroundings
    if (!UNUSABLE.includes(failure.code)) return { ok: false, failure }
    await setAside(keys, { name: LIST, file: listFile(dataDir) }, now())
    const renewed = await openList(surroundings, true)
    if (!renewed.ok) return renewed
    renewed.value.close()
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
