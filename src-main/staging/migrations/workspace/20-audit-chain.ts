import type { Migration } from '../../migrate'
import { sql } from '../../sql'
import { appendEntry, type EntryAsWritten } from '../../tables/audit-chain'

/**
 * Each entry carries the hash of the one before it. `audit_head` says how far the trail has come, so that entries taken
 * from its end are missed too. The triggers refuse everything but the next entry.
 */
const TABLES = `
  DROP TABLE audit;
  CREATE TABLE audit (
    sequence      INTEGER PRIMARY KEY,
    at            TEXT NOT NULL,
    who           TEXT NOT NULL,
    action        TEXT NOT NULL,
    dump_id       TEXT,
    detail        TEXT,
    counts        TEXT,
    digest        TEXT,
    previous_hash TEXT NOT NULL,
    hash          TEXT NOT NULL
  );
  CREATE INDEX audit_by_dump ON audit (dump_id, sequence);
  CREATE TABLE audit_head (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    sequence INTEGER NOT NULL,
    hash     TEXT NOT NULL
  );
  INSERT INTO audit_head VALUES (1, 0, '');

  CREATE TRIGGER audit_takes_the_next_alone BEFORE INSERT ON audit
    WHEN NEW.sequence IS NOT (SELECT sequence + 1 FROM audit_head)
      OR NEW.previous_hash IS NOT (SELECT hash FROM audit_head)
    BEGIN SELECT raise(ABORT, 'append only'); END;
  CREATE TRIGGER audit_moves_its_head AFTER INSERT ON audit
    BEGIN UPDATE audit_head SET sequence = NEW.sequence, hash = NEW.hash; END;
  CREATE TRIGGER audit_is_append_only_update BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'append only'); END;
  CREATE TRIGGER audit_is_append_only_delete BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'append only'); END;
  CREATE TRIGGER audit_head_goes_on BEFORE UPDATE ON audit_head
    WHEN NEW.hash IS NOT (SELECT hash FROM audit WHERE sequence = OLD.sequence + 1) OR NEW.sequence <> OLD.sequence + 1
    BEGIN SELECT raise(ABORT, 'append only'); END;
  CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head BEGIN SELECT raise(ABORT, 'append only'); END;
  CREATE TRIGGER audit_has_one_head BEFORE INSERT ON audit_head BEGIN SELECT raise(ABORT, 'append only'); END;
`

export const workspace20: Migration = {
  version: 20,
  up: (db) => {
    const before = db.all<EntryAsWritten>(sql`
      SELECT at, who, action, dump_id AS dumpId, counts FROM audit ORDER BY id`)
    db.script(TABLES)
    for (const entry of before) appendEntry(db, entry)
  },
}
