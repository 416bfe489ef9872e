/**
 * Writes a ZIP entry by entry with flat memory: the central directory is all that is kept. The package at hand looks
 * through all earlier entries for each new one and keeps every stream: 80,000 entries took a minute and 0.9 GB.
 * Format: APPNOTE 6.3; ZIP64 where there are more entries or bytes than the plain records hold.
 */
import { type FileHandle, open } from 'node:fs/promises'
import { crc32, deflateRawSync } from 'node:zlib'

export interface SampleSink {
  add(path: string, bytes: Buffer): Promise<void>
  /** Without it the export is not complete. */
  finish(): Promise<void>
  close(): Promise<void>
}

/** 2026-01-15 02:10, in DOS form: the same bytes whenever and wherever it is written. */
const DOS_TIME = (2 << 11) | (10 << 5)
const DOS_DATE = ((2026 - 1980) << 9) | (1 << 5) | 15
const VERSION = 20
const VERSION_ZIP64 = 45
const MADE_BY_UNIX = (3 << 8) | VERSION_ZIP64
const UTF8_NAMES = 0x800
const DEFLATED = 8
const REGULAR_FILE = (0o100644 << 16) >>> 0
const MOST_16 = 0xffff
const MOST_32 = 0xffffffff
const BUFFER_BYTES = 1024 * 1024

type Field = readonly [bytes: 2 | 4 | 8, value: number]

function record(signature: number, fields: readonly Field[]): Buffer {
  const all: readonly Field[] = [[4, signature], ...fields]
  const buffer = Buffer.alloc(all.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of all) {
    if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value), at)
    else buffer.writeUIntLE(value, at, bytes)
    at += bytes
  }
  return buffer
}

interface Written {
  readonly name: Buffer
  readonly checksum: number
  readonly compressedBytes: number
  readonly bytes: number
  readonly offset: number
}

const shared = ({ name, checksum, compressedBytes, bytes }: Omit<Written, 'offset'>): readonly Field[] => [
  [2, VERSION],
  [2, UTF8_NAMES],
  [2, DEFLATED],
  [2, DOS_TIME],
  [2, DOS_DATE],
  [4, checksum],
  [4, compressedBytes],
  [4, bytes],
  [2, name.length],
]
const localHeader = (entry: Omit<Written, 'offset'>): Buffer =>
  Buffer.concat([record(0x04034b50, [...shared(entry), [2, 0]]), entry.name])

function centralHeader(entry: Written): Buffer {
  const isFar = entry.offset >= MOST_32
  const extra = isFar ? record(0x0008_0001, [[8, entry.offset]]) : Buffer.alloc(0)
  const header = record(0x02014b50, [
    [2, MADE_BY_UNIX],
    ...shared(entry),
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, REGULAR_FILE],
    [4, Math.min(entry.offset, MOST_32)],
  ])
  return Buffer.concat([header, entry.name, extra])
}

function endRecords(entries: number, directoryBytes: number, directoryAt: number): Buffer {
  const end = record(0x06054b50, [
    [2, 0],
    [2, 0],
    [2, Math.min(entries, MOST_16)],
    [2, Math.min(entries, MOST_16)],
    [4, Math.min(directoryBytes, MOST_32)],
    [4, Math.min(directoryAt, MOST_32)],
    [2, 0],
  ])
  if (entries < MOST_16 && directoryAt + directoryBytes < MOST_32) return end
  const end64 = record(0x06064b50, [
    [8, 44],
    [2, MADE_BY_UNIX],
    [2, VERSION_ZIP64],
    [4, 0],
    [4, 0],
    [8, entries],
    [8, entries],
    [8, directoryBytes],
    [8, directoryAt],
  ])
  const locator = record(0x07064b50, [
    [4, 0],
    [8, directoryAt + directoryBytes],
    [4, 1],
  ])
  return Buffer.concat([end64, locator, end])
}

/** Collects small writes into large ones. */
function createOutput(handle: FileHandle): {
  position(): number
  write(bytes: Buffer): Promise<void>
  flush(): Promise<void>
} {
  let waiting: Buffer[] = []
  let waitingBytes = 0
  let position = 0
  const flush = async (): Promise<void> => {
    const bytes = Buffer.concat(waiting)
    waiting = []
    waitingBytes = 0
    await handle.writeFile(bytes)
  }
  return {
    position: () => position,
    flush,
    async write(bytes) {
      waiting.push(bytes)
      waitingBytes += bytes.length
      position += bytes.length
      if (waitingBytes >= BUFFER_BYTES) await flush()
    },
  }
}

export async function createZipSink(path: string): Promise<SampleSink> {
  const handle = await open(path, 'w')
  const output = createOutput(handle)
  /** As strings of bytes: a small Buffer would keep the whole slab it was cut from. */
  const directory: string[] = []
  return {
    async add(name, bytes) {
      const data = deflateRawSync(bytes)
      const entry = {
        name: Buffer.from(name),
        checksum: crc32(bytes),
        compressedBytes: data.length,
        bytes: bytes.length,
      }
      directory.push(centralHeader({ ...entry, offset: output.position() }).toString('latin1'))
      await output.write(localHeader(entry))
      await output.write(data)
    },
    async finish() {
      const directoryAt = output.position()
      for (const header of directory) await output.write(Buffer.from(header, 'latin1'))
      await output.write(endRecords(directory.length, output.position() - directoryAt, directoryAt))
      await output.flush()
    },
    close: () => handle.close(),
  }
}
