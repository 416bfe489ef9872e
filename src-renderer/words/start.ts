/** First start, the workspaces, and the screens that stand in the way. */
export const WELCOME = {
  title: 'Import from Tebra',
  lead: 'Bring your patients from Tebra into A2V2.ai: contacts, clinical notes, prescriptions, vitals, labs and files.',
  does: {
    title: 'What it does',
    points: [
      'Reads the export files Tebra gives you, on this computer.',
      'Shows you every patient and what was found, before anything is sent.',
      'Creates or updates one contact per patient, only after you approve.',
      'Gives you a receipt of what landed, what was skipped, and why.',
    ],
  },
  doesNot: {
    title: 'What it does not do',
    points: [
      'It does not change anything in Tebra.',
      'It sends nothing to anyone but your A2V2 workspace.',
      'It does not guess: what it cannot read, it tells you.',
      'It keeps nothing unencrypted. Discard an import and its data cannot be opened again.',
    ],
  },
  next: 'Get started',
} as const

export const CHOOSE = {
  title: 'Where should patients go?',
  lead: 'You can change this at any time. Imports of one workspace never mix with the other.',
  label: 'Where patients go',
  practice: {
    title: 'Practice workspace',
    text: 'Rehearse the whole import on this computer. Nothing leaves it, and a sample export is ready. Recommended for the first time.',
    button: 'Use the practice workspace',
  },
  a2v2: {
    title: 'My A2V2 workspace',
    text: 'Your real CRM. You need an API key, which your organisation Owner makes in A2V2 under Settings → API keys.',
    button: 'Use my A2V2 workspace',
  },
} as const

export const CREDENTIALS = {
  title: 'Connect your A2V2 workspace',
  lead: 'Paste the key and the secret from A2V2 under Settings → API keys.',
  apiKey: 'API key',
  apiSecret: 'API secret',
  show: 'Show the secret',
  secretHint: 'Shown only once when the key is made.',
  advanced: 'Advanced',
  baseUrl: 'Base URL',
  baseUrlHint: 'Only if A2V2 support gave you another one than https://api.a2v2.ai/v1/open.',
  kept: 'Both are kept in the keychain of this computer and are never shown again.',
  save: 'Check and save',
  noKey: 'Enter the API key.',
  noSecret: 'Enter the API secret.',
  tooShort: 'At least 8 characters.',
  notAnAddress: 'Enter a whole address, starting with https://.',
  forget: 'Forget the API key',
} as const

export const FORGET = {
  title: 'Forget the API key?',
  text: 'It is removed from the keychain of this computer. To import again you need a key and its secret, which A2V2 shows only once. Imports and CRM records stay.',
  confirm: 'Forget the key',
  keep: 'Keep it',
} as const

export const FIND_EXPORT = {
  title: 'Where to find the export in Tebra',
  lead: 'Your patients leave Tebra as one ZIP file. You can make it now, or later when the wizard asks for it.',
  path: ['Practice Settings', 'Data Management', 'Export Patient Data'],
  pathLabel: 'In Tebra, open',
  steps: [
    'Choose a date range and providers. For a first import, take everything.',
    'Start the export. Tebra tells you when it is ready; for a large clinic this can take a while.',
    'Download the ZIP. It holds one .ccda file per patient, and their documents.',
    'Keep the ZIP as it is. There is no need to unpack it.',
  ],
  sample: 'No export at hand? The practice workspace has a sample of 37 invented patients.',
  finish: 'Open Tebra Import',
} as const

export const STEP_OF = (step: number, of: number): string => `Step ${step} of ${of}`

export const WORKSPACE = {
  title: 'Workspace',
  lead: 'Imports of one workspace are never mixed with those of the other.',
  current: 'In use',
  use: 'Use this workspace',
  organisation: 'Organisation',
  change: 'Enter another API key',
  encryption: (store: string) => `Patient data on this computer is encrypted. The keys are kept in ${store}.`,
  version: (version: string) => `Tebra Import ${version}`,
} as const

/** A store of the app's own that cannot be opened: what is lost with it, what is not, and the way on. */
export const SET_ASIDE = {
  workspace: {
    title: 'The list of your imports cannot be opened',
    damaged: 'The encrypted file that holds it is damaged, or is no longer the one that belongs to its key.',
    keyLost: 'The encrypted file is here, but its key is no longer in the keychain of this computer.',
    next: 'If you have just changed the keychain, or moved or restored files, undo that and try again: nothing was deleted. Otherwise set the file aside and go on with a new list.',
    lost: [
      'your settings and your provider mappings: you enter them once more',
      'the record of who did what until now, and what was known of earlier imports: patients are sent again, and updated in place',
    ],
    kept: [
      'your imports that are whole: they are found again and listed',
      'everything that is in your CRM, and the export files',
      'the damaged file itself, as encrypted as it was, in the folder "set-aside"',
    ],
    confirm: 'Set it aside and go on',
  },
  practice: {
    title: 'The practice workspace cannot be opened',
    damaged: 'The encrypted file that holds the rehearsal is damaged, or is no longer the one that belongs to its key.',
    keyLost: 'The encrypted file of the rehearsal is here, but its key is no longer in the keychain of this computer.',
    next: 'If you have just changed the keychain, or moved or restored files, undo that and try again: nothing was deleted. Otherwise set it aside and begin a new rehearsal.',
    lost: ['the patients of your rehearsals'],
    kept: [
      'your imports, your settings, and everything in your real CRM',
      'the damaged file itself, as encrypted as it was, in the folder "set-aside"',
    ],
    confirm: 'Set it aside and begin anew',
  },
  loses: 'Lost',
  keeps: 'Not lost',
} as const

export const GATES = {
  owner: {
    title: 'This page is for organisation owners only',
    text: 'A Tebra import moves real patient data, so it is restricted to the organisation Owner.',
    next: 'Ask your Owner to run it, or review your role in A2V2 under Settings → Members & Roles.',
  },
  disabled: {
    title: 'Integrations is not enabled for your organisation',
    text: 'Tebra import is switched on for one organisation at a time, and yours is not among them yet.',
    next: 'Write to support@a2v2.ai and ask for the Tebra integration. Meanwhile you can rehearse in the practice workspace.',
  },
  engine: {
    title: 'The part of the app that does the work stopped',
    text: 'It stopped several times in a row. What had been read or sent is kept, encrypted, on this computer.',
    next: 'Start it again. Your imports go on where they stopped.',
    again: 'It stopped again. Close Tebra Import and open it anew. If this stays, write to support@a2v2.ai.',
    start: 'Start it again',
  },
  practise: 'Use the practice workspace',
  otherKey: 'Enter another API key',
} as const
