/** What a file is by its first bytes. */

export const OCTETS = 'application/octet-stream'
export const ZIP = 'application/zip'
export const XML = 'text/xml'
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** OLE compound file: .doc, .xls, .msg; the name decides. */
export const OLE = 'application/x-ole-storage'
/** A ZIP that is one document or program: .odt, .epub, .pptx, .jar. */
const PACKAGE = 'application/x-package'

/** PDF readers accept up to 1,024 bytes before the header (PDF 1.7, implementation note 13). */
const PDF_HEADER_WITHIN = 1024

const SIGNATURES: readonly (readonly [mediaType: string, hex: string])[] = [
  ['image/png', '89504e470d0a1a0a'],
  ['image/jpeg', 'ffd8ff'],
  ['image/tiff', '49492a00'],
  ['image/tiff', '4d4d002a'],
  ['image/tiff', '49492b00'],
  ['image/tiff', '4d4d002b'],
  ['image/gif', '47494638'],
  ['application/gzip', '1f8b08'],
  ['application/rtf', '7b5c727466'],
  [OLE, 'd0cf11e0a1b11ae1'],
  [ZIP, '504b0304'],
  [ZIP, '504b0506'],
  [ZIP, '504b0708'],
]

const LOCAL_HEADER_BYTES = 30
const OFFICE_PART = /^(?:\[Content_Types\]\.xml$|(?:_rels|docProps|word|xl|ppt|customXml)\/)/
const PACKAGE_PART = /^(?:mimetype$|META-INF\/)/

/** Many formats are ZIPs: the first part's name tells (an export may itself hold such files further on). */
function zipKind(head: Buffer): string {
  if (head.length < LOCAL_HEADER_BYTES) return ZIP
  const first = head.toString('latin1', LOCAL_HEADER_BYTES, LOCAL_HEADER_BYTES + head.readUInt16LE(26))
  if (PACKAGE_PART.test(first)) return PACKAGE
  if (!OFFICE_PART.test(first)) return ZIP
  if (head.includes('word/')) return DOCX
  return head.includes('xl/') ? XLSX : PACKAGE
}

/** Undefined for text and for anything unknown. */
export function mediaTypeOf(head: Uint8Array): string | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const start = bytes.toString('hex', 0, 8)
  const found = SIGNATURES.find(([, hex]) => start.startsWith(hex))?.[0]
  if (found === ZIP) return zipKind(bytes)
  return found ?? (bytes.subarray(0, PDF_HEADER_WITHIN).includes('%PDF-') ? 'application/pdf' : undefined)
}

/** Text as people save it: no control characters but tab, line ends, form feed and escape; UTF-16 only with a BOM. */
export function isText(head: Uint8Array): boolean {
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (utf16) return true
  return head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0x1b)
}
