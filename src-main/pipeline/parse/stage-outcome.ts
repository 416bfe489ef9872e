/** Writes what a parse worker answered, inside the caller's transaction, and answers what it adds to the tally. */
import { externalReferenceId } from '../../mapping/external-ids'
import type { PatientSummary } from '../../review/summary'
import type { WritableDb } from '../../staging/sql'
import { putAttachment } from '../../staging/tables/attachments'
import { fileWithSameBytes, putDocument } from '../../staging/tables/documents'
import { setDuplicate, setFileState } from '../../staging/tables/files'
import { stagePatient } from '../../staging/tables/patients'
import { addBalance, addCounts, type Tally } from '../dump/tally'
import { bytesIn, type ParsedDocument, type ParseJob, type ParseOutcome } from '../workers/worker-tasks'

/** Applied once the transaction is through. */
export type TallyChange = (tally: Tally) => void

const stageDocument = (db: WritableDb, organisationId: string, fileId: number, parsed: ParsedDocument): TallyChange => {
  const { sha256, balance, body, account, facts } = parsed
  const twin = fileWithSameBytes(db, sha256, fileId)
  if (twin !== undefined) {
    setDuplicate(db, fileId, twin)
    return (tally) => void tally.documents.done++
  }
  const summary = JSON.parse(parsed.summary) as PatientSummary
  const isNew = stagePatient(db, summary, (key) => externalReferenceId(organisationId, key), parsed.summary)
  putDocument(db, {
    fileId,
    patientKey: summary.key,
    sha256,
    warnings: summary.warnings,
    balance,
    summary: parsed.summary,
    body,
    ...(account === undefined ? {} : { account }),
    ...(facts === undefined ? {} : { facts }),
  })
  for (const { name, mediaType, sha256: hash, pages, pieces } of parsed.embedded) {
    putAttachment(db, {
      fileId,
      patientKey: summary.key,
      match: 'embedded',
      name,
      mediaType,
      bytes: bytesIn(pieces),
      sha256: hash,
      pages,
      pieces,
    })
  }
  setFileState(db, fileId, 'staged')
  return (tally) => {
    tally.documents.done++
    tally.balance = addBalance(tally.balance, balance)
    if (!isNew) return
    tally.patients++
    tally.counts = addCounts(tally.counts, summary.counts)
  }
}

const basenameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1)

type Paper = Extract<ParseOutcome, { type: 'document' }>

const stagePaper = (db: WritableDb, job: ParseJob, { sha256, pages }: Paper): TallyChange => {
  const { id: fileId, mediaType, bytes } = job
  putAttachment(db, { fileId, name: basenameOf(job.file), mediaType, bytes, sha256, pages })
  setFileState(db, job.id, 'staged')
  return () => undefined
}

export const stageOutcome = (
  db: WritableDb,
  organisationId: string,
  job: ParseJob,
  outcome: ParseOutcome,
): TallyChange => {
  const change = ((): TallyChange => {
    if (outcome.type === 'clinical') return stageDocument(db, organisationId, job.id, outcome.document)
    if (outcome.type === 'document') return stagePaper(db, job, outcome)
    setFileState(db, job.id, 'failed', outcome.failure)
    return (tally) => {
      tally.failedFiles++
      if (job.kind === 'clinical') tally.documents.failed++
    }
  })()
  return (tally) => {
    change(tally)
    tally.bytes.done += job.bytes
  }
}
