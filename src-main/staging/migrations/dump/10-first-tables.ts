import type { Migration } from '../../migrate'

/** Bodies lie apart from what is counted and sorted, so that a scan of 50,000 rows touches few pages. */
export const dump10: Migration = {
  version: 10,
  up: (db) =>
    db.script(`
      CREATE TABLE meta (
        name TEXT PRIMARY KEY,
        json TEXT NOT NULL
      ) WITHOUT ROWID;

      CREATE TABLE sources (
        id   INTEGER PRIMARY KEY,
        path TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        searched INTEGER NOT NULL DEFAULT 0
      );

      CREATE TABLE files (
        id           INTEGER PRIMARY KEY,
        source_id    INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
        file         TEXT NOT NULL,
        container    TEXT NOT NULL,
        entry_name   TEXT NOT NULL,
        entry_offset INTEGER NOT NULL,
        bytes        INTEGER NOT NULL,
        modified_ms  REAL NOT NULL,
        kind         TEXT NOT NULL,
        media_type   TEXT NOT NULL,
        state        TEXT NOT NULL,
        failure      TEXT,
        duplicate_of INTEGER,
        UNIQUE (container, entry_offset, entry_name)
      );
      CREATE INDEX files_by_state ON files (state, kind, id, bytes);
      CREATE INDEX files_by_source ON files (source_id, kind, bytes);

      CREATE TABLE documents (
        file_id       INTEGER PRIMARY KEY REFERENCES files (id) ON DELETE CASCADE,
        patient_key   TEXT NOT NULL,
        sha256        TEXT NOT NULL,
        document_time TEXT,
        warnings      INTEGER NOT NULL,
        entries       INTEGER NOT NULL,
        read          INTEGER NOT NULL,
        accounted     INTEGER NOT NULL,
        unread        INTEGER NOT NULL
      );
      CREATE INDEX documents_by_patient ON documents (patient_key);
      CREATE INDEX documents_by_sha256 ON documents (sha256);

      CREATE TABLE document_bodies (
        file_id INTEGER PRIMARY KEY REFERENCES documents (file_id) ON DELETE CASCADE,
        summary TEXT NOT NULL,
        body    BLOB NOT NULL,
        account BLOB NOT NULL
      );

      CREATE TABLE patients (
        id              INTEGER PRIMARY KEY,
        key             TEXT NOT NULL UNIQUE,
        external_ref    TEXT NOT NULL,
        name            TEXT NOT NULL,
        sort_name       TEXT NOT NULL,
        search          TEXT NOT NULL,
        birth_date      TEXT,
        gender          TEXT,
        email           TEXT,
        phone           TEXT,
        provider_npi    TEXT,
        provider_name   TEXT,
        provider_role   TEXT,
        documents       INTEGER NOT NULL,
        statements      INTEGER NOT NULL,
        warnings        INTEGER NOT NULL,
        first_encounter TEXT,
        last_encounter  TEXT,
        missing_contact INTEGER NOT NULL,
        has_id          INTEGER NOT NULL,
        conflict        INTEGER NOT NULL DEFAULT 0,
        repeat          INTEGER NOT NULL DEFAULT 0,
        excluded        INTEGER NOT NULL DEFAULT 0,
        stale           INTEGER NOT NULL DEFAULT 0,
        upload          TEXT,
        upload_failure  TEXT
      );
      CREATE INDEX patients_by_name ON patients (sort_name, id);
      CREATE INDEX patients_by_birth_date ON patients (birth_date, id);
      CREATE INDEX patients_by_statements ON patients (statements, id);
      CREATE INDEX patients_by_warnings ON patients (warnings, id);
      CREATE INDEX patients_by_documents ON patients (documents, id);
      CREATE INDEX patients_by_provider ON patients (provider_name, id);
      CREATE INDEX patients_by_npi ON patients (provider_npi);
      CREATE INDEX patients_by_upload ON patients (upload, id);
      CREATE INDEX patients_stale ON patients (stale, id) WHERE stale = 1;

      CREATE TABLE patient_summaries (
        patient_id INTEGER PRIMARY KEY REFERENCES patients (id) ON DELETE CASCADE,
        json       TEXT NOT NULL
      );

      CREATE TABLE attachments (
        id          INTEGER PRIMARY KEY,
        file_id     INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
        patient_key TEXT,
        match       TEXT,
        name        TEXT NOT NULL,
        media_type  TEXT NOT NULL,
        bytes       INTEGER NOT NULL,
        sha256      TEXT NOT NULL,
        body        BLOB,
        UNIQUE (file_id, sha256)
      );
      CREATE INDEX attachments_by_patient ON attachments (patient_key);

      CREATE TABLE approvals (
        patient_key TEXT PRIMARY KEY,
        digest      TEXT NOT NULL,
        known       INTEGER
      ) WITHOUT ROWID;

      CREATE TABLE ledger (
        patient_key TEXT NOT NULL,
        kind        TEXT NOT NULL,
        item        TEXT NOT NULL,
        digest      TEXT NOT NULL,
        state       TEXT NOT NULL,
        outcome     TEXT,
        counts      TEXT,
        failure     TEXT,
        tried_at_ms REAL,
        updated_at  TEXT NOT NULL,
        PRIMARY KEY (patient_key, kind, item)
      ) WITHOUT ROWID;
      CREATE INDEX ledger_by_state ON ledger (kind, state);

      CREATE TABLE receipts (
        id   INTEGER PRIMARY KEY,
        at   TEXT NOT NULL,
        json TEXT NOT NULL
      );
    `),
}
