/** The lock, the screen's protection, and what support may be told. */
import type { FailureCode } from '../../src-preload/contract/result'
import type { LockMinutes } from '../../src-preload/contract/security'
import { counted } from './format'

export const LOCK = {
  title: 'Tebra Import is locked',
  lead: 'Patients are hidden. An import that was running goes on.',
  secret: 'API key or API secret',
  secretHint: 'The one this app was connected with. It is compared with the keychain of this computer.',
  show: 'Show what was typed',
  unlock: 'Unlock',
  system: 'Unlock with Touch ID',
  press:
    'No API key is kept on this computer, so there is nothing to ask for: the lock only hides the view. Lock the computer itself when you leave it.',
  wait: (seconds: number) => `Wait ${counted(seconds, 'second')}, then try again.`,
} as const

export const SECURITY = {
  title: 'Security',
  lead: 'For everyone who works at this computer, in both workspaces.',
  lock: {
    title: 'Lock',
    text: 'Locked, the window shows no patient until somebody unlocks it. It also locks when the computer locks or sleeps. Imports go on.',
    after: 'Lock after',
    options: {
      5: '5 minutes without use',
      10: '10 minutes without use',
      30: '30 minutes without use',
      0: 'Never by itself',
    } satisfies Record<LockMinutes, string>,
    now: 'Lock now',
  },
  screen: {
    title: 'Screen',
    label: 'Hide the window from screenshots and recordings',
    hint: 'Other programs, screen sharing too, then see an empty window. Windows and macOS can do this; Linux cannot.',
  },
  saved: 'Saved',
} as const

export const SUPPORT_BUNDLE = {
  title: 'Support bundle',
  text: 'When something goes wrong, support can often tell from counts and codes. The bundle holds nothing else: no names, no paths, no patient, no key.',
  open: 'Show the support bundle…',
  dialog: 'This is all that will be saved',
  label: 'The whole bundle',
  save: 'Save…',
  saved: 'The support bundle was saved. Send it to support@a2v2.ai if you like; the app sends it nowhere.',
} as const

export const OF_THE_LOCK = {
  locked: {
    title: 'The window is locked',
    happened: 'It locked while this was under way.',
    next: 'Unlock it, then try again.',
  },
  unlock_refused: {
    title: 'Still locked',
    happened: 'That is neither the API key nor the API secret that this app was connected with.',
    next: 'Check it and try again. Both were made in A2V2 under Settings → API keys.',
  },
  unlock_wait: {
    title: 'Too many wrong tries',
    happened: 'To keep guessers out, each further try has to wait a little longer.',
    next: 'Wait a minute at most, then try again.',
  },
} as const satisfies Partial<Record<FailureCode, { title: string; happened: string; next: string }>>
