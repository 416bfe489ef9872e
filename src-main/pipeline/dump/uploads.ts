/** Stage 2 in numbers, kept up while it runs. */
import type { ReadableDb } from '../../staging/sql'
import { namedValue } from '../../staging/tables/settings'
import { uploadTotals } from '../../staging/tables/uploads'

export interface Uploads {
  /** Patients to upload, without those skipped. */
  total: number
  confirmed: number
  failed: number
  skipped: number
  /** Requests answered so far, over all runs. */
  requests: number
}

export const loadUploads = (db: ReadableDb): Uploads => {
  const { planned = 0, sent = 0, confirmed = 0, failed = 0, skipped = 0 } = uploadTotals(db)
  const requests = namedValue<number>(db, 'meta', 'requests') ?? 0
  return { total: planned + sent + confirmed + failed, confirmed, failed, skipped, requests }
}
