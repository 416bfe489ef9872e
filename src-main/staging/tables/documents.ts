/** One row a document read. The body is what the parse worker handed over, byte for byte. */
import type { Balance } from '../../review/balance'
import { type ReadableDb, sql, type WritableDb } from '../sql'

export interface NewDocument {
  readonly fileId: number
  readonly patientKey: string
  readonly sha256: string
  readonly warnings: number
  readonly balance: Balance
  /** The `PatientSummary` of a patient who has this document only, as JSON. */
  readonly summary: string
  /** The `StagedDocument` and its account, packed (see pipeline/dump/packing.ts). */
  readonly body: Uint8Array
  /** The account of a body that is too large to be unpacked for it. */
  readonly account?: Uint8Array
  /** `DocumentFacts` as JSON. */
  readonly facts?: string
}

const IN_BODY = new Uint8Array(0)

/** Replaces what was read from that file before. */
export const putDocument = (db: WritableDb, document: NewDocument): void => {
  const { balance } = document
  db.run(sql`DELETE FROM documents WHERE file_id = ${document.fileId}`)
  db.run(sql`
    INSERT INTO documents (file_id, patient_key, sha256, warnings, entries, read, accounted, unread)
    VALUES (${document.fileId}, ${document.patientKey}, ${document.sha256}, ${document.warnings},
            ${balance.entries}, ${balance.read}, ${balance.accounted}, ${balance.unread})`)
  db.run(sql`
    INSERT INTO document_bodies (file_id, summary, body, account)
    VALUES (${document.fileId}, ${document.summary}, ${document.body}, ${document.account ?? IN_BODY})`)
  if (document.facts === undefined) return
  db.run(sql`INSERT INTO document_facts (file_id, facts) VALUES (${document.fileId}, ${document.facts})`)
}

/** Another file that gave the same bytes before. */
export const fileWithSameBytes = (db: ReadableDb, sha256: string, fileId: number): number | undefined =>
  db.get<{ id: number }>(sql`SELECT file_id AS id FROM documents WHERE sha256 = ${sha256} AND file_id <> ${fileId}`)?.id

/** The files of a patient's documents, in the order in which they were found. */
export const documentFilesOf = (db: ReadableDb, patientKey: string): number[] =>
  db
    .all<{ id: number }>(sql`
      SELECT file_id AS id FROM documents WHERE patient_key = ${patientKey} ORDER BY file_id`)
    .map(({ id }) => id)

/** The `PatientSummary` of a patient who has this document only, as JSON. */
export const documentSummary = (db: ReadableDb, fileId: number): string | undefined =>
  db.get<{ summary: string }>(sql`SELECT summary FROM document_bodies WHERE file_id = ${fileId}`)?.summary

/** The clinical document of a patient by its shown path, which is unique in a dump. */
export const documentFile = (
  db: ReadableDb,
  patientKey: string,
  file: string,
): { fileId: number; sha256: string } | undefined =>
  db.get(sql`
    SELECT d.file_id AS fileId, d.sha256 FROM documents d JOIN files f ON f.id = d.file_id
    WHERE d.patient_key = ${patientKey} AND f.file = ${file} ORDER BY d.file_id LIMIT 1`)

/** The packed bodies of a patient's documents, as the files were found; merging puts them in order. */
export const bodiesOf = (db: ReadableDb, patientKey: string): Uint8Array[] =>
  db
    .all<{ body: Uint8Array }>(sql`
      SELECT b.body FROM documents d JOIN document_bodies b ON b.file_id = d.file_id
      WHERE d.patient_key = ${patientKey} ORDER BY d.file_id`)
    .map(({ body }) => body)

/** What merging takes: the facts of the documents that have them, of the others the bodies. */
export const mergeableOf = (db: ReadableDb, patientKey: string): { facts: string[]; bodies: Uint8Array[] } => ({
  facts: db
    .all<{ facts: string }>(sql`
      SELECT f.facts FROM documents d JOIN document_facts f ON f.file_id = d.file_id
      WHERE d.patient_key = ${patientKey} ORDER BY d.file_id`)
    .map(({ facts }) => facts),
  bodies: db
    .all<{ body: Uint8Array }>(sql`
      SELECT b.body FROM documents d JOIN document_bodies b ON b.file_id = d.file_id
      WHERE d.patient_key = ${patientKey} AND d.file_id NOT IN (SELECT file_id FROM document_facts)
      ORDER BY d.file_id`)
    .map(({ body }) => body),
})

export interface DocumentAccount {
  readonly fileId: number
  readonly file: string
  readonly patientKey: string
  readonly account: Uint8Array
}
/**
 * What was read and not read, document by document, in the order in which the files were found. A body has it too,
 * unless it is by itself: of a large one, or by an earlier version.
 */
export const accountsAfter = (db: ReadableDb, fileId: number, limit: number): DocumentAccount[] =>
  db.all(sql`
    SELECT d.file_id AS fileId, f.file, d.patient_key AS patientKey,
           CASE length(b.account) WHEN 0 THEN b.body ELSE b.account END AS account
    FROM documents d JOIN files f ON f.id = d.file_id JOIN document_bodies b ON b.file_id = d.file_id
    WHERE d.file_id > ${fileId} ORDER BY d.file_id LIMIT ${limit}`)

const SUMS = sql`
  SELECT coalesce(sum(entries), 0) AS entries, coalesce(sum(read), 0) AS read,
         coalesce(sum(accounted), 0) AS accounted, coalesce(sum(unread), 0) AS unread
  FROM documents`
const NOTHING: Balance = { entries: 0, read: 0, accounted: 0, unread: 0 }
export const stagedBalance = (db: ReadableDb): Balance => db.get<Balance>(SUMS) ?? NOTHING
export const balanceOfPatient = (db: ReadableDb, patientKey: string): Balance =>
  db.get<Balance>(sql`${SUMS} WHERE patient_key = ${patientKey}`) ?? NOTHING
