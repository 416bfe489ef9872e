/** Looks at failed and changed files again: what has been repaired, replaced or made readable since becomes pending. */
import { findFiles } from '../../intake/find-files'
import type { FoundFile } from '../../intake/found-file'
import type { WritableDb } from '../../staging/sql'
import { addFile, failedFileRows, removeFile, replaceFile, type StagedFile } from '../../staging/tables/files'
import { changedFiles, noteContainer } from '../create/changed-files'

const offsetOf = ({ entry }: Pick<FoundFile, 'entry'>): number | undefined => entry?.offset

/** `a/b/x.zip` + `x.zip/c.xml` → `a/b/x.zip/c.xml`: a search from the container shows paths from there. */
const shownPath = (container: StagedFile, found: FoundFile): string => {
  const slash = found.file.indexOf('/')
  return slash < 0 ? container.file : container.file + found.file.slice(slash)
}

const retryContainer = async (db: WritableDb, path: string, failed: readonly StagedFile[]): Promise<void> => {
  const found: FoundFile[] = []
  for await (const file of findFiles(path)) found.push(file)
  const whole = failed.find(({ entry }) => entry === undefined)
  const again = new Map(failed.map((row) => [row.id, found.find((file) => isSame(file, row))]))
  db.transaction(() => {
    for (const row of failed) {
      const now = again.get(row.id)
      if (now !== undefined) replaceFile(db, row.id, { ...now, file: row.file })
      // The folder or ZIP itself was the failure, and now it opens.
      else if (row === whole && found.length > 0) removeFile(db, row.id)
      else replaceFile(db, row.id, { ...row, failure: { code: 'path_missing', file: row.file } })
    }
    if (whole === undefined) return
    for (const file of found) addFile(db, whole.sourceId, { ...file, file: shownPath(whole, file) })
  })
}

const isSame = (found: FoundFile, row: StagedFile): boolean =>
  found.container === row.container && offsetOf(found) === offsetOf(row)

/** Failed files, and those that changed since they were read: what a source holds now is read again. */
export const retryFiles = async (db: WritableDb): Promise<void> => {
  const containers = new Map<string, StagedFile[]>()
  for (const row of [...failedFileRows(db, Number.MAX_SAFE_INTEGER), ...(await changedFiles(db))]) {
    const rows = containers.get(row.container)
    if (rows === undefined) containers.set(row.container, [row])
    else rows.push(row)
  }
  for (const [path, rows] of containers) {
    if (rows.some(({ entry }) => entry !== undefined)) await noteContainer(db, path)
    await retryContainer(db, path, rows)
  }
}
