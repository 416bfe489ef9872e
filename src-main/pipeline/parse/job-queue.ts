/** Pending files as batches for the parse workers, read from the store a page at a time. */
import { every } from '../../lib/every'
import type { ReadableDb } from '../../staging/sql'
import { type FileKind, pendingFiles, type StagedFile } from '../../staging/tables/files'
import type { ParseJob } from '../workers/worker-tasks'

const PAGE = 500
const BATCH_FILES = 16
const BATCH_BYTES = 4 * 1024 * 1024
/** Clinical documents first, so that patients show early. */
const KINDS = ['clinical', 'document'] as const satisfies readonly FileKind[]

const jobOf = (file: StagedFile, kind: ParseJob['kind']): ParseJob => ({
  id: file.id,
  file: file.file,
  container: file.container,
  ...(file.entry === undefined ? {} : { entry: file.entry }),
  kind,
  bytes: file.bytes,
  mediaType: file.mediaType,
})

function* pendingJobs(db: ReadableDb): Generator<ParseJob> {
  for (const kind of KINDS) {
    const files = every<StagedFile>((last) => pendingFiles(db, kind, last?.id ?? 0, PAGE))
    for (const file of files) yield jobOf(file, kind)
  }
}

/** Each call answers the next batch; undefined when all were given out. */
export const createJobQueue = (db: ReadableDb): (() => readonly ParseJob[] | undefined) => {
  const jobs = pendingJobs(db)
  return () => {
    const batch: ParseJob[] = []
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
