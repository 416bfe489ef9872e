import type { Migration } from '../../migrate'

/** `repeat_index.external_ref` is a hash of a hash: it names nobody. `audit` can only grow. */
export const workspace10: Migration = {
  version: 10,
  up: (db) =>
    db.script(`
      CREATE TABLE settings (
        name TEXT PRIMARY KEY,
        json TEXT NOT NULL
      ) WITHOUT ROWID;

      CREATE TABLE provider_mappings (
        workspace TEXT NOT NULL,
        npi       TEXT NOT NULL,
        strategy  TEXT NOT NULL,
        user_id   TEXT,
        names     TEXT NOT NULL,
        roles     TEXT NOT NULL,
        PRIMARY KEY (workspace, npi)
      ) WITHOUT ROWID;

      CREATE TABLE dumps (
        id            TEXT PRIMARY KEY,
        workspace     TEXT NOT NULL,
        chatbot_id    TEXT NOT NULL,
        chatbot_name  TEXT NOT NULL,
        chatbot_kind  TEXT NOT NULL,
        organisation_id   TEXT NOT NULL,
        organisation_name TEXT NOT NULL,
        stage         TEXT NOT NULL,
        progress      REAL NOT NULL DEFAULT 0,
        patients      INTEGER NOT NULL DEFAULT 0,
        started_at    TEXT NOT NULL,
        finished_at   TEXT,
        failure       TEXT
      ) WITHOUT ROWID;

      CREATE TABLE repeat_index (
        workspace    TEXT NOT NULL,
        chatbot_id   TEXT NOT NULL,
        external_ref TEXT NOT NULL,
        digest       TEXT NOT NULL,
        dump_id      TEXT NOT NULL,
        confirmed_at TEXT NOT NULL,
        PRIMARY KEY (workspace, chatbot_id, external_ref)
      ) WITHOUT ROWID;

      CREATE TABLE audit (
        id      INTEGER PRIMARY KEY,
        at      TEXT NOT NULL,
        who     TEXT NOT NULL,
        action  TEXT NOT NULL,
        dump_id TEXT,
        counts  TEXT
      );
      CREATE TRIGGER audit_is_append_only_update BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'append only'); END;
      CREATE TRIGGER audit_is_append_only_delete BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'append only'); END;
    `),
}
