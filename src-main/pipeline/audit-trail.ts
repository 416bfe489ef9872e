/** Checks the audit trail, and puts it into a file that a stranger can check without this app. */
import type { AuditRow, TrailFormat, TrailView } from '../../src-preload/contract/audit'
import { csvOf } from '../lib/csv'
import type { ReadableDb } from '../staging/sql'
import { auditTrail, verifyTrail } from '../staging/tables/audit'
import type { Context } from './context'

export const verified = (db: ReadableDb, now: Date): TrailView => {
  const { damage, ...found } = verifyTrail(db)
  return { ...found, verifiedAt: now.toISOString(), ...(damage === undefined ? {} : { damage }) }
}

const HOW_TO_VERIFY = [
  'Each hash is SHA-256, in hex, of a JSON array in UTF-8 without spaces:',
  '[sequence, at, who, action, dumpId, detail, counts, digest, previousHash].',
  'null stands for what an entry does not have; counts is an object with its names in the order given.',
  'previousHash is the hash of the entry before, and empty in the first. Sequences run from 1 without a gap.',
  'A later copy must contain the head of this one: keep both, and no entry can have been changed in between.',
].join(' ')

const COLUMNS = [
  'sequence',
  'at',
  'who',
  'action',
  'dumpId',
  'detail',
  'counts',
  'digest',
  'previousHash',
  'hash',
] as const

const lineOf = ({ counts, ...row }: AuditRow) => {
  const cells = { ...row, counts: counts === undefined ? undefined : JSON.stringify(counts) }
  return COLUMNS.map((column) => cells[column])
}

export const trailText = ({ store, appVersion, now }: Context, format: TrailFormat): string => {
  const entries = auditTrail(store)
  if (format === 'csv') return csvOf([COLUMNS, ...entries.map(lineOf), [], [HOW_TO_VERIFY]])
  const { head, damage } = verified(store, now())
  const file = { app: `Tebra Import ${appVersion}`, savedAt: now().toISOString(), howToVerify: HOW_TO_VERIFY, head }
  return `${JSON.stringify({ ...file, ...(damage === undefined ? {} : { damage }), entries }, undefined, 2)}\n`
}
