/** What the app can ask of A2V2. Every method answers a Result; an aborted one rejects with its signal's reason. */
import { type Failure, ok, type Result } from '../../src-preload/contract/result'
import type { DumpStatus } from '../../src-preload/contract/steps'
import { type Clock, systemClock } from './clock'
import { listExternalIds } from './external-ids'
import { createRateLimiter, DEFAULT_LIMITS, type Pace } from './rate-limit'
import { isYounger, type SaveContactOptions, type SavedContact, saveContact } from './save-contact'
import { type FileUpload, saveFile } from './save-file'
import type {
  ClinicalBundle,
  ClinicalKind,
  Contact,
  ContactBody,
  Integration,
  Limits,
  SchemaField,
  StoredBundle,
  StoredFile,
} from './schemas'
import { createTransport, type Outcome, type Transport } from './transport'

export interface A2v2Options {
  /** https://api.a2v2.ai/v1/open, or any address with `http://127.0.0.1:PORT`. */
  readonly baseUrl: string
  readonly apiKey: string
  readonly apiSecret: string
  readonly fetch?: typeof fetch
  readonly clock?: Clock
  readonly random?: () => number
  readonly limits?: Limits
  readonly timeoutMs?: number
}

export interface Abortable {
  readonly signal?: AbortSignal | undefined
}

/** `plain`: an Open API key without the Tebra integration (404): contacts and contact files are all there is. */
export type IntegrationAnswer = { readonly plain: true } | ({ readonly plain: false } & Integration)

interface ItemCount {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly withdrawn?: number | null | undefined
}

export interface ClinicalSaved {
  readonly counts: Readonly<Record<ClinicalKind, ItemCount>>
  /** Items which the workspace did not take; the others of the bundle are stored. `field` is a name, no value. */
  readonly refused: readonly { readonly externalId: string; readonly field?: string }[]
}

export interface ContactPage {
  readonly contacts: readonly Contact[]
  readonly page: number
  readonly pages: number
  readonly total: number
}

export interface A2v2Client {
  health(options?: Abortable): Promise<Result<true>>
  integration(options?: Abortable): Promise<Result<IntegrationAnswer>>
  createDump(
    dump: { chatbotId: string; organisationId: string },
    options?: Abortable,
  ): Promise<Result<{ dumpId: string }>>
  setDumpStatus(dumpId: string, status: DumpStatus, options?: Abortable): Promise<Result<true>>
  contactSchema(agentId: string, options?: Abortable): Promise<Result<readonly SchemaField[]>>
  /** All external reference ids that begin with `prefix`; nothing but ids is downloaded. */
  externalIds(agentId: string, prefix: string, options?: Abortable): Promise<Result<ReadonlySet<string>>>
  saveContact(agentId: string, contact: ContactBody, options: SaveContactOptions): Promise<Result<SavedContact>>
  saveClinical(
    agentId: string,
    ext: string,
    bundle: ClinicalBundle,
    options?: Abortable,
  ): Promise<Result<ClinicalSaved>>
  saveFile(agentId: string, ext: string, file: FileUpload, options?: Abortable): Promise<Result<true>>
  /** Whether the contact is there and was created no earlier than `triedAtMs` (workspace's time): by whoever tried then. */
  wasCreatedSince(
    agentId: string,
    ext: string,
    options: Abortable & { readonly triedAtMs: number },
  ): Promise<Result<boolean>>
  readContact(agentId: string, ext: string, options?: Abortable): Promise<Result<Contact>>
  readClinical(agentId: string, ext: string, options?: Abortable): Promise<Result<StoredBundle>>
  listFiles(agentId: string, ext: string, options?: Abortable): Promise<Result<readonly StoredFile[]>>
  /** `page` from 1, `limit` at most 100. */
  listContacts(
    agentId: string,
    options: Abortable & { readonly page: number; readonly limit: number },
  ): Promise<Result<ContactPage>>
  archive(agentId: string, ext: string, options?: Abortable): Promise<Result<true>>
  /** The workspace's own clock by its last answer, whatever this computer's says; in ms since 1970. */
  workspaceTimeMs(): number | undefined
  /** The limits in force, and how long the next request has to wait. */
  pace(): Pace
}

const TIMEOUT_MS = 60_000

export const createA2v2Client = (options: A2v2Options): A2v2Client => {
  const clock = options.clock ?? systemClock
  const limiter = createRateLimiter(options.limits ?? DEFAULT_LIMITS, clock)
  const transport = createTransport({
    baseUrl: options.baseUrl,
    credentials: { apiKey: options.apiKey, apiSecret: options.apiSecret },
    fetch: options.fetch ?? fetch,
    clock,
    random: options.random ?? Math.random,
    limiter,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
  })
  let aheadMs: number | undefined
  const send: Transport = async (name, call) => {
    const outcome = await transport(name, call)
    if (outcome.serverTimeMs !== undefined) aheadMs = outcome.serverTimeMs - clock.now()
    return outcome
  }
  const workspaceTimeMs = (): number | undefined => (aheadMs === undefined ? undefined : clock.now() + aheadMs)
  const of = (agentId: string, externalReferenceId: string) => ({ agentId, externalReferenceId })

  return {
    health: async ({ signal } = {}) => done(await send('health', { params: {}, signal })),

    async integration({ signal } = {}) {
      const answer = await send('integration', { params: {}, signal })
      if (!answer.ok) return answer.status === 404 ? ok({ plain: true }) : failed(answer)
      if (answer.data.limits) limiter.setLimits(answer.data.limits)
      return ok({ plain: false, ...answer.data })
    },

    createDump: async (body, { signal } = {}) => data(await send('createDump', { params: {}, body, signal })),

    setDumpStatus: async (dumpId, status, { signal } = {}) =>
      done(await send('setDumpStatus', { params: { dumpId }, body: { status }, signal })),

    async contactSchema(agentId, { signal } = {}) {
      const answer = await send('contactSchema', { params: { agentId }, signal })
      return answer.ok ? ok(answer.data.fields) : failed(answer)
    },

    externalIds: (agentId, prefix, { signal } = {}) => listExternalIds(send, agentId, prefix, signal),

    saveContact: (agentId, contact, how) =>
      saveContact({ send, nowMs: () => workspaceTimeMs() ?? clock.now() }, agentId, contact, how),

    async saveClinical(agentId, ext, body, { signal } = {}) {
      const answer = await send('saveClinical', { params: of(agentId, ext), body, signal })
      if (!answer.ok) return failed(answer)
      const { refused, ...counts } = answer.data
      return ok({ counts, refused: (refused ?? []).map(refusedItem) })
    },

    saveFile: async (agentId, ext, file, { signal } = {}) => saveFile(send, of(agentId, ext), file, signal),

    async wasCreatedSince(agentId, ext, { triedAtMs, signal }) {
      const answer = await send('readContact', { params: of(agentId, ext), signal })
      if (!answer.ok) return answer.status === 404 ? ok(false) : failed(answer)
      return ok(isYounger(answer, triedAtMs))
    },

    readContact: async (agentId, ext, { signal } = {}) =>
      data(await send('readContact', { params: of(agentId, ext), signal })),

    readClinical: async (agentId, ext, { signal } = {}) =>
      data(await send('readClinical', { params: of(agentId, ext), signal })),

    listFiles: async (agentId, ext, { signal } = {}) =>
      data(await send('listFiles', { params: of(agentId, ext), signal })),

    async listContacts(agentId, { page, limit, signal }) {
      const answer = await send('listContacts', { params: { agentId }, query: { page, limit }, signal })
      if (!answer.ok) return failed(answer)
      const { pagination } = answer
      const rows = answer.data.length
      return ok({ contacts: answer.data, page, pages: pagination?.pages ?? page, total: pagination?.total ?? rows })
    },

    archive: async (agentId, ext, { signal } = {}) =>
      done(await send('archiveContact', { params: of(agentId, ext), signal })),

    workspaceTimeMs,
    pace: limiter.pace,
  }
}

const failed = ({ failure }: { readonly failure: Failure }): Result<never> => ({ ok: false, failure })
const data = <T>(answer: Outcome<T>): Result<T> => (answer.ok ? ok(answer.data) : failed(answer))
const done = (answer: Outcome<unknown>): Result<true> => (answer.ok ? ok(true) : failed(answer))

const refusedItem = ({ externalId, field }: { externalId: string; field?: string | null | undefined }) =>
  field ? { externalId, field } : { externalId }
