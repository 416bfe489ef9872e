/** The bytes of one entry, inflated in memory, with sizes and CRC checked. */
import type { FileHandle } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { constants, crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { type Failure, ok, type Result } from '../../../src-preload/contract/result'
import type { IntakeReason } from '../found-file'
import { attempt } from '../io-failure'
import { readAt } from '../read-at'
import type { ZipEntry } from './zip-entry'

const LOCAL_HEADER = 0x04034b50
const LOCAL_HEADER_BYTES = 30
const CHUNK_BYTES = 64 * 1024

const damaged = (reason?: IntakeReason): Failure => ({ code: 'zip_damaged', ...(reason !== undefined && { reason }) })

/** Name and extra field of the local header may be longer than those of the central directory. */
async function dataStart(handle: FileHandle, entry: ZipEntry): Promise<number | undefined> {
  const header = await readAt(handle, entry.offset, LOCAL_HEADER_BYTES)
  if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== LOCAL_HEADER) return undefined
  return entry.offset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28)
}

async function compressed(handle: FileHandle, entry: ZipEntry, atMost: number): Promise<Result<Buffer>> {
  const length = Math.min(entry.compressedBytes, atMost)
  const read = await attempt(async () => {
    const start = await dataStart(handle, entry)
    return start === undefined ? undefined : readAt(handle, start, length)
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

/** The beginning of the entry, at least `CHUNK_BYTES` or all of it; unchecked. */
export async function headOf(handle: FileHandle, entry: ZipEntry): Promise<Result<Uint8Array>> {
  const raw = await compressed(handle, entry, CHUNK_BYTES)
  if (!raw.ok) return raw
  const head = entry.deflated ? inflated(raw.value, { finishFlush: constants.Z_SYNC_FLUSH }) : raw
  return head.ok ? ok(head.value.subarray(0, CHUNK_BYTES)) : head
}

/** Whether what came out is what the central directory promised. */
function mismatch(entry: ZipEntry, length: number, checksum: number): Failure | undefined {
  if (length !== entry.bytes) return damaged('size_mismatch')
  return checksum === entry.crc32 ? undefined : damaged('checksum_mismatch')
}

export async function bytesOf(handle: FileHandle, entry: ZipEntry): Promise<Result<Uint8Array>> {
  const raw = await compressed(handle, entry, entry.compressedBytes)
  if (!raw.ok) return raw
  const bytes = entry.deflated ? inflated(raw.value, { maxOutputLength: Math.max(entry.bytes, 1) }) : raw
  if (!bytes.ok) return bytes
  const failure = mismatch(entry, bytes.value.length, crc32(bytes.value))
  return failure === undefined ? bytes : { ok: false, failure }
}

async function* rawChunks(handle: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < length; done += CHUNK_BYTES) {
    yield await readAt(handle, start + done, Math.min(CHUNK_BYTES, length - done))
  }
}

/** The same in pieces. Ends with a failure as soon as the entry proves larger than promised, or wrong at its end. */
export async function* chunksOf(handle: FileHandle, entry: ZipEntry): AsyncGenerator<Result<Uint8Array>> {
  const start = await attempt(() => dataStart(handle, entry))
  if (!start.ok) return yield start
  if (start.value === undefined) return yield { ok: false, failure: damaged() }
  const raw = Readable.from(rawChunks(handle, start.value, entry.compressedBytes))
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
