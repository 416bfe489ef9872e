/** The wizard's six steps. Titles, subtitles and labels are the guide's. */
import { count, counted } from './format'

export const WIZARD = {
  title: 'Import from Tebra',
  subtitle: 'Step-by-step guided import of CCDA dumps from Tebra.',
  steps: 'Import steps',
  done: 'done',
  current: 'current step',
  home: 'Back to Tebra',
  readAgain: 'Discard it and read the export again',
} as const

export const CONFIGURE = {
  title: 'Configure',
  lead: 'Settings for all your imports from Tebra. You set them once.',
  enabled: 'Enable Tebra integration',
  enabledHint: 'Must be on for an import to run.',
  organisationId: 'Tebra Organisation ID',
  organisationIdHint:
    'In Tebra under Practice Settings. It keeps the patient ids of your clinic apart from those of others.',
  organisationName: 'Tebra Organisation Name',
  organisationNameHint: 'Optional. Shown on the import receipt.',
  defaultUser: 'Default Provider User',
  defaultUserHint:
    "The A2V2.ai user that patient records fall back to when their Tebra provider isn't mapped to a specific person.",
  noDefaultUser: 'None',
  noDefaultUserWarning:
    'Without one, every provider must be mapped by hand, or the import of their patients will fail.',
  usersUnavailable: 'The users of your workspace cannot be loaded at the moment.',
  required: 'Enter the Tebra Organisation ID.',
  enableFirst: 'Turn on Enable Tebra integration to continue.',
  saveFirst: 'Save the settings to continue.',
  next: 'Next: choose the chatbot and add the export.',
  save: 'Save settings',
  saved: 'Settings saved',
} as const

export const CREATE = {
  title: 'Create dump',
  lead: 'A dump is one import run: the export files you bring across in a single pass.',
  chatbot: 'Target chatbot',
  chatbotHint: 'The agent the patients will belong to, typically a Medical Agent.',
  chatbotPlaceholder: 'Choose a chatbot',
  chatbotRequired: 'Choose the chatbot the patients will belong to.',
  noChatbots: 'Your workspace has no chatbot yet. Create an agent in A2V2 first.',
  offline: 'Your chatbots are listed here as soon as A2V2 can be reached again.',
  create: 'Create dump',
  createNext: 'Gives this import its Dump ID. Next: add the export.',
  id: 'Dump ID',
  copyId: 'Copy Dump ID',
  drop: 'Drop the Tebra export here',
  dropHint:
    'The ZIP as Tebra gave it to you, a folder, or single .ccda and .xml files. Patient documents are recognised too.',
  dropActive: 'Let go to add',
  folder: 'Choose folder…',
  files: 'Choose files…',
  sample: 'Use the sample export',
  sampleHint: '37 invented patients, some with the problems real exports have.',
  adding: 'Looking through the files…',
  added: 'Added',
  columns: { name: 'Name', clinical: 'Clinical documents', files: 'Patient files', other: 'Other files', size: 'Size' },
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,
  problems: (many: number) => `${counted(many, 'item')} cannot be used`,
  next: 'Continue to Parse',
  nextHint: 'Next: Stage 1 reads the files. Nothing is sent.',
  needFiles: 'Add an export with at least one clinical document to continue.',
  later: 'Files that are added or removed now take you back to Parse. What was read is not read again.',
  busy: 'A stage is at work. Pause it to add or remove files.',
  frozen:
    'You approved this import, so its list of files is closed. To bring in more, start a new import: repeat patients are updated, not duplicated.',
} as const

/** Files given to the app from outside, before there is a dump. */
export const GIVEN = {
  title: (names: readonly string[]) => {
    const [first = '', ...others] = names
    return others.length === 0 ? first : `${first} and ${counted(others.length, 'more', 'more')}`
  },
  text: 'Waiting for this import. It is added as soon as the dump is created.',
  leave: 'Leave out',
} as const

export const PARSE = {
  title: 'Parse (Stage 1)',
  lead: 'Reads every patient file, checks it, and prepares what it finds for your review.',
  promise: 'No A2V2 records are created in this stage.',
  will: [
    'Every clinical document is read on this computer: demographics, problems, allergies, medications, vitals, labs, encounters and clinical notes.',
    'Several documents of one patient are put together.',
    'What cannot be read is listed with file and line. One broken file never stops the others.',
  ],
  start: 'Start Stage 1',
  resume: 'Continue Stage 1',
  resumeHint: 'Stage 1 was paused. It goes on where it stopped; nothing is read twice.',
  parsed: 'Patients parsed',
  files: 'Files read',
  failed: 'Files that failed',
  speed: 'Speed',
  left: 'Time left',
  elapsed: 'Time taken',
  finishing: 'finishing',
  estimating: 'working it out',
  progress: 'Stage 1 progress',
  finished: 'Stage 1 is finished',
  finishedWith: (patients: number, files: number) =>
    `${counted(patients, 'patient')} parsed from ${counted(files, 'file')}. Nothing has been sent.`,
  nobody:
    'No patient could be read, so there is nothing to review. Nothing has been sent. Go back and add the export once more.',
  failures: (many: number) => `${counted(many, 'file')} could not be read`,
  failuresHint: (many: number) =>
    many === 1
      ? 'All other files are fine. You can go on without it, or mend it and retry.'
      : 'All other files are fine. You can go on without these, or mend them and retry just those.',
  running: 'Keep the app open. You can use the computer meanwhile.',
  retry: 'Retry failed',
  next: 'Next: you look at everything before anything is sent.',
  more: (shown: number, all: number) => `The first ${shown} of ${all} are shown.`,
  announce: (patients: number, part: string) => `Stage 1: ${counted(patients, 'patient')} parsed, ${part}.`,
  paused: 'Paused',
  stopped: 'Stopped',
} as const

export const MAP = {
  title: 'Map (Stage 2)',
  lead: 'Writes what you approved into your workspace.',
  will: (patients: number, chatbot: string, workspace: string) =>
    `Creates or updates ${counted(patients, 'contact')} for ${chatbot} in ${workspace}.`,
  points: [
    'One CRM contact per patient, with clinical notes, prescriptions, vitals and labs, and patient files.',
    'Repeat patients are updated in place. You will not get duplicates.',
    'You can pause at any time. If the computer sleeps or the connection drops, it goes on where it stopped.',
  ],
  automation: 'Automations of your workspace that run on \u201cContact created\u201d will run for each new contact.',
  readBack: {
    label: 'Check after the upload',
    hint: 'What your workspace then holds is read back and compared with what you approved. The receipt says the outcome.',
    sample: { label: 'A sample of 10 patients', hint: 'Quick: about 30 more requests.' },
    all: { label: 'Every patient that was written', hint: 'Takes longer: up to three more requests for each patient.' },
    progress: (done: number, total: number) => `Reading back: ${count(done)} of ${counted(total, 'patient')}`,
  },
  start: 'Start Stage 2',
  resume: 'Continue Stage 2',
  resumeHint: 'Stage 2 was paused. It goes on where it stopped; nothing is sent twice.',
  done: 'Patients done',
  requests: 'Requests',
  failed: 'Patients that failed',
  left: 'Time left',
  progress: 'Stage 2 progress',
  failures: (many: number) => `${counted(many, 'patient')} failed`,
  failuresHint: (many: number) =>
    `All others are safe in your workspace. Mend the cause and retry just ${many === 1 ? 'this one' : 'these'}.`,
  running: 'Keep the app open. You can use the computer meanwhile.',
  retry: 'Retry failed',
  finished: 'Stage 2 is finished',
  finishedWith: (done: number, failed: number) =>
    failed === 0
      ? `${counted(done, 'patient')} ${done === 1 ? 'is' : 'are'} in your workspace. The receipt is ready.`
      : `${counted(done - failed, 'patient')} ${done - failed === 1 ? 'is' : 'are'} in your workspace, ${count(failed)} failed. Retry them, or go on to the receipt.`,
  toReceipt: 'Continue to receipt',
  announce: (done: number, all: number, part: string) =>
    `Stage 2: ${done} of ${counted(all, 'patient')} done, ${part}.`,
} as const

export const CANCEL = {
  button: 'Cancel import',
  title: 'Cancel this import?',
  text: 'It stops for good and cannot be resumed. Patients that were already imported stay in your CRM.',
  pause: 'To stop for a while, pause it instead.',
  confirm: 'Cancel import',
  keep: 'Go on',
} as const
