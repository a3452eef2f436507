/** What a client still has of networks that closed: read, never published. */
export const archive = `
CREATE TABLE archive_entries (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  network TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('post', 'contact')),
  external_id TEXT NOT NULL,
  at TEXT,
  text TEXT NOT NULL,
  url TEXT,
  imported_at TEXT NOT NULL,
  UNIQUE (client, network, kind, external_id)
) STRICT;
CREATE INDEX archive_entries_by_date ON archive_entries (client, at);
`
