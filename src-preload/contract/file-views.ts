/** What the window may see of the owner's own files: sources, loose files, pictures, a table of contact info. */
import type { Failure } from './result'

/** A loose file that fits no patient, or more than one: the owner says whose it is. */
export interface UnmatchedFile {
  readonly fileId: number
  readonly file: string
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: string
  readonly pages?: number
  /** Why it could not be read again. */
  readonly failure?: Failure
}

/** One entry of a clinical document, as the file has it now. */
export interface SourceView {
  /** At most 64 kB, then an ellipsis. */
  readonly xml: string
  /** The file is not the one that was read any more. */
  readonly changed: boolean
}

export interface ImageView {
  readonly mediaType: string
  readonly bytes: Uint8Array
}
/** What the window can draw; larger pictures than this are not sent to it. */
export const SHOWN_IMAGES = ['image/png', 'image/jpeg', 'image/gif'] as const
export const MAX_IMAGE_BYTES = 5 * 1024 * 1024

/** A patient whose missing contact info a table would fill, and how its row was known to be of that patient. */
export interface ContactFill {
  readonly key: string
  readonly name: string
  readonly birthDate?: string
  readonly email?: string
  readonly phone?: string
  readonly how: 'id' | 'name and birth date'
}
/** What a table of the owner's would fill. Nothing has been taken over yet. */
export interface ContactsPreview {
  readonly file: string
  readonly path: string
  readonly sha256: string
  readonly rows: number
  /** Patients who would get something. */
  readonly filled: number
  readonly emails: number
  readonly phones: number
  /** Rows that may mean two patients, speak against their id, or differ from each other; never applied. */
  readonly ambiguous: number
  /** Rows of people who are not in this dump. */
  readonly unknown: number
  /** The first 50. */
  readonly first: readonly ContactFill[]
}
