/** A large document, read and hashed piece by piece: neither it nor what it says is ever held whole. */
import { createHash } from 'node:crypto'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import { createDocumentReader } from '../../ccda/read-document'
import type { DocumentReading } from '../../ccda/reading'
import type { FileReader } from '../../intake/read-file'
import { BodyInParts } from '../dump/body-in-parts'
import type { ParseJob } from './worker-tasks'

export interface ReadDocument {
  readonly reading: DocumentReading
  readonly sha256: string
  /** All its statements, notes and warnings. */
  readonly parts: BodyInParts
}

/** What so much of a document says takes some five times the room. */
const PART_BYTES = 4 * 1024 * 1024

export const readLarge = async (reader: FileReader, job: ParseJob): Promise<Result<ReadDocument>> => {
  const hash = createHash('sha256')
  const document = createDocumentReader(job.file)
  const parts = new BodyInParts()
  let bytes = 0
  let partBytes = 0
  for await (const piece of reader.chunks(job)) {
    if (!piece.ok) return piece
    bytes += piece.value.byteLength
    if (bytes > job.bytes) break
    hash.update(piece.value)
    document.write(piece.value)
    partBytes += piece.value.byteLength
    if (partBytes < PART_BYTES) continue
    partBytes = 0
    parts.add(document.take())
  }
  if (bytes !== job.bytes) return fail('file_changed')
  const reading = document.end()
  if (!reading.ok) return reading
  parts.add(reading.value)
  return ok({ reading: reading.value, sha256: hash.digest('hex'), parts })
}
