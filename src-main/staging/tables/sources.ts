/** What the owner added: folders, ZIPs, single files. `searched` is 0 until the walk through it has ended. */
import type { AddedSource } from '../../../src-preload/contract/views'
import { type ReadableDb, sql, type WritableDb } from '../sql'

export interface Source {
  readonly id: number
  readonly path: string
  readonly name: string
  readonly kind: AddedSource['kind']
}

/** The id of the source; the same path added twice is one source. */
export const addSource = (db: WritableDb, source: Omit<Source, 'id'>): number => {
  const added = db.get<{ id: number }>(sql`
    INSERT INTO sources (path, name, kind) VALUES (${source.path}, ${source.name}, ${source.kind})
    ON CONFLICT (path) DO UPDATE SET name = excluded.name
    RETURNING id`)
  if (added === undefined) throw new Error('an insert answered no row')
  return added.id
}

/** Shown paths begin with the name, so each source needs its own: a second `export.zip` is `export.zip (2)`. */
export const uniqueSourceName = (db: ReadableDb, path: string, name: string): string => {
  const taken = new Set(
    db.all<{ name: string }>(sql`SELECT name FROM sources WHERE path <> ${path}`).map((source) => source.name),
  )
  let unique = name
  for (let copy = 2; taken.has(unique); copy += 1) unique = `${name} (${copy})`
  return unique
}

export const markSearched = (db: WritableDb, id: number): void => {
  db.run(sql`UPDATE sources SET searched = 1 WHERE id = ${id}`)
}

export const unsearchedSources = (db: ReadableDb): Source[] =>
  db.all(sql`SELECT id, path, name, kind FROM sources WHERE searched = 0 ORDER BY id`)

export const addedSources = (db: ReadableDb): AddedSource[] =>
  db.all(sql`
    SELECT s.id, s.name, s.kind,
           count(*) FILTER (WHERE f.kind = 'clinical')                      AS clinicalDocuments,
           count(*) FILTER (WHERE f.kind = 'document')                      AS patientFiles,
           count(*) FILTER (WHERE f.kind NOT IN ('clinical', 'document'))   AS other,
           coalesce(sum(f.bytes) FILTER (WHERE f.kind IN ('clinical', 'document')), 0) AS bytes
    FROM sources s LEFT JOIN files f ON f.source_id = s.id
    GROUP BY s.id ORDER BY s.id`)

/** Takes its files and everything read from them along (ON DELETE CASCADE). */
export const removeSource = (db: WritableDb, id: number): void => {
  db.run(sql`DELETE FROM sources WHERE id = ${id}`)
}
