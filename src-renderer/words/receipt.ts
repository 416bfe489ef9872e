/** Done: the import receipt. */
import { counted } from './format'

export const RECEIPT = {
  title: 'Done',
  heading: 'Import receipt',
  lead: 'What landed in your workspace, and what did not.',
  imported: (many: number) => `${counted(many, 'patient')} imported`,
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
  },
  split: (created: number, updated: number, unchanged: number) =>
    `${created} created, ${updated} updated, ${unchanged} unchanged`,
  skipped: 'Patients skipped',
  failed: 'Patients failed',
  none: 'None',
  files: 'Files that could not be read',
  verified: 'Read back and compared',
  verifiedText: (matching: number, checked: number) => `${matching} of ${checked} patients match what was approved.`,
  view: 'View patient records',
  print: 'Print / save as PDF',
  printPaper: 'Print…',
  printPdf: 'Save as PDF…',
  saved: 'The receipt was saved.',
  another: 'Start new import',
  retry: 'Retry the failed patients',
  cancelled: {
    title: 'This import was cancelled',
    text: 'Nothing more will be sent. Patients that were already imported stay in your CRM.',
  },
} as const
