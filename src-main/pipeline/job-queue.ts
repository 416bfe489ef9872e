/** Pending files as batches for the parse workers, read from the store a page at a time. */
import type { ReadableDb } from '../staging/sql'
import { type FileKind, pendingFiles, type StagedFile } from '../staging/tables/files'
import type { ParseJob } from './worker-tasks'

const PAGE = 500
const BATCH_FILES = 16
const BATCH_BYTES = 4 * 1024 * 1024
/** Clinical documents first, so that patients show early. */
const KINDS = ['clinical', 'document'] as const satisfies readonly FileKind[]

export type QueuedJob = ParseJob

const jobOf = (file: StagedFile, kind: ParseJob['kind']): QueuedJob => ({
  id: file.id,
  file: file.file,
  container: file.container,
  ...(file.entry === undefined ? {} : { entry: file.entry }),
  kind,
  bytes: file.bytes,
  mediaType: file.mediaType,
})

function* pendingJobs(db: ReadableDb): Generator<QueuedJob> {
  for (const kind of KINDS) {
    let after = 0
    for (let page = pendingFiles(db, kind, after, PAGE); page.length > 0; page = pendingFiles(db, kind, after, PAGE)) {
      for (const file of page) yield jobOf(file, kind)
      after = page.at(-1)?.id ?? after
    }
  }
}

/** Each call answers the next batch; undefined when all were given out. */
export const createJobQueue = (db: ReadableDb): (() => readonly QueuedJob[] | undefined) => {
  const jobs = pendingJobs(db)
  return () => {
    const batch: QueuedJob[] = []
    let bytes = 0
    while (batch.length < BATCH_FILES && bytes < BATCH_BYTES) {
      const job = jobs.next()
      if (job.done === true) break
      batch.push(job.value)
      bytes += job.value.bytes
    }
    return batch.length === 0 ? undefined : batch
  }
}
