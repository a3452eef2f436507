/** Posts that come back: series with exceptions, evergreen pools; and what tells that a text was there before. */
export const series = `
CREATE TABLE pools (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client TEXT NOT NULL REFERENCES clients (slug),
  name TEXT NOT NULL,
  cool_down_days INTEGER NOT NULL CHECK (cool_down_days BETWEEN 1 AND 3650),
  created_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX pools_name ON pools (client, name) WHERE removed_at IS NULL;

CREATE TABLE pool_entries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pool_id INTEGER NOT NULL REFERENCES pools (id),
  -- a post without its date, as JSON
  template TEXT NOT NULL,
  -- other wordings of its text, as JSON
  variants TEXT NOT NULL,
  max_uses INTEGER CHECK (max_uses > 0),
  created_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX pool_entries_of ON pool_entries (pool_id);

CREATE TABLE series (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client TEXT NOT NULL REFERENCES clients (slug),
  state TEXT NOT NULL CHECK (state IN ('active', 'ended')),
  -- RFC 5545, in wall time: no DTSTART, no zone
  rule TEXT NOT NULL,
  first_local TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  typed_at TEXT,
  -- a post without its date, as JSON; null: drawn from a pool
  template TEXT,
  pool_id INTEGER REFERENCES pools (id),
  -- narrows what a pool's entries say
  account_ids TEXT,
  allow_duplicate INTEGER NOT NULL CHECK (allow_duplicate IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1,
  -- when posts have to be made for it again; null: never any more
  extend_at TEXT,
  problem TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  CHECK ((template IS NULL) <> (pool_id IS NULL)),
  CHECK (state = 'active' OR extend_at IS NULL)
) STRICT;
CREATE INDEX series_due ON series (extend_at) WHERE extend_at IS NOT NULL;
CREATE INDEX series_of_client ON series (client);
CREATE INDEX series_of_pool ON series (pool_id) WHERE pool_id IS NOT NULL;

-- The wall time that the rule gave: it stays when the post is moved, and never comes twice.
ALTER TABLE posts ADD COLUMN series_id INTEGER REFERENCES series (id);
ALTER TABLE posts ADD COLUMN occurrence TEXT;
ALTER TABLE posts ADD COLUMN pool_entry_id INTEGER REFERENCES pool_entries (id);
-- 0: the entry's own text; then its variants
ALTER TABLE posts ADD COLUMN pool_variant INTEGER;
CREATE UNIQUE INDEX posts_of_series ON posts (series_id, occurrence) WHERE series_id IS NOT NULL;
CREATE INDEX posts_of_entry ON posts (pool_entry_id) WHERE pool_entry_id IS NOT NULL;

ALTER TABLE deliveries ADD COLUMN text_key TEXT;
UPDATE deliveries SET text_key = smm_text_key(content ->> '$.text');
CREATE INDEX deliveries_text ON deliveries (account_id, text_key) WHERE text_key IS NOT NULL;
`
