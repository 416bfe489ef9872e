/** The owner's word: freezes who is imported and with which payload, by digest. Stage 2 sends nothing else. */
import { createHash } from 'node:crypto'
import { type Failure, fail, ok, type Result } from '../../../src-preload/contract/result'
import { every } from '../../lib/every'
import { type ApprovedDigest, approvedDigests, putApproval, removeOpenApprovals } from '../../staging/tables/approvals'
import { patientFiles } from '../../staging/tables/attachments'
import { contactFills } from '../../staging/tables/contact-fills'
import { bodiesOf } from '../../staging/tables/documents'
import { ledgerOf, putLedgerRow, removeUnconfirmed } from '../../staging/tables/ledger'
import { previewOf } from '../../staging/tables/preview'
import { putValue } from '../../staging/tables/settings'
import { type Candidate, candidatesAfter, setUpload } from '../../staging/tables/uploads'
import { audited, type Context } from '../context'
import { moveDump } from '../dump/dump-stage'
import { dumpRow, type OpenDump } from '../dump/open-dump'
import { changed } from '../dump/publish'
import { endReadBack } from '../dump/read-back'
import { loadUploads } from '../dump/uploads'
import { createPatientBatches } from '../workers/patient-batches'
import { workThrough } from '../workers/worker-pool'
import type { DigestJob, DigestOutcome } from '../workers/worker-tasks'
import { type Connection, type Reach, refreshRepeats } from '../workspace/connect'
import { mappingContext, SCHEMA_FIELDS } from './mapping-context'
import { isUnanswered, requiredOf } from './required-fields'

const PAGE = 5000
export const APPROVAL_DIGEST = 'approvalDigest'

export interface ApproveOptions {
  /** Import the others; otherwise a conflict that is not excluded stops the approval. */
  readonly leaveOutConflicts?: boolean
}

/** Why Stage 2 leaves a patient out, whatever the payload. */
const refusalOf = ({ missingContact, conflict, excluded }: Candidate): Failure['code'] | undefined => {
  if (excluded) return 'left_out'
  if (conflict) return 'patient_conflict'
  return missingContact ? 'missing_contact_info' : undefined
}

interface Parts {
  readonly context: Context
  readonly open: OpenDump
}

const skip = ({ context, open }: Parts, patientKey: string, code: Failure['code']): void => {
  const row = { patientKey, kind: 'contact', digest: '', state: 'skipped', failure: code } as const
  putLedgerRow(open.db, row, context.now())
  setUpload(open.db, patientKey, 'skipped', { code })
}

interface Digests {
  readonly digest: string
  readonly contactDigest: string
}

const plan = ({ context, open }: Parts, { key: patientKey, repeat }: Candidate, digests: Digests | undefined): void => {
  const approval = digests === undefined ? {} : { digest: digests.digest }
  const contact = ledgerOf(open.db, patientKey).find(({ kind }) => kind === 'contact')
  // Tried before: it may be there through this very run, and an undo has to find that out.
  putApproval(open.db, { patientKey, ...approval, known: repeat && contact?.triedAtMs === undefined })
  setUpload(open.db, patientKey, 'planned')
  if (contact?.state === 'confirmed') return
  const row = { patientKey, kind: 'contact', digest: digests?.contactDigest ?? '', state: 'planned' } as const
  putLedgerRow(open.db, row, context.now())
}

/** A patient whose provider is undecided is approved without a payload: Stage 2 fails it, or finds it decided. */
const settleCandidate = (parts: Parts, candidate: Candidate, { digests }: DigestOutcome): void => {
  if (digests.ok) plan(parts, candidate, digests.value)
  else if (digests.failure.code === 'no_provider_mapping') plan(parts, candidate, undefined)
  else skip(parts, candidate.key, digests.failure.code)
}

/** Batches of patients to be digested; those left out anyway are written down in passing. */
const createCandidateQueue = (
  parts: Parts,
  underWay: Map<number, Candidate>,
): (() => readonly DigestJob[] | undefined) => {
  const { db } = parts.open
  const jobOf = (candidate: Candidate): DigestJob | undefined => {
    const { id, key } = candidate
    const refusal = refusalOf(candidate)
    if (refusal !== undefined) {
      skip(parts, key, refusal)
      return undefined
    }
    underWay.set(id, candidate)
    return { id, key, bodies: bodiesOf(db, key), files: patientFiles(db, key), fills: contactFills(db, key) }
  }
  return createPatientBatches(db, (after, limit) => candidatesAfter(db, after, limit), jobOf)
}

const freeze = async (parts: Parts): Promise<void> => {
  const { context, open } = parts
  open.db.transaction(() => {
    removeOpenApprovals(open.db)
    removeUnconfirmed(open.db)
    endReadBack(open)
  })
  const underWay = new Map<number, Candidate>()
  const approving = { done: 0, total: previewOf(open.db).importable }
  open.approving = approving
  await workThrough(context, {
    task: 'digest',
    shared: mappingContext(context, open),
    next: createCandidateQueue(parts, underWay),
    take: (outcomes) => {
      open.db.transaction(() => {
        for (const outcome of outcomes) {
          const candidate = underWay.get(outcome.id)
          underWay.delete(outcome.id)
          if (candidate !== undefined) settleCandidate(parts, candidate, outcome)
        }
      })
      approving.done += outcomes.length
      changed(context, open)
    },
    lost: ({ id }, failure) => ({ id, digests: { ok: false, failure } }),
  })
}

/** SHA-256 over patient and payload digest of everyone approved, in the order of the keys. */
const digestOfSet = ({ db }: OpenDump): string => {
  const hash = createHash('sha256')
  const approved = every<ApprovedDigest>((last) => approvedDigests(db, last?.key ?? '', PAGE))
  for (const { key, digest } of approved) hash.update(`${key}\n${digest}\n`)
  return hash.digest('hex')
}

const blockOf = (
  open: OpenDump,
  { failure, connection }: Reach,
  { leaveOutConflicts = false }: ApproveOptions,
): Result<Connection> => {
  const { importable, openConflicts } = previewOf(open.db)
  if (connection === undefined) return { ok: false, failure: failure ?? { code: 'offline' } }
  if (openConflicts > 0 && !leaveOutConflicts) return fail('patient_conflict', { count: openConflicts })
  return importable === 0 ? fail('nothing_to_import') : ok(connection)
}

export const approve = async (
  context: Context,
  open: OpenDump,
  options: ApproveOptions = {},
): Promise<Result<true>> => {
  const connection = blockOf(open, await refreshRepeats(context, open, { anew: true }), options)
  if (!connection.ok) return connection
  const { chatbot } = dumpRow(context, open.id)
  const fields = open.reach?.fields ? ok(open.reach.fields) : await connection.value.client.contactSchema(chatbot.id)
  if (!fields.ok) return fields
  const unanswered = requiredOf(context, open, fields.value).filter(isUnanswered).length
  if (unanswered > 0) return fail('required_field_unanswered', { count: unanswered })
  putValue(open.db, 'meta', SCHEMA_FIELDS, fields.value)
  try {
    await freeze({ context, open })
  } finally {
    open.approving = undefined
  }
  const digest = digestOfSet(open)
  putValue(open.db, 'meta', APPROVAL_DIGEST, digest)
  open.uploads = loadUploads(open.db)
  const counts = { patients: open.uploads.total }
  audited(context, { action: 'approved', dumpId: open.id, counts, digest }, () => moveDump(context, open, 'approved'))
  changed(context, open)
  return ok(true)
}
