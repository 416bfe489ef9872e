/** One patient's work inside a worker: merging the documents, and the digests of what Stage 2 would send. */
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import { type MappingContext, payloadsOf } from '../../mapping/payloads'
import { isConflict } from '../../review/conflict'
import { type DocumentFacts, factsOf, mergeFacts } from '../../review/facts'
import type { StagedDocument } from '../../review/merge'
import { unpack } from '../dump/packing'
import { recordFrom } from '../dump/patient-record'
import { summaryOf } from '../dump/patient-summary'
import type { DigestJob, DigestOutcome, MergeJob, MergeOutcome } from './worker-tasks'

/** A bug met in one patient costs that patient; what was thrown may quote the chart and is dropped. */
const safely = <T>(work: () => Result<T>): Result<T> => {
  try {
    return work()
  } catch {
    return fail('internal')
  }
}

export const mergeJob = ({ id, key, bodies, facts, fills }: MergeJob): MergeOutcome => ({
  id,
  merged: safely(() => {
    const documents = [
      ...facts.map((json) => JSON.parse(json) as DocumentFacts),
      ...bodies.map((body) => factsOf(unpack<StagedDocument>(body))),
    ]
    const conflict = isConflict(documents.map(({ demographics }) => demographics))
    return ok({ summary: summaryOf(mergeFacts(key, documents, fills)), conflict })
  }),
})

export const digestJob = ({ id, key, bodies, files, fills }: DigestJob, mapping: MappingContext): DigestOutcome => ({
  id,
  digests: safely(() => {
    const documents = bodies.map((body) => unpack<StagedDocument>(body))
    const payloads = payloadsOf(recordFrom(key, documents, files, fills), mapping)
    return payloads.ok ? ok({ digest: payloads.value.digest, contactDigest: payloads.value.contactDigest }) : payloads
  }),
})
