/** What tells an old copy of the database from the one in use; and what was written of changes is never taken away. */
export const identity = `
CREATE TABLE identity (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  id TEXT NOT NULL,
  passes INTEGER NOT NULL CHECK (passes >= 0),
  last_pass_at TEXT,
  copied_at TEXT
) STRICT;
INSERT INTO identity (only, id, passes, last_pass_at, copied_at) VALUES (1, lower(hex(randomblob(16))), 0, NULL, NULL);

CREATE TRIGGER audit_kept BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER delivery_journal_kept BEFORE DELETE ON delivery_journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE INDEX audit_by_time ON audit (at);
`
