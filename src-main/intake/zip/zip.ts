/** Opens a ZIP and lists it, on yauzl. Names are checked here, so that a bad one costs its entry, not the archive. */
import { fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl'
import { type Failure, ok, type Result } from '../../../src-preload/contract/result'
import type { IntakeLimits } from '../found-file'
import { attempt } from '../io-failure'
import type { Opener, OpenFile } from '../open-file'
import { markOverlaps, type ZipEntry, zipEntryOf } from './zip-entry'

export interface OpenZip {
  readonly handle: OpenFile
  readonly entries: readonly ZipEntry[]
  /** Why the list is not whole; what was listed before can be read. */
  readonly failure?: Failure
}

const WINDOW_BYTES = 1024 * 1024

/** Serves yauzl's two small reads an entry from one large one: a million entries list in three seconds, not in fifty. */
class WindowReader extends RandomAccessReader {
  readonly #handle: OpenFile
  readonly #window = Buffer.alloc(WINDOW_BYTES)
  #from = 0
  #length = 0

  constructor(handle: OpenFile) {
    super()
    this.#handle = handle
  }

  override read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    this.#fill(position, length).then(
      () => {
        const start = position - this.#from
        callback(null, this.#window.copy(target, offset, start, Math.min(start + length, this.#length)))
      },
      (error: Error) => callback(error),
    )
  }

  async #fill(position: number, length: number): Promise<void> {
    if (position >= this.#from && position + length <= this.#from + this.#length) return
    const { bytesRead } = await this.#handle.read(this.#window, 0, WINDOW_BYTES, position)
    this.#from = position
    this.#length = bytesRead
  }
}

/** yauzl gives up the whole archive at strong encryption (APPNOTE 7); it has no code for it, only this text. */
const failureOf = (error: unknown): Failure =>
  error instanceof Error && error.message.includes('encryption') ? { code: 'zip_encrypted' } : { code: 'zip_damaged' }

async function list(zip: ZipFile, limits: IntakeLimits): Promise<Omit<OpenZip, 'handle'>> {
  if (zip.entryCount > limits.zipEntries) {
    return { entries: [], failure: { code: 'zip_unsafe', reason: 'too_many_entries', count: zip.entryCount } }
  }
  const entries: ZipEntry[] = []
  try {
    for await (const raw of zip.eachEntry()) {
      const entry = zipEntryOf(raw, limits)
      if (entry !== undefined) entries.push(entry)
    }
  } catch (error) {
    return { entries: markOverlaps(entries), failure: failureOf(error) }
  }
  return { entries: markOverlaps(entries) }
}

async function directoryOf(handle: OpenFile, limits: IntakeLimits): Promise<Omit<OpenZip, 'handle'>> {
  try {
    const { size } = await handle.stat()
    const options = { decodeStrings: false, validateEntrySizes: false, strictFileNames: true }
    return await list(await fromRandomAccessReaderPromise(new WindowReader(handle), size, options), limits)
  } catch (error) {
    return { entries: [], failure: failureOf(error) }
  }
}

/** The caller closes the handle. Fails only where the file cannot be opened; a bad ZIP has its own `failure`. */
export async function openZip(open: Opener, path: string, limits: IntakeLimits): Promise<Result<OpenZip>> {
  const opened = await attempt(() => open(path))
  if (!opened.ok) return opened
  return ok({ handle: opened.value, ...(await directoryOf(opened.value, limits)) })
}
