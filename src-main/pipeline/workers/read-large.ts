/** A large document, read and hashed piece by piece: it is never held whole. */
import { createHash } from 'node:crypto'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import { createDocumentReader } from '../../ccda/read-document'
import type { DocumentReading } from '../../ccda/reading'
import type { FileReader } from '../../intake/read-file'
import type { ParseJob } from './worker-tasks'

export interface ReadDocument {
  readonly reading: DocumentReading
  readonly sha256: string
}

export const readLarge = async (reader: FileReader, job: ParseJob): Promise<Result<ReadDocument>> => {
  const hash = createHash('sha256')
  const document = createDocumentReader(job.file)
  let bytes = 0
  for await (const piece of reader.chunks(job)) {
    if (!piece.ok) return piece
    bytes += piece.value.byteLength
    if (bytes > job.bytes) break
    hash.update(piece.value)
    document.write(piece.value)
  }
  if (bytes !== job.bytes) return fail('file_changed')
  const reading = document.end()
  return reading.ok ? ok({ reading: reading.value, sha256: hash.digest('hex') }) : reading
}
