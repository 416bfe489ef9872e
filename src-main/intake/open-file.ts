/** Opens files for reading. Calls that go through the thread pool cost several times what they do on a quick drive. */
import { close, closeSync, fstat, fstatSync, open, openSync, read, readSync, type Stats } from 'node:fs'
import { promisify } from 'node:util'

type Answer<T> = T | Promise<T>

export interface OpenFile {
  stat(): Answer<Stats>
  read(into: Buffer, offset: number, length: number, position: number): Answer<{ readonly bytesRead: number }>
  close(): Answer<void>
}
/** `flags`: to read, unless given. */
export type Opener = (path: string, flags?: number | 'r') => Promise<OpenFile>

/** For a thread that has nothing else to do. */
export const openAtOnce: Opener = async (path, flags = 'r') => {
  const descriptor = openSync(path, flags)
  return {
    stat: () => fstatSync(descriptor),
    read: (...range) => ({ bytesRead: readSync(descriptor, ...range) }),
    close: () => closeSync(descriptor),
  }
}

const pooled = { open: promisify(open), stat: promisify(fstat), read: promisify(read), close: promisify(close) }

/** A drive is quick when it answers within this by way of the thread pool. */
const QUICK_MS = 1
/** How long the others in the thread may have to wait. */
const SLICE_MS = 10

/**
 * For a thread that has others to answer. One call goes through the thread pool and shows how quick the drive is; if
 * it is, those of the next moments do not. A network drive may take 50 ms a call, or fall silent.
 */
export const createPacedOpener = (clock: () => number = () => performance.now()): Opener => {
  let atOnceUntilMs = 0
  const timed = async <T>(pool: () => Promise<T>): Promise<T> => {
    const startedMs = clock()
    const answer = await pool()
    const nowMs = clock()
    atOnceUntilMs = nowMs - startedMs < QUICK_MS ? nowMs + SLICE_MS : 0
    return answer
  }
  const paced = <T>(atOnce: () => T, pool: () => Promise<T>): Answer<T> =>
    clock() < atOnceUntilMs ? atOnce() : timed(pool)
  return async (path, flags = 'r') => {
    const descriptor = await paced(
      () => openSync(path, flags),
      () => pooled.open(path, flags),
    )
    return {
      stat: () =>
        paced(
          () => fstatSync(descriptor),
          () => pooled.stat(descriptor),
        ),
      read: (...range) =>
        paced<{ readonly bytesRead: number }>(
          () => ({ bytesRead: readSync(descriptor, ...range) }),
          () => pooled.read(descriptor, ...range),
        ),
      close: () =>
        paced(
          () => closeSync(descriptor),
          () => pooled.close(descriptor),
        ),
    }
  }
}
