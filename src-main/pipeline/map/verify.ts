/** After the upload: reads patients back, as many as the owner chose, and compares them with what was sent. */
import type { VerifiedView } from '../../../src-preload/contract/read-back'
import { type Failure, ok, type Result } from '../../../src-preload/contract/result'
import { MAX_FILE_BYTES } from '../../a2v2/save-file'
import { isBundleStored, isContactStored } from '../../mapping/as-stored'
import { clinicalSummaryFile } from '../../mapping/notes/clinical-summary'
import { type Payloads, payloadsOf } from '../../mapping/payloads'
import { writtenPatients, writtenTotal } from '../../staging/tables/uploads'
import { patientRecord } from '../dump/patient-record'
import { changed } from '../dump/publish'
import { keepReadBack, type ReadBackProgress, readBackOf, readBackProgress } from '../dump/read-back'
import { takesClinical } from '../workspace/connect'
import { stopsRun, type Upload } from './upload-patient'

/** Enough to notice a workspace that loses what it confirms. */
const SAMPLE = 10
const PAGE = 50

const isContactThere = async (upload: Upload, { externalReferenceId, contact }: Payloads): Promise<Result<boolean>> => {
  const { connection, agentId, signal } = upload
  const stored = await connection.client.readContact(agentId, externalReferenceId, { signal })
  return stored.ok ? ok(isContactStored(contact, stored.value)) : stored
}

const isBundleThere = async (upload: Upload, { externalReferenceId, bundle }: Payloads): Promise<Result<boolean>> => {
  const { connection, agentId, signal } = upload
  if (!takesClinical(connection)) return ok(true)
  const stored = await connection.client.readClinical(agentId, externalReferenceId, { signal })
  return stored.ok ? ok(isBundleStored(bundle, stored.value)) : stored
}

const areFilesThere = async (upload: Upload, payloads: Payloads): Promise<Result<boolean>> => {
  const { contact, bundle, externalReferenceId } = payloads
  const attached = payloads.files.filter(({ bytes }) => bytes <= MAX_FILE_BYTES).map(({ sha256 }) => sha256)
  const { connection, agentId, signal } = upload
  const sent = takesClinical(connection) ? attached : [clinicalSummaryFile(contact, bundle).sha256, ...attached]
  if (sent.length === 0) return ok(true)
  const listed = await connection.client.listFiles(agentId, externalReferenceId, { signal })
  if (!listed.ok) return listed
  const there = new Set(listed.value.map(({ sha256 }) => sha256))
  return ok(sent.every((sha256) => there.has(sha256)))
}

/** Undefined when it can't be said: our own record of the patient is no longer what was sent. */
const compare = async (upload: Upload, patientKey: string): Promise<Result<boolean | undefined>> => {
  const record = patientRecord(upload.open.db, patientKey)
  const payloads = record === undefined ? undefined : payloadsOf(record, upload.mapping)
  if (payloads?.ok !== true) return ok(undefined)
  const parts = await Promise.all(
    [isContactThere, isBundleThere, areFilesThere].map((part) => part(upload, payloads.value)),
  )
  const failed = parts.find((part) => !part.ok)
  return failed ?? ok(parts.every((part) => part.ok && part.value))
}

const after = (progress: ReadBackProgress, afterRef: string, same: boolean | undefined): ReadBackProgress => ({
  afterRef,
  done: progress.done + 1,
  checked: progress.checked + (same === undefined ? 0 : 1),
  matching: progress.matching + (same === true ? 1 : 0),
})

/** Until `total` are done; the failure when no other patient could be read either. */
const readBack = async (upload: Upload, total: number): Promise<Failure | undefined> => {
  const { context, open, signal } = upload
  for (let progress = readBackProgress(open); progress.done < total; ) {
    const page = writtenPatients(open.db, progress.afterRef, Math.min(PAGE, total - progress.done))
    if (page.length === 0) return undefined
    for (const { key, externalRef } of page) {
      const compared = await compare(upload, key)
      signal.throwIfAborted()
      if (!compared.ok && stopsRun(compared.failure)) return compared.failure
      // What could not be read back is not counted as checked: it says nothing of what is there.
      progress = after(progress, externalRef, compared.ok ? compared.value : undefined)
      keepReadBack(open, progress)
      open.verifying = { done: progress.done, total }
      changed(context, open)
    }
  }
  return undefined
}

export const verify = async (upload: Upload): Promise<VerifiedView> => {
  const { open } = upload
  const scope = readBackOf(open)
  const written = writtenTotal(open.db)
  const wanted = scope === 'all' ? written : Math.min(SAMPLE, written)
  open.verifying = { done: readBackProgress(open).done, total: wanted }
  try {
    await readBack(upload, wanted)
  } finally {
    open.verifying = undefined
  }
  const { checked, matching } = readBackProgress(open)
  return { checked, matching, wanted, scope }
}
