/**
 * Files that changed on the owner's disk since they were found: their reading is out of date. A file is known by its
 * own size and time; an entry of a ZIP by those of its ZIP.
 */
import { stat } from 'node:fs/promises'
import type { ReadableDb, WritableDb } from '../../staging/sql'
import { readFiles, type StagedFile } from '../../staging/tables/files'
import { namedValue, putValue } from '../../staging/tables/settings'
import type { OpenDump } from '../dump/open-dump'

interface Stamp {
  readonly bytes: number
  readonly modifiedMs: number
}

const stampOf = async (path: string): Promise<Stamp | undefined> => {
  const stats = await stat(path).catch(() => undefined)
  return stats === undefined ? undefined : { bytes: stats.size, modifiedMs: Math.trunc(stats.mtimeMs) }
}

const stampName = (container: string): string => `container ${container}`

/** Before anything in a ZIP is read: what its entries will be held against. */
export const noteContainer = async (db: WritableDb, container: string): Promise<void> => {
  putValue(db, 'meta', stampName(container), await stampOf(container))
}

const isSame = (one: Stamp, other: Stamp): boolean => one.bytes === other.bytes && one.modifiedMs === other.modifiedMs

/** What is not there any more has not changed: its reading is all there is, and stays. */
export const changedFiles = async (db: ReadableDb): Promise<StagedFile[]> => {
  const now = new Map<string, Stamp | undefined>()
  const changed: StagedFile[] = []
  for (const file of readFiles(db)) {
    if (!now.has(file.container)) now.set(file.container, await stampOf(file.container))
    const before = file.entry === undefined ? file : namedValue<Stamp>(db, 'meta', stampName(file.container))
    const after = now.get(file.container)
    if (before !== undefined && after !== undefined && !isSame(before, after)) changed.push(file)
  }
  return changed
}

/** Looking at 50,000 files takes a second: a review asks again only after this. */
const FRESH_MS = 30_000

export const changedCount = async (open: OpenDump): Promise<number> => {
  const atMs = performance.now()
  if (open.changedFiles === undefined || atMs - open.changedFiles.atMs > FRESH_MS) {
    open.changedFiles = { atMs, count: (await changedFiles(open.db)).length }
  }
  return open.changedFiles.count
}
