import { describe, expect, test } from 'vitest'
import { isBlocked, type PreflightFacts, preflight } from '../../../src-main/review/preflight'

const FINE: PreflightFacts = {
  workspace: 'practice',
  documents: { read: 5, total: 5 },
  failedFiles: 0,
  changedFiles: 0,
  statements: { unread: 0, total: 90 },
  patients: 5,
  missingContact: 0,
  openConflicts: 0,
  withoutId: 0,
  importable: 5,
  newContacts: 5,
  providers: { unmapped: 0, total: 2 },
  hasDefaultUser: true,
  withoutUser: 0,
  unmatchedFiles: { unmatched: 0, total: 3 },
  requiredFields: { unanswered: 0, total: 0 },
  withoutRequired: 0,
  isReachable: true,
}
const states = (more: Partial<PreflightFacts>): Record<string, string> =>
  Object.fromEntries(preflight({ ...FINE, ...more }).map(({ code, state }) => [code, state]))

describe('the preflight checklist', () => {
  test('passes when nothing is the matter', () => {
    expect(new Set(Object.values(states({})))).toEqual(new Set(['pass']))
    expect(isBlocked(preflight(FINE))).toBe(false)
  })

  test.each([
    ['something_to_import', { importable: 0 }],
    ['workspace_reachable', { isReachable: false }],
    ['patient_conflicts', { openConflicts: 1 }],
    ['required_fields', { requiredFields: { unanswered: 1, total: 2 } }],
  ] as const)('%s blocks', (code, more) => {
    expect(states(more)[code]).toBe('block')
    expect(isBlocked(preflight({ ...FINE, ...more }))).toBe(true)
  })

  test.each([
    ['files_failed', { failedFiles: 1 }],
    ['files_changed', { changedFiles: 1 }],
    ['statements_unread', { statements: { unread: 1, total: 90 } }],
    ['contact_info', { missingContact: 1 }],
    ['patients_without_id', { withoutId: 1 }],
    ['providers_mapped', { providers: { unmapped: 1, total: 2 } }],
    ['default_provider', { hasDefaultUser: false }],
    ['required_values', { withoutRequired: 1 }],
    ['unmatched_files', { unmatchedFiles: { unmatched: 1, total: 3 } }],
    ['contacts_automation', { workspace: 'a2v2' }],
  ] as const)('%s warns, and lets the owner go on', (code, more) => {
    expect(Object.entries(states(more)).filter(([, state]) => state !== 'pass')).toEqual([[code, 'warn']])
  })
})
