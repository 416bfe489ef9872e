/** How many failed, by code alone. */
import { type Query, type ReadableDb, sql } from '../sql'

const FAILURES = {
  files: sql`SELECT failure AS json FROM files WHERE failure IS NOT NULL`,
  patients: sql`SELECT upload_failure AS json FROM patients WHERE upload_failure IS NOT NULL`,
} as const satisfies Record<string, Query>

/** `failure` is JSON, of which nothing but the code is read: the rest names files. */
export const failureCounts = (db: ReadableDb, of: keyof typeof FAILURES): Readonly<Record<string, number>> =>
  Object.fromEntries(
    db
      .all<{ code: string; count: number }>(sql`
        SELECT json_extract(json, '$.code') AS code, count(*) AS count FROM (${FAILURES[of]}) GROUP BY code ORDER BY code`)
      .map(({ code, count }) => [code, count]),
  )
