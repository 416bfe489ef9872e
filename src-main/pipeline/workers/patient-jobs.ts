/** One patient's work inside a worker: merging the documents, and the digests of what Stage 2 would send. */
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import { sha256Of } from '../../lib/sha256'
import { type MappingContext, payloadsOf } from '../../mapping/payloads'
import { isConflict } from '../../review/conflict'
import type { StagedDocument } from '../../review/merge'
import { unpack } from '../dump/packing'
import { recordFrom } from '../dump/patient-record'
import { summaryOf } from '../dump/patient-summary'
import type { DigestOutcome, MergeOutcome, PatientJob } from './worker-tasks'

/** A bug met in one patient costs that patient; what was thrown may quote the chart and is dropped. */
const safely = <T>(work: () => Result<T>): Result<T> => {
  try {
    return work()
  } catch {
    return fail('internal')
  }
}

/** A summary counts the notes: whether two are the same, hashes tell in a fraction of the room. */
const withHashedNotes = (document: StagedDocument): StagedDocument => ({
  ...document,
  notes: document.notes.map((note) => ({ ...note, html: sha256Of(note.html) })),
})

export const mergeJob = ({ id, key, bodies, fills }: PatientJob): MergeOutcome => ({
  id,
  merged: safely(() => {
    const documents = bodies.map((body) => withHashedNotes(unpack<StagedDocument>(body)))
    const conflict = isConflict(documents.map(({ demographics }) => demographics))
    return ok({ summary: summaryOf(recordFrom(key, documents, [], fills)), conflict })
  }),
})

export const digestJob = ({ id, key, bodies, files, fills }: PatientJob, mapping: MappingContext): DigestOutcome => ({
  id,
  digests: safely(() => {
    const documents = bodies.map((body) => unpack<StagedDocument>(body))
    const payloads = payloadsOf(recordFrom(key, documents, files, fills), mapping)
    return payloads.ok ? ok({ digest: payloads.value.digest, contactDigest: payloads.value.contactDigest }) : payloads
  }),
})
