/** Keeps a few ZIPs open, each listed once, so that an entry is found by its header offset without a rescan. */
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import type { EntryRef, IntakeLimits } from '../found-file'
import type { Opener } from '../open-file'
import { type OpenZip, openZip } from './zip'
import type { ZipEntry } from './zip-entry'

const MAX_OPEN = 4

interface IndexedZip extends OpenZip {
  readonly byOffset: ReadonlyMap<number, ZipEntry>
}

/** A ZIP in use is not closed, however many others are asked for. */
export interface HeldZip {
  readonly opened: Promise<Result<IndexedZip>>
  users: number
}

export interface ZipPool {
  take(container: string): HeldZip
  give(held: HeldZip): void
  close(): Promise<void>
}

async function openIndexed(open: Opener, container: string, limits: IntakeLimits): Promise<Result<IndexedZip>> {
  const opened = await openZip(open, container, limits)
  if (!opened.ok) return opened
  // Of several that claim the same data the first is not refused, so it is the one to be found.
  const lastToFirst = [...opened.value.entries].reverse()
  return ok({ ...opened.value, byOffset: new Map(lastToFirst.map((entry) => [entry.offset, entry])) })
}

async function closeHeld({ opened }: HeldZip): Promise<void> {
  const zip = await opened
  if (zip.ok) await zip.value.handle.close()
}

export function createZipPool(open: Opener, limits: IntakeLimits): ZipPool {
  /** In order of last use. */
  const pool = new Map<string, HeldZip>()
  const evict = (): void => {
    for (const [container, held] of pool) {
      if (pool.size <= MAX_OPEN) return
      if (held.users > 0) continue
      pool.delete(container)
      void closeHeld(held)
    }
  }
  return {
    take(container) {
      const held = pool.get(container) ?? { opened: openIndexed(open, container, limits), users: 0 }
      held.users += 1
      pool.delete(container)
      pool.set(container, held)
      return held
    },
    give(held) {
      held.users -= 1
      evict()
    },
    async close() {
      const all = [...pool.values()]
      pool.clear()
      await Promise.all(all.map(closeHeld))
    },
  }
}

/** The ZIP may have been replaced since it was searched. */
export function entryAt(zip: IndexedZip, { name, offset }: EntryRef): Result<ZipEntry> {
  const entry = zip.byOffset.get(offset)
  if (entry?.name !== name)
    return zip.failure === undefined ? fail('file_changed') : { ok: false, failure: zip.failure }
  return entry.problem === undefined ? ok(entry) : { ok: false, failure: entry.problem }
}
