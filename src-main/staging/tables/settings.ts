/** Small values by name, as JSON. `meta` of a dump has the same shape and uses the same verbs. */
import { type Query, type ReadableDb, sql, type WritableDb } from '../sql'

const TABLES = { settings: sql`settings`, meta: sql`meta` } as const satisfies Record<string, Query>
type NamedValues = keyof typeof TABLES

/** What was put under that name, unchecked: the caller put it there. */
export const namedValue = <T>(db: ReadableDb, table: NamedValues, name: string): T | undefined => {
  const row = db.get<{ json: string }>(sql`SELECT json FROM ${TABLES[table]} WHERE name = ${name}`)
  return row === undefined ? undefined : (JSON.parse(row.json) as T)
}

export const removeValue = (db: WritableDb, table: NamedValues, name: string): void => {
  db.run(sql`DELETE FROM ${TABLES[table]} WHERE name = ${name}`)
}

export const putValue = (db: WritableDb, table: NamedValues, name: string, value: unknown): void => {
  db.run(sql`
    INSERT INTO ${TABLES[table]} (name, json) VALUES (${name}, ${JSON.stringify(value)})
    ON CONFLICT (name) DO UPDATE SET json = excluded.json`)
}
