import type { Migration } from '../../migrate'

export const practice10: Migration = {
  version: 10,
  up: (db) =>
    db.script(`
      CREATE TABLE shelf (
        kind   TEXT NOT NULL,
        id     TEXT NOT NULL,
        json   TEXT NOT NULL,
        search TEXT,
        PRIMARY KEY (kind, id)
      ) WITHOUT ROWID;
    `),
}
