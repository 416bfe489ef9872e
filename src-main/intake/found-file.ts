/** What intake finds, and the caps within which it looks. */
import type { Failure } from '../../src-preload/contract/result'

/** `offset` of the local header identifies an entry even where two share a name. */
export interface EntryRef {
  readonly name: string
  readonly offset: number
}

/** Where the bytes are. `container`: absolute path of the file itself, or of the ZIP which holds `entry`. */
export interface FileRef {
  readonly container: string
  readonly entry?: EntryRef
}

/** `clinical` holds a C-CDA, `document` is a patient file, `other` is recognised but neither (a table, or a failure). */
export type FileKind = 'clinical' | 'document' | 'other'

export interface FoundFile extends FileRef {
  /** Shown path, '/' separated, from the last segment of what was chosen: `export.zip/dir/a.ccda`. Unique per search. */
  readonly file: string
  /** Uncompressed size. */
  readonly bytes: number
  readonly modifiedMs: number
  readonly kind: FileKind
  readonly mediaType: string
  /** Why it is left out. Its `file` is the shown path, its `reason` one of `INTAKE_REASONS`. */
  readonly failure?: Failure
}

/** More of a failure's cause than its code tells; never text from inside a file. */
export const INTAKE_REASONS = [
  'symlink',
  'special_file',
  'traversal',
  'absolute_path',
  'unusable_name',
  'nested_zip',
  'overlap',
  'ratio',
  'too_many_entries',
  'compression_method',
  'size_mismatch',
  'checksum_mismatch',
] as const
export type IntakeReason = (typeof INTAKE_REASONS)[number]

export interface IntakeLimits {
  readonly clinicalBytes: number
  /** Tebra allows 10 MB a document; what is larger is still shown, up to here. */
  readonly documentBytes: number
  /** An entry is a bomb when it is larger than `bombBytes` and grows by more than `bombRatio`. */
  readonly bombBytes: number
  readonly bombRatio: number
  /** A list of a million entries takes some 200 MB in every parse worker. */
  readonly zipEntries: number
}

const MEGABYTE = 1024 * 1024
export const INTAKE_LIMITS: IntakeLimits = {
  clinicalBytes: 200 * MEGABYTE,
  documentBytes: 50 * MEGABYTE,
  bombBytes: 50 * MEGABYTE,
  bombRatio: 200,
  zipEntries: 1_000_000,
}
