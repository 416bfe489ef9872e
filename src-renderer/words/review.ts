/** Verify & review: the checklist, the preview and the approval. */
import type { PatientFilter, PreflightItem } from '../../src-preload/contract/views'
import { count, counted } from './format'

export const REVIEW = {
  title: 'Verify & review',
  lead: 'Nothing has been written yet. This is your checkpoint.',
  leadAfter: 'What was read and decided. Stage 2 has begun: the receipt says what it wrote.',
  checklist: 'Preflight checklist',
  checklistState: { pass: 'Passed', warn: 'Look at this', block: 'Must be solved' },
  ready: 'Nothing blocks this import.',
  blocked: 'Solve what must be solved before you can approve.',
  preview: 'Dump preview',
  cards: {
    patients: 'Patients',
    missing: 'Missing contact info',
    repeat: 'Repeat patients',
    range: 'Encounter date range',
  },
  cardHints: {
    patients: (importable: number) => `${count(importable)} will be imported`,
    missing: 'Skipped: no email and no phone',
    repeat: 'Refreshed, not duplicated',
    noRange: 'No dated encounters',
    range: 'First to last encounter',
  },
  balance: {
    title: 'Everything that was in the documents',
    text: 'Each clinical entry is counted, so that nothing gets lost in silence.',
    entries: 'Entries found',
    read: 'Read',
    accounted: 'Accounted for',
    accountedHint: '“No known …”, ruled out, empty or repeated statements',
    unread: 'Not read',
    unreadHint: 'Flagged on the patient; the text of the section is kept as a note',
  },
  found: 'What was found',
  approve: {
    title: 'Approve',
    what: (importable: number, chatbot: string, workspace: string) =>
      importable === 0
        ? 'Nobody can be imported as it stands.'
        : `${counted(importable, 'patient')} will be created or updated for ${chatbot} in ${workspace}.`,
    box: 'I have reviewed the patients, the checklist and the provider mappings above.',
    button: 'Approve and continue',
    progress: 'Freezing exactly what will be sent',
    done: 'Approved. Only this set will be sent. If you changed a mapping or left somebody out since, approve again.',
    again: 'Approve again',
    toMap: 'Continue to Map',
    first: 'Tick the box to approve.',
  },
} as const

export const SAVE_TABLE = {
  missing: 'Save as table…',
  saved: 'Saved',
} as const

interface Line {
  readonly title: string
  readonly text: (item: PreflightItem) => string
  readonly action?: string
}

const of = (item: PreflightItem, noun: string): string =>
  item.total === undefined ? counted(item.count, noun) : `${count(item.count)} of ${counted(item.total, noun)}`

/** The words of each line. What its action does stands in `wizard/review/preflight.tsx`. */
export const PREFLIGHT: Readonly<Record<PreflightItem['code'], Line>> = {
  files_read: { title: 'Files read', text: (item) => `${of(item, 'file')} read.` },
  files_failed: {
    title: 'Files that could not be read',
    text: (item) =>
      item.count === 0 ? 'None.' : `${of(item, 'file')} could not be read. Their patients are missing here.`,
    action: 'See files',
  },
  files_changed: {
    title: 'Changed files',
    text: (item) =>
      item.count === 0
        ? 'No file changed since it was read.'
        : `${counted(item.count, 'file')} changed since Stage 1 read ${item.count === 1 ? 'it' : 'them'}.`,
    action: 'Read again',
  },
  statements_unread: {
    title: 'Clinical entries',
    text: (item) =>
      item.count === 0
        ? 'Every entry was read or accounted for.'
        : `${counted(item.count, 'entry', 'entries')} could not be read. Their text is kept as a note.`,
    action: 'See patients',
  },
  contact_info: {
    title: 'Contact info',
    text: (item) =>
      item.count === 0
        ? 'Every patient has an email or a phone.'
        : `${of(item, 'patient')} with neither an email nor a phone will be skipped.`,
    action: 'See patients',
  },
  patient_conflicts: {
    title: 'Patient identity',
    text: (item) =>
      item.count === 0
        ? 'No two patients share an id.'
        : `${counted(item.count, 'patient')} under an id that stands for different people. Leave each one out, or correct it in Tebra and export again.`,
    action: 'See patients',
  },
  providers_mapped: {
    title: 'Providers',
    text: (item) =>
      item.state === 'pass'
        ? 'Every provider has a decision.'
        : `${counted((item.total ?? item.count) - item.count, 'provider')} of ${count(item.total ?? 0)} without a decision. They fall back to the Default Provider User, or fail without one.`,
    action: 'Map providers',
  },
  default_provider: {
    title: 'Default Provider User',
    text: (item) =>
      item.state === 'pass'
        ? 'Set.'
        : item.count === 0
          ? 'Not set. A provider without a mapping would need it; at the moment there is none.'
          : `Not set. ${counted(item.count, 'patient')} of providers without a mapping will fail to import.`,
    action: 'Open Configure',
  },
  patients_without_id: {
    title: 'Patient ids',
    text: (item) =>
      item.count === 0
        ? 'Every patient has a Tebra id.'
        : `${counted(item.count, 'patient')} without a Tebra id. A later import may not recognise them.`,
    action: 'See patients',
  },
  unmatched_files: {
    title: 'Patient files',
    text: (item) =>
      item.count === 0
        ? 'Every file belongs to a patient.'
        : `${counted(item.count, 'file')} could not be matched to a patient and will not be sent.`,
    action: 'Assign files',
  },
  workspace_reachable: {
    title: 'Workspace',
    text: (item) =>
      item.state === 'pass'
        ? 'Reachable.'
        : 'Cannot be reached just now. Repeat patients may be counted too low, and nothing can be approved.',
    action: 'Check again',
  },
  required_fields: {
    title: 'Required fields',
    text: (item) =>
      item.total === 0
        ? 'Your chatbot demands nothing more than Tebra knows.'
        : item.state === 'pass'
          ? 'Every field that your chatbot demands has a value.'
          : `${counted((item.total ?? item.count) - item.count, 'field')} that your chatbot demands ${(item.total ?? item.count) - item.count === 1 ? 'has' : 'have'} no value yet.`,
    action: 'Fill in',
  },
  required_values: {
    title: 'Values for required fields',
    text: (item) =>
      item.count === 0
        ? 'Nobody lacks a value that your chatbot demands.'
        : `${of(item, 'patient')} will be left out: a value that your chatbot demands is not in their record.`,
    action: 'Fill in',
  },
  contacts_automation: {
    title: 'Automations',
    text: (item) =>
      item.state === 'pass'
        ? 'No automation will be set off.'
        : `${counted(item.count, 'new contact')} will be created. Automations on “Contact created” run for each of them; pause them in A2V2 if you do not want that.`,
  },
  something_to_import: {
    title: 'Patients to import',
    text: (item) =>
      item.state === 'pass' ? `${of(item, 'patient')} can be imported.` : 'No patient is left that can be imported.',
    action: 'See patients',
  },
}

export const PATIENTS = {
  title: 'Patients',
  search: 'Search patients',
  searchHint: 'Name, birth date, phone, email or provider',
  filter: 'Show',
  provider: 'Provider',
  allProviders: 'All providers',
  filters: {
    all: 'All patients',
    importable: 'Will be imported',
    missing_contact: 'Missing contact info',
    repeat: 'Repeat patients',
    conflict: 'Conflicts',
    warnings: 'With warnings',
    failed: 'Failed in Stage 2',
  } satisfies Record<PatientFilter, string>,
  columns: {
    name: 'Name',
    birthDate: 'Born',
    provider: 'Provider',
    documents: 'Documents',
    statements: 'Entries',
    warnings: 'Warnings',
    state: 'State',
  },
  shown: (total: number) => counted(total, 'patient'),
  open: (name: string) => `Open ${name}`,
  unnamed: 'Patient without a name',
  noContact: 'No phone, no email',
  close: 'Close patient',
  none: {
    title: 'No patients here',
    text: 'No patient fits this search and filter.',
    nobody: 'Stage 1 read no patient.',
  },
  clear: 'Show all patients',
  loadingRow: 'Loading…',
  tags: {
    missing: 'No contact info',
    repeat: 'Repeat',
    conflict: 'Conflict',
    excluded: 'Left out',
    planned: 'Waiting',
    sent: 'Sent',
    confirmed: 'Imported',
    failed: 'Failed',
    skipped: 'Skipped',
    new: 'New',
  },
  sort: { ascending: 'ascending', descending: 'descending', by: (column: string) => `Sort by ${column}` },
} as const

export const RECORDS = {
  title: 'Patient records',
  lead: (workspace: string) => `The contacts that ${workspace} holds.`,
  chatbot: 'Chatbot',
  search: 'Search patient records',
  archived: 'Archived',
  columns: {
    name: 'Name',
    owner: 'Owner',
    notes: 'Notes',
    prescriptions: 'Prescriptions',
    readings: 'Readings',
    files: 'Files',
    tasks: 'Tasks',
    updated: 'Updated',
  },
  shown: (total: number) => counted(total, 'contact'),
  empty: { title: 'No contacts yet', text: 'After an import, the patients of this chatbot are listed here.' },
  noMatch: { title: 'No contacts found', text: 'No contact fits this search.' },
  plainKey: {
    title: 'This API key names no chatbots',
    text: 'Open an import under Tebra and choose “View patient records” on its receipt.',
  },
  noChatbot: { title: 'No chatbot yet', text: 'Contacts belong to a chatbot. Create an agent in A2V2 first.' },
} as const
