/** Turns what sniffing said into what is yielded. */
import type { Failure } from '../../src-preload/contract/result'
import type { FoundFile, IntakeLimits } from './found-file'
import { OCTETS } from './sniff/media-type'
import type { Sniffed } from './sniff/sniff'

/** A file before its content is known. */
export type Located = Pick<FoundFile, 'file' | 'container' | 'entry' | 'bytes' | 'modifiedMs'>

export const failed = (located: Located, failure: Failure): FoundFile => ({
  ...located,
  kind: 'other',
  mediaType: OCTETS,
  failure: { ...failure, file: located.file },
})

/** For what could not even be looked at. */
export const failedPath = (file: string, container: string, failure: Failure): FoundFile =>
  failed({ file, container, bytes: 0, modifiedMs: 0 }, failure)

export function outcomeOf(
  located: Located,
  sniffed: Exclude<Sniffed, { readonly kind: 'zip' }>,
  limits: IntakeLimits,
): FoundFile {
  if ('failure' in sniffed) return failed(located, { code: sniffed.failure })
  const atMost = sniffed.kind === 'clinical' ? limits.clinicalBytes : limits.documentBytes
  return located.bytes > atMost ? failed(located, { code: 'file_too_large' }) : { ...located, ...sniffed }
}
