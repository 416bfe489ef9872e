/** What the owner approved: each patient with the digest of the payload that was shown to stand for it. */
import { type ReadableDb, sql, type WritableDb } from '../sql'

export interface Approval {
  readonly patientKey: string
  /** Undefined: no payload could be made, since a provider was not decided on. */
  readonly digest?: string
  /** Whether the contact was in the workspace before; undefined when it could not be asked. */
  readonly known?: boolean
}

export const putApproval = (db: WritableDb, { patientKey, digest, known }: Approval): void => {
  db.run(sql`
    INSERT INTO approvals (patient_key, digest, known) VALUES (${patientKey}, ${digest ?? ''}, ${known})
    ON CONFLICT (patient_key) DO UPDATE SET digest = excluded.digest, known = coalesce(approvals.known, excluded.known)`)
}

/** Before a new approval; what was confirmed under the old one stays approved. */
export const removeOpenApprovals = (db: WritableDb): void => {
  db.run(sql`
    DELETE FROM approvals WHERE patient_key NOT IN (SELECT key FROM patients WHERE upload = 'confirmed')`)
}

export const approvalOf = (db: ReadableDb, patientKey: string): Approval | undefined => {
  const row = db.get<{ digest: string; known?: number }>(
    sql`SELECT digest, known FROM approvals WHERE patient_key = ${patientKey}`,
  )
  return row === undefined
    ? undefined
    : {
        patientKey,
        ...(row.digest === '' ? {} : { digest: row.digest }),
        ...(row.known === undefined ? {} : { known: row.known === 1 }),
      }
}

export interface ApprovedDigest {
  readonly key: string
  readonly digest: string
}
/** In the order of their keys, for the digest of the whole set. */
export const approvedDigests = (db: ReadableDb, afterKey: string, limit: number): ApprovedDigest[] =>
  db.all(sql`
    SELECT patient_key AS key, digest FROM approvals WHERE patient_key > ${afterKey} ORDER BY patient_key LIMIT ${limit}`)
