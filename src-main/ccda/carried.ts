/**
 * A large file inside a document (ED, base64), decoded as its text comes and kept in pieces: as one text and one block,
 * a scan of 150 MB would be held several times over.
 */
import { createHash } from 'node:crypto'
import { sha256Of } from '../lib/sha256'

/** Each piece has a buffer of its own, to be handed over without a copy. */
const PIECE_BYTES = 1024 * 1024
const STEP_CHARACTERS = 64 * 1024
const PADDING = '='

/** The first character that cannot stand in base64, wherever it stands. */
export const NOT_BASE64 = /[^A-Za-z0-9+/=\s]/

export interface FileContent {
  readonly pieces: readonly Uint8Array[]
  readonly sha256: string
}

export class CarriedFile {
  readonly #hash = createHash('sha256')
  readonly #pieces: Uint8Array[] = []
  #piece = new Uint8Array(PIECE_BYTES)
  #filled = 0
  /** Letters that make no whole bytes yet: at most three. */
  #rest = ''
  #state: 'open' | 'padded' | 'unreadable' = 'open'

  write(text: string): void {
    if (this.#state === 'unreadable') return
    if (NOT_BASE64.test(text)) {
      this.#state = 'unreadable'
      this.#pieces.length = 0
      return
    }
    for (let at = 0; at < text.length && this.#state === 'open'; at += STEP_CHARACTERS) {
      const step = text.slice(at, at + STEP_CHARACTERS)
      const padding = step.indexOf(PADDING)
      this.#decode(padding < 0 ? step : step.slice(0, padding))
      // As every decoder does, also where more follows.
      if (padding >= 0) this.#state = 'padded'
    }
  }

  /** Undefined where it was no base64, or none at all. */
  finish(): FileContent | undefined {
    if (this.#state === 'unreadable') return undefined
    this.#add(Buffer.from(this.#rest, 'base64'))
    this.#rest = ''
    if (this.#filled > 0) this.#pieces.push(this.#piece.slice(0, this.#filled))
    this.#filled = 0
    return this.#pieces.length === 0 ? undefined : { pieces: this.#pieces, sha256: this.#hash.digest('hex') }
  }

  #decode(text: string): void {
    const letters = this.#rest + text.replace(/\s+/g, '')
    const whole = letters.length - (letters.length % 4)
    this.#add(Buffer.from(letters.slice(0, whole), 'base64'))
    this.#rest = letters.slice(whole)
  }

  #add(bytes: Uint8Array): void {
    this.#hash.update(bytes)
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + PIECE_BYTES - this.#filled)
      this.#piece.set(part, this.#filled)
      this.#filled += part.length
      at += part.length
      if (this.#filled < PIECE_BYTES) continue
      this.#pieces.push(this.#piece)
      this.#piece = new Uint8Array(PIECE_BYTES)
      this.#filled = 0
    }
  }
}

/** A smaller one: its text is no burden. */
export function decodeFile(text: string, isBase64: boolean): FileContent | undefined {
  const bytes = Buffer.from(text, isBase64 ? 'base64' : 'utf8')
  return bytes.length === 0 ? undefined : { pieces: [bytes], sha256: sha256Of(bytes) }
}
