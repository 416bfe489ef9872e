/**
 * How bodies lie in a store: deflated JSON. Measured on the corpus: 318 MB/s a core and a seventh of the size, which
 * is less time than encrypting and writing the rest would take.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** A buffer of its own size: zlib's is 64 KB, all of which would travel between threads and wait with it. */
export const pack = (value: unknown): Uint8Array => new Uint8Array(deflateRawSync(JSON.stringify(value), { level: 1 }))

/** What `pack` was given, unchecked: only this app writes a store. */
export const unpack = <T>(packed: Uint8Array): T => JSON.parse(inflateRawSync(packed).toString('utf8')) as T
