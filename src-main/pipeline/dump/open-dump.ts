/** A dump while the engine has it open: its store, its running totals, and the stage at work on it, if any. */
import { type Failure, fail, ok, type Result } from '../../../src-preload/contract/result'
import type { ReadableDb, WritableDb } from '../../staging/sql'
import { dumpMark, ownCopy, restoreDump } from '../../staging/tables/dump-marks'
import { type Dump, dumpOf } from '../../staging/tables/dumps'
import { refsTried } from '../../staging/tables/ledger'
import { refsWrittenBy } from '../../staging/tables/repeat-index'
import type { Context } from '../context'
import type { Undoing } from '../done/undo'
import type { Reach } from '../workspace/connect'
import { dumpStore, openKeyed } from './secrets'
import { loadTally, type Tally } from './tally'
import { loadUploads, type Uploads } from './uploads'

export interface Run {
  readonly stage: 'parse' | 'map' | 'undo'
  readonly stop: AbortController
  /** By a clock that nobody can set: `performance.now()`. */
  readonly startedMs: number
  /** Seconds of earlier runs of this stage. */
  readonly secondsBefore: number
  /** `tally.bytes.done`, or uploads finished, when it started: what the rate is reckoned from. */
  readonly doneBefore: number
  ended: Promise<void>
}

/** Over all runs of this stage, this one so far. */
export const secondsAtWork = ({ secondsBefore, startedMs }: Run): number =>
  secondsBefore + (performance.now() - startedMs) / 1000

export interface OpenDump {
  readonly id: string
  readonly db: WritableDb
  tally: Tally
  uploads: Uploads
  /** Patients digested, while an approval is at work. */
  approving?: { done: number; readonly total: number } | undefined
  /** Patients read back, while that is at work. */
  verifying?: { done: number; readonly total: number } | undefined
  /** How far the undo of this run has come since the app started. */
  undoing?: Undoing | undefined
  run?: Run | undefined
  /** How many files had changed on disk when that was last looked at. */
  changedFiles?: { readonly atMs: number; readonly count: number } | undefined
  /** What the workspace last said. */
  reach?: Reach | undefined
  /** Ids of patients without a value that the chatbot demands, by the last review. */
  lacking?: readonly number[]
  publishing?: NodeJS.Timeout | undefined
  /** When its progress was last written down (`performance.now`). */
  keptMs?: number
  /** Why the last stage stopped; also when the disk was too full to write it down. */
  failure?: Failure | undefined
  /** Calls that change the dump wait for the one before. */
  turn: Promise<unknown>
}

/** Ids come from A2V2 and become file names. */
export const isSafeId = (id: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(id)

const hold = (context: Context, id: string, db: WritableDb): OpenDump => {
  const open: OpenDump = { id, db, tally: loadTally(db), uploads: loadUploads(db), turn: Promise.resolve() }
  context.dumps.set(id, open)
  return open
}

export const makeDumpStore = async (context: Context, id: string): Promise<Result<OpenDump>> => {
  const made = await openKeyed(context.keys, { ...dumpStore(context, id), create: true })
  return made.ok ? ok(hold(context, id, made.value)) : made
}

const openOnce = async (context: Context, id: string): Promise<Result<OpenDump>> => {
  const opened = await openKeyed(context.keys, dumpStore(context, id))
  if (!opened.ok) return opened
  if (isOlderThanListed(context, id, opened.value)) {
    opened.value.close()
    return fail('store_damaged')
  }
  return ok(hold(context, id, opened.value))
}

/** Part of it went missing since. A list that fell behind is brought up to date instead: a kill came in between. */
const isOlderThanListed = ({ store }: Context, id: string, db: WritableDb): boolean => {
  const listed = dumpMark(store, id)?.revision ?? 0
  const own = ownCopy(db)
  if (own !== undefined && own.revision > listed) restoreDump(store, own)
  return (own?.revision ?? 0) < listed || hasForgotten(store, id, db)
}

/** Contacts which this dump wrote, by the list, and of which its ledger knows nothing. */
const hasForgotten = (store: ReadableDb, id: string, db: ReadableDb): boolean => {
  const written = refsWrittenBy(store, id)
  if (written.length === 0) return false
  const tried = new Set(refsTried(db))
  return written.some((ref) => !tried.has(ref))
}

/** Opens its store unless it is open. Two calls at the same time share one opening. */
export const openDump = async (context: Context, id: string): Promise<Result<OpenDump>> => {
  const open = context.dumps.get(id)
  if (open !== undefined) return ok(open)
  if (dumpOf(context.store, id) === undefined) return fail('dump_unknown')
  const promise = context.opening.get(id) ?? openOnce(context, id).finally(() => context.opening.delete(id))
  context.opening.set(id, promise)
  return promise
}

export const dumpRow = (context: Context, id: string): Dump => {
  const row = dumpOf(context.store, id)
  if (row === undefined) throw new Error('an open dump has no row')
  return row
}

/** One call at a time may change a dump: files are not added while a source is taken away. */
export const inTurn = <T>(open: OpenDump, work: () => Promise<T>): Promise<T> => {
  const result = open.turn.then(work)
  open.turn = result.catch(() => undefined)
  return result
}

export const closeDump = (context: Context, open: OpenDump): void => {
  clearTimeout(open.publishing)
  context.dumps.delete(open.id)
  open.db.close()
}
