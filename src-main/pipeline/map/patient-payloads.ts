/** What is sent for one patient, in order, and how. The contact comes first: everything else hangs on it. */
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import { MAX_FILE_BYTES } from '../../a2v2/save-file'
import { CLINICAL_KINDS, type ClinicalBundle, type ClinicalKind } from '../../a2v2/schemas'
import { clinicalSummaryFile } from '../../mapping/notes/clinical-summary'
import type { FilePayload, Payloads } from '../../mapping/payloads'
import type { ItemCounts, LedgerRow } from '../../receipt/receipt'
import type { FileSource } from '../dump/attachment-bytes'
import { type Connection, takesClinical } from '../workspace/connect'

/** `refused`: the workspace took the bundle, but not all of its items. */
export type Confirmation = Pick<LedgerRow, 'outcome' | 'counts'> & { readonly refused?: number }

export interface Payload extends Pick<LedgerRow, 'kind' | 'digest' | 'counts'> {
  /** `triedAtMs`: when this run first sent it without learning the outcome. */
  readonly send: (triedAtMs: number | undefined) => Promise<Result<Confirmation>>
}

export interface Sending {
  readonly connection: Connection
  readonly agentId: string
  readonly files: FileSource
  readonly signal: AbortSignal
}

export interface PatientToSend {
  readonly key: string
  readonly known: boolean
  readonly payloads: Payloads
}

const contactPayload = ({ connection, agentId, signal }: Sending, { known, payloads }: PatientToSend): Payload => ({
  kind: 'contact',
  digest: payloads.contactDigest,
  send: async (triedAtMs) => {
    const saved = await connection.client.saveContact(agentId, payloads.contact, { known, triedAtMs, signal })
    return saved.ok ? ok({ outcome: saved.value.outcome }) : saved
  },
})

const itemsIn = (bundle: ClinicalBundle): ItemCounts => ({
  notes: bundle.notes.length,
  prescriptions: bundle.prescriptions.length,
  readings: bundle.readings.length,
  formSubmissions: bundle.formSubmissions.length,
  tasks: bundle.tasks.length,
})

const bundlePayload = ({ connection, agentId, signal }: Sending, { payloads }: PatientToSend): Payload => ({
  kind: 'clinical',
  digest: payloads.bundle.digest,
  counts: itemsIn(payloads.bundle),
  send: async () => {
    const saved = await connection.client.saveClinical(agentId, payloads.externalReferenceId, payloads.bundle, {
      signal,
    })
    if (!saved.ok) return saved
    const counts = Object.fromEntries(
      CLINICAL_KINDS.map((kind) => {
        const { created, updated, unchanged } = saved.value.counts[kind]
        return [kind, created + updated + unchanged]
      }),
    ) as Record<ClinicalKind, number>
    const withdrawn = CLINICAL_KINDS.reduce((sum, kind) => sum + (saved.value.counts[kind].withdrawn ?? 0), 0)
    return ok({ counts: withdrawn === 0 ? counts : { ...counts, withdrawn }, refused: saved.value.refused.length })
  },
})

const filePayload = (
  { connection, agentId, signal }: Sending,
  { payloads }: PatientToSend,
  file: Omit<FilePayload, 'bytes'>,
  read: () => Promise<Result<Uint8Array>>,
): Payload => ({
  kind: 'file',
  digest: file.sha256,
  send: async () => {
    const body = await read()
    if (!body.ok) return body
    const upload = { sha256: file.sha256, name: file.name, mediaType: file.mediaType, body: body.value }
    const saved = await connection.client.saveFile(agentId, payloads.externalReferenceId, upload, { signal })
    return saved.ok ? ok({}) : saved
  },
})

/** Without the clinical endpoint the record goes as a readable summary among the contact's files. */
const clinicalPayload = (sending: Sending, patient: PatientToSend): Payload => {
  if (takesClinical(sending.connection)) return bundlePayload(sending, patient)
  const summary = clinicalSummaryFile(patient.payloads.contact, patient.payloads.bundle)
  return filePayload(sending, patient, summary, async () => ok(summary.body))
}

const attachedPayload = (sending: Sending, patient: PatientToSend, file: FilePayload): Payload =>
  filePayload(sending, patient, file, async () =>
    file.bytes > MAX_FILE_BYTES ? fail('file_too_large') : sending.files.read(patient.key, file.sha256),
  )

export const payloadsToSend = (sending: Sending, patient: PatientToSend): readonly Payload[] => [
  contactPayload(sending, patient),
  clinicalPayload(sending, patient),
  ...patient.payloads.files.map((file) => attachedPayload(sending, patient, file)),
]
