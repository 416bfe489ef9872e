/** Files that fit no patient: the owner assigns them. And pictures, for the window to show what a file is. */
import { type ImageView, MAX_IMAGE_BYTES, SHOWN_IMAGES } from '../../../src-preload/contract/file-views'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import type { ReviewView } from '../../../src-preload/contract/views'
import { createFileReader } from '../../intake/read-file'
import type { ReadableDb } from '../../staging/sql'
import { attachmentWithHash } from '../../staging/tables/attachments'
import { assignByOwner } from '../../staging/tables/unmatched-files'
import { audit, type Context } from '../context'
import { readStored } from '../dump/attachment-bytes'
import type { OpenDump } from '../dump/open-dump'
import { changed } from '../dump/publish'
import { review } from './review'
import { withdrawApproval } from './withdraw-approval'

/** `key` undefined: it is nobody's, whatever its folder or name says. */
export const assignLooseFile = async (
  context: Context,
  open: OpenDump,
  fileId: number,
  key: string | undefined,
): Promise<Result<ReviewView>> => {
  if (!assignByOwner(open.db, fileId, key)) return fail('bad_request')
  withdrawApproval(context, open)
  audit(context, { action: key === undefined ? 'file_unassigned' : 'file_assigned', dumpId: open.id })
  changed(context, open)
  return ok(await review(context, open))
}

export const imageOf = async (db: ReadableDb, sha256: string): Promise<Result<ImageView>> => {
  const stored = attachmentWithHash(db, sha256)
  if (stored === undefined) return fail('bad_request')
  const { mediaType, bytes } = stored
  if (!SHOWN_IMAGES.some((shown) => shown === mediaType)) return fail('unsupported_file')
  if (bytes > MAX_IMAGE_BYTES) return fail('file_too_large')
  const reader = createFileReader()
  try {
    const read = await readStored(db, reader, stored, sha256)
    return read.ok ? ok({ mediaType, bytes: read.value }) : read
  } finally {
    await reader.close()
  }
}
