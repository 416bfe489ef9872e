import type { PatientRecord } from '../../../src-preload/contract/record'
import type { StateKind } from '../../a2v2/schemas'

/** What a section's reader warns of when an entry gave no row. */
const UNREAD = 'entry_not_read'

/**
 * Kinds which this bundle states in full, so that an earlier item of ours that is no longer among them doesn't hold
 * any more: a drug that was stopped must not stand as active. Only kinds that say what holds now; readings, notes and
 * forms are history, which an export of a shorter time says nothing against. And only when the documents speak of the
 * matter at all ("no known medications" does) and nothing of them stayed unread: silence takes nothing back.
 */
export const completeKinds = ({ medications, planOfCare, warnings }: PatientRecord): StateKind[] => {
  if (warnings.some(({ code }) => code === UNREAD)) return []
  return [
    ...(medications.length > 0 ? ['prescriptions' as const] : []),
    ...(planOfCare.length > 0 ? ['tasks' as const] : []),
  ]
}
