/** Done: the import receipt. */
import type { VerifiedView } from '../../src-preload/contract/read-back'
import { count, counted } from './format'

const readBackText = ({ matching, checked, wanted = checked, scope = 'sample' }: VerifiedView): string => {
  if (wanted === 0) return 'Nothing was written, so there was nothing to read back.'
  const what = scope === 'all' ? 'Every patient that was written' : `A sample of ${count(wanted)}`
  const match =
    checked === 0
      ? 'None could be read back.'
      : `${count(matching)} of ${counted(checked, 'patient')} match what was approved.`
  const unread = checked > 0 && wanted > checked ? ` ${count(wanted - checked)} could not be read back.` : ''
  return `${what}: contact, clinical items and files. ${match}${unread}`
}

export const RECEIPT = {
  title: 'Done',
  heading: 'Import receipt',
  lead: 'What landed in your workspace, and what did not.',
  imported: (many: number) => `${counted(many, 'patient')} imported`,
  summaries: (many: number) =>
    `This API key takes no clinical data by itself: the record of ${counted(many, 'patient')} went as a readable summary among the files.`,
  practice: 'Rehearsal in the practice workspace. Nothing left this computer.',
  facts: {
    dump: 'Dump ID',
    workspace: 'Workspace',
    organisation: 'Tebra Organisation',
    chatbot: 'Chatbot',
    started: 'Started',
    finished: 'Finished',
    version: 'App version',
    digest: 'Approved set (SHA-256)',
  },
  landed: 'What landed',
  counts: {
    imported: 'Patients imported',
    clinicalNotes: 'Clinical notes',
    activePrescriptions: 'Active prescriptions',
    vitalAndLabResults: 'Vital/lab results',
    patientFiles: 'Patient files',
    formSubmissions: 'Form submissions',
    tasks: 'Tasks',
    withdrawn: 'No longer in Tebra, marked as withdrawn',
  },
  split: (created: number, updated: number, unchanged: number) =>
    `${count(created)} created, ${count(updated)} updated, ${count(unchanged)} unchanged`,
  skipped: 'Patients skipped',
  failed: 'Patients failed',
  none: 'None',
  files: 'Files that could not be read',
  verified: 'Read back and compared',
  verifiedText: readBackText,
  view: 'View patient records',
  print: 'Print / save as PDF',
  printPaper: 'Print…',
  printPdf: 'Save as PDF…',
  saveCsv: 'Save ids and counts as CSV…',
  saveJson: 'Save ids and counts as JSON…',
  saved: 'The receipt was saved.',
  another: 'Start new import',
  retry: 'Retry the failed patients',
  cancelled: {
    title: 'This import was cancelled',
    text: 'Nothing more will be sent. Patients that were already imported stay in your CRM.',
  },
} as const

/** Undo: archives what this import created. */
export const UNDO = {
  open: 'Undo this import…',
  goOn: 'Go on with the undo…',
  title: 'Undo this import?',
  confirm: (many: number, inDoubt: number) => `Archive ${inDoubt === 0 ? '' : 'up to '}${counted(many, 'contact')}`,
  cancel: 'Keep them',
  points: (many: number, inDoubt: number) => [
    `${counted(many, 'contact')} which this import created will be archived in A2V2.ai. Nothing is deleted.`,
    ...(inDoubt === 0
      ? []
      : [
          `The connection broke off while ${counted(inDoubt, 'contact')} ${inDoubt === 1 ? 'was' : 'were'} being sent. Each is looked up first, and archived only if this import created it.`,
        ]),
    'Contacts that were there before stay, with what this import added to them.',
    'Contacts that a later import wrote to stay too.',
    'Importing these patients again brings their contacts back.',
  ],
  running: 'Undoing the import',
  progress: (done: number, total: number) => `${count(done)} of ${counted(total, 'contact')}`,
  pause: 'Pause',
  undone: (archived: number, total: number, kept: number) =>
    `Undone by you: ${count(archived)} of ${counted(total, 'created contact')} archived${
      kept === 0 ? '' : `, ${count(kept)} kept since a later import wrote to them`
    }.`,
} as const
