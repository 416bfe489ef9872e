import { fail, ok, type Result } from '../../src-preload/contract/result'
import type { ParamsOf } from './endpoints'
import type { Transport } from './transport'

export interface FileUpload {
  /** Of `body`, in lower-case hex. */
  readonly sha256: string
  /** As the owner knows it; it may hold a patient's name and therefore travels in a header, not in the URL. */
  readonly name: string
  readonly mediaType: string
  readonly body: Uint8Array
}

/** A2V2's limit for one file; a larger one would be sent in vain. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024
const MAX_NAME_CHARS = 255
const MEDIA_TYPE = /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/

export const saveFile = async (
  send: Transport,
  contact: ParamsOf<'listFiles'>,
  { sha256, name, mediaType, body }: FileUpload,
  signal: AbortSignal | undefined,
): Promise<Result<true>> => {
  if (body.length > MAX_FILE_BYTES) return fail('file_too_large')
  const headers = {
    'Content-Type': MEDIA_TYPE.test(mediaType) ? mediaType : 'application/octet-stream',
    'X-File-Name': encodeName(name),
  }
  const answer = await send('saveFile', { params: { ...contact, sha256 }, body, headers, signal })
  if (answer.ok) return ok(true)
  return answer.status === 413 ? fail('file_too_large') : { ok: false, failure: answer.failure }
}

/** Half a surrogate pair, which some file systems allow, can't be written as UTF-8. */
const encodeName = (name: string): string =>
  encodeURIComponent(name.slice(-MAX_NAME_CHARS).replace(/\p{Surrogate}/gu, '\uFFFD'))
