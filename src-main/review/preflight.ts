/** The preflight checklist: what stands in the way (block), and what the owner should know before going on (warn). */
import type { CheckState, PreflightItem, WorkspaceKind } from '../../src-preload/contract/views'

export interface PreflightFacts {
  readonly workspace: WorkspaceKind
  readonly documents: { readonly read: number; readonly total: number }
  readonly failedFiles: number
  /** Changed on disk since they were read. */
  readonly changedFiles: number
  readonly statements: { readonly unread: number; readonly total: number }
  readonly patients: number
  readonly missingContact: number
  readonly openConflicts: number
  readonly withoutId: number
  readonly importable: number
  readonly newContacts: number
  readonly providers: { readonly unmapped: number; readonly total: number }
  readonly hasDefaultUser: boolean
  /** Patients to be imported whose provider leads to no user: Stage 2 fails them. */
  readonly withoutUser: number
  readonly unmatchedFiles: { readonly unmatched: number; readonly total: number }
  readonly requiredFields: { readonly unanswered: number; readonly total: number }
  /** Patients without a value for one of the fields that are answered: Stage 2 leaves them out. */
  readonly withoutRequired: number
  readonly isReachable: boolean
}

const when = (isSo: boolean, state: CheckState): CheckState => (isSo ? state : 'pass')

export const preflight = (facts: PreflightFacts): PreflightItem[] => {
  const { documents, statements, providers, unmatchedFiles, patients } = facts
  const automations = facts.workspace === 'a2v2' && facts.newContacts > 0
  return [
    {
      code: 'something_to_import',
      state: when(facts.importable === 0, 'block'),
      count: facts.importable,
      total: patients,
    },
    {
      code: 'workspace_reachable',
      state: when(!facts.isReachable, 'block'),
      count: facts.isReachable ? 1 : 0,
      total: 1,
    },
    {
      code: 'required_fields',
      state: when(facts.requiredFields.unanswered > 0, 'block'),
      count: facts.requiredFields.total - facts.requiredFields.unanswered,
      total: facts.requiredFields.total,
    },
    {
      code: 'required_values',
      state: when(facts.withoutRequired > 0, 'warn'),
      count: facts.withoutRequired,
      total: facts.importable + facts.withoutRequired,
    },
    { code: 'files_read', state: 'pass', count: documents.read, total: documents.total },
    { code: 'files_failed', state: when(facts.failedFiles > 0, 'warn'), count: facts.failedFiles },
    { code: 'files_changed', state: when(facts.changedFiles > 0, 'warn'), count: facts.changedFiles },
    {
      code: 'statements_unread',
      state: when(statements.unread > 0, 'warn'),
      count: statements.unread,
      total: statements.total,
    },
    {
      code: 'contact_info',
      state: when(facts.missingContact > 0, 'warn'),
      count: facts.missingContact,
      total: patients,
    },
    {
      code: 'patient_conflicts',
      state: when(facts.openConflicts > 0, 'block'),
      count: facts.openConflicts,
      total: patients,
    },
    { code: 'patients_without_id', state: when(facts.withoutId > 0, 'warn'), count: facts.withoutId, total: patients },
    {
      code: 'providers_mapped',
      state: when(providers.unmapped > 0, 'warn'),
      count: providers.total - providers.unmapped,
      total: providers.total,
    },
    { code: 'default_provider', state: when(!facts.hasDefaultUser, 'warn'), count: facts.withoutUser },
    {
      code: 'unmatched_files',
      state: when(unmatchedFiles.unmatched > 0, 'warn'),
      count: unmatchedFiles.unmatched,
      total: unmatchedFiles.total,
    },
    { code: 'contacts_automation', state: when(automations, 'warn'), count: facts.newContacts },
  ]
}

export const isBlocked = (items: readonly PreflightItem[]): boolean => items.some(({ state }) => state === 'block')
