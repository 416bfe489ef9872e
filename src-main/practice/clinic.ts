/** The clinic to practise with. Its people are invented; the NPIs pass the Luhn check (prefix 80840) but are nobody's. */

export type Role = 'Owner' | 'Admin' | 'User'

/** `npi`: ten digits. The owner has none, so that a rehearsal also meets a user who cannot be matched by NPI. */
export interface PracticeUser {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly npi?: string
}

export interface PracticeChatbot {
  /** 24 hex, as A2V2 ids are. */
  readonly id: string
  readonly name: string
  readonly kind: string
}

export const PRACTICE_ORGANISATION = { id: '66f0c0ffee00000000000001', name: 'Practice Clinic' } as const

export const PRACTICE_USERS: readonly PracticeUser[] = [
  { id: '66f0c0ffee0000000000a001', name: 'Jordan Miles', role: 'Owner' },
  { id: '66f0c0ffee0000000000a002', name: 'Dr. Amelia Hart', role: 'Admin', npi: '1999999984' },
  { id: '66f0c0ffee0000000000a003', name: 'Dr. Samuel Okafor', role: 'User', npi: '1999999976' },
  { id: '66f0c0ffee0000000000a004', name: 'Dr. Priya Raman', role: 'User', npi: '1999999968' },
  { id: '66f0c0ffee0000000000a005', name: 'Nora Lindqvist NP', role: 'User', npi: '1999999950' },
]

export const PRACTICE_CHATBOTS: readonly PracticeChatbot[] = [
  { id: '66f0c0ffee0000000000b001', name: 'Medical Agent', kind: 'Medical Agent' },
  { id: '66f0c0ffee0000000000b002', name: 'Front Desk', kind: 'Front Desk Agent' },
  { id: '66f0c0ffee0000000000b003', name: 'Sales', kind: 'Sales Agent' },
  // Demands more of a contact than any export can know.
  { id: '66f0c0ffee0000000000b004', name: 'Intake Desk', kind: 'Intake Agent' },
]
