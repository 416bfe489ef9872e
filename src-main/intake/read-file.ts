/** Hands out the bytes of found files, in memory only. One reader a worker thread; its owner closes it. */
import { fail, ok, type Result } from '../../src-preload/contract/result'
import { type FileRef, INTAKE_LIMITS, type IntakeLimits } from './found-file'
import { attempt } from './io-failure'
import { createPacedOpener, type Opener } from './open-file'
import { readAt } from './read-at'
import { bytesOf, chunksOf } from './zip/zip-data'
import { createZipPool, entryAt, type ZipPool } from './zip/zip-pool'

const CHUNK_BYTES = 256 * 1024

/** Failures name no file: the caller knows the shown path, the reader only the absolute one. */
export interface FileReader {
  read(file: FileRef): Promise<Result<Uint8Array>>
  /** For large files. A failure is the last piece; until the end came, what came before may be of a damaged file. */
  chunks(file: FileRef): AsyncGenerator<Result<Uint8Array>>
  close(): Promise<void>
}

async function readPlain(open: Opener, path: string, limits: IntakeLimits): Promise<Result<Uint8Array>> {
  const read = await attempt(async () => {
    const file = await open(path)
    try {
      const { size } = await file.stat()
      return size > limits.clinicalBytes ? undefined : await readAt(file, 0, size)
    } finally {
      await file.close()
    }
  })
  if (!read.ok) return read
  return read.value === undefined ? fail('file_too_large') : ok(read.value)
}

async function* plainChunks(open: Opener, path: string): AsyncGenerator<Result<Uint8Array>> {
  const opened = await attempt(() => open(path))
  if (!opened.ok) return yield opened
  try {
    for (let position = 0; ; position += CHUNK_BYTES) {
      const chunk = await attempt(() => readAt(opened.value, position, CHUNK_BYTES))
      if (!chunk.ok || chunk.value.length > 0) yield chunk
      if (!chunk.ok || chunk.value.length < CHUNK_BYTES) return
    }
  } finally {
    await opened.value.close()
  }
}

async function readEntry(pool: ZipPool, { container, entry: ref }: Required<FileRef>): Promise<Result<Uint8Array>> {
  const held = pool.take(container)
  try {
    const zip = await held.opened
    if (!zip.ok) return zip
    const entry = entryAt(zip.value, ref)
    return entry.ok ? await bytesOf(zip.value.handle, entry.value) : entry
  } finally {
    pool.give(held)
  }
}

async function* entryChunks(
  pool: ZipPool,
  { container, entry: ref }: Required<FileRef>,
): AsyncGenerator<Result<Uint8Array>> {
  const held = pool.take(container)
  try {
    const zip = await held.opened
    if (!zip.ok) return yield zip
    const entry = entryAt(zip.value, ref)
    if (!entry.ok) return yield entry
    yield* chunksOf(zip.value.handle, entry.value)
  } finally {
    pool.give(held)
  }
}

/** `open`: `openAtOnce` in a thread of its own. */
export function createFileReader(open: Opener = createPacedOpener(), limits: IntakeLimits = INTAKE_LIMITS): FileReader {
  const pool = createZipPool(open, limits)
  return {
    read: ({ container, entry }) =>
      entry === undefined ? readPlain(open, container, limits) : readEntry(pool, { container, entry }),
    chunks: ({ container, entry }) =>
      entry === undefined ? plainChunks(open, container) : entryChunks(pool, { container, entry }),
    close: () => pool.close(),
  }
}
