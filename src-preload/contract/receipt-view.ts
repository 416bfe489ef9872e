/** What an import run left in the workspace, as the owner reads, prints and keeps it. Counts and codes, no patient. */
import type { VerifiedView } from './read-back'
import type { Failure } from './result'
import type { ChatbotView, FailedFile, UndoView, WorkspaceKind } from './views'

export interface ReceiptView {
  readonly dumpId: string
  readonly workspace: WorkspaceKind
  readonly organisation: { readonly id: string; readonly name: string }
  readonly chatbot: ChatbotView
  readonly startedAt: string
  readonly finishedAt: string
  readonly appVersion: string
  /** SHA-256 of the approved set. */
  readonly approvalDigest: string
  readonly patients: {
    readonly imported: number
    readonly created: number
    readonly updated: number
    readonly unchanged: number
    readonly skipped: number
    readonly failed: number
  }
  readonly counts: {
    readonly clinicalNotes: number
    readonly activePrescriptions: number
    readonly vitalAndLabResults: number
    readonly patientFiles: number
    readonly formSubmissions: number
    readonly tasks: number
    /** Items of an earlier import which the record no longer has; absent in receipts of older versions. */
    readonly withdrawn?: number
  }
  /** Patients whose record went as a readable summary, where the workspace takes no clinical data. */
  readonly summaries?: number
  readonly skipped: readonly { readonly code: Failure['code']; readonly count: number }[]
  readonly failed: readonly { readonly code: Failure['code']; readonly count: number }[]
  readonly failedFiles: readonly FailedFile[]
  readonly verified?: VerifiedView
  /** Contacts that were sent without an answer: an undo finds out whether this run created them. */
  readonly inDoubt?: number
  /** Only when the owner undid the run. */
  readonly undone?: UndoView
}
