/** One file of Stage 1: bytes → hash → reading → packed outcome. Runs inside a parse worker. */
import { type Failure, fail, ok, type Result } from '../../../src-preload/contract/result'
import { readDocument } from '../../ccda/read-document'
import type { DocumentReading, SectionSummary } from '../../ccda/reading'
import { pdfPages } from '../../intake/pdf-pages'
import type { FileReader } from '../../intake/read-file'
import { sha256Of } from '../../lib/sha256'
import { balanceOf } from '../../review/balance'
import type { StagedDocument } from '../../review/merge'
import { pack } from '../dump/packing'
import { recordFrom } from '../dump/patient-record'
import { summaryOf } from '../dump/patient-summary'
import type { ParsedDocument, ParseJob, ParseOutcome } from './worker-tasks'

/** What the headless report says of one document. */
export interface DocumentAccount {
  readonly sections: readonly SectionSummary[]
  readonly warnings: StagedDocument['warnings']
}

const stagedOf = (file: string, reading: DocumentReading): StagedDocument => {
  const { header, demographics, statements, notes, providers, attributed, warnings } = reading
  return {
    file,
    header,
    demographics,
    statements,
    notes,
    providers,
    warnings,
    ...(attributed === undefined ? {} : { attributed }),
  }
}

const parsedOf = (file: string, reading: DocumentReading, sha256: string): ParsedDocument => {
  const staged = stagedOf(file, reading)
  const { sections, warnings, embedded } = reading
  const time = reading.header.time?.iso
  return {
    summary: summaryOf(recordFrom(reading.patientKey, [staged], [])),
    sha256,
    ...(time === undefined ? {} : { time }),
    balance: balanceOf(sections),
    body: pack(staged),
    account: pack({ sections, warnings } satisfies DocumentAccount),
    embedded: embedded.map(({ name, mediaType, sha256: hash, bytes }) => ({
      name,
      mediaType,
      sha256: hash,
      body: bytes,
    })),
  }
}

/** A bug met in one document costs that document; what was thrown may quote it and is dropped. */
const readSafely = (bytes: Uint8Array, job: ParseJob, sha256: string): Result<ParsedDocument> => {
  try {
    const reading = readDocument(bytes, job.file)
    return reading.ok ? ok(parsedOf(job.file, reading.value, sha256)) : reading
  } catch (error) {
    // Longer than any string may be, or deeper than any stack: no document of a clinic.
    return error instanceof RangeError ? fail('too_deep') : fail('internal')
  }
}

const withPages = (files: ParsedDocument['embedded']): Promise<ParsedDocument['embedded']> =>
  Promise.all(files.map(async (file) => ({ ...file, pages: await pdfPages(file.body, file.mediaType) })))

export const readJob = async (reader: FileReader, job: ParseJob): Promise<ParseOutcome> => {
  const { id, file } = job
  const failed = (failure: Failure): ParseOutcome => ({ id, type: 'failed', failure: { ...failure, file } })
  const read = await reader.read(job)
  if (!read.ok) return failed(read.failure)
  if (read.value.byteLength !== job.bytes) return failed({ code: 'file_changed' })
  const sha256 = sha256Of(read.value)
  if (job.kind === 'document') {
    return { id, type: 'document', sha256, pages: await pdfPages(read.value, job.mediaType) }
  }
  const document = readSafely(read.value, job, sha256)
  if (!document.ok) return failed(document.failure)
  return { id, type: 'clinical', document: { ...document.value, embedded: await withPages(document.value.embedded) } }
}
