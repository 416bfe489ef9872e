/**
 * Bytes → text, in chunks. UTF-8/16 with or without BOM, what the XML declaration says otherwise, and windows-1252
 * where a document that claims UTF-8 is not (a common export fault: repaired and flagged, never replaced by U+FFFD).
 */
import { isAscii, isUtf8 } from 'node:buffer'
import { decodeWindows1252 } from '../../lib/windows-1252'

export interface Decoder {
  write(chunk: Uint8Array): string
  end(): string
  /** Known after the first chunk. */
  readonly encoding: () => string
  readonly repaired: () => boolean
}

const SNIFF_BYTES = 1024
const LATIN = new Set(['iso-8859-1', 'latin1', 'windows-1252', 'cp1252', 'us-ascii', 'ascii'])

/** BOM, then the pattern of NULs, then the XML declaration (XML 1.0 appendix F); UTF-8 without any. */
export function encodingOf(head: Uint8Array): string {
  const [a, b, c, d] = head
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x3c && b === 0 && d === 0) return 'utf-16le'
  if (a === 0 && b === 0x3c && c === 0) return 'utf-16be'
  const start = Buffer.from(head.subarray(0, SNIFF_BYTES)).toString('latin1')
  const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/i.exec(start)?.[1]?.toLowerCase()
  // A declaration that can be read byte by byte is not UTF-16, whatever it says.
  if (declared === undefined || declared.startsWith('utf-16') || declared === 'utf-8') return 'utf-8'
  if (LATIN.has(declared)) return 'windows-1252'
  try {
    return new TextDecoder(declared).encoding
  } catch {
    return 'utf-8'
  }
}

/** Bytes of the UTF-8 sequence that a lead byte announces; 0 for a byte that cannot lead one (RFC 3629). */
const sequenceLength = (lead: number): number => {
  if (lead < 0x80) return 1
  if (lead < 0xc2 || lead > 0xf4) return 0
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
}

/** How many bytes at the end are the start of a sequence that the next chunk may complete: at most three. */
const incompleteTail = (chunk: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, chunk.length); back += 1) {
    const byte = chunk[chunk.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < sequenceLength(byte) ? back : 0
  }
  return 0
}

/** Decodes the valid runs as UTF-8 and every stray byte as windows-1252, so that both stay readable. */
function repairUtf8(bytes: Uint8Array): string {
  const parts: string[] = []
  let from = 0
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at] ?? 0)
    // ASCII is valid by itself: nearly all of a document is.
    if (length === 1 || (length > 0 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)))) {
      at += length
      continue
    }
    parts.push(Buffer.from(bytes.subarray(from, at)).toString('utf8'), decodeWindows1252(bytes.subarray(at, at + 1)))
    at += 1
    from = at
  }
  parts.push(Buffer.from(bytes.subarray(from)).toString('utf8'))
  return parts.join('')
}

function createUtf8Decoder(): { write(chunk: Uint8Array): string; end(): string; repaired(): boolean } {
  // A BOM begins a document, never a chunk inside of it: there it is a character.
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let tail: Uint8Array = new Uint8Array(0)
  let repaired = false
  const decode = (bytes: Uint8Array): string => {
    try {
      return strict.decode(bytes)
    } catch {
      repaired = true
      return repairUtf8(bytes)
    }
  }
  return {
    write(chunk) {
      const joined = tail.length === 0 ? chunk : Buffer.concat([tail, chunk])
      const wait = incompleteTail(joined)
      tail = wait === 0 ? new Uint8Array(0) : joined.slice(joined.length - wait)
      return decode(joined.subarray(0, joined.length - wait))
    },
    end: () => decode(tail),
    repaired: () => repaired,
  }
}

/** Declared latin, but the first bytes beyond ASCII are a UTF-8 sequence: the declaration is wrong. Flagged as repaired. */
function createLatinDecoder(withoutBom: (text: string) => string): Decoder {
  const utf8 = createUtf8Decoder()
  let isReallyUtf8: boolean | undefined
  return {
    write(chunk) {
      if (isReallyUtf8 === undefined && !isAscii(chunk)) {
        isReallyUtf8 = isUtf8(chunk.subarray(0, chunk.length - incompleteTail(chunk)))
      }
      return withoutBom(isReallyUtf8 === true ? utf8.write(chunk) : decodeWindows1252(chunk))
    },
    end: () => (isReallyUtf8 === true ? utf8.end() : ''),
    encoding: () => (isReallyUtf8 === true ? 'utf-8' : 'windows-1252'),
    repaired: () => isReallyUtf8 === true,
  }
}

export function createDecoder(head: Uint8Array): Decoder {
  const encoding = encodingOf(head)
  let first = true
  const withoutBom = (text: string): string => {
    if (!first || text === '') return text
    first = false
    return text.replace(/^\ufeff+/, '')
  }
  if (encoding === 'utf-8') {
    const utf8 = createUtf8Decoder()
    return {
      write: (chunk) => withoutBom(utf8.write(chunk)),
      end: () => utf8.end(),
      encoding: () => encoding,
      repaired: () => utf8.repaired(),
    }
  }
  if (encoding === 'windows-1252') return createLatinDecoder(withoutBom)
  const decoder = new TextDecoder(encoding)
  return {
    write: (chunk) => withoutBom(decoder.decode(chunk, { stream: true })),
    end: () => decoder.decode(),
    encoding: () => encoding,
    repaired: () => false,
  }
}
