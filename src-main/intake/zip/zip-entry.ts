/** One entry of a ZIP's central directory, and why it may not be read. Nothing is ever extracted to disk. */
import { type Entry, getFileNameLowLevel } from 'yauzl'
import type { Failure } from '../../../src-preload/contract/result'
import type { IntakeLimits, IntakeReason } from '../found-file'

export interface ZipEntry {
  readonly name: string
  /** Of the local header. */
  readonly offset: number
  readonly bytes: number
  readonly compressedBytes: number
  readonly crc32: number
  readonly deflated: boolean
  readonly modifiedMs: number
  readonly problem?: Failure
}

const UNSAFE = (reason: IntakeReason): Failure => ({ code: 'zip_unsafe', reason })
const STORED = 0
const DEFLATED = 8

const FILE_TYPE = 0o170000
const REGULAR = 0o100000
const SYMLINK = 0o120000

function nameProblem(name: string): IntakeReason | undefined {
  // NUL ends a path for the system.
  if (name === '' || name.includes('\0')) return 'unusable_name'
  if (/^(?:[/\\]|[A-Za-z]:)/.test(name)) return 'absolute_path'
  return name.split(/[/\\]/).includes('..') ? 'traversal' : undefined
}

/** Unix mode in the upper half of the external attributes (APPNOTE 4.4.15); 0 where the writer gave none. */
function modeProblem(entry: Entry): IntakeReason | undefined {
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE
  if (type === SYMLINK) return 'symlink'
  return type === 0 || type === REGULAR ? undefined : 'special_file'
}

function sizeProblem(entry: Entry, limits: IntakeLimits): Failure | undefined {
  const { compressedSize, uncompressedSize, compressionMethod } = entry
  const isBomb = uncompressedSize > limits.bombBytes && uncompressedSize > compressedSize * limits.bombRatio
  if (isBomb) return UNSAFE('ratio')
  if (uncompressedSize > limits.clinicalBytes) return { code: 'file_too_large' }
  const mismatch = compressionMethod === STORED && compressedSize !== uncompressedSize
  return mismatch ? { code: 'zip_damaged', reason: 'size_mismatch' } : undefined
}

function problemOf(entry: Entry, name: string, limits: IntakeLimits): Failure | undefined {
  const unsafe = nameProblem(name) ?? modeProblem(entry)
  if (unsafe !== undefined) return UNSAFE(unsafe)
  if (entry.isEncrypted()) return { code: 'zip_encrypted' }
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    return { code: 'zip_damaged', reason: 'compression_method' }
  }
  return sizeProblem(entry, limits)
}

/** Undefined for a folder. */
export function zipEntryOf(entry: Entry, limits: IntakeLimits): ZipEntry | undefined {
  const written = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true)
  // Writers on .NET before 4.6.1 divide by backslashes, against APPNOTE 4.4.17.1. A refused name is shown as it is.
  const name = nameProblem(written) === undefined ? written.replaceAll('\\', '/') : written
  if (name.endsWith('/')) return undefined
  const problem = problemOf(entry, written, limits)
  return {
    name,
    offset: entry.relativeOffsetOfLocalHeader,
    bytes: entry.uncompressedSize,
    compressedBytes: entry.compressedSize,
    crc32: entry.crc32,
    deflated: entry.compressionMethod === DEFLATED,
    modifiedMs: entry.getLastModDate({ timezone: 'UTC' }).getTime(),
    ...(problem !== undefined && { problem }),
  }
}

const LOCAL_HEADER_BYTES = 30

/** Entries whose data overlap, as in bombs without nesting (Fifield 2019), cannot all be what they claim. */
export function markOverlaps(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  const overlapping = new Set<ZipEntry>()
  let freeFrom = 0
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < freeFrom) overlapping.add(entry)
    freeFrom = Math.max(freeFrom, entry.offset + LOCAL_HEADER_BYTES + entry.compressedBytes)
  }
  if (overlapping.size === 0) return entries
  return entries.map((entry) => (overlapping.has(entry) ? { ...entry, problem: UNSAFE('overlap') } : entry))
}
