/** The audit trail: what each entry says, in plain words. */
import type { AuditAction, AuditRow, TrailView } from '../../src-preload/contract/audit'
import { count, counted } from './format'

export const AUDIT = {
  title: 'Audit trail',
  lead: 'Everything that was done here, by whom and when. Entries can be added, never changed or removed.',
  columns: { at: 'When', action: 'What', dump: 'Import', who: 'Who', sequence: 'Entry' },
  filter: 'Import',
  allDumps: 'All imports',
  shown: (total: number) => counted(total, 'entry', 'entries'),
  verified: (entries: number) => `Unbroken: ${counted(entries, 'entry', 'entries')} checked`,
  verify: 'Check again',
  verifiedNow: 'The whole trail was checked just now.',
  save: 'Save…',
  saveCsv: 'Save as CSV…',
  saveJson: 'Save as JSON…',
  saved: 'The audit trail was saved, with the chain and how to check it.',
  loadingRow: 'Loading this entry',
  none: { title: 'No entries yet', text: 'From your first choice on, everything that is done here is written down.' },
  open: 'Open the audit trail',
  damaged: 'The audit trail was changed from outside',
  damagedNext:
    'Save it now, keep the copy, and write to support@a2v2.ai. Imports and patients are not affected; you can go on working.',
} as const

const DAMAGE: Readonly<Record<NonNullable<TrailView['damage']>['kind'], (sequence: string) => string>> = {
  changed: (sequence) => `Entry ${sequence} is not as it was written.`,
  missing: (sequence) => `Entry ${sequence} is missing.`,
  cut: (sequence) => `Entry ${sequence} and all after it are missing.`,
}
export const damageWords = ({ kind, sequence }: NonNullable<TrailView['damage']>): string =>
  DAMAGE[kind](count(sequence))

export const ACTIONS: Readonly<Record<AuditAction, string>> = {
  workspace_chosen: 'Workspace chosen',
  credentials_saved: 'API key saved in the keychain',
  credentials_forgotten: 'API key removed from the keychain',
  settings_saved: 'Settings saved',
  security_saved: 'Security settings saved',
  provider_mapped: 'Provider decided',
  field_answered: 'Required field answered',
  dump_created: 'Dump created',
  files_added: 'Files added',
  files_removed: 'Files removed',
  file_assigned: 'File assigned to a patient',
  file_unassigned: 'File taken from a patient',
  contacts_filled: 'Contact info filled in from a table',
  parse_started: 'Stage 1 started',
  parse_paused: 'Stage 1 paused',
  parse_stopped: 'Stage 1 stopped with a problem',
  parse_ended: 'Stage 1 finished',
  patient_excluded: 'Patient left out',
  patient_included: 'Patient brought back',
  approved: 'Approved for Stage 2',
  map_started: 'Stage 2 started',
  map_paused: 'Stage 2 paused',
  map_stopped: 'Stage 2 stopped with a problem',
  map_ended: 'Stage 2 finished',
  undo_started: 'Undo started',
  undo_paused: 'Undo paused',
  undo_stopped: 'Undo stopped with a problem',
  undo_ended: 'Undo finished',
  table_made: 'Table made to be saved',
  receipt_printed: 'Receipt printed',
  receipt_saved: 'Receipt saved as PDF',
  trail_made: 'Audit trail made to be saved',
  support_saved: 'Support bundle saved',
  dump_cancelled: 'Import cancelled',
  dump_discarded: 'Import discarded, its key destroyed',
  store_set_aside: 'Damaged store set aside',
  locked: 'Window locked',
  unlocked: 'Window unlocked',
  unlock_refused: 'Unlocking refused',
}

/** What the details of an entry mean; failure codes have words of their own. */
export const DETAILS: Readonly<Record<string, string>> = {
  workspace: 'list of imports, with the audit trail until then',
  practice: 'practice workspace',
  a2v2: 'A2V2 workspace',
  given: 'answered',
  exact: 'Exact',
  fallback: 'Fallback',
  skip: 'Skip',
  none: 'decision withdrawn',
  missing_contact: 'patients without contact info',
  receipt_csv: 'receipt, CSV',
  receipt_json: 'receipt, JSON',
  csv: 'CSV',
  json: 'JSON',
  idle: 'nobody was at the window',
  asked: 'by hand',
  screen: 'the computer was locked',
  suspend: 'the computer went to sleep',
  started: 'it was still locked from before',
  system: 'with Touch ID',
  secret: 'with the API key or secret',
  press: 'no key to ask for',
}

const COUNTS: Readonly<Record<string, (many: number) => string>> = {
  patients: (many) => counted(many, 'patient'),
  paths: (many) => counted(many, 'folder or file', 'folders or files'),
  confirmed: (many) => `${count(many)} confirmed`,
  failed: (many) => `${count(many)} failed`,
  archived: (many) => `${count(many)} archived`,
  inARow: (many) => `try ${count(many)} in a row`,
  lockAfterMinutes: (many) => (many === 0 ? 'never locks by itself' : `locks after ${counted(many, 'minute')}`),
  screenProtection: (on) => `screen protection ${on === 1 ? 'on' : 'off'}`,
}

/** "36 patients, 35 confirmed": the counts of an entry. */
export const countWords = (counts: AuditRow['counts'] = {}): string[] =>
  Object.entries(counts).map(([name, many]) => COUNTS[name]?.(many) ?? `${name} ${count(many)}`)
