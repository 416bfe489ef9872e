/** Every file found, and what became of it: a kill at any moment leaves `pending` what was not yet read. */
import type { Failure } from '../../../src-preload/contract/result'
import type { FailedFile } from '../../../src-preload/contract/views'
import { every } from '../../lib/every'
import { type ReadableDb, sql, type WritableDb } from '../sql'

/** `ignored`: neither clinical nor a patient's file. `duplicate`: the same bytes are staged under another file. */
export type FileState = 'pending' | 'staged' | 'duplicate' | 'failed' | 'ignored'
export type FileKind = 'clinical' | 'document' | 'other'

export interface NewFile {
  readonly file: string
  readonly container: string
  readonly entry?: { readonly name: string; readonly offset: number }
  readonly bytes: number
  readonly modifiedMs: number
  readonly kind: FileKind
  readonly mediaType: string
  readonly failure?: Failure
}
export interface StagedFile extends NewFile {
  readonly id: number
  readonly sourceId: number
}

/** A path has one row; entries of a ZIP one each, by offset and name: either alone may be there twice. */
const NO_ENTRY = -1

const stateOf = ({ kind, failure }: NewFile): FileState => {
  if (failure !== undefined) return 'failed'
  return kind === 'other' ? 'ignored' : 'pending'
}

/** False when the file is there already, from this source or another one. */
export const addFile = (db: WritableDb, sourceId: number, file: NewFile): boolean => {
  const failure = file.failure === undefined ? undefined : JSON.stringify(file.failure)
  return (
    db.run(sql`
      INSERT OR IGNORE INTO files
        (source_id, file, container, entry_name, entry_offset, bytes, modified_ms, kind, media_type, state, failure)
      VALUES (${sourceId}, ${file.file}, ${file.container}, ${file.entry?.name ?? ''}, ${file.entry?.offset ?? NO_ENTRY},
              ${file.bytes}, ${file.modifiedMs}, ${file.kind}, ${file.mediaType}, ${stateOf(file)}, ${failure})`) > 0
  )
}

interface Row extends Omit<StagedFile, 'entry' | 'failure'> {
  readonly entryName: string
  readonly entryOffset: number
  readonly failureJson?: string
}
const SELECT = sql`
  SELECT id, source_id AS sourceId, file, container, entry_name AS entryName, entry_offset AS entryOffset, bytes,
         modified_ms AS modifiedMs, kind, media_type AS mediaType, failure AS failureJson
  FROM files`
const fileFrom = ({ entryName, entryOffset, failureJson, ...row }: Row): StagedFile => ({
  ...row,
  ...(entryOffset === NO_ENTRY ? {} : { entry: { name: entryName, offset: entryOffset } }),
  ...(failureJson === undefined ? {} : { failure: JSON.parse(failureJson) as Failure }),
})

/** Files still to be read, in the order in which they were found. */
export const pendingFiles = (db: ReadableDb, kind: FileKind, afterId: number, limit: number): StagedFile[] =>
  db
    .all<Row>(sql`
      ${SELECT} WHERE state = 'pending' AND kind = ${kind} AND id > ${afterId} ORDER BY id LIMIT ${limit}`)
    .map(fileFrom)

export const fileOf = (db: ReadableDb, id: number): StagedFile | undefined => {
  const row = db.get<Row>(sql`${SELECT} WHERE id = ${id}`)
  return row === undefined ? undefined : fileFrom(row)
}

export const setFileState = (db: WritableDb, id: number, state: FileState, failure?: Failure): void => {
  const json = failure === undefined ? undefined : JSON.stringify(failure)
  db.run(sql`UPDATE files SET state = ${state}, failure = ${json} WHERE id = ${id}`)
}

/** Everything that was read, one row at a time. */
export const readFiles = (db: ReadableDb): Generator<StagedFile> =>
  every((last) =>
    db
      .all<Row>(sql`
        ${SELECT} WHERE state IN ('staged', 'duplicate') AND id > ${last?.id ?? 0} ORDER BY id LIMIT 1000`)
      .map(fileFrom),
  )

export const failedFileRows = (db: ReadableDb, limit: number): StagedFile[] =>
  db.all<Row>(sql`${SELECT} WHERE state = 'failed' ORDER BY id LIMIT ${limit}`).map(fileFrom)

export const failedFiles = (db: ReadableDb, limit: number): FailedFile[] =>
  failedFileRows(db, limit).map(({ id, file, failure }) => ({ code: 'internal', ...failure, fileId: id, file }))

/** After a retry: what is known of the file now. */
export const replaceFile = (db: WritableDb, id: number, file: NewFile): void => {
  const failure = file.failure === undefined ? undefined : JSON.stringify(file.failure)
  db.run(sql`
    UPDATE files SET bytes = ${file.bytes}, modified_ms = ${file.modifiedMs}, kind = ${file.kind},
                     media_type = ${file.mediaType}, state = ${stateOf(file)}, failure = ${failure}
    WHERE id = ${id}`)
}

export const removeFile = (db: WritableDb, id: number): void => {
  db.run(sql`DELETE FROM files WHERE id = ${id}`)
}

/** The same bytes as a file that is staged already. */
export const setDuplicate = (db: WritableDb, id: number, of: number): void => {
  db.run(sql`UPDATE files SET state = 'duplicate', failure = NULL, duplicate_of = ${of} WHERE id = ${id}`)
}

export interface DuplicateFile {
  readonly file: string
  readonly patientKey: string
}
export const duplicateFiles = (db: ReadableDb): DuplicateFile[] =>
  db.all(sql`
    SELECT f.file, d.patient_key AS patientKey FROM files f JOIN documents d ON d.file_id = f.duplicate_of
    WHERE f.state = 'duplicate' ORDER BY f.id`)

/** After a source was taken away: a duplicate may be the only one left. Reading decides. */
export const resetDuplicates = (db: WritableDb): void => {
  db.run(sql`UPDATE files SET state = 'pending' WHERE state = 'duplicate'`)
}

export interface FileTotals {
  readonly files: number
  readonly bytes: number
}
/** Number and bytes of files by state and kind. */
export const fileTotals = (db: ReadableDb): ReadonlyMap<`${FileState} ${FileKind}`, FileTotals> =>
  new Map(
    db
      .all<FileTotals & { state: FileState; kind: FileKind }>(sql`
        SELECT state, kind, count(*) AS files, sum(bytes) AS bytes FROM files GROUP BY state, kind`)
      .map(({ state, kind, files, bytes }) => [`${state} ${kind}`, { files, bytes }]),
  )
