/** Adds what the owner chose: every file in it becomes a row, read or not. */
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { AddedSource } from '../../../src-preload/contract/views'
import { findFiles } from '../../intake/find-files'
import type { FoundFile } from '../../intake/found-file'
import { visibleName } from '../../intake/visible-name'
import { addFile } from '../../staging/tables/files'
import { addSource, markSearched, type Source, uniqueSourceName, unsearchedSources } from '../../staging/tables/sources'
import type { Context } from '../context'
import type { OpenDump } from '../dump/open-dump'
import { changed } from '../dump/publish'
import { loadTally } from '../dump/tally'
import { noteContainer } from './changed-files'

const ROWS_A_TRANSACTION = 500

const kindOf = async (path: string): Promise<AddedSource['kind']> => {
  const stats = await stat(path).catch(() => undefined)
  if (stats?.isDirectory() === true) return 'folder'
  return /\.zip$/i.test(path) ? 'zip' : 'file'
}

/** A search shows paths from the last segment of what was chosen; the source may have a name of its own. */
const shownIn = (source: Pick<Source, 'path' | 'name'>, found: FoundFile): FoundFile => {
  const file = source.name + found.file.slice((basename(source.path) || source.path).length)
  return { ...found, file, ...(found.failure === undefined ? {} : { failure: { ...found.failure, file } }) }
}

const search = async (context: Context, open: OpenDump, source: Omit<Source, 'kind'>): Promise<void> => {
  let found: FoundFile[] = []
  const write = (): void => {
    const rows = found
    found = []
    open.db.transaction(() => {
      for (const row of rows) addFile(open.db, source.id, row)
    })
    changed(context, open)
  }
  const containers = new Set<string>()
  for await (const file of findFiles(source.path)) {
    if (file.entry !== undefined && !containers.has(file.container)) {
      containers.add(file.container)
      await noteContainer(open.db, file.container)
    }
    found.push(shownIn(source, file))
    if (found.length >= ROWS_A_TRANSACTION) write()
  }
  write()
  markSearched(open.db, source.id)
}

export const addPaths = async (context: Context, open: OpenDump, paths: readonly string[]): Promise<void> => {
  for (const chosen of paths) {
    const path = resolve(chosen)
    const name = uniqueSourceName(open.db, path, visibleName(basename(path) || path))
    const source = { path, name, kind: await kindOf(path) }
    await search(context, open, { ...source, id: addSource(open.db, source) })
  }
  open.tally = loadTally(open.db)
  changed(context, open)
}

/** Searches on where the app was closed during a search. */
export const finishSearches = async (context: Context, open: OpenDump): Promise<void> => {
  const unfinished = unsearchedSources(open.db)
  for (const source of unfinished) await search(context, open, source)
  if (unfinished.length > 0) open.tally = loadTally(open.db)
}
