/** The Tebra screen: its imports and its providers. Labels as in the guide. */
import { roleName } from './record'

export const HOME = {
  title: 'Tebra',
  lead: 'Bring patient records from Tebra EMR into your A2V2.ai CRM.',
  open: 'Open import wizard',
  guide: "Owner's guide",
  dump: 'A dump is one batch of Tebra export files: everything you bring across in a single pass.',
} as const

export const RECENT = {
  title: 'Recent imports',
  columns: {
    id: 'Dump ID',
    chatbot: 'Chatbot',
    status: 'Status',
    progress: 'Progress',
    started: 'Started',
    actions: 'Actions',
  },
  resume: 'Resume',
  view: 'View',
  discard: 'Discard',
  running: 'working now',
  empty: {
    title: 'No imports yet',
    text: 'Your imports will be listed here, so that you can pick up where you left off or look back.',
  },
} as const

/** A plain Open API key: the workspace names neither its chatbots nor its users. */
export const PLAIN_KEY = {
  title: 'This API key names no chatbots and no users',
  text: 'Your workspace does not offer the Tebra integration to it, so they are entered by hand. Clinical data goes along as a readable summary in the files of each contact.',
  agentId: 'Chatbot ID',
  agentIdHint: 'In A2V2 under the settings of your Medical Agent.',
  userId: 'User ID',
  owner: 'I am the Owner of this organisation.',
  ownerFirst: 'Only the Owner may import. Confirm that you are.',
} as const

export const DISCARD = {
  title: 'Discard this import?',
  dump: (id: string) => `Dump ID ${id}`,
  deletes: 'This deletes',
  deleted: [
    'what was read from the export and prepared on this computer',
    'its key, so that no copy of it can be opened again',
    'your review of it: whom you left out, the approval, and the receipt',
  ],
  keeps: 'This does not delete',
  kept: [
    'records already imported into your CRM: they are not removed',
    'the export files you added: they stay where they are',
    'your settings and provider mappings',
  ],
  confirm: 'Discard import',
  cancel: 'Keep it',
} as const

export const PROVIDERS = {
  title: 'Provider mappings',
  lead: 'Tebra identifies each provider by an NPI. Map each one to the A2V2 user its patients belong to.',
  columns: {
    provider: 'Tebra provider',
    npi: 'Tebra NPI',
    patients: 'Patients',
    strategy: 'Strategy',
    user: 'A2V2 user',
  },
  strategies: { exact: 'Exact', fallback: 'Fallback', skip: 'Skip' },
  meaning: {
    exact: "Attribute the provider's patients to the A2V2 user you choose.",
    fallback: 'Use the Default Provider User of the Configure step.',
    skip: "Don't attribute this provider. The NPI is left unmapped.",
  },
  unmapped: 'Choose…',
  unknownUser: 'A user of your workspace',
  noDefault: 'No Default Provider User is set',
  fallbackTo: (name: string) => `Default: ${name}`,
  notAttributed: 'Not attributed',
  chooseUser: 'Choose a user',
  suggestion: (because: 'npi' | 'name') => `Suggested: same ${because === 'npi' ? 'NPI' : 'name'}`,
  accept: 'Use',
  acceptAll: (many: number) => `Use all ${many} suggestions`,
  invalidNpi: 'Not a valid NPI',
  unnamed: 'Provider without a name',
  occursAs: (roles: readonly string[]) => `In the records as ${[...new Set(roles.map(roleName))].join(', ')}`,
  strategyOf: (name: string) => `Strategy for ${name}`,
  userOf: (name: string) => `A2V2 user for ${name}`,
  acceptOf: (name: string, user: string) => `Use ${user} for ${name}`,
  empty: {
    title: 'No providers yet',
    text: 'Providers appear here after Stage 1 has read an export. You can then map each NPI to an A2V2 user.',
  },
} as const
