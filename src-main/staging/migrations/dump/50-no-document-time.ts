import type { Migration } from '../../migrate'

/** Which document is newer, merging finds by the moments themselves: a text with another zone sorts wrongly. */
export const dump50: Migration = {
  version: 50,
  up: (db) => db.script('ALTER TABLE documents DROP COLUMN document_time;'),
}
