import type { Migration } from '../../migrate'

/** What merging for a summary needs of a document, beside its body. Without them it unpacks the body. */
export const dump70: Migration = {
  version: 70,
  up: (db) =>
    db.script(`
      CREATE TABLE document_facts (
        file_id INTEGER PRIMARY KEY REFERENCES documents (file_id) ON DELETE CASCADE,
        facts   TEXT NOT NULL
      );`),
}
