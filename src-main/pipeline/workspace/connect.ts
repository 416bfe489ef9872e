/** Asks the workspace who we are and whom it knows. Downloads ids only; no patient's data goes out before approval. */
import { type Failure, fail, ok, type Result } from '../../../src-preload/contract/result'
import type { IntegrationView, WorkspaceKind } from '../../../src-preload/contract/views'
import type { A2v2Client } from '../../a2v2/client'
import type { SchemaField } from '../../a2v2/schemas'
import { organisationPrefix } from '../../mapping/external-ids'
import type { Dump } from '../../staging/tables/dumps'
import { setRepeats } from '../../staging/tables/patients'
import { confirmedRefs, type Place } from '../../staging/tables/repeat-index'
import type { Context } from '../context'
import { dumpRow, type OpenDump } from '../dump/open-dump'
import { patiently } from './patiently'
import { integrationView } from './workspace-port'

export interface Connection {
  readonly client: A2v2Client
  readonly integration: IntegrationView
  /** A plain Open API key: contacts and contact files only. */
  readonly isPlain: boolean
}

/** Otherwise the record goes as a readable summary among the contact's files. */
export const takesClinical = ({ integration }: Connection): boolean => integration.capabilities.includes('clinical')

export interface Asking {
  /** Ask again although the last answer is fresh. */
  readonly anew?: boolean
  readonly signal?: AbortSignal
}

/** Each request counts against the key's limit, and the window asks often. */
const FRESH_MS = 60_000

const ask = async (context: Context, kind: WorkspaceKind, signal?: AbortSignal): Promise<Result<Connection>> => {
  const client = await context.workspace.client(kind)
  if (!client.ok) return client
  const answer = await patiently(client.value, signal, (patience) => client.value.integration({ signal: patience }))
  if (!answer.ok) return answer
  return ok({ client: client.value, integration: integrationView(answer.value), isPlain: answer.value.plain })
}

/** Whoever the key belongs to; only a success is remembered. */
export const introduce = async (
  context: Context,
  kind: WorkspaceKind,
  { anew = false, signal }: Asking = {},
): Promise<Result<Connection>> => {
  const last = context.connections.get(kind)
  const atMs = performance.now()
  if (!anew && last !== undefined && atMs - last.atMs < FRESH_MS) return ok(last.connection)
  context.connections.delete(kind)
  const connection = await ask(context, kind, signal)
  if (connection.ok) context.connections.set(kind, { atMs, connection: connection.value })
  return connection
}

/** Only for the Owner of an organisation that has the integration. */
export const connect = async (context: Context, kind: WorkspaceKind, asking?: Asking): Promise<Result<Connection>> => {
  const connection = await introduce(context, kind, asking)
  if (!connection.ok) return connection
  if (!connection.value.integration.enabled) return fail('integration_not_enabled')
  return connection.value.integration.role === 'Owner' ? connection : fail('not_owner')
}

export const placeOf = ({ workspace, chatbot }: Dump): Place => ({ workspace, chatbotId: chatbot.id })

/** Who is there already, from the workspace where it lists ids, else from what this computer confirmed earlier. */
const knownRefs = async (
  context: Context,
  dump: Dump,
  { client, integration }: Connection,
  signal?: AbortSignal,
): Promise<Result<ReadonlySet<string>>> =>
  integration.capabilities.includes('external-id-list')
    ? patiently(client, signal, (patience) =>
        client.externalIds(dump.chatbot.id, organisationPrefix(dump.organisation.id), { signal: patience }),
      )
    : ok(new Set(confirmedRefs(context.store, placeOf(dump))))

export interface Reach {
  readonly atMs: number
  readonly connection?: Connection
  /** Of the dump's chatbot; undefined when they could not be asked for. */
  readonly fields?: readonly SchemaField[]
  /** Why the workspace could not be asked; the repeat patients are then those this computer knows of. */
  readonly failure?: Failure
}

const reach = async (context: Context, open: OpenDump, asking: Asking): Promise<Reach> => {
  const dump = dumpRow(context, open.id)
  const atMs = context.now().getTime()
  const connection = await connect(context, dump.workspace, asking)
  const refs = connection.ok ? await knownRefs(context, dump, connection.value, asking.signal) : connection
  setRepeats(open.db, refs.ok ? refs.value : new Set(confirmedRefs(context.store, placeOf(dump))))
  if (!refs.ok) return { atMs, failure: refs.failure }
  if (!connection.ok) return { atMs, failure: connection.failure }
  const { client } = connection.value
  const fields = await patiently(client, asking.signal, (signal) => client.contactSchema(dump.chatbot.id, { signal }))
  return { atMs, connection: connection.value, ...(fields.ok ? { fields: fields.value } : {}) }
}

/** Marks the repeat patients; asks the workspace at most once a minute unless `anew`. */
export const refreshRepeats = async (context: Context, open: OpenDump, asking: Asking = {}): Promise<Reach> => {
  const last = open.reach
  const isFresh = last?.connection !== undefined && context.now().getTime() - last.atMs < FRESH_MS
  if (asking.anew !== true && isFresh) return last
  open.reach = await reach(context, open, asking)
  return open.reach
}
