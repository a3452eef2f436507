/** The last changes to the queue, as they can be taken back; and who wrote a post. */
export const undo = `
-- Alias of a team member, 'consultant', or a name; null: not said.
ALTER TABLE posts ADD COLUMN author TEXT;

CREATE TABLE queue_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  -- as in the audit
  action TEXT NOT NULL,
  -- one command may change posts of several clients
  clients TEXT NOT NULL,
  undone_at TEXT
);

CREATE TABLE queue_change_posts (
  change_id INTEGER NOT NULL REFERENCES queue_changes (id),
  post_id INTEGER NOT NULL REFERENCES posts (id),
  -- the rows of the post and its deliveries as they were (JSON); null: the change made the post
  before TEXT,
  -- SHA-256 of the same rows as the change left them: whatever changed since then forbids taking it back
  after_hash TEXT NOT NULL,
  PRIMARY KEY (change_id, post_id)
) WITHOUT ROWID;
CREATE INDEX queue_change_posts_post ON queue_change_posts (post_id);
`
