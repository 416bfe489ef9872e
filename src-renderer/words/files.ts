/** The owner's own files behind the review: sources, loose files, a table of contact info. */
import { count, counted } from './format'

export const SOURCE = {
  show: 'Source',
  hide: 'Hide source',
  changed: 'The file has changed since it was read. This is what stands there now.',
} as const

export const UNMATCHED = {
  title: 'Unmatched files',
  lead: 'These files fit no patient, or more than one. Say whose they are, or leave them: they will not be sent.',
  columns: { file: 'File', what: 'What it is', patient: 'Patient' },
  pages: (pages: number) => counted(pages, 'page'),
  assign: (file: string) => `Patient of ${file}`,
  choose: 'Choose a patient',
  search: 'Type a name',
  nobody: 'No patient found',
  born: (date: string) => `born ${date}`,
  assigned: (file: string, patient: string) => `${file} now belongs to ${patient}.`,
  undo: 'Undo',
  more: (shown: number, total: number) => `${count(shown)} of ${count(total)} shown`,
  showMore: 'Show more',
  kinds: {
    'application/pdf': 'PDF',
    'image/png': 'Picture',
    'image/jpeg': 'Picture',
    'image/gif': 'Picture',
    'image/tiff': 'Scan (TIFF)',
    'application/rtf': 'Text (RTF)',
    'application/msword': 'Word document',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word document',
    'text/plain': 'Text',
  } as Readonly<Record<string, string>>,
} as const

export const FILL = {
  button: 'Fill from a file…',
  /** Begins as the button reads, for those who speak to it. */
  buttonLabel: 'Fill from a file…: missing email and phone',
  other: 'Choose another file…',
  title: 'Fill missing email and phone',
  found: (patients: number, emails: number, phones: number) =>
    `${counted(patients, 'patient')} would get what they lack: ${counted(emails, 'email address', 'email addresses')} and ${counted(phones, 'phone number')}.`,
  nothing: 'No patient here would get anything from this table.',
  kept: 'What the export says stays as it is. The table is read on this computer and not sent anywhere.',
  ambiguous: (rows: number) =>
    `${counted(rows, 'row')} left out: not sure whose ${rows === 1 ? 'it is' : 'they are'}, or contradicting another row.`,
  unknown: (rows: number) =>
    `${counted(rows, 'row')} of people who are not in this import, or without an id or birth date.`,
  columns: { name: 'Patient', birthDate: 'Born', email: 'Email', phone: 'Phone', how: 'Recognised by' },
  how: { id: 'Patient id', 'name and birth date': 'Name and birth date' },
  first: (shown: number, total: number) => `The first ${count(shown)} of ${count(total)}`,
  confirm: (patients: number) => `Fill ${counted(patients, 'patient')}`,
  cancel: 'Cancel',
  close: 'Close',
  done: (patients: number, file: string) => `${counted(patients, 'patient')} filled from ${file}.`,
} as const
