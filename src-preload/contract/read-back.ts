/** Reading back what was uploaded: how much of it, and what came of it. */

/** How much is read back after the upload: each patient costs two or three requests. */
export const READ_BACKS = ['sample', 'all'] as const
export type ReadBack = (typeof READ_BACKS)[number]

/** Patients whom this run wrote, read back and compared field by field, item by item and file by file. */
export interface VerifiedView {
  readonly checked: number
  readonly matching: number
  /** Patients who were to be read back; more than `checked` when some could not be. Absent in older receipts. */
  readonly wanted?: number
  readonly scope?: ReadBack
}
