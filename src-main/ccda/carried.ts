/**
 * Large files inside a document (ED, representation B64) are decoded straight from its bytes: as text, a scan of 150 MB
 * would be held four times over. In the document a word that stands nowhere else takes their place.
 */
import { randomUUID } from 'node:crypto'

/** Smaller ones are read like any other text. */
const LEAST_BYTES = 1024 * 1024
const LONGEST_TAG = 2000
const PIECE_CHARACTERS = 64 * 1024

const [LESS, GREATER, PADDING] = [0x3c, 0x3e, 0x3d]

/** 1 for the letters of base64, 2 for blanks. */
const KINDS = new Uint8Array(256)
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/') KINDS[letter.charCodeAt(0)] = 1
for (const blank of ' \t\r\n') KINDS[blank.charCodeAt(0)] = 2

export interface Carried {
  /** The document without its large files. */
  readonly rest: Uint8Array
  /** By the word that stands for each. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** Undefined where it is not plainly base64: then it is left where it is. */
function decode(run: Buffer): Uint8Array | undefined {
  let letters = 0
  let end = run.length
  while (end > 0 && (run[end - 1] === PADDING || KINDS[run[end - 1] ?? 0] === 2)) end -= 1
  for (let at = 0; at < end; at += 1) {
    const kind = KINDS[run[at] ?? 0]
    if (kind === 0) return undefined
    if (kind === 1) letters += 1
  }
  const bytes = Buffer.from(new ArrayBuffer(Math.floor((letters * 3) / 4)))
  let written = 0
  let rest = ''
  for (let at = 0; at < end; at += PIECE_CHARACTERS) {
    const text = rest + run.toString('latin1', at, Math.min(at + PIECE_CHARACTERS, end)).replace(/\s+/g, '')
    const whole = text.length - (text.length % 4)
    written += bytes.write(text.slice(0, whole), written, 'base64')
    rest = text.slice(whole)
  }
  written += bytes.write(rest, written, 'base64')
  return written === bytes.length ? bytes : undefined
}

const startsFile = (document: Buffer, greater: number): boolean => {
  const less = document.lastIndexOf(LESS, greater)
  if (less < 0 || greater - less > LONGEST_TAG) return false
  return /\srepresentation\s*=\s*["']B64["']/.test(document.toString('latin1', less, greater))
}

/** `bytes`: of an encoding in which ASCII is ASCII. Undefined where the document carries no large file. */
export function takeCarried(bytes: Uint8Array): Carried | undefined {
  if (bytes.length < LEAST_BYTES) return undefined
  const document = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Uint8Array[] = []
  const files = new Map<string, Uint8Array>()
  let kept = 0
  for (let at = document.indexOf(GREATER); at >= 0; at = document.indexOf(GREATER, at + 1)) {
    const end = document.indexOf(LESS, at)
    if (end - at < LEAST_BYTES || !startsFile(document, at)) continue
    const file = decode(document.subarray(at + 1, end))
    if (file === undefined) continue
    const word = randomUUID()
    files.set(word, file)
    parts.push(document.subarray(kept, at + 1), Buffer.from(word))
    kept = end
  }
  return files.size === 0 ? undefined : { rest: Buffer.concat([...parts, document.subarray(kept)]), files }
}
