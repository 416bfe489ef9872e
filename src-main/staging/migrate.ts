/** Numbered by ten, forward only. A store written by a newer app is refused, never touched. */
import type { Result } from '../../src-preload/contract/result'
import { fail, ok } from '../../src-preload/contract/result'
import { sql, type WritableDb } from './sql'

export interface Migration {
  readonly version: number
  readonly up: (db: WritableDb) => void
}

const versionOf = (db: WritableDb): number =>
  db.get<{ user_version: number }>(sql`SELECT user_version FROM pragma_user_version`)?.user_version ?? 0

export const migrate = (db: WritableDb, migrations: readonly Migration[]): Result<number> => {
  const newest = migrations.at(-1)?.version ?? 0
  const current = versionOf(db)
  if (current > newest) return fail('store_from_newer_app')
  for (const { version, up } of migrations.filter((migration) => migration.version > current)) {
    db.transaction(() => {
      up(db)
      db.script(`PRAGMA user_version = ${version}`)
    })
  }
  return ok(newest)
}
