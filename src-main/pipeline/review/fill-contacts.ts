/** Missing email addresses and phone numbers from a table of the owner's: shown first, then taken over. Offline. */
import { basename } from 'node:path'
import type { ContactsPreview } from '../../../src-preload/contract/file-views'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import type { ReviewView } from '../../../src-preload/contract/views'
import { visibleName } from '../../intake/visible-name'
import { every } from '../../lib/every'
import { contactLines } from '../../review/contact-table'
import { type FillablePatient, type Fills, fillsFrom } from '../../review/fill-contacts'
import type { PatientSummary } from '../../review/summary'
import type { ReadableDb } from '../../staging/sql'
import { type FillableRow, fillableAfter, putContactFill } from '../../staging/tables/contact-fills'
import { markStale } from '../../staging/tables/patients'
import { audit, type Context } from '../context'
import type { OpenDump } from '../dump/open-dump'
import { settle } from '../parse/parse'
import { readTableAside } from '../workers/read-table-aside'
import { review } from './review'
import { withdrawApproval } from './withdraw-approval'

const PAGE = 2000
const SHOWN = 50

const everyPatient = (db: ReadableDb): FillablePatient[] =>
  Array.from(
    every<FillableRow>((last) => fillableAfter(db, last?.id ?? 0, PAGE)),
    ({ json, conflict }) => ({ ...(JSON.parse(json) as PatientSummary), conflict: conflict === 1 }),
  )

interface Reading {
  readonly file: string
  readonly sha256: string
  readonly fills: Fills
}

const readFills = async (context: Context, db: ReadableDb, path: string): Promise<Result<Reading>> => {
  const file = visibleName(basename(path))
  const { workerFile } = context
  const table = await readTableAside({ workerFile }, path)
  if (!table.ok) return { ok: false, failure: { ...table.failure, file } }
  const lines = contactLines(table.value.rows, file)
  if (lines === undefined) return fail('columns_missing', { file })
  return ok({ file, sha256: table.value.sha256, fills: fillsFrom(lines, everyPatient(db)) })
}

export const previewContacts = async (
  context: Context,
  db: ReadableDb,
  path: string,
): Promise<Result<ContactsPreview>> => {
  const read = await readFills(context, db, path)
  if (!read.ok) return read
  const { file, sha256, fills } = read.value
  const { patients, ...counts } = fills
  const first = patients.slice(0, SHOWN).map(({ telecoms: _telecoms, ...shown }) => shown)
  return ok({ file, path, sha256, ...counts, first })
}

/** `sha256`: of the table that was shown; another one now is not taken over unseen. */
export const applyContacts = async (
  context: Context,
  open: OpenDump,
  path: string,
  sha256: string,
): Promise<Result<ReviewView>> => {
  const read = await readFills(context, open.db, path)
  if (!read.ok) return read
  const { file, fills } = read.value
  if (read.value.sha256 !== sha256) return fail('file_changed', { file })
  open.db.transaction(() => {
    for (const { key, telecoms } of fills.patients) {
      for (const telecom of telecoms) putContactFill(open.db, key, telecom)
      markStale(open.db, key)
    }
  })
  await settle(context, open)
  withdrawApproval(context, open)
  audit(context, { action: 'contacts_filled', dumpId: open.id, counts: { patients: fills.filled } })
  return ok(await review(context, open))
}
