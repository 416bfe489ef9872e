/**
 * How bodies lie in a store: JSON, packed. Brotli at its quickest takes half the time of deflate at its quickest for
 * the same size, a seventh; encrypting and writing the rest would take longer. What earlier versions packed, and what
 * is packed in parts, is raw deflate.
 */
import { brotliCompressSync, brotliDecompressSync, constants, inflateRawSync } from 'node:zlib'
import { release } from '../../lib/release'

const encoder = new TextEncoder()
/** Written over by the next body: a buffer for each would be as much garbage as the document itself. */
const scratch = new Uint8Array(512 * 1024)

const utf8Of = (text: string): Uint8Array => {
  const { read, written } = encoder.encodeInto(text, scratch)
  return read === text.length ? scratch.subarray(0, written) : Buffer.from(text)
}

/** In front of Brotli: no raw deflate begins with it, whose blocks are of type 0, 1 or 2 (RFC 1951, section 3.2.3). */
const BROTLI = 0xff
/** A window of 256 KB (2 to the 18th) holds most bodies whole. */
const PARAMS = { [constants.BROTLI_PARAM_QUALITY]: 0, [constants.BROTLI_PARAM_LGWIN]: 18 }

/** A buffer of its own size: zlib's is larger, all of which would travel between threads and wait with it. */
export const pack = (value: unknown): Uint8Array => {
  const compressed = brotliCompressSync(utf8Of(JSON.stringify(value)), { params: PARAMS })
  const packed = new Uint8Array(1 + compressed.byteLength)
  packed[0] = BROTLI
  packed.set(compressed, 1)
  return packed
}

/** What `pack` was given, unchecked: only this app writes a store. */
export const unpack = <T>(packed: Uint8Array): T => {
  const bytes = packed[0] === BROTLI ? brotliDecompressSync(packed.subarray(1)) : inflateRawSync(packed)
  const text = bytes.toString('utf8')
  release([bytes])
  return JSON.parse(text) as T
}
