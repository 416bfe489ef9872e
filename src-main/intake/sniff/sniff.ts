/** Decides what a file is by its content; the name only where the content leaves it open. */
import type { FailureCode } from '../../../src-preload/contract/result'
import type { FileKind } from '../found-file'
import { DOCX, isText, mediaTypeOf, OLE, XLSX, XML, ZIP } from './media-type'
import { CLINICAL_ROOT, hasStrayStart, xmlHead } from './xml-root'

/** How much of a file `sniff` wants to see. */
export const SNIFF_BYTES = 64 * 1024

export type Sniffed =
  | { readonly kind: FileKind; readonly mediaType: string }
  | { readonly kind: 'zip' }
  | { readonly failure: FailureCode }

export const CLINICAL_NAMES = new Set(['xml', 'ccd', 'ccda', 'cda'])
const DOCUMENT_NAMES = new Set(['pdf', 'jpg', 'jpeg', 'png', 'tif', 'tiff', 'doc', 'docx', 'rtf'])
const DOCUMENT_TYPES = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/tiff', 'application/rtf', DOCX])

/** Lower case, without the dot. */
export const extensionOf = (name: string): string => /[^/]\.([^./]*)$/.exec(name)?.[1]?.toLowerCase() ?? ''

function sniffBinary(mediaType: string, extension: string): Sniffed {
  if (CLINICAL_NAMES.has(extension)) return { failure: 'wrong_type' }
  if (DOCUMENT_TYPES.has(mediaType)) return { kind: 'document', mediaType }
  if (mediaType === XLSX) return { kind: 'other', mediaType }
  if (mediaType === OLE && extension === 'doc') return { kind: 'document', mediaType: 'application/msword' }
  if (DOCUMENT_NAMES.has(extension)) return { failure: 'wrong_type' }
  if (mediaType === ZIP) return { kind: 'zip' }
  return { failure: extension === 'zip' ? 'wrong_type' : 'unsupported_file' }
}

function sniffText(head: Uint8Array, extension: string): Sniffed {
  if (extension === 'txt' && isText(head)) return { kind: 'document', mediaType: 'text/plain' }
  if (extension === 'csv' && isText(head)) return { kind: 'other', mediaType: 'text/csv' }
  if (extension === 'zip') return { failure: 'zip_damaged' }
  return { failure: DOCUMENT_NAMES.has(extension) ? 'wrong_type' : 'unsupported_file' }
}

const CLINICAL: Sniffed = { kind: 'clinical', mediaType: XML }

/** For the first bytes, however few: most files are clinical documents, and say so at once. Undefined of the others. */
export const sniffStart = (start: Uint8Array): Sniffed | undefined =>
  xmlHead(start)?.root === CLINICAL_ROOT ? CLINICAL : undefined

/** `head`: the first `SNIFF_BYTES` of the file, or all of it. */
export function sniff(head: Uint8Array, name: string): Sniffed {
  if (head.length === 0) return { failure: 'file_empty' }
  const extension = extensionOf(name)
  const xml = xmlHead(head)
  if (xml?.root === CLINICAL_ROOT) return CLINICAL
  const mediaType = mediaTypeOf(head)
  if (mediaType !== undefined) return sniffBinary(mediaType, extension)
  if (CLINICAL_NAMES.has(extension)) {
    return hasStrayStart(head) || xml?.unfinished === true ? CLINICAL : { failure: 'not_clinical_document' }
  }
  return xml?.declared === true ? { failure: 'not_clinical_document' } : sniffText(head, extension)
}
