/** What an import would change about a patient who is in the workspace already. */
import type { DifferenceKind } from '../../src-preload/contract/difference'
import { count, counted } from './format'

const FIELDS: Readonly<Record<string, string>> = {
  name: 'Name',
  email: 'Email',
  mobileNumber: 'Mobile number',
  gender: 'Gender',
  stage: 'Stage',
  status: 'Status',
  owner: 'Owner',
}

/** A custom field of the workspace's own is shown by its key. */
export const fieldLabel = (field: string): string => FIELDS[field] ?? field

export const DIFFERENCE = {
  ask: 'Compare with A2V2',
  again: 'Compare again',
  title: 'What this import would change',
  archived: 'The contact is archived in A2V2. Importing brings it back.',
  none: 'Nothing: A2V2 holds exactly this already, so nothing will be sent.',
  contact: 'Contact',
  field: 'Field',
  before: 'In A2V2 now',
  after: 'After the import',
  empty: 'Empty',
  kinds: {
    notes: 'Clinical notes',
    prescriptions: 'Prescriptions',
    readings: 'Vital and lab results',
    formSubmissions: 'Form submissions',
    tasks: 'Tasks',
  } satisfies Readonly<Record<DifferenceKind, string>>,
  files: 'Patient files',
  changes: { created: 'New', updated: 'Changed', withdrawn: 'No longer in Tebra, marked as withdrawn' },
  unchanged: (many: number) => `${count(many)} unchanged`,
  more: (many: number) => `and ${counted(many, 'more', 'more')}`,
} as const
