/** What a store throws: a failure code, never the driver's words. `failureOf` turns it back into a value. */
import type { Failure, FailureCode } from '../../src-preload/contract/result'

export class StoreError extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.code)
    this.name = 'StoreError'
    this.failure = failure
  }
}

/** SQLite's result codes (sqlite.org/rescode.html) by their longest prefix. */
const CODES: readonly (readonly [prefix: string, code: FailureCode])[] = [
  ['SQLITE_FULL', 'disk_full'],
  ['SQLITE_READONLY', 'disk_read_only'],
  ['SQLITE_CANTOPEN', 'disk_read_only'],
  ['SQLITE_PERM', 'disk_read_only'],
  ['SQLITE_NOTADB', 'store_damaged'],
  ['SQLITE_CORRUPT', 'store_damaged'],
  ['SQLITE_IOERR_READ', 'store_damaged'],
  ['SQLITE_IOERR_SHORT_READ', 'store_damaged'],
  ['SQLITE_IOERR_DATA', 'store_damaged'],
  // The index of the write-ahead log cannot grow.
  ['SQLITE_IOERR_SHMSIZE', 'disk_full'],
  ['SQLITE_IOERR', 'disk_read_only'],
  ['ENOSPC', 'disk_full'],
  ['EDQUOT', 'disk_full'],
  ['EROFS', 'disk_read_only'],
  ['EACCES', 'disk_read_only'],
  ['EPERM', 'disk_read_only'],
  ['EIO', 'disk_read_only'],
]

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** The failure behind anything thrown by a store or by the file system under it. */
export const failureOf = (error: unknown): Failure => {
  if (error instanceof StoreError) return error.failure
  const thrown = codeOf(error)
  return { code: CODES.find(([prefix]) => thrown.startsWith(prefix))?.[1] ?? 'internal' }
}
