/** Where a statement stands: its entry, cut out of the owner's own file. Read anew; nothing of it is kept. */
import type { SourceView } from '../../../src-preload/contract/file-views'
import { type Failure, fail, ok, type Result } from '../../../src-preload/contract/result'
import { entrySource } from '../../ccda/entry-source'
import { createFileReader } from '../../intake/read-file'
import { sha256Of } from '../../lib/sha256'
import type { ReadableDb } from '../../staging/sql'
import { documentFile } from '../../staging/tables/documents'
import { fileOf, type StagedFile } from '../../staging/tables/files'

export interface StatementPlace {
  readonly key: string
  readonly file: string
  readonly section: string
  readonly entry: number
}

const bytesOf = async (file: StagedFile): Promise<Result<Uint8Array>> => {
  const reader = createFileReader()
  try {
    return await reader.read(file)
  } finally {
    await reader.close()
  }
}

/** Fails with what became of the file: `path_missing`, or `file_changed` where the entry stands there no more. */
export const patientSource = async (
  db: ReadableDb,
  { key, file, section, entry }: StatementPlace,
): Promise<Result<SourceView>> => {
  const document = documentFile(db, key, file)
  const staged = document === undefined ? undefined : fileOf(db, document.fileId)
  if (document === undefined || staged === undefined) return fail('bad_request')
  const read = await bytesOf(staged)
  if (!read.ok) return { ok: false, failure: { ...read.failure, file } satisfies Failure }
  const changed = sha256Of(read.value) !== document.sha256
  const xml = entrySource(read.value, { section, entry })
  if (xml !== undefined) return ok({ xml, changed })
  return changed ? fail('file_changed', { file }) : fail('bad_request')
}
