/** After the upload: reads some patients back and compares them with what was sent. */

import type { ReceiptView } from '../../src-preload/contract/views'
import { MAX_FILE_BYTES } from '../a2v2/save-file'
import { CLINICAL_KINDS, type ClinicalKind, type StoredBundle } from '../a2v2/schemas'
import { type Payloads, payloadsOf } from '../mapping/payloads'
import { confirmedPatients } from '../staging/tables/uploads'
import { patientRecord } from './patient-record'
import type { Upload } from './upload-patient'

/** Enough to notice a workspace that loses what it confirms; each costs two or three requests. */
const SAMPLE = 10

type Compared = 'same' | 'different' | 'unread'

const isSame = (holds: boolean): Compared => (holds ? 'same' : 'different')

const idsOf = (bundle: Pick<StoredBundle, ClinicalKind>): string[] =>
  CLINICAL_KINDS.flatMap((kind) => bundle[kind].map(({ externalId }) => externalId))

const compareBundle = async (upload: Upload, { externalReferenceId, bundle }: Payloads): Promise<Compared> => {
  const { connection, agentId, signal } = upload
  if (!connection.integration.capabilities.includes('clinical')) return 'same'
  const stored = await connection.client.readClinical(agentId, externalReferenceId, { signal })
  if (!stored.ok) return 'unread'
  if (stored.value.digest) return isSame(stored.value.digest === bundle.digest)
  const there = new Set(idsOf(stored.value))
  return isSame(idsOf(bundle).every((id) => there.has(id)))
}

const compareFiles = async (upload: Upload, { externalReferenceId, files }: Payloads): Promise<Compared> => {
  const sent = files.filter(({ bytes }) => bytes <= MAX_FILE_BYTES)
  if (sent.length === 0) return 'same'
  const listed = await upload.connection.client.listFiles(upload.agentId, externalReferenceId, {
    signal: upload.signal,
  })
  if (!listed.ok) return 'unread'
  const there = new Set(listed.value.map(({ sha256 }) => sha256))
  return isSame(sent.every(({ sha256 }) => there.has(sha256)))
}

const compareContact = async (upload: Upload, { externalReferenceId, contact }: Payloads): Promise<Compared> => {
  const { connection, agentId, signal } = upload
  const stored = await connection.client.readContact(agentId, externalReferenceId, { signal })
  return stored.ok ? isSame(stored.value.name === contact.name) : 'unread'
}

const compare = async (upload: Upload, patientKey: string): Promise<Compared> => {
  const record = patientRecord(upload.open.db, patientKey)
  const payloads = record === undefined ? undefined : payloadsOf(record, upload.mapping)
  if (payloads?.ok !== true) return 'unread'
  for (const part of [compareContact, compareBundle, compareFiles]) {
    const compared = await part(upload, payloads.value)
    if (compared !== 'same') return compared
  }
  return 'same'
}

/** What could not be read back is not counted: it says nothing of what is there. */
export const verifySample = async (upload: Upload): Promise<NonNullable<ReceiptView['verified']>> => {
  const compared: Compared[] = []
  for (const key of confirmedPatients(upload.open.db, SAMPLE)) compared.push(await compare(upload, key))
  return {
    checked: compared.filter((one) => one !== 'unread').length,
    matching: compared.filter((one) => one === 'same').length,
  }
}
