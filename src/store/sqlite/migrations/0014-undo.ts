/** The last changes to the queue, as they can be taken back; and who wrote a post. */
export const undo = `
-- Alias of a team member, 'consultant', or a name; null: not said.
ALTER TABLE posts ADD COLUMN author TEXT;

-- One a command. Kept for a while only, and emptied when anybody is erased.
CREATE TABLE queue_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  -- the command: 'queue.move'
  action TEXT NOT NULL,
  undone_at TEXT
) STRICT;

CREATE TABLE queue_change_posts (
  change_id INTEGER NOT NULL REFERENCES queue_changes (id),
  post_id INTEGER NOT NULL REFERENCES posts (id),
  -- the rows of the post and its deliveries as they were (JSON); null: the change made the post
  before TEXT,
  -- SHA-256 of the same rows as the change left them: whatever changed since then forbids taking it back
  after_hash TEXT NOT NULL,
  PRIMARY KEY (change_id, post_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX queue_change_posts_post ON queue_change_posts (post_id);

CREATE TABLE queue_change_series (
  change_id INTEGER NOT NULL REFERENCES queue_changes (id),
  series_id INTEGER NOT NULL REFERENCES series (id),
  before TEXT,
  after_hash TEXT NOT NULL,
  PRIMARY KEY (change_id, series_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE queue_change_holds (
  change_id INTEGER NOT NULL REFERENCES queue_changes (id),
  hold_id INTEGER NOT NULL REFERENCES holds (id),
  -- 1: begun by the change; 0: lifted by it
  made INTEGER NOT NULL CHECK (made IN (0, 1)),
  PRIMARY KEY (change_id, hold_id)
) STRICT, WITHOUT ROWID;
`
