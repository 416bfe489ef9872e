/** The invented import at its checkpoint. */
import type { DifferenceView } from '../../../src-preload/contract/difference'
import type { RequiredField } from '../../../src-preload/contract/required-fields'
import type { PreflightItem, ProviderRow, ReviewView } from '../../../src-preload/contract/views'

export const REVIEW: ReviewView = {
  preflight: [
    { code: 'required_fields', state: 'block', count: 1, total: 2 },
    { code: 'files_read', state: 'pass', count: 36, total: 38 },
    { code: 'files_failed', state: 'warn', count: 2, total: 38 },
    { code: 'statements_unread', state: 'warn', count: 3 },
    { code: 'contact_info', state: 'warn', count: 2, total: 36 },
    { code: 'patient_conflicts', state: 'block', count: 1, total: 36 },
    { code: 'providers_mapped', state: 'warn', count: 2, total: 5 },
    { code: 'default_provider', state: 'pass', count: 0 },
    { code: 'required_values', state: 'pass', count: 0, total: 2 },
    { code: 'patients_without_id', state: 'pass', count: 0 },
    { code: 'unmatched_files', state: 'warn', count: 3, total: 41 },
    { code: 'workspace_reachable', state: 'pass', count: 0 },
    { code: 'contacts_automation', state: 'warn', count: 28 },
    { code: 'something_to_import', state: 'pass', count: 33, total: 36 },
  ],
  requiredFields: [
    { key: 'location', label: 'Clinic location', type: 'select', options: ['Main Street', 'Riverside'] },
    { key: 'dob', label: 'Date of birth', type: 'date', options: [], answer: { field: 'birthDate' } },
  ],
  patients: 36,
  missingContact: 2,
  repeatPatients: 5,
  conflicts: 1,
  importable: 33,
  encounterRange: { from: '2021-02-03', to: '2026-10-28' },
  counts: {
    problems: 141,
    allergies: 58,
    medications: 122,
    vitals: 964,
    results: 702,
    immunizations: 118,
    procedures: 61,
    encounters: 173,
    socialHistory: 70,
    familyHistory: 44,
    planOfCare: 66,
    insurance: 34,
  },
  balance: { entries: 2601, read: 2553, accounted: 45, unread: 3 },
  patientFiles: { matched: 38, unmatched: 3 },
  blocked: true,
}

const of = (share: number, count: number): number => Math.round(share * count)

/** The same import with so many patients. `ready`: nothing is left to be solved, and every provider is decided. */
export function reviewOf(patients: number, ready: boolean): ReviewView {
  const share = patients / REVIEW.patients
  const missingContact = of(share, REVIEW.missingContact)
  const repeatPatients = of(share, REVIEW.repeatPatients)
  const importable = patients - missingContact - REVIEW.conflicts
  const entries = of(share, REVIEW.balance.entries)
  const accounted = of(share, REVIEW.balance.accounted)
  const counts: Readonly<Partial<Record<PreflightItem['code'], Partial<PreflightItem>>>> = {
    files_read: { count: patients, total: patients + 2 },
    files_failed: { total: patients + 2 },
    contact_info: { count: missingContact, total: patients },
    patient_conflicts: { total: patients },
    unmatched_files: { total: of(share, 41) },
    contacts_automation: { count: importable - repeatPatients },
    something_to_import: { count: importable, total: patients },
  }
  const settled = (item: PreflightItem): PreflightItem => {
    if (item.code === 'providers_mapped') return { ...item, state: 'pass', count: 5 }
    return item.state === 'block' ? { ...item, state: 'pass', count: 0 } : item
  }
  const preflight = REVIEW.preflight.map((item) => ({ ...item, ...counts[item.code] }))
  return {
    ...REVIEW,
    preflight: ready ? preflight.map(settled) : preflight,
    requiredFields: ready ? REVIEW.requiredFields.map(answered) : REVIEW.requiredFields,
    patients,
    missingContact,
    repeatPatients,
    importable,
    conflicts: ready ? 0 : REVIEW.conflicts,
    counts: Object.fromEntries(Object.entries(REVIEW.counts).map(([kind, many]) => [kind, of(share, many)])),
    balance: { entries, accounted, unread: REVIEW.balance.unread, read: entries - accounted - REVIEW.balance.unread },
    patientFiles: { matched: of(share, 41) - 3, unmatched: 3 },
    blocked: !ready,
  }
}

const answered = (field: RequiredField): RequiredField =>
  field.answer ? field : { ...field, answer: { value: field.options[0] ?? '' } }

export const PROVIDERS: readonly ProviderRow[] = [
  {
    npi: '1999999984',
    valid: true,
    names: ['Dr. Amelia Hart'],
    roles: ['performer'],
    patients: 12,
    strategy: 'exact',
    userId: '66f0c0ffee0000000000a002',
  },
  {
    npi: '1999999976',
    valid: true,
    names: ['Samuel Okafor MD', 'OKAFOR, SAMUEL'],
    roles: ['performer'],
    patients: 9,
    suggestion: { userId: '66f0c0ffee0000000000a003', because: 'npi' },
  },
  {
    npi: '1999999968',
    valid: true,
    names: ['Priya Raman'],
    roles: ['author'],
    patients: 8,
    suggestion: { userId: '66f0c0ffee0000000000a004', because: 'name' },
  },
  {
    npi: '1999999950',
    valid: true,
    names: ['Nora Lindqvist'],
    roles: ['performer'],
    patients: 4,
    strategy: 'fallback',
  },
  { npi: '12345', valid: false, names: ['Dr. Wendell Ashgrove'], roles: ['performer'], patients: 3 },
]

const NOTHING = { count: 0, titles: [] }
const SAME = { created: NOTHING, updated: NOTHING, withdrawn: NOTHING, unchanged: 0 }
export const DIFFERENCE: DifferenceView = {
  archived: false,
  fields: [
    { field: 'mobileNumber', before: '+12025550100', after: '+12025550199' },
    { field: 'email', before: '', after: 'clara.bellweather@example.org' },
  ],
  items: {
    notes: { ...SAME, updated: { count: 1, titles: ['Problems'] }, unchanged: 11 },
    prescriptions: {
      created: { count: 1, titles: ['Metformin 500 MG Oral Tablet'] },
      updated: NOTHING,
      withdrawn: { count: 1, titles: ['Lisinopril 10 MG Oral Tablet'] },
      unchanged: 2,
    },
    readings: { ...SAME, created: { count: 4, titles: ['Glucose 99 mg/dL 2026-11-02'] }, unchanged: 48 },
    formSubmissions: { ...SAME, unchanged: 2 },
    tasks: { ...SAME, unchanged: 3 },
  },
  files: { added: NOTHING, unchanged: 1 },
}
