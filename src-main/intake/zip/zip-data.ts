/** The bytes of one entry, inflated in memory, with sizes and CRC checked. */
import { pipeline, Readable } from 'node:stream'
import { constants, crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { type Failure, ok, type Result } from '../../../src-preload/contract/result'
import type { IntakeReason } from '../found-file'
import { attempt } from '../io-failure'
import type { OpenFile } from '../open-file'
import { readAt } from '../read-at'
import type { ZipEntry } from './zip-entry'

const LOCAL_HEADER = 0x04034b50
const LOCAL_HEADER_BYTES = 30
/** With name and extra field. What has more takes a second read. */
const USUAL_HEADER_BYTES = 512
const CHUNK_BYTES = 64 * 1024

const damaged = (reason?: IntakeReason): Failure => ({ code: 'zip_damaged', ...(reason !== undefined && { reason }) })

/** Undefined where there is none. Its name and extra field may be longer than those of the central directory. */
function localHeaderBytes(start: Buffer): number | undefined {
  if (start.length < LOCAL_HEADER_BYTES || start.readUInt32LE(0) !== LOCAL_HEADER) return undefined
  return LOCAL_HEADER_BYTES + start.readUInt16LE(26) + start.readUInt16LE(28)
}

async function compressed(file: OpenFile, entry: ZipEntry, atMost: number): Promise<Result<Buffer>> {
  const length = Math.min(entry.compressedBytes, atMost)
  const read = await attempt(async () => {
    const start = await readAt(file, entry.offset, USUAL_HEADER_BYTES + length)
    const header = localHeaderBytes(start)
    if (header === undefined) return undefined
    return header <= USUAL_HEADER_BYTES
      ? start.subarray(header, header + length)
      : readAt(file, entry.offset + header, length)
  })
  if (!read.ok) return read
  return read.value?.length === length ? ok(read.value) : { ok: false, failure: damaged() }
}

function inflated(bytes: Buffer, options: { finishFlush?: number; maxOutputLength?: number }): Result<Buffer> {
  try {
    return ok(inflateRawSync(bytes, options))
  } catch (error) {
    return { ok: false, failure: error instanceof RangeError ? damaged('size_mismatch') : damaged() }
  }
}

/** The beginning of the entry, what `bytes` of it inflate to; unchecked. */
export async function headOf(file: OpenFile, entry: ZipEntry, bytes: number): Promise<Result<Uint8Array>> {
  const raw = await compressed(file, entry, bytes)
  if (!raw.ok) return raw
  const head = entry.deflated ? inflated(raw.value, { finishFlush: constants.Z_SYNC_FLUSH }) : raw
  return head.ok ? ok(head.value.subarray(0, CHUNK_BYTES)) : head
}

/** Whether what came out is what the central directory promised. */
function mismatch(entry: ZipEntry, length: number, checksum: number): Failure | undefined {
  if (length !== entry.bytes) return damaged('size_mismatch')
  return checksum === entry.crc32 ? undefined : damaged('checksum_mismatch')
}

export async function bytesOf(file: OpenFile, entry: ZipEntry): Promise<Result<Uint8Array>> {
  const raw = await compressed(file, entry, entry.compressedBytes)
  if (!raw.ok) return raw
  const bytes = entry.deflated ? inflated(raw.value, { maxOutputLength: Math.max(entry.bytes, 1) }) : raw
  if (!bytes.ok) return bytes
  const failure = mismatch(entry, bytes.value.length, crc32(bytes.value))
  return failure === undefined ? bytes : { ok: false, failure }
}

async function* rawChunks(file: OpenFile, start: number, length: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < length; done += CHUNK_BYTES) {
    yield await readAt(file, start + done, Math.min(CHUNK_BYTES, length - done))
  }
}

/** The same in pieces. Ends with a failure as soon as the entry proves larger than promised, or wrong at its end. */
export async function* chunksOf(file: OpenFile, entry: ZipEntry): AsyncGenerator<Result<Uint8Array>> {
  const start = await attempt(() => readAt(file, entry.offset, LOCAL_HEADER_BYTES))
  if (!start.ok) return yield start
  const header = localHeaderBytes(start.value)
  if (header === undefined) return yield { ok: false, failure: damaged() }
  const raw = Readable.from(rawChunks(file, entry.offset + header, entry.compressedBytes))
  // The error goes to the reader of the last stream, below.
  const stream: Readable = entry.deflated ? pipeline(raw, createInflateRaw(), () => undefined) : raw
  let length = 0
  let checksum = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      length += chunk.length
      checksum = crc32(chunk, checksum)
      if (length > entry.bytes) return yield { ok: false, failure: damaged('size_mismatch') }
      yield ok(chunk)
    }
  } catch {
    return yield { ok: false, failure: damaged() }
  }
  const failure = mismatch(entry, length, checksum)
  if (failure !== undefined) yield { ok: false, failure }
}
