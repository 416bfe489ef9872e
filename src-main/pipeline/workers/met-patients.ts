/** Patients of whom a thread has read a document. */
import { textHash } from '../../lib/text-hash'

/** Some 5 MB of hashes: no patient is named here. */
const MOST = 100_000

/** Each call says whether that patient was met before, as far back as it remembers. */
export const createMetPatients = (most = MOST): ((patientKey: string) => boolean) => {
  const met = new Set<number>()
  return (patientKey) => {
    const hash = textHash(patientKey)
    if (met.has(hash)) return true
    if (met.size >= most) met.clear()
    met.add(hash)
    return false
  }
}
