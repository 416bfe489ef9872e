/** Stage 2 for one patient: every payload is in the ledger before its request, and its outcome after the answer. */
import { type Failure, type FailureCode, fail, ok, type Result } from '../../../src-preload/contract/result'
import { type MappingContext, payloadsOf } from '../../mapping/payloads'
import type { LedgerRow } from '../../receipt/receipt'
import { approvalOf, putApproval } from '../../staging/tables/approvals'
import { keepFiles, ledgerOf, putLedgerRow } from '../../staging/tables/ledger'
import { isExcluded } from '../../staging/tables/patients'
import {
  confirmedDigest,
  forgetConfirmed,
  noteWriting,
  type Place,
  rememberConfirmed,
} from '../../staging/tables/repeat-index'
import { putValue } from '../../staging/tables/settings'
import { type PendingUpload, setUpload } from '../../staging/tables/uploads'
import type { Context } from '../context'
import type { OpenDump } from '../dump/open-dump'
import { patientRecord } from '../dump/patient-record'
import { type PatientToSend, type Payload, payloadsToSend, type Sending } from './patient-payloads'

export interface Upload extends Sending {
  readonly context: Context
  readonly open: OpenDump
  readonly mapping: MappingContext
  readonly place: Place
}

/** What no other patient would fare better with: Stage 2 stops, and goes on from there when it is started again. */
const STOPPING: ReadonlySet<FailureCode> = new Set([
  'offline',
  'certificate_untrusted',
  'proxy_unusable',
  'credentials_missing',
  'credentials_wrong',
  'credentials_expired',
  'not_owner',
  'integration_not_enabled',
  'agent_unknown',
  'rate_limited',
  'disk_full',
  'disk_read_only',
])
/** 403 for a reason that is not about one patient. */
const FORBIDDEN: ReadonlySet<string | undefined> = new Set(['forbidden', 'ip_not_allowed'])
export const stopsRun = ({ code, reason }: Failure): boolean => STOPPING.has(code) || FORBIDDEN.has(reason)

/** Nothing can be done about it by sending again, and the patient is imported all the same. */
const isLeftOut = ({ code }: Failure): boolean => code === 'file_too_large'

export type Fate = { readonly state: 'confirmed' } | { readonly state: 'failed' | 'skipped'; readonly failure: Failure }

const approvedPayloads = ({ open, mapping }: Upload, key: string): Result<PatientToSend> => {
  const record = patientRecord(open.db, key)
  const approval = approvalOf(open.db, key)
  // Excluded while Stage 2 was paused: the owner's last word holds.
  if (isExcluded(open.db, key)) return fail('left_out')
  if (record === undefined || approval === undefined) return fail('not_approved')
  const payloads = payloadsOf(record, mapping)
  if (!payloads.ok) return payloads
  const { digest } = payloads.value
  // Approved while its provider was undecided: deciding it was the last word that was missing.
  if (approval.digest === undefined) putApproval(open.db, { patientKey: key, digest })
  else if (approval.digest !== digest) return fail('changed_since_approval')
  return ok({ key, known: approval.known ?? false, payloads: payloads.value })
}

const write = ({ context, open, connection }: Upload, row: LedgerRow): void =>
  open.db.durably(() => {
    putLedgerRow(open.db, row, context.now(), connection.client.workspaceTimeMs())
    putValue(open.db, 'meta', 'requests', open.uploads.requests)
  })

const noteContact = ({ context, open, place }: Upload, { payloads }: PatientToSend): void => {
  const { externalReferenceId: externalRef } = payloads
  noteWriting(context.store, place, { externalRef, dumpId: open.id, at: context.now().toISOString() })
}

/** Undefined: confirmed, now or before. */
const sendPayload = async (upload: Upload, patient: PatientToSend, payload: Payload): Promise<Failure | undefined> => {
  const patientKey = patient.key
  const { kind, digest } = payload
  const before = ledgerOf(upload.open.db, patientKey).find(
    (row) => row.kind === kind && (kind !== 'file' || row.digest === digest),
  )
  if (before?.state === 'confirmed' && before.digest === digest) return undefined
  write(upload, { patientKey, kind, digest, state: 'sent' })
  if (kind === 'contact') noteContact(upload, patient)
  const answer = await payload.send(before?.triedAtMs)
  upload.open.uploads.requests++
  if (!answer.ok) {
    const { failure } = answer
    // Not written as failed: the same request is tried again when the run is resumed.
    if (stopsRun(failure)) return failure
    write(upload, { patientKey, kind, digest, state: isLeftOut(failure) ? 'skipped' : 'failed', failure: failure.code })
    return isLeftOut(failure) ? undefined : failure
  }
  const { refused = 0, ...confirmed } = answer.value
  const failure: Failure | undefined = refused > 0 ? { code: 'refused_by_workspace', count: refused } : undefined
  const state = failure === undefined ? 'confirmed' : 'failed'
  write(upload, { patientKey, kind, digest, state, ...confirmed, ...(failure && { failure: failure.code }) })
  return failure
}

const sendAll = async (upload: Upload, patient: PatientToSend): Promise<Result<Fate>> => {
  let first: Failure | undefined
  for (const payload of payloadsToSend(upload, patient)) {
    const failure = await sendPayload(upload, patient, payload)
    if (failure === undefined) continue
    if (stopsRun(failure)) return { ok: false, failure }
    first ??= failure
    if (payload.kind === 'contact') break
  }
  return ok(first === undefined ? { state: 'confirmed' } : { state: 'failed', failure: first })
}

/** In the workspace with this very payload: nothing is sent. */
const confirmUnchanged = (upload: Upload, patient: PatientToSend): void =>
  upload.open.db.transaction(() => {
    for (const { kind, digest, counts } of payloadsToSend(upload, patient)) {
      const row = { patientKey: patient.key, kind, digest, state: 'confirmed', outcome: 'unchanged' } as const
      putLedgerRow(upload.open.db, counts === undefined ? row : { ...row, counts }, upload.context.now())
    }
  })

const send = async (upload: Upload, ref: string, patient: PatientToSend): Promise<Result<Fate>> => {
  const { context, open, place } = upload
  const { digest, files } = patient.payloads
  if (patient.known && confirmedDigest(context.store, place, ref) === digest) {
    confirmUnchanged(upload, patient)
    return ok({ state: 'confirmed' })
  }
  forgetConfirmed(context.store, place, ref)
  setUpload(open.db, patient.key, 'sent')
  keepFiles(open.db, patient.key, new Set(files.map(({ sha256 }) => sha256)))
  const sent = await sendAll(upload, patient)
  if (sent.ok && sent.value.state === 'confirmed') {
    const at = context.now().toISOString()
    rememberConfirmed(context.store, place, { externalRef: ref, digest, dumpId: open.id, at })
  }
  return sent
}

const LEFT_OUT: ReadonlySet<FailureCode> = new Set([
  'missing_contact_info',
  'left_out',
  'not_approved',
  'required_field_empty',
])

/** Why no payload of this patient may be sent. */
const refuse = ({ context, open }: Upload, patientKey: string, failure: Failure): Fate => {
  const state = LEFT_OUT.has(failure.code) ? 'skipped' : 'failed'
  const contact = ledgerOf(open.db, patientKey).find(({ kind }) => kind === 'contact')
  const row = { patientKey, kind: 'contact', digest: contact?.digest ?? '', state, failure: failure.code } as const
  putLedgerRow(open.db, row, context.now())
  return { state, failure }
}

/** The patient's fate; a failure only when the whole run has to stop. */
export const uploadPatient = async (upload: Upload, patient: PendingUpload): Promise<Result<Fate>> => {
  const { open } = upload
  const prepared = approvedPayloads(upload, patient.key)
  const result: Result<Fate> = prepared.ok
    ? await send(upload, patient.externalRef, prepared.value)
    : ok(refuse(upload, patient.key, prepared.failure))
  if (!result.ok) return result
  const fate = result.value
  setUpload(open.db, patient.key, fate.state, fate.state === 'confirmed' ? undefined : fate.failure)
  open.uploads[fate.state]++
  if (fate.state === 'skipped') open.uploads.total--
  return result
}
