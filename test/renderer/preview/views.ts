/** Views of an invented import at each of its stages. */
import type { ReceiptView } from '../../../src-preload/contract/receipt-view'
import type { AppView, DumpRow, DumpView, FailedFile, IntegrationView } from '../../../src-preload/contract/views'

export const CHATBOT = { id: '66f0c0ffee0000000000b001', name: 'Medical Agent', kind: 'Medical Agent' }

export const APP: AppView = {
  version: '0.1.0',
  platform: 'linux',
  workspace: 'practice',
  credentials: true,
  settings: {
    enabled: true,
    organisationId: 'TEBRA-20418',
    organisationName: 'Orchard Lane Family Medicine',
    defaultProviderUserId: '66f0c0ffee0000000000a001',
  },
  encryption: { store: 'GNOME Keyring' },
  trail: { entries: 214, head: '4f'.repeat(32), verifiedAt: '2026-11-23T13:55:00Z' },
  security: { lockAfterMinutes: 10, screenProtection: true },
}

export const INTEGRATION: IntegrationView = {
  enabled: true,
  role: 'Owner',
  organisation: { id: '66f0c0ffee00000000000001', name: 'Practice Clinic' },
  users: [
    { id: '66f0c0ffee0000000000a001', name: 'Jordan Miles', role: 'Owner' },
    { id: '66f0c0ffee0000000000a002', name: 'Dr. Amelia Hart', role: 'Admin', npi: '1999999984' },
    { id: '66f0c0ffee0000000000a003', name: 'Dr. Samuel Okafor', role: 'User', npi: '1999999976' },
    { id: '66f0c0ffee0000000000a004', name: 'Dr. Priya Raman', role: 'User', npi: '1999999968' },
    { id: '66f0c0ffee0000000000a005', name: 'Nora Lindqvist NP', role: 'User', npi: '1999999950' },
  ],
  chatbots: [
    CHATBOT,
    { id: '66f0c0ffee0000000000b002', name: 'Front Desk', kind: 'Front Desk Agent' },
    { id: '66f0c0ffee0000000000b003', name: 'Sales', kind: 'Sales Agent' },
  ],
  capabilities: ['dumps', 'clinical', 'files', 'external-id-list'],
}

/** What the real workspace calls itself. */
export const OWN_CLINIC = { id: '66f0c0ffee00000000000002', name: 'Orchard Lane Family Medicine' }

export const FAILED_FILES: readonly FailedFile[] = [
  {
    fileId: 7,
    code: 'not_well_formed',
    file: 'tebra-sample-export.zip/Northcote_Jasper_02111958/Northcote_Jasper_02111958.ccda',
    line: 412,
    column: 17,
  },
  { fileId: 9, code: 'wrong_type', file: 'tebra-sample-export.zip/scan.xml' },
]

const NO_PROGRESS = { done: 0, total: 0, failed: 0, unitsDone: 0, unitsTotal: 0, secondsElapsed: 0 }
export const TOTAL = 36

export const COLLECTING: DumpView = {
  id: 'TBR-20261123-7f3a',
  chatbot: CHATBOT,
  workspace: 'practice',
  stage: 'collecting',
  running: false,
  startedAt: '2026-11-23T13:58:00Z',
  sources: [],
  patients: 0,
  parse: NO_PROGRESS,
  map: NO_PROGRESS,
  counts: {},
  balance: { entries: 0, read: 0, accounted: 0, unread: 0 },
  failedFiles: [],
  failedFileCount: 0,
  readBack: 'sample',
}
export const COLLECTED: DumpView = {
  ...COLLECTING,
  sources: [
    {
      id: 1,
      name: 'tebra-sample-export.zip',
      kind: 'zip',
      clinicalDocuments: 34,
      patientFiles: 41,
      other: 1,
      bytes: 1_284_210,
    },
    {
      id: 2,
      name: 'October re-exports',
      kind: 'folder',
      clinicalDocuments: 4,
      patientFiles: 0,
      other: 0,
      bytes: 98_400,
    },
  ],
  parse: { ...NO_PROGRESS, total: 38, unitsTotal: 1_040_000 },
}
export const PARSING: DumpView = {
  ...COLLECTED,
  stage: 'parsing',
  running: true,
  patients: 21,
  parse: {
    done: 22,
    total: 38,
    failed: 1,
    unitsDone: 612_000,
    unitsTotal: 1_040_000,
    secondsElapsed: 4,
    secondsLeft: 34,
  },
  failedFiles: FAILED_FILES.slice(0, 1),
  failedFileCount: 1,
}
export const PARSED: DumpView = {
  ...PARSING,
  stage: 'parsed',
  running: false,
  patients: TOTAL,
  parse: { done: 38, total: 38, failed: 2, unitsDone: 1_040_000, unitsTotal: 1_040_000, secondsElapsed: 7 },
  failedFiles: FAILED_FILES,
  failedFileCount: 2,
}
export const APPROVED: DumpView = { ...PARSED, stage: 'approved', map: { ...NO_PROGRESS, total: 33 } }
export const MAPPING: DumpView = {
  ...APPROVED,
  stage: 'mapping',
  running: true,
  map: { done: 14, total: 33, failed: 2, unitsDone: 61, unitsTotal: 132, secondsElapsed: 22, secondsLeft: 240 },
}
export const COMPLETED: DumpView = {
  ...MAPPING,
  stage: 'completed',
  running: false,
  finishedAt: '2026-11-23T14:12:00Z',
  map: { done: 33, total: 33, failed: 2, unitsDone: 132, unitsTotal: 132, secondsElapsed: 131 },
}

export const ROWS: readonly DumpRow[] = [
  {
    id: 'TBR-20261123-7f3a',
    chatbot: 'Medical Agent',
    workspace: 'practice',
    stage: 'mapping',
    running: true,
    progress: 0.71,
    patients: 36,
    startedAt: '2026-11-23T13:58:00Z',
  },
  {
    id: 'TBR-20261116-22c9',
    chatbot: 'Medical Agent',
    workspace: 'practice',
    stage: 'completed',
    running: false,
    progress: 1,
    patients: 1204,
    startedAt: '2026-11-16T09:12:00Z',
  },
  {
    id: 'TBR-20261109-b0e4',
    chatbot: 'Medical Agent',
    workspace: 'practice',
    stage: 'failed',
    running: false,
    progress: 0.62,
    patients: 1189,
    startedAt: '2026-11-09T17:40:00Z',
  },
  {
    id: 'TBR-20261102-913d',
    chatbot: 'Front Desk',
    workspace: 'practice',
    stage: 'parsed',
    running: false,
    progress: 0.5,
    patients: 310,
    startedAt: '2026-11-02T08:03:00Z',
  },
  {
    id: 'TBR-20261030-5aa1',
    chatbot: 'Medical Agent',
    workspace: 'practice',
    stage: 'collecting',
    running: false,
    progress: 0,
    patients: 0,
    startedAt: '2026-10-30T11:25:00Z',
  },
  {
    id: 'TBR-20261028-0c77',
    chatbot: 'Medical Agent',
    workspace: 'practice',
    stage: 'cancelled',
    running: false,
    progress: 0.31,
    patients: 96,
    startedAt: '2026-10-28T15:51:00Z',
  },
]

export const RECEIPT: ReceiptView = {
  dumpId: 'TBR-20261123-7f3a',
  workspace: 'practice',
  organisation: { id: 'TEBRA-20418', name: 'Orchard Lane Family Medicine' },
  chatbot: CHATBOT,
  startedAt: '2026-11-23T13:58:00Z',
  finishedAt: '2026-11-23T14:12:00Z',
  appVersion: '0.1.0',
  approvalDigest: '9f2c41d07be3a5580c6e1f94b27d3a6685e0c91b4d7f20a3586c9e1b7d04f2aa',
  patients: { imported: 31, created: 26, updated: 5, unchanged: 0, skipped: 3, failed: 2 },
  counts: {
    clinicalNotes: 512,
    activePrescriptions: 74,
    vitalAndLabResults: 1587,
    patientFiles: 40,
    formSubmissions: 70,
    tasks: 66,
  },
  skipped: [
    { code: 'missing_contact_info', count: 2 },
    { code: 'patient_conflict', count: 1 },
  ],
  failed: [{ code: 'no_provider_mapping', count: 2 }],
  failedFiles: FAILED_FILES,
  verified: { checked: 31, matching: 31, wanted: 31, scope: 'all' },
}
