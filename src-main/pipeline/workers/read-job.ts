/** One file of Stage 1: bytes → hash → reading → packed outcome. Runs inside a parse worker. */
import { type Failure, fail, ok, type Result } from '../../../src-preload/contract/result'
import { QUICK_BYTES, readDocument } from '../../ccda/read-document'
import type { DocumentReading, SectionSummary } from '../../ccda/reading'
import { PDF, pdfPages } from '../../intake/pdf-pages'
import type { FileReader } from '../../intake/read-file'
import { release } from '../../lib/release'
import { sha256Of } from '../../lib/sha256'
import { balanceOf } from '../../review/balance'
import { factsOf } from '../../review/facts'
import type { StagedDocument } from '../../review/merge'
import type { BodyInParts } from '../dump/body-in-parts'
import { pack } from '../dump/packing'
import { documentSummary } from '../dump/patient-summary'
import { createMetPatients } from './met-patients'
import { readLarge } from './read-large'
import { bytesIn, type ParsedDocument, type ParsedFile, type ParseJob, type ParseOutcome } from './worker-tasks'

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

const wasMet = createMetPatients()

/** Only where there is something to merge with, for they take time; of a large document its body has to do. */
const factsFor = (patientKey: string, staged: StagedDocument): Pick<ParsedDocument, 'facts'> =>
  wasMet(patientKey) ? { facts: JSON.stringify(factsOf(staged)) } : {}

/** The account lies in the body, which costs less than a pack of its own; a large body is better left alone for it. */
const bodyOf = (
  staged: StagedDocument,
  account: DocumentAccount,
  parts?: BodyInParts,
): Pick<ParsedDocument, 'body' | 'account'> =>
  parts === undefined
    ? { body: pack({ ...staged, ...account }) }
    : { body: parts.finish(staged), account: parts.account(account.sections) }

/** `parts`: of a large document, all its statements, notes and warnings. */
const parsedOf = (file: string, reading: DocumentReading, sha256: string, parts?: BodyInParts): ParsedDocument => {
  const staged = stagedOf(file, reading)
  const { sections, warnings, embedded } = reading
  return {
    summary: JSON.stringify({ ...documentSummary(reading.patientKey, staged), ...parts?.totals }),
    sha256,
    balance: balanceOf(sections),
    ...bodyOf(staged, { sections, warnings }, parts),
    ...(parts === undefined ? factsFor(reading.patientKey, staged) : {}),
    embedded: embedded.map(({ name, mediaType, sha256: hash, pieces }) => ({
      name,
      mediaType,
      sha256: hash,
      pieces,
    })),
  }
}

/** A bug met in one document costs that document; what was thrown may quote it and is dropped. */
const safely = async <T>(work: () => Result<T> | Promise<Result<T>>): Promise<Result<T>> => {
  try {
    return await work()
  } catch (error) {
    // Longer than any string may be, or deeper than any stack: no document of a clinic.
    return error instanceof RangeError ? fail('too_deep') : fail('internal')
  }
}

const readWhole = async (reader: FileReader, job: ParseJob): Promise<Result<Uint8Array>> => {
  const read = await reader.read(job)
  return read.ok && read.value.byteLength !== job.bytes ? fail('file_changed') : read
}

const readClinical = (reader: FileReader, job: ParseJob): Promise<Result<ParsedDocument>> =>
  safely(async () => {
    if (job.bytes > QUICK_BYTES) {
      const large = await readLarge(reader, job)
      if (!large.ok) return large
      const { reading, sha256, parts } = large.value
      return ok(parsedOf(job.file, reading, sha256, parts))
    }
    const read = await readWhole(reader, job)
    if (!read.ok) return read
    const reading = readDocument(read.value, job.file)
    const sha256 = sha256Of(read.value)
    release([read.value])
    return reading.ok ? ok(parsedOf(job.file, reading.value, sha256)) : reading
  })

/** One after the other, in the same room: a PDF in pieces is put together to be counted. */
const withPages = async (files: ParsedDocument['embedded']): Promise<ParsedDocument['embedded']> => {
  const inPieces = files.filter(({ mediaType, pieces }) => mediaType === PDF && pieces.length > 1)
  const room = Buffer.alloc(Math.max(0, ...inPieces.map(({ pieces }) => bytesIn(pieces))))
  const counted: ParsedFile[] = []
  for (const file of files) {
    const [first = room, ...others] = file.pieces
    const bytes = others.length === 0 || file.mediaType !== PDF ? first : joined(file.pieces, room)
    counted.push({ ...file, pages: await pdfPages(bytes, file.mediaType) })
  }
  return counted
}

const joined = (pieces: readonly Uint8Array[], room: Buffer): Uint8Array => {
  let length = 0
  for (const piece of pieces) {
    room.set(piece, length)
    length += piece.byteLength
  }
  return room.subarray(0, length)
}

export const readJob = async (reader: FileReader, job: ParseJob): Promise<ParseOutcome> => {
  const { id, file } = job
  const failed = (failure: Failure): ParseOutcome => ({ id, type: 'failed', failure: { ...failure, file } })
  if (job.kind === 'document') {
    const read = await readWhole(reader, job)
    if (!read.ok) return failed(read.failure)
    const pages = await pdfPages(read.value, job.mediaType)
    return { id, type: 'document', sha256: sha256Of(read.value), pages }
  }
  const document = await readClinical(reader, job)
  if (!document.ok) return failed(document.failure)
  return { id, type: 'clinical', document: { ...document.value, embedded: await withPages(document.value.embedded) } }
}
