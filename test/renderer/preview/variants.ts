/** Views at their extremes: long names, many failures, nothing at all. */
import type { ReceiptView } from '../../../src-preload/contract/receipt-view'
import type {
  DumpRow,
  DumpView,
  FailedFile,
  IntegrationView,
  PatientRow,
  ProviderRow,
} from '../../../src-preload/contract/views'
import { PROVIDERS } from './review'
import {
  CHATBOT,
  COLLECTED,
  COMPLETED,
  FAILED_FILES,
  INTEGRATION,
  MAPPING,
  OWN_CLINIC,
  PARSED,
  RECEIPT,
  ROWS,
} from './views'

/** What a plain Open API key is told: nothing by name. */
export const PLAIN_KEY: IntegrationView = {
  ...INTEGRATION,
  organisation: OWN_CLINIC,
  users: [],
  chatbots: [],
  capabilities: [],
}

const LONG_CLINIC =
  'The Orchard Lane and Willamette Valley Family Medicine, Pediatrics and Behavioral Health Partnership'
const LONG_BOT = 'Medical Agent for New and Returning Patients of the Willamette Valley'
const LONG_PERSON = 'Dr. Maximiliana Theodora Featherstonehaugh-Castellanos-Montgomery, MD PhD FACP'

export const LONG_INTEGRATION: IntegrationView = {
  ...INTEGRATION,
  organisation: { id: INTEGRATION.organisation.id, name: LONG_CLINIC },
  users: INTEGRATION.users.map((user, index) => (index === 1 ? { ...user, name: LONG_PERSON } : user)),
  chatbots: [{ ...CHATBOT, name: LONG_BOT }],
}
export const LONG_ROWS: readonly DumpRow[] = ROWS.map((row) => ({ ...row, chatbot: LONG_BOT, patients: 148_220 }))
export const LONG_PROVIDERS: readonly ProviderRow[] = PROVIDERS.map((row) => ({
  ...row,
  names: [LONG_PERSON, ...row.names],
  patients: row.patients * 4_100,
}))
/** A plain key names no users, so none can be suggested. */
export const UNSUGGESTED: readonly ProviderRow[] = PROVIDERS.map(({ suggestion: _suggestion, ...row }) => row)
/** Every provider decided. */
export const SETTLED: readonly ProviderRow[] = PROVIDERS.map(({ suggestion, ...row }) => ({
  ...row,
  strategy: suggestion ? 'exact' : (row.strategy ?? 'skip'),
  ...(suggestion ? { userId: suggestion.userId } : {}),
}))

export const longName = (row: PatientRow): PatientRow => ({
  ...row,
  name: `${row.name.split(' ')[0]} Theodora Maximiliana Featherstonehaugh-Castellanos-Montgomery`,
  email: `${'a-very-long-mailbox-name.'.repeat(3)}${row.key.slice(-4)}@example.org`,
  provider: LONG_PERSON,
})

const LONG_FILE = `${'A folder named as thoroughly as only a careful office manager would name it, '.repeat(2)}part 1.zip`
export const LONG_FILES: DumpView = {
  ...COLLECTED,
  chatbot: { ...CHATBOT, name: LONG_BOT },
  sources: [
    {
      ...COLLECTED.sources[0]!,
      name: LONG_FILE,
      clinicalDocuments: 48_112,
      patientFiles: 203_480,
      bytes: 38_400_000_000,
    },
    ...COLLECTED.sources.slice(1),
  ],
}

const CODES: readonly FailedFile['code'][] = [
  'not_well_formed',
  'encoding_unreadable',
  'no_patient',
  'file_empty',
  'forbidden_dtd',
  'zip_unsafe',
  'unsupported_file',
]
const many = (total: number): readonly FailedFile[] =>
  Array.from({ length: total }, (_, index) => ({
    fileId: index,
    code: CODES[index % CODES.length]!,
    file: `Tebra export/2026-11/Patient_${String(index).padStart(4, '0')}.ccda`,
    ...(index % CODES.length === 0 ? { line: 12 + index, column: 4 } : {}),
  }))

export const MANY_FAILURES: DumpView = {
  ...PARSED,
  patients: 4_812,
  parse: {
    ...PARSED.parse,
    done: 5_624,
    total: 5_624,
    failed: 812,
    unitsDone: 610_000_000,
    unitsTotal: 610_000_000,
    secondsElapsed: 92,
  },
  failedFiles: many(50),
  failedFileCount: 812,
}
export const UNUSABLE: DumpView = {
  ...COLLECTED,
  failedFiles: [
    { fileId: 1, code: 'zip_encrypted', file: 'October.zip' },
    { fileId: 2, code: 'zip_damaged', file: 'September.zip' },
    ...FAILED_FILES.slice(1),
  ],
  failedFileCount: 3,
}
export const CLEAN: DumpView = {
  ...PARSED,
  parse: { ...PARSED.parse, done: 38, failed: 0 },
  failedFiles: [],
  failedFileCount: 0,
}
export const NOBODY: DumpView = {
  ...MANY_FAILURES,
  patients: 0,
  parse: { ...MANY_FAILURES.parse, done: 812, total: 812 },
}

export const MAPPED_CLEAN: DumpView = { ...COMPLETED, map: { ...COMPLETED.map, failed: 0 } }
export const CLEAN_RECEIPT: ReceiptView = {
  ...RECEIPT,
  patients: { imported: 36, created: 36, updated: 0, unchanged: 0, skipped: 0, failed: 0 },
  skipped: [],
  failed: [],
  failedFiles: [],
  verified: { checked: 36, matching: 36 },
}
export const LARGE_RECEIPT: ReceiptView = {
  ...RECEIPT,
  workspace: 'a2v2',
  organisation: { id: 'TEBRA-20418', name: LONG_CLINIC },
  chatbot: { ...CHATBOT, name: LONG_BOT },
  patients: { imported: 48_102, created: 40_011, updated: 7_502, unchanged: 589, skipped: 1_204, failed: 318 },
  counts: {
    clinicalNotes: 912_004,
    activePrescriptions: 148_220,
    vitalAndLabResults: 2_310_877,
    patientFiles: 203_480,
    formSubmissions: 96_300,
    tasks: 88_102,
    withdrawn: 1_204,
  },
  skipped: [
    { code: 'missing_contact_info', count: 1_102 },
    { code: 'left_out', count: 90 },
    { code: 'patient_conflict', count: 12 },
  ],
  failed: [
    { code: 'refused_by_workspace', count: 300 },
    { code: 'no_provider_mapping', count: 18 },
  ],
  failedFiles: many(12),
  verified: { checked: 500, matching: 499 },
}
export const UNDOING: DumpView = {
  ...COMPLETED,
  running: true,
  undo: { total: 26, archived: 11, kept: 0, failed: 0 },
}
export const UNDONE: DumpView = { ...COMPLETED, undo: { total: 26, archived: 25, kept: 1, failed: 0 } }
export const BIG_MAPPING: DumpView = {
  ...MAPPING,
  workspace: 'a2v2',
  map: {
    done: 11_204,
    total: 48_796,
    failed: 318,
    unitsDone: 91_440,
    unitsTotal: 402_000,
    secondsElapsed: 40_000,
    secondsLeft: 129_000,
  },
}
