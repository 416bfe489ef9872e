import type { Migration } from '../../migrate'

/** Email addresses and phone numbers from a table of the owner's; kept apart from what the documents say. */
export const dump30: Migration = {
  version: 30,
  up: (db) =>
    db.script(`
      CREATE TABLE contact_fills (
        patient_key TEXT NOT NULL,
        kind        TEXT NOT NULL,
        value       TEXT NOT NULL,
        use         TEXT,
        raw         TEXT NOT NULL,
        PRIMARY KEY (patient_key, kind)
      ) WITHOUT ROWID;
    `),
}
