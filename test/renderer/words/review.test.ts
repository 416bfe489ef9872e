import { describe, expect, test } from 'vitest'
import { isBlocked, preflight } from '../../../src-main/review/preflight'
import { PREFLIGHT } from '../../../src-renderer/words/review'

const GOOD: Parameters<typeof preflight>[0] = {
  workspace: 'a2v2',
  documents: { read: 38, total: 38 },
  failedFiles: 0,
  changedFiles: 0,
  statements: { unread: 0, total: 2600 },
  patients: 36,
  missingContact: 0,
  openConflicts: 0,
  withoutId: 0,
  importable: 36,
  newContacts: 0,
  providers: { unmapped: 0, total: 5 },
  hasDefaultUser: true,
  withoutUser: 0,
  unmatchedFiles: { unmatched: 0, total: 41 },
  requiredFields: { unanswered: 0, total: 0 },
  withoutRequired: 0,
  isReachable: true,
}
const said = (facts: typeof GOOD): Record<string, string> =>
  Object.fromEntries(preflight(facts).map((item) => [item.code, PREFLIGHT[item.code].text(item)]))

describe('the checklist in words', () => {
  test('a clean import reads clean', () => {
    expect(isBlocked(preflight(GOOD))).toBe(false)
    expect(said(GOOD)).toEqual({
      files_read: '38 of 38 files read.',
      files_failed: 'None.',
      files_changed: 'No file changed since it was read.',
      statements_unread: 'Every entry was read or accounted for.',
      contact_info: 'Every patient has an email or a phone.',
      patient_conflicts: 'No two patients share an id.',
      patients_without_id: 'Every patient has a Tebra id.',
      providers_mapped: 'Every provider has a decision.',
      default_provider: 'Set.',
      required_values: 'Nobody lacks a value that your chatbot demands.',
      unmatched_files: 'Every file belongs to a patient.',
      workspace_reachable: 'Reachable.',
      required_fields: 'Your chatbot demands nothing more than Tebra knows.',
      contacts_automation: 'No automation will be set off.',
      something_to_import: '36 of 36 patients can be imported.',
    })
  })

  test('each problem is told with its own number', () => {
    const words = said({
      ...GOOD,
      failedFiles: 2,
      statements: { unread: 3, total: 2600 },
      missingContact: 4,
      openConflicts: 1,
      withoutId: 5,
      newContacts: 30,
      providers: { unmapped: 2, total: 5 },
      hasDefaultUser: false,
      withoutUser: 7,
      withoutRequired: 8,
      unmatchedFiles: { unmatched: 6, total: 41 },
      isReachable: false,
      requiredFields: { unanswered: 1, total: 3 },
      importable: 0,
    })
    expect(words.files_failed).toContain('2 files')
    expect(words.statements_unread).toContain('3 entries')
    expect(words.contact_info).toContain('4 of 36 patients')
    expect(words.patient_conflicts).toContain('1 patient ')
    expect(words.patients_without_id).toContain('5 patients')
    expect(words.contacts_automation).toContain('30 new contacts')
    expect(words.providers_mapped).toContain('2 providers of 5')
    expect(words.default_provider).toContain('7 patients')
    expect(words.required_values).toContain('8 of ')
    expect(words.unmatched_files).toContain('6 files')
    expect(words.something_to_import).toContain('No patient')
    expect(words.required_fields).toContain('1 field that your chatbot demands has no value yet')
  })

  test('every line that can stand in the way leads to its mending', () => {
    const bad = preflight({
      ...GOOD,
      importable: 0,
      openConflicts: 1,
      isReachable: false,
      requiredFields: { unanswered: 2, total: 2 },
    })
    const blocking = bad.filter(({ state }) => state === 'block')
    expect(blocking.map(({ code }) => code)).toHaveLength(4)
    for (const { code } of blocking) expect(PREFLIGHT[code].action).toBeDefined()
  })
})
