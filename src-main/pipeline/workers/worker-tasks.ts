/** What a worker can be asked to do, and what travels for it: batches of jobs there, an outcome a job back. */
import type { Telecom } from '../../../src-preload/contract/data-types'
import type { PatientFile } from '../../../src-preload/contract/record'
import type { Failure, Result } from '../../../src-preload/contract/result'
import type { FileRef } from '../../intake/found-file'
import type { Table } from '../../intake/tables/read-table'
import type { MappingContext } from '../../mapping/payloads'
import type { Balance } from '../../review/balance'
import type { PatientSummary } from '../../review/summary'

export interface ParseJob extends FileRef {
  readonly id: number
  /** The shown path. */
  readonly file: string
  readonly kind: 'clinical' | 'document'
  readonly mediaType: string
  /** As found; another size now means that the file has changed. */
  readonly bytes: number
}

export const bytesIn = (parts: readonly Uint8Array[]): number =>
  parts.reduce((sum, { byteLength }) => sum + byteLength, 0)

export interface ParsedFile {
  readonly name: string
  readonly mediaType: string
  readonly sha256: string
  readonly pages?: number | undefined
  readonly pieces: readonly Uint8Array[]
}

export interface ParsedDocument {
  /** `PatientSummary` as JSON, which is how it is stored; it also travels faster than the object. */
  readonly summary: string
  readonly sha256: string
  readonly balance: Balance
  /** Packed `StagedDocument`, and `DocumentAccount` unless `account` is there. */
  readonly body: Uint8Array
  readonly account?: Uint8Array
  /** `DocumentFacts` as JSON, where there is something to merge with. */
  readonly facts?: string
  readonly embedded: readonly ParsedFile[]
}

export type ParseOutcome = { readonly id: number } & (
  | { readonly type: 'clinical'; readonly document: ParsedDocument }
  | { readonly type: 'document'; readonly sha256: string; readonly pages?: number | undefined }
  | { readonly type: 'failed'; readonly failure: Failure }
)

/** A patient as staged: packed documents. */
export interface PatientJob {
  readonly id: number
  readonly key: string
  readonly bodies: readonly Uint8Array[]
  /** From the owner's table of contact info. */
  readonly fills: readonly Telecom[]
}
export interface MergeJob extends PatientJob {
  /** `DocumentFacts` as JSON; the bodies of those documents are left out. */
  readonly facts: readonly string[]
}
export interface DigestJob extends PatientJob {
  readonly files: readonly PatientFile[]
}
export interface MergeOutcome {
  readonly id: number
  readonly merged: Result<{ readonly summary: PatientSummary; readonly conflict: boolean }>
}
export interface DigestOutcome {
  readonly id: number
  readonly digests: Result<{ readonly digest: string; readonly contactDigest: string }>
}

/** A table of the owner's: a damaged workbook must cost a worker, not the engine. */
export interface TableJob {
  readonly id: number
  readonly path: string
}
export interface TableOutcome {
  readonly id: number
  readonly table: Result<Table>
}

/** `shared` goes along once a batch. */
export interface Tasks {
  readonly read: { readonly job: ParseJob; readonly shared: undefined; readonly outcome: ParseOutcome }
  readonly merge: { readonly job: MergeJob; readonly shared: undefined; readonly outcome: MergeOutcome }
  readonly digest: { readonly job: DigestJob; readonly shared: MappingContext; readonly outcome: DigestOutcome }
  readonly table: { readonly job: TableJob; readonly shared: undefined; readonly outcome: TableOutcome }
}
export type TaskName = keyof Tasks

export interface ToWorker<T extends TaskName = TaskName> {
  readonly batch: number
  readonly task: T
  readonly shared: Tasks[T]['shared']
  readonly jobs: readonly Tasks[T]['job'][]
}
export interface FromWorker<T extends TaskName = TaskName> {
  readonly batch: number
  readonly outcomes: readonly Tasks[T]['outcome'][]
}

/** What a patient's job carries; nothing of any other. */
export const bodiesIn = (jobs: readonly Tasks[TaskName]['job'][]): Uint8Array[] =>
  jobs.flatMap((job) => ('bodies' in job ? job.bodies : []))

/** What an outcome carries. */
export const blobsOf = (outcome: Tasks[TaskName]['outcome']): Uint8Array[] => {
  const { document } = outcome as Partial<Extract<ParseOutcome, { type: 'clinical' }>>
  if (document === undefined) return []
  const { body, account, embedded } = document
  return [body, ...(account === undefined ? [] : [account]), ...embedded.flatMap(({ pieces }) => pieces)]
}

/** What may be handed over without a copy. Small buffers share one pool of Node's, which can't be given away. */
export const transferable = (parts: readonly Uint8Array[]): ArrayBuffer[] => [
  ...new Set(
    parts.flatMap(({ buffer, byteLength }) =>
      buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? buffer : [],
    ),
  ),
]
