import type { Migration } from '../../migrate'

/** Page counts of PDFs, unknown for what was staged before; files by their hash, for the window to show. */
export const dump20: Migration = {
  version: 20,
  up: (db) =>
    db.script(`
      ALTER TABLE attachments ADD COLUMN pages INTEGER;
      CREATE INDEX attachments_by_sha256 ON attachments (sha256);
    `),
}
