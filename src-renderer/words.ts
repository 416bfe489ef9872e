/** Words that belong to no single screen. Labels of the guide stand here word for word. */
import type { DumpStatus } from '../src-preload/contract/steps'
import type { WorkspaceKind } from '../src-preload/contract/views'

export const APP = 'Tebra Import'

export const BUTTONS = {
  back: 'Back',
  cancel: 'Cancel',
  checkAgain: 'Check again',
  close: 'Close',
  continue: 'Continue',
  copy: 'Copy',
  copied: 'Copied',
  pause: 'Pause',
  tryAgain: 'Try again',
} as const

export const NAVIGATION = {
  label: 'Main',
  group: 'Integrations',
  tebra: 'Tebra',
  records: 'Patient records',
  audit: 'Audit trail',
  security: 'Security',
  cutOff: 'Not connected',
  switch: 'Switch workspace',
  skip: 'Skip to content',
} as const

export const WORKSPACES: Readonly<Record<WorkspaceKind, { name: string; short: string; hint: string }>> = {
  practice: {
    name: 'Practice workspace',
    short: 'the practice workspace',
    hint: 'Stays on this computer',
  },
  a2v2: { name: 'My A2V2 workspace', short: 'your A2V2 workspace', hint: 'Your real CRM' },
}

/** What each status of Recent imports means, as the guide says it. */
export const STATUS_MEANING: Readonly<Record<DumpStatus, string>> = {
  Preflight: 'Set up and being checked before parsing.',
  Parsing: 'Stage 1 is reading the patient files.',
  Mapping: 'Stage 2 is writing records into A2V2.ai.',
  Completed: 'The import finished.',
  Failed: 'The import stopped with errors.',
  Cancelled: 'The import was cancelled.',
}

export const STATES = {
  loading: 'Loading',
  loadingText: 'Loading…',
  nothing: 'Nothing here yet',
  code: (code: string) => `Code: ${code}`,
  where: 'Where',
  engineBack: 'The app recovered from a problem. Everything that was done is kept; you can go on.',
  offline: {
    title: 'A2V2 cannot be reached at the moment',
    text: 'You can go on preparing: reading and reviewing need no connection. Only creating a dump and Stage 2 do.',
  },
} as const
