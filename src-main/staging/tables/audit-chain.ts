/** The chain itself: what is hashed, how an entry is added, and how a stranger would check it. */
import type { TrailDamage } from '../../../src-preload/contract/audit'
import { every } from '../../lib/every'
import { sha256Of } from '../../lib/sha256'
import { type ReadableDb, sql, type WritableDb } from '../sql'

/** An entry as its row holds it: `counts` is JSON. */
export interface EntryAsWritten {
  readonly at: string
  readonly who: string
  readonly action: string
  readonly dumpId?: string
  readonly detail?: string
  readonly counts?: string
  readonly digest?: string
}
export interface LinkedEntry extends EntryAsWritten {
  readonly sequence: number
  readonly previousHash: string
  readonly hash: string
}
type Unhashed = Omit<LinkedEntry, 'hash'>

/** SHA-256 in hex of a JSON array without spaces, in UTF-8; null for what the entry does not have. */
export const entryHash = (entry: Unhashed): string => {
  const { sequence, at, who, action, dumpId = null, detail = null, counts, digest = null, previousHash } = entry
  const fields = [sequence, at, who, action, dumpId, detail, JSON.parse(counts ?? 'null'), digest, previousHash]
  return sha256Of(JSON.stringify(fields))
}

interface Head {
  readonly sequence: number
  readonly hash: string
}
export const headOf = (db: ReadableDb): Head =>
  db.get<Head>(sql`SELECT sequence, hash FROM audit_head`) ?? { sequence: 0, hash: '' }

export const appendEntry = (db: WritableDb, entry: EntryAsWritten): void =>
  db.transaction(() => {
    const head = headOf(db)
    const next = { ...entry, sequence: head.sequence + 1, previousHash: head.hash }
    const { sequence, at, who, action, dumpId, detail, counts, digest, previousHash } = next
    db.run(sql`
      INSERT INTO audit (sequence, at, who, action, dump_id, detail, counts, digest, previous_hash, hash)
      VALUES (${sequence}, ${at}, ${who}, ${action}, ${dumpId}, ${detail}, ${counts}, ${digest}, ${previousHash},
              ${entryHash(next)})`)
  })

/** Entries after `sequence`, oldest first. */
export const linkedEntries = (db: ReadableDb, sequence: number, limit: number): LinkedEntry[] =>
  db.all(sql`
    SELECT sequence, at, who, action, dump_id AS dumpId, detail, counts, digest, previous_hash AS previousHash, hash
    FROM audit WHERE sequence > ${sequence} ORDER BY sequence LIMIT ${limit}`)

const PAGE = 1000

export const wholeTrail = (db: ReadableDb): Generator<LinkedEntry> =>
  every((last) => linkedEntries(db, last?.sequence ?? 0, PAGE))

const isAsWritten = (entry: LinkedEntry): boolean => {
  try {
    return entryHash(entry) === entry.hash
  } catch {
    return false
  }
}

/** The first entry that is not as it was written; undefined when all are, and none is missing. */
export const trailDamage = (entries: Iterable<LinkedEntry>, head: Head): TrailDamage | undefined => {
  let last: Head = { sequence: 0, hash: '' }
  for (const entry of entries) {
    const { sequence, previousHash } = entry
    if (sequence !== last.sequence + 1) return { sequence: last.sequence + 1, kind: 'missing' }
    if (!isAsWritten(entry)) return { sequence, kind: 'changed' }
    // This one is as it was written, so the one before is not what it followed on.
    if (previousHash !== last.hash) return { sequence: last.sequence, kind: 'changed' }
    last = entry
  }
  if (last.sequence < head.sequence) return { sequence: last.sequence + 1, kind: 'cut' }
  return last.sequence === head.sequence && last.hash === head.hash
    ? undefined
    : { sequence: last.sequence, kind: 'changed' }
}
