/** What travels between the engine and a parse worker: jobs in batches, outcomes with packed bodies. */
import type { Failure } from '../../src-preload/contract/result'
import type { FileRef } from '../intake/found-file'
import type { Balance } from '../review/balance'
import type { PatientSummary } from '../review/summary'

export interface ParseJob extends FileRef {
  readonly fileId: number
  /** The shown path. */
  readonly file: string
  readonly kind: 'clinical' | 'document'
  /** As found; another size now means that the file has changed. */
  readonly bytes: number
}

export interface ParsedFile {
  readonly name: string
  readonly mediaType: string
  readonly sha256: string
  readonly body: Uint8Array
}

export interface ParsedDocument {
  readonly summary: PatientSummary
  readonly sha256: string
  readonly time?: string
  readonly balance: Balance
  /** Packed `StagedDocument`. */
  readonly body: Uint8Array
  /** Packed `DocumentAccount`. */
  readonly account: Uint8Array
  readonly embedded: readonly ParsedFile[]
}

export type ParseOutcome = { readonly fileId: number } & (
  | { readonly type: 'clinical'; readonly document: ParsedDocument }
  | { readonly type: 'document'; readonly sha256: string }
  | { readonly type: 'failed'; readonly failure: Failure }
)

export interface ToParseWorker {
  readonly batch: number
  readonly jobs: readonly ParseJob[]
}
export interface FromParseWorker {
  readonly batch: number
  readonly outcomes: readonly ParseOutcome[]
}
