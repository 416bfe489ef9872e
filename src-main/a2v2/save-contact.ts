/** Create or update without duplicates, and say truthfully which of the two it was. */
import { ok, type Result } from '../../src-preload/contract/result'
import type { Contact, ContactBody } from './schemas'
import type { Outcome, Transport } from './transport'

export interface SaveContactOptions {
  /** Whether the workspace is believed to have this contact: decides whether PUT or POST comes first. */
  readonly known: boolean
  /**
   * When this run first tried to create the contact and did not learn the outcome (a kill, a lost line), by the
   * workspace's clock in ms since 1970: an existing contact no older than that is this run's own.
   */
  readonly triedAtMs?: number | undefined
  readonly signal?: AbortSignal | undefined
}

export interface SavedContact {
  readonly contactId: string
  /** Undo archives what was created, never what was updated: in doubt it is 'updated'. */
  readonly outcome: 'created' | 'updated'
}

interface Parts {
  readonly send: Transport
  /** By the workspace's clock as far as it is known. */
  readonly nowMs: () => number
}

export const saveContact = async (
  { send, nowMs }: Parts,
  agentId: string,
  contact: ContactBody,
  { known, triedAtMs, signal }: SaveContactOptions,
): Promise<Result<SavedContact>> => {
  const create = () => send('createContact', { params: { agentId }, body: contact, signal })
  const update = () =>
    send('updateContact', {
      params: { agentId, externalReferenceId: contact.externalReferenceId },
      body: contact,
      signal,
    })
  const startedMs = nowMs()
  let answer = known ? await update() : await create()
  let outcome: SavedContact['outcome'] = known ? 'updated' : 'created'
  let sinceMs = triedAtMs
  if (known && isStatus(answer, 404)) {
    answer = await create()
    outcome = 'created'
  }
  if (outcome === 'created' && isStatus(answer, 409)) {
    if (answer.unsure) sinceMs ??= startedMs
    answer = await update()
    outcome = 'updated'
  }
  if (!answer.ok) return { ok: false, failure: answer.failure }
  if (outcome === 'updated' && sinceMs !== undefined && isYounger(answer, sinceMs)) outcome = 'created'
  return ok({ contactId: answer.data.contactId, outcome })
}

const isStatus = (answer: Outcome<Contact>, status: number): boolean => !answer.ok && answer.status === status

/** The workspace's Date header has whole seconds. */
const SLACK_MS = 2_000

/** Both times are the workspace's own, so that a wrong clock of this computer decides nothing. */
export const isYounger = (answer: Outcome<Contact>, sinceMs: number): boolean => {
  if (!answer.ok || answer.serverTimeMs === undefined) return false
  const createdMs = Date.parse(answer.data.createdAt ?? '')
  return createdMs >= sinceMs - SLACK_MS
}
