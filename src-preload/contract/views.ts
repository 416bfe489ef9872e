/** What the window may see: summaries and pages of rows. Paths are shown relative to what the owner chose. */
import type { TrailView } from './audit'
import type { Instant } from './data-types'
import type { ReadBack } from './read-back'
import type { PatientRecord } from './record'
import type { RequiredField } from './required-fields'
import type { Failure } from './result'
import type { SecurityView } from './security'
import type { Stage } from './steps'

export type WorkspaceKind = 'practice' | 'a2v2'

export interface AppView {
  readonly version: string
  readonly platform: string
  /** Undefined until the owner chose one at first start. */
  readonly workspace?: WorkspaceKind
  readonly credentials: boolean
  readonly settings: SettingsView
  readonly encryption: { readonly store: string }
  /** As it was found when the app opened. */
  readonly trail: TrailView
  readonly security: SecurityView
}

export interface SettingsView {
  readonly enabled: boolean
  readonly organisationId: string
  readonly organisationName: string
  readonly defaultProviderUserId?: string
}

export interface UserView {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly npi?: string
}
export interface ChatbotView {
  readonly id: string
  readonly name: string
  readonly kind: string
}
/** What the workspace says of itself: GET /integrations/tebra. */
export interface IntegrationView {
  readonly enabled: boolean
  readonly role: 'Owner' | 'Admin' | 'User'
  readonly organisation: { readonly id: string; readonly name: string }
  readonly users: readonly UserView[]
  readonly chatbots: readonly ChatbotView[]
  readonly capabilities: readonly string[]
}

export interface Progress {
  readonly done: number
  readonly total: number
  readonly failed: number
  /** Bytes for Stage 1, requests for Stage 2. */
  readonly unitsDone: number
  readonly unitsTotal: number
  readonly secondsElapsed: number
  readonly secondsLeft?: number
}
export type StatementCounts = Readonly<Record<string, number>>

export interface FailedFile extends Failure {
  readonly fileId: number
  readonly file: string
}

/** One thing the owner added: a folder, a ZIP or a file, with what was found in it. */
export interface AddedSource {
  readonly id: number
  readonly name: string
  readonly kind: 'folder' | 'zip' | 'file'
  readonly clinicalDocuments: number
  readonly patientFiles: number
  readonly other: number
  readonly bytes: number
}

export interface DumpView {
  readonly id: string
  readonly chatbot: ChatbotView
  readonly workspace: WorkspaceKind
  readonly stage: Stage
  /** A stage is at work right now (as opposed to paused or interrupted). */
  readonly running: boolean
  readonly startedAt: string
  readonly finishedAt?: string
  readonly sources: readonly AddedSource[]
  /** Patients parsed so far. */
  readonly patients: number
  readonly parse: Progress
  readonly map: Progress
  readonly counts: StatementCounts
  /** Entries in the documents: read into rows, accounted for without a row, not read. */
  readonly balance: {
    readonly entries: number
    readonly read: number
    readonly accounted: number
    readonly unread: number
  }
  readonly failedFiles: readonly FailedFile[]
  readonly failedFileCount: number
  /** Patients, while an approval is at work. */
  readonly approving?: { readonly done: number; readonly total: number }
  /** Patients, while what was uploaded is read back. */
  readonly verifying?: { readonly done: number; readonly total: number }
  /** The owner's choice for the end of Stage 2. */
  readonly readBack: ReadBack
  /** While an undo runs, and after it until the app is closed. */
  readonly undo?: UndoView
  /** Why the last stage stopped, if it stopped with an error. */
  readonly failure?: Failure
}

/** A row of Recent imports. */
export interface DumpRow {
  readonly id: string
  readonly chatbot: string
  readonly workspace: WorkspaceKind
  readonly stage: Stage
  readonly running: boolean
  /** 0 to 1 over both stages. */
  readonly progress: number
  readonly patients: number
  readonly startedAt: string
}
export type CheckState = 'pass' | 'warn' | 'block'
/** A line of the preflight checklist; its words are the renderer's, by `code`. */
export interface PreflightItem {
  readonly code:
    | 'files_read'
    | 'files_failed'
    | 'files_changed'
    | 'statements_unread'
    | 'contact_info'
    | 'patient_conflicts'
    | 'providers_mapped'
    | 'default_provider'
    | 'patients_without_id'
    | 'unmatched_files'
    | 'workspace_reachable'
    | 'contacts_automation'
    | 'required_fields'
    | 'required_values'
    | 'something_to_import'
  readonly state: CheckState
  readonly count: number
  readonly total?: number
}

export interface ReviewView {
  readonly preflight: readonly PreflightItem[]
  /** What the target chatbot demands of every contact, beyond a name and how to reach it. */
  readonly requiredFields: readonly RequiredField[]
  readonly patients: number
  readonly missingContact: number
  readonly repeatPatients: number
  readonly conflicts: number
  readonly importable: number
  /** ISO dates, no time. */
  readonly encounterRange?: { readonly from: string; readonly to: string }
  readonly counts: StatementCounts
  readonly balance: DumpView['balance']
  readonly patientFiles: { readonly matched: number; readonly unmatched: number }
  readonly blocked: boolean
}

export interface PatientRow {
  readonly key: string
  readonly name: string
  readonly birthDate?: string
  readonly gender?: string
  readonly email?: string
  readonly phone?: string
  readonly provider?: string
  readonly documents: number
  readonly statements: number
  readonly warnings: number
  readonly missingContact: boolean
  readonly repeat: boolean
  readonly conflict: boolean
  readonly excluded: boolean
  /** Stage 2: where this patient's upload stands. */
  readonly upload?: 'planned' | 'sent' | 'confirmed' | 'failed' | 'skipped'
  readonly uploadFailure?: Failure
}
export const PATIENT_FILTERS = [
  'all',
  'missing_contact',
  'repeat',
  'conflict',
  'warnings',
  'failed',
  'importable',
] as const
export type PatientFilter = (typeof PATIENT_FILTERS)[number]
export const PATIENT_SORTS = ['name', 'birthDate', 'statements', 'warnings', 'documents', 'provider'] as const
export type PatientSort = (typeof PATIENT_SORTS)[number]

export interface Page<T> {
  readonly total: number
  readonly rows: readonly T[]
}

export interface PatientView extends PatientRow {
  readonly record: PatientRecord
  readonly balance: DumpView['balance']
  /** Only of a conflict: whom each document is of, by its own words. */
  readonly people?: readonly { readonly file: string; readonly name: string; readonly birthDate?: Instant }[]
}

export type Strategy = 'exact' | 'fallback' | 'skip'
export interface ProviderRow {
  readonly npi: string
  readonly valid: boolean
  readonly names: readonly string[]
  readonly roles: readonly string[]
  readonly patients: number
  readonly strategy?: Strategy
  readonly userId?: string
  readonly suggestion?: { readonly userId: string; readonly because: 'npi' | 'name' }
}

/** Contacts which a run created, and what became of them when it was undone. */
export interface UndoView {
  readonly total: number
  readonly archived: number
  /** Written to by a later import, so they stay. */
  readonly kept: number
  readonly failed: number
}

/**
 * Tables which the owner may keep. `missing_contact`: patients without email and phone, to be completed in Tebra.
 * `receipt`: the ledger as ids, states and counts; no names.
 */
export const TABLES = ['missing_contact', 'receipt_csv', 'receipt_json'] as const
export type TableName = (typeof TABLES)[number]

/** A contact as the workspace holds it, for View patient records. */
export interface ContactRow {
  readonly id: string
  readonly externalReferenceId: string
  readonly name: string
  readonly email?: string
  readonly phone?: string
  readonly owner?: string
  readonly notes: number
  readonly prescriptions: number
  readonly readings: number
  readonly files: number
  readonly tasks: number
  readonly updatedAt: string
  /** Only when it is. */
  readonly archived?: true
}
