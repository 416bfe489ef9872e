/** The bytes of a patient's file: from the store, or from where the owner keeps it, if it is still the same file. */
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import { createFileReader, type FileReader } from '../../intake/read-file'
import { sha256Of } from '../../lib/sha256'
import type { ReadableDb } from '../../staging/sql'
import { attachmentOf, type StoredAttachment } from '../../staging/tables/attachments'
import { fileOf } from '../../staging/tables/files'

export interface FileSource {
  read(patientKey: string, sha256: string): Promise<Result<Uint8Array>>
  close(): Promise<void>
}

const readOwners = async (
  db: ReadableDb,
  reader: FileReader,
  fileId: number,
  sha256: string,
): Promise<Result<Uint8Array>> => {
  const file = fileOf(db, fileId)
  if (file === undefined) return fail('path_missing')
  const read = await reader.read(file)
  if (!read.ok) return { ok: false, failure: { ...read.failure, file: file.file } }
  return sha256Of(read.value) === sha256 ? read : fail('file_changed', { file: file.file })
}

/** `reader` stays open for more. */
export const readStored = async (
  db: ReadableDb,
  reader: FileReader,
  { fileId, body }: StoredAttachment,
  sha256: string,
): Promise<Result<Uint8Array>> => (body === undefined ? readOwners(db, reader, fileId, sha256) : ok(body))

export const createFileSource = (db: ReadableDb): FileSource => {
  const reader = createFileReader()
  return {
    read: async (patientKey, sha256) => {
      const stored = attachmentOf(db, patientKey, sha256)
      return stored === undefined ? fail('path_missing') : readStored(db, reader, stored, sha256)
    },
    close: () => reader.close(),
  }
}
