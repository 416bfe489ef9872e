/** Stage 2: uploads everyone approved, a few at a time under the workspace's limit; then verifies and writes the receipt. */
import type { ReadBack } from '../../../src-preload/contract/read-back'
import { type Failure, type FailureCode, fail, ok, type Result } from '../../../src-preload/contract/result'
import type { Stage } from '../../../src-preload/contract/steps'
import { every } from '../../lib/every'
import { replanFailed } from '../../staging/tables/ledger'
import { type PendingUpload, pendingUploads, replanFailedUploads } from '../../staging/tables/uploads'
import type { Context } from '../context'
import { writeReceipt } from '../done/receipt'
import { createFileSource } from '../dump/attachment-bytes'
import { dumpRow, type OpenDump, type Run } from '../dump/open-dump'
import { changed } from '../dump/publish'
import { chooseReadBack, endReadBack } from '../dump/read-back'
import { stageOf, startRun } from '../dump/run'
import { loadUploads } from '../dump/uploads'
import { mappingContext } from '../review/mapping-context'
import { connect, placeOf } from '../workspace/connect'
import { tellStatus } from '../workspace/tell-status'
import { inLanes } from './lanes'
import { type Fate, type Upload, uploadPatient } from './upload-patient'
import { verify } from './verify'

const PAGE = 200
/** So many patients in a row whom the workspace answers with an error of its own: it is not about the patients. */
const STRANGE_IN_A_ROW = 5
const STRANGE: ReadonlySet<FailureCode> = new Set(['server_error', 'unexpected_answer'])

const pending = ({ db }: OpenDump): Generator<PendingUpload> => every((last) => pendingUploads(db, last?.id ?? 0, PAGE))

/**
 * Counts answers in a row, over all lanes, that are no answers to a patient (a broken server, a portal in between).
 * The failure is what the run has to stop with.
 */
const createStopRule = (): ((result: Result<Fate>) => Failure | undefined) => {
  let strange = 0
  return (result) => {
    if (!result.ok) return result.failure
    const fate = result.value
    strange = fate.state === 'failed' && STRANGE.has(fate.failure.code) ? strange + 1 : 0
    return fate.state === 'failed' && strange >= STRANGE_IN_A_ROW ? fate.failure : undefined
  }
}

/** The first failure that stops the run; undefined when all patients were tried or the owner paused. */
const uploadAll = (upload: Upload, stop: AbortController): Promise<Failure | undefined> => {
  const { context, open } = upload
  const stopsFor = createStopRule()
  return inLanes(pending(open), stop, async (patient) => {
    const failure = stopsFor(await uploadPatient(upload, patient))
    changed(context, open)
    return failure
  })
}

const map = async (context: Context, open: OpenDump, signal: AbortSignal): Promise<Result<Stage | undefined>> => {
  const dump = dumpRow(context, open.id)
  const connection = await connect(context, dump.workspace, { anew: true, signal })
  if (!connection.ok) return connection
  tellStatus(context, dump, 'Mapping')
  // Apart from `signal`: a failure of one lane stops the others without looking like a pause.
  const stop = new AbortController()
  signal.addEventListener('abort', () => stop.abort(), { once: true })
  const files = createFileSource(open.db)
  const upload: Upload = {
    context,
    open,
    connection: connection.value,
    agentId: dump.chatbot.id,
    mapping: mappingContext(context, open),
    place: placeOf(dump),
    files,
    signal: stop.signal,
  }
  try {
    const failure = await uploadAll(upload, stop)
    if (failure !== undefined) {
      tellStatus(context, dump, 'Failed')
      return { ok: false, failure }
    }
    if (signal.aborted) return ok(undefined)
    const verified = await verify(upload)
    // Paused while reading back: the receipt is written when that has ended.
    if (signal.aborted) return ok(undefined)
    writeReceipt(context, open, { verified })
    endReadBack(open)
    tellStatus(context, dump, 'Completed')
    return ok('completed')
  } finally {
    await files.close()
  }
}

const STARTABLE: readonly Stage[] = ['approved', 'mapping', 'failed']

const start = (context: Context, open: OpenDump): Result<Run> => {
  open.uploads = loadUploads(open.db)
  return startRun(context, open, {
    stage: 'map',
    during: 'mapping',
    onFailure: 'failed',
    done: ({ uploads }) => uploads.confirmed + uploads.failed,
    work: (signal) => map(context, open, signal),
    counts: () => ({ confirmed: open.uploads.confirmed, failed: open.uploads.failed, patients: open.uploads.total }),
  })
}

export const startMap = (context: Context, open: OpenDump, readBack?: ReadBack): Result<Run> => {
  const stage = stageOf(context, open)
  if (stage === 'parsed') return fail('not_approved')
  if (open.run !== undefined || !STARTABLE.includes(stage)) return fail('wrong_step')
  if (readBack !== undefined) chooseReadBack(open, readBack)
  return start(context, open)
}

/** Also after the end: the failed patients alone are sent again, and a further receipt is written. */
export const retryFailed = (context: Context, open: OpenDump): Result<Run> => {
  const stage = stageOf(context, open)
  if (open.run !== undefined || !(stage === 'completed' || STARTABLE.includes(stage))) return fail('wrong_step')
  open.db.transaction(() => {
    replanFailed(open.db)
    replanFailedUploads(open.db)
  })
  return start(context, open)
}
