/** What a client is given to read and mark, and what came back. */
export const approval = `
CREATE TABLE approval_packs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  -- what the answers carry, so that those to another pack are told apart
  code TEXT NOT NULL UNIQUE,
  made_at TEXT NOT NULL,
  -- to whom it was sent by mail (JSON), and when the last time; null: handed over by the consultant
  sent_to TEXT NOT NULL DEFAULT '[]',
  sent_at TEXT,
  -- the day until which an answer is asked for
  answer_by TEXT,
  -- when the consultant is to be reminded of it; null: told already, or never
  remind_at TEXT,
  reminded_at TEXT
);
CREATE INDEX approval_packs_client ON approval_packs (client, made_at);
CREATE INDEX approval_packs_to_remind ON approval_packs (remind_at) WHERE remind_at IS NOT NULL;

CREATE TABLE approval_pack_posts (
  pack_id INTEGER NOT NULL REFERENCES approval_packs (id),
  post_id INTEGER NOT NULL REFERENCES posts (id),
  -- of the post as it was shown: an answer to anything else counts for nothing
  content_hash TEXT NOT NULL,
  answer TEXT CHECK (answer IN ('approved', 'to_correct', 'refused')),
  comment TEXT,
  answered_by TEXT,
  answered_at TEXT,
  PRIMARY KEY (pack_id, post_id)
) WITHOUT ROWID;
CREATE INDEX approval_pack_posts_post ON approval_pack_posts (post_id);
`
