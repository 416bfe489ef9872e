/** Patients as batches for the workers. */
import { every } from '../../lib/every'
import type { WritableDb } from '../../staging/sql'
import { bytesIn, type PatientJob } from './worker-tasks'

/** Also a transaction's, of what is written of those who give no job. */
const MOST_PATIENTS = 20
/** Of packed documents. Four batches wait, held here and once more in a worker; one patient may have hundreds of visits. */
const ENOUGH_BYTES = 1024 * 1024

/**
 * `rowsAfter`: the next so many rows behind an id. `jobOf`: undefined for a patient whom it settles itself. Each call
 * answers the next batch; undefined when all were given out.
 */
export const createPatientBatches = <Row extends { readonly id: number }, Job extends PatientJob>(
  db: WritableDb,
  rowsAfter: (id: number, limit: number) => readonly Row[],
  jobOf: (row: Row) => Job | undefined,
): (() => readonly Job[] | undefined) => {
  const rows = every<Row>((last) => rowsAfter(last?.id ?? 0, MOST_PATIENTS))
  let isOver = false
  const batch = (): Job[] => {
    const jobs: Job[] = []
    let bytes = 0
    for (let count = 0; count < MOST_PATIENTS && bytes < ENOUGH_BYTES; count += 1) {
      const row = rows.next()
      isOver = row.done === true
      const job = row.done === true ? undefined : jobOf(row.value)
      if (isOver) break
      if (job === undefined) continue
      jobs.push(job)
      bytes += bytesIn(job.bodies)
    }
    return jobs
  }
  return () => {
    while (!isOver) {
      const jobs = db.transaction(batch)
      if (jobs.length > 0) return jobs
    }
    return undefined
  }
}
