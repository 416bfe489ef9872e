/** Bytes of one C-CDA (or older CCD / C32) document → its reading, or why it cannot be read. Pure; never half a patient. */
import { isAscii, isUtf8 } from 'node:buffer'
import { fail, ok, type Result } from '../../src-preload/contract/result'
import { isMail, MAIL_HEAD_BYTES } from '../lib/mail'
import { Collector } from './collector'
import type { DocumentReading, ReadPart } from './reading'
import { NotClinicalDocument, Walker } from './walker'
import { createDecoder, type Decoder, encodingOf } from './xml/decode'
import { unwrapMime } from './xml/mime'
import { quickScan } from './xml/quick-scan'
import { createTokenizer, XmlSyntaxError } from './xml/tokenizer'

export interface DocumentReader {
  write(chunk: Uint8Array): void
  /** What was read since the last time, to be put away: then `end` tells the rest only. */
  take(): ReadPart
  end(): Result<DocumentReading>
}

/** Feed chunks in order, then `end`. After the first fault further chunks are ignored. `file` is the name to show. */
export function createDocumentReader(file: string): DocumentReader {
  const collector = new Collector(file)
  const tokenizer = createTokenizer(new Walker(collector))
  let decoder: Decoder | undefined
  let mime: Uint8Array[] | undefined
  /** Held back at the start, however small the chunks are: mail headers and the encoding are told by it. */
  let head: Uint8Array | undefined = new Uint8Array(0)
  let fault: Result<never> | undefined

  const guarded = (work: () => void): void => {
    if (fault !== undefined) return
    try {
      work()
    } catch (error) {
      fault = faultOf(error, file)
    }
  }
  const decode = (chunk: Uint8Array): void => {
    decoder ??= createDecoder(chunk)
    tokenizer.write(decoder.write(chunk))
  }
  const begin = (bytes: Uint8Array): void => {
    head = undefined
    if (isMail(bytes)) mime = [bytes]
    else decode(bytes)
  }
  return {
    write: (chunk) =>
      guarded(() => {
        if (head !== undefined) {
          head = Buffer.concat([head, chunk])
          if (head.length >= MAIL_HEAD_BYTES) begin(head)
        } else if (mime !== undefined) mime.push(chunk)
        else decode(chunk)
      }),
    take: () => collector.take(),
    end() {
      guarded(() => {
        if (head !== undefined) begin(head)
        if (mime !== undefined) {
          const inner = unwrapMime(Buffer.concat(mime))
          if (inner === undefined) throw new NotClinicalDocument()
          decode(inner)
        }
        if (decoder !== undefined) tokenizer.write(decoder.end())
        tokenizer.end()
      })
      if (fault !== undefined) return fault
      return ok(collector.finish(decoder?.encoding() ?? 'utf-8', decoder?.repaired() === true))
    },
  }
}

function faultOf(error: unknown, file: string): Result<never> {
  if (error instanceof NotClinicalDocument) return fail('not_clinical_document', { file })
  if (error instanceof XmlSyntaxError) {
    const { code, reason, line, column } = error
    return fail(code, { file, line, column, ...(reason === undefined ? {} : { reason }) })
  }
  throw error
}

const CHUNK_BYTES = 64 * 1024
/** Larger documents are never held as a whole; whoever has the file reads it in chunks. */
export const QUICK_BYTES = 8 * 1024 * 1024

function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES)
}

/** At once where the pieces would give the same: texts put together are copied once more when they are looked at. */
function decodeWhole(decoder: Decoder, bytes: Uint8Array): string {
  if (decoder.encoding() === 'utf-8') return decoder.write(bytes) + decoder.end()
  let text = ''
  for (const chunk of chunksOf(bytes)) text += decoder.write(chunk)
  return text + decoder.end()
}

const BOM = [0xef, 0xbb, 0xbf]
const withoutBom = (bytes: Uint8Array): Uint8Array =>
  BOM.every((byte, at) => bytes[at] === byte) ? bytes.subarray(BOM.length) : bytes

/** What a document says to be written in, where its bytes are UTF-8 as they stand: then none of it need be decoded. */
function plainEncodingOf(bytes: Uint8Array): string | undefined {
  const encoding = encodingOf(bytes.subarray(0, CHUNK_BYTES))
  if (encoding === 'utf-8') return isUtf8(bytes) ? encoding : undefined
  return encoding === 'windows-1252' && isAscii(bytes) ? encoding : undefined
}

/** Undefined where the document is not plainly well-formed: the reader above then says what it is. */
function readQuickly(bytes: Uint8Array, file: string): DocumentReading | undefined {
  if (bytes.length > QUICK_BYTES || isMail(bytes)) return undefined
  const collector = new Collector(file)
  const walker = new Walker(collector)
  const encoding = plainEncodingOf(bytes)
  if (encoding !== undefined) {
    return quickScan(withoutBom(bytes), walker) ? collector.finish(encoding, false) : undefined
  }
  const decoder = createDecoder(bytes.subarray(0, CHUNK_BYTES))
  const text = decodeWhole(decoder, bytes)
  return quickScan(text, walker) ? collector.finish(decoder.encoding(), decoder.repaired()) : undefined
}

export function readDocument(bytes: Uint8Array, file: string): Result<DocumentReading> {
  try {
    const reading = readQuickly(bytes, file)
    if (reading !== undefined) return ok(reading)
  } catch (error) {
    return faultOf(error, file)
  }
  const reader = createDocumentReader(file)
  for (const chunk of chunksOf(bytes)) reader.write(chunk)
  return reader.end()
}
