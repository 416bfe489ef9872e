import type { Migration } from '../../migrate'

/** Large files in pieces: SQLite copies a value twice on its way to the disk, and a scan may be 150 MB. */
export const dump40: Migration = {
  version: 40,
  up: (db) =>
    db.script(`
      CREATE TABLE attachment_pieces (
        attachment_id INTEGER NOT NULL REFERENCES attachments (id) ON DELETE CASCADE,
        piece         INTEGER NOT NULL,
        body          BLOB NOT NULL,
        PRIMARY KEY (attachment_id, piece)
      );
    `),
}
