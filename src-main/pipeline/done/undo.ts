/**
 * Undo of one run, on the owner's explicit word: archives the contacts which it created, never those it updated, and
 * none that a later import has written to since. Resumable: what is archived stands in the ledger.
 */
import { type Failure, fail, ok, type Result } from '../../../src-preload/contract/result'
import type { Stage } from '../../../src-preload/contract/steps'
import { every } from '../../lib/every'
import type { LedgerRow } from '../../receipt/receipt'
import {
  archivalTotals,
  type PendingArchival,
  pendingArchivals,
  planArchivals,
  removeArchival,
} from '../../staging/tables/archivals'
import { putLedgerRow } from '../../staging/tables/ledger'
import { confirmedBy, forgetConfirmed } from '../../staging/tables/repeat-index'
import type { Context } from '../context'
import { dumpRow, type OpenDump, type Run } from '../dump/open-dump'
import { changed } from '../dump/publish'
import { stageOf, startRun } from '../dump/run'
import { inLanes } from '../map/lanes'
import { stopsRun } from '../map/upload-patient'
import { type Connection, connect, placeOf } from '../workspace/connect'

const PAGE = 200
const UNDOABLE: readonly Stage[] = ['completed', 'failed', 'cancelled']

export interface Undoing {
  total: number
  archived: number
  /** Written to by a later import: they stay. */
  kept: number
  failed: number
}

/** Undefined when nothing was ever undone. */
export const loadUndoing = ({ db }: Pick<OpenDump, 'db'>): Undoing | undefined => {
  const { planned = 0, sent = 0, confirmed = 0, failed = 0, skipped = 0 } = archivalTotals(db)
  const total = planned + sent + confirmed + failed + skipped
  return total === 0 ? undefined : { total, archived: confirmed, kept: skipped, failed }
}

const pending = ({ db }: OpenDump): Generator<PendingArchival> =>
  every((last) => pendingArchivals(db, last?.key ?? '', PAGE))

interface Undo {
  readonly context: Context
  readonly open: OpenDump
  readonly undoing: Undoing
  readonly signal: AbortSignal
}

const write = (
  { context, open }: Undo,
  patientKey: string,
  state: LedgerRow['state'],
  failure?: Failure['code'],
): void => {
  const row = { patientKey, kind: 'archive', digest: '', state } as const
  open.db.durably(() => putLedgerRow(open.db, failure === undefined ? row : { ...row, failure }, context.now()))
}

/** Whether there is anything to archive: asked only of a contact whose upload broke off. */
const isOurs = async (
  { context, open, signal }: Undo,
  { client }: Connection,
  { externalRef, triedAtMs }: PendingArchival,
): Promise<Result<boolean>> =>
  triedAtMs === undefined
    ? ok(true)
    : client.wasCreatedSince(dumpRow(context, open.id).chatbot.id, externalRef, { triedAtMs, signal })

const leave = ({ open, undoing }: Undo, key: string): void => {
  open.db.durably(() => removeArchival(open.db, key))
  undoing.total--
}

/** The failure only when the whole undo has to stop. */
const archive = async (undo: Undo, connection: Connection, pending: PendingArchival): Promise<Failure | undefined> => {
  const { context, open, undoing, signal } = undo
  const { key, externalRef } = pending
  const dump = dumpRow(context, open.id)
  const place = placeOf(dump)
  const writer = confirmedBy(context.store, place, externalRef)
  if (writer !== undefined && writer !== open.id) {
    write(undo, key, 'skipped')
    undoing.kept++
    return undefined
  }
  const ours = await isOurs(undo, connection, pending)
  if (!ours.ok && stopsRun(ours.failure)) return ours.failure
  if (ours.ok && !ours.value) {
    leave(undo, key)
    return undefined
  }
  write(undo, key, 'sent')
  // Whoever imports this patient again writes it anew, and so brings it back.
  forgetConfirmed(context.store, place, externalRef)
  const answer = ours.ok ? await connection.client.archive(dump.chatbot.id, externalRef, { signal }) : ours
  if (!answer.ok && stopsRun(answer.failure)) return answer.failure
  write(undo, key, answer.ok ? 'confirmed' : 'failed', answer.ok ? undefined : answer.failure.code)
  if (answer.ok) undoing.archived++
  else undoing.failed++
  return undefined
}

const undoAll = async (context: Context, open: OpenDump, signal: AbortSignal): Promise<Result<undefined>> => {
  const connection = await connect(context, dumpRow(context, open.id).workspace, { anew: true, signal })
  if (!connection.ok) return connection
  open.db.durably(() => planArchivals(open.db, context.now()))
  const undoing = loadUndoing(open)
  if (undoing === undefined) return ok(undefined)
  open.undoing = undoing
  const stop = new AbortController()
  signal.addEventListener('abort', () => stop.abort(), { once: true })
  const failure = await inLanes(pending(open), stop, async (contact) => {
    const stopping = await archive({ context, open, undoing, signal: stop.signal }, connection.value, contact)
    changed(context, open)
    return stopping
  })
  return failure === undefined ? ok(undefined) : { ok: false, failure }
}

export const startUndo = (context: Context, open: OpenDump): Result<Run> => {
  if (open.run !== undefined || !UNDOABLE.includes(stageOf(context, open))) return fail('wrong_step')
  open.undoing = loadUndoing(open)
  return startRun(context, open, {
    stage: 'undo',
    done: () => 0,
    work: (signal) => undoAll(context, open, signal),
    counts: () => ({ archived: open.undoing?.archived ?? 0, failed: open.undoing?.failed ?? 0 }),
  })
}
