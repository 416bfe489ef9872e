/** The way to A2V2: the practice workspace inside this process, or the owner's own with the key from the key store. */
import { join } from 'node:path'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import type { IntegrationView, WorkspaceKind } from '../../../src-preload/contract/views'
import { type A2v2Client, createA2v2Client, type IntegrationAnswer } from '../../a2v2/client'
import { followProxy, trustSystemCertificates } from '../../a2v2/way-out'
import { type PracticeWorkspace, startPracticeWorkspace } from '../../practice/workspace'
import { PRACTICE_MIGRATIONS } from '../../staging/migrations/practice'
import { createShelf } from '../../staging/shelf'
import type { WritableDb } from '../../staging/sql'
import { namedValue, putValue } from '../../staging/tables/settings'
import type { Surroundings } from '../context'
import { openKeyed, setAside } from '../dump/secrets'

export interface Credentials {
  readonly baseUrl: string
  readonly apiKey: string
  readonly apiSecret: string
}

export interface WorkspacePort {
  client(kind: WorkspaceKind): Promise<Result<A2v2Client>>
  /** Keeps them for this process only and makes them what `a2v2` means. */
  use(credentials: Credentials): void
  /** With a key that is not kept yet, by the same way out. */
  clientWith(credentials: Credentials): Promise<Result<A2v2Client>>
  save(credentials: Credentials): Promise<void>
  forget(): Promise<void>
  hasCredentials(): Promise<boolean>
  /** Runs it when it does not run yet. */
  practice(): Promise<Result<PracticeWorkspace>>
  /** Begins a new one in place of a practice workspace that cannot be opened. */
  renewPractice(): Promise<Result<true>>
  close(): Promise<void>
}

/** An address that is none is refused by the client. */
const originOf = (baseUrl: string): string => (URL.canParse(baseUrl) ? new URL(baseUrl).origin : '')

const CREDENTIALS = 'a2v2'

interface RunningPractice {
  readonly workspace: PracticeWorkspace
  readonly db: WritableDb
}

const PRACTICE = 'practice'
const practiceFile = (dataDir: string): string => join(dataDir, 'practice.db')

/** Whether there was one before: then one that is not there has gone missing. */
const MADE = 'practiceMade'

const startPractice = async ({ keys, dataDir, list }: Premises): Promise<Result<RunningPractice>> => {
  const opened = await openKeyed(keys, {
    name: PRACTICE,
    file: practiceFile(dataDir),
    migrations: PRACTICE_MIGRATIONS,
    create: namedValue(list, 'settings', MADE) !== true,
    vital: true,
  })
  if (!opened.ok) return opened
  putValue(list, 'settings', MADE, true)
  return ok({ workspace: await startPracticeWorkspace({ shelf: createShelf(opened.value) }), db: opened.value })
}

export interface Premises extends Pick<Surroundings, 'keys' | 'dataDir' | 'now' | 'proxyRules'> {
  readonly list: WritableDb
}

interface KnownClient {
  readonly client: A2v2Client
  readonly origin: string
}

/** The practice workspace is inside of this process: nothing leaves it. */
const reachable = async (
  kind: WorkspaceKind,
  { client, origin }: KnownClient,
  proxyRules: Premises['proxyRules'],
): Promise<Result<A2v2Client>> => {
  if (kind === 'practice') return ok(client)
  trustSystemCertificates()
  const followed = followProxy(await proxyRules?.(origin))
  return followed.ok ? ok(client) : followed
}

const knownClient = (credentials: Credentials): KnownClient => ({
  client: createA2v2Client(credentials),
  origin: originOf(credentials.baseUrl),
})

export const createWorkspacePort = (premises: Premises): WorkspacePort => {
  const { keys, dataDir, list, now, proxyRules } = premises
  let given: Credentials | undefined
  let practising: Promise<Result<RunningPractice>> | undefined
  const clients = new Map<WorkspaceKind, KnownClient>()

  const credentials = async (): Promise<Credentials | undefined> => {
    const kept = given === undefined ? await keys.get(CREDENTIALS) : undefined
    return kept === undefined ? given : (JSON.parse(kept) as Credentials)
  }
  const practice = async (): Promise<Result<PracticeWorkspace>> => {
    practising ??= startPractice(premises)
    const running = await practising
    if (!running.ok) practising = undefined
    return running.ok ? ok(running.value.workspace) : running
  }
  const access = async (kind: WorkspaceKind): Promise<Result<Credentials>> => {
    if (kind === 'a2v2') {
      const kept = await credentials()
      return kept === undefined ? fail('credentials_missing') : ok(kept)
    }
    const running = await practice()
    if (!running.ok) return running
    const { url, apiKey, apiSecret } = running.value
    return ok({ baseUrl: url, apiKey, apiSecret })
  }

  return {
    practice,
    client: async (kind) => {
      const known = clients.get(kind)
      if (known !== undefined) return reachable(kind, known, proxyRules)
      const found = await access(kind)
      if (!found.ok) return found
      const made = knownClient(found.value)
      clients.set(kind, made)
      return reachable(kind, made, proxyRules)
    },
    clientWith: (credentialsGiven) => reachable('a2v2', knownClient(credentialsGiven), proxyRules),
    use: (credentialsGiven) => {
      given = credentialsGiven
      clients.delete('a2v2')
    },
    save: async (toKeep) => {
      await keys.set(CREDENTIALS, JSON.stringify(toKeep))
      clients.delete('a2v2')
    },
    forget: async () => {
      await keys.delete(CREDENTIALS)
      given = undefined
      clients.delete('a2v2')
    },
    hasCredentials: async () => (await credentials()) !== undefined,
    renewPractice: async () => {
      const running = await practice()
      if (running.ok) return fail('wrong_step')
      if (running.failure.code !== 'store_damaged' && running.failure.code !== 'key_lost') return running
      await setAside(keys, { name: PRACTICE, file: practiceFile(dataDir) }, now())
      putValue(list, 'settings', MADE, false)
      const renewed = await practice()
      return renewed.ok ? ok(true) : renewed
    },
    close: async () => {
      const running = await practising
      if (running?.ok !== true) return
      await running.value.workspace.close()
      running.value.db.close()
    },
  }
}

/** A plain Open API key says nothing of itself: the owner vouches, and names the agent by hand. */
const PLAIN: IntegrationView = {
  enabled: true,
  role: 'Owner',
  organisation: { id: '', name: '' },
  users: [],
  chatbots: [],
  capabilities: [],
}

export const integrationView = (answer: IntegrationAnswer): IntegrationView => {
  if (answer.plain) return PLAIN
  const { enabled, role, organisation, users, chatbots, capabilities } = answer
  const named = users.map(({ npi, ...user }) => ({ ...user, ...(npi ? { npi } : {}) }))
  return { enabled, role, organisation, users: named, chatbots, capabilities }
}
