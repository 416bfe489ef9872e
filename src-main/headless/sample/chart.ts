/** What the generator knows of one patient; the sections write it down. Lists are oldest first. */
import type { Day } from './calendar'
import type { Condition } from './catalog/conditions'
import type { Allergen, PastProcedure, Payer, Relative, Vaccine } from './catalog/history'
import type { Prescription } from './catalog/medications'
import type { Panel } from './catalog/panels'
import type { Coded } from './coded'
import type { Clinician } from './providers'

export interface Person {
  /** Seven digits: Tebra's patient id, the extension of patientRole/id. */
  readonly id: string
  readonly family: string
  readonly given: string
  readonly middle?: string
  readonly gender: 'F' | 'M'
  readonly birth: Day
  readonly street: string
  readonly town: readonly [city: string, state: string, postalCode: string]
  /** `(914) 555-0142` */
  readonly phone?: string
  readonly email?: string
  readonly maritalStatus?: Coded
  readonly race: Coded
  readonly ethnicity: Coded
  readonly language: string
}

export interface Vitals {
  readonly systolic: number
  readonly diastolic: number
  readonly pulse: number
  /** °F, one decimal. */
  readonly temperature: string
  /** Inches and pounds, one decimal. */
  readonly height: string
  readonly weight: string
  readonly saturation: number
}

/** `number` counts a patient's visits from 1; ids of what was recorded at a visit are built on it. */
export interface Visit {
  readonly number: number
  readonly day: Day
  /** Since midnight. */
  readonly minutes: number
  readonly kind: Coded
  readonly clinician: Clinician
  readonly condition?: Condition
  readonly vitals?: Vitals
  readonly note: readonly string[]
}

/** `resolved` undefined: still active. */
export interface Problem {
  readonly condition: Condition
  readonly onset: Day
  readonly resolved?: Day
}
export interface Medication {
  readonly prescription: Prescription
  readonly from: Day
  readonly to?: Day
  readonly reason: Coded
  readonly clinician: Clinician
}
export interface Allergy {
  readonly allergen: Allergen
  readonly onset: Day
}
export interface Immunization {
  readonly vaccine: Vaccine
  readonly day: Day
  readonly lot: string
  readonly refused: boolean
}
/** `value` is a number as the laboratory prints it, or a finding. */
export interface Result {
  readonly code: Coded
  readonly value: string | Coded
  readonly unit?: string
  readonly low?: number
  readonly high?: number
  readonly flag: 'N' | 'H' | 'L' | 'A'
}
export interface LabReport {
  readonly panel: Panel
  readonly day: Day
  readonly results: readonly Result[]
}
export interface DoneProcedure {
  readonly procedure: PastProcedure
  readonly day: Day
}
export interface FamilyHistory {
  readonly relative: Relative
  readonly condition: Coded
  readonly ageAtOnset: number
  readonly deceased: boolean
}
export interface Plan {
  readonly appointment: Day
  readonly referral?: string
  readonly instruction: string
  readonly order?: Coded
}
export interface Coverage {
  readonly payer: Payer
  readonly memberId: string
  readonly groupId: string
}

export interface Chart {
  readonly person: Person
  readonly clinician: Clinician
  /** Whether the header names a primary care provider, or only the visits their performers. */
  readonly namesPrimaryCare: boolean
  /** Everything in the chart is before or on this day. */
  readonly writtenOn: Day
  readonly visits: readonly Visit[]
  readonly problems: readonly Problem[]
  readonly allergies: readonly Allergy[]
  readonly medications: readonly Medication[]
  readonly immunizations: readonly Immunization[]
  readonly labs: readonly LabReport[]
  readonly procedures: readonly DoneProcedure[]
  readonly smoking: Coded
  readonly alcohol: string
  readonly family: readonly FamilyHistory[]
  readonly plan: Plan
  readonly coverage?: Coverage
}
