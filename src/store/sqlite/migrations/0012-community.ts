/** What others write, what is listened to, crises, rights, and what the law asks of a post. */
export const community = `
-- Legal checks that are not as usual for this client: { "image_release": "off" } (posts/legal).
ALTER TABLE clients ADD COLUMN legal_rules TEXT NOT NULL DEFAULT '{}';
-- Months after which what others wrote is forgotten; null: as set for all (privacy.retention_months).
ALTER TABLE clients ADD COLUMN retention_months INTEGER CHECK (retention_months > 0);
-- Where a person is told of an alert, and the tags of messages that are theirs.
ALTER TABLE team_members ADD COLUMN email TEXT;
ALTER TABLE team_members ADD COLUMN topics TEXT NOT NULL DEFAULT '[]';

CREATE TABLE inbox_messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  -- as a reader names it (facebook, blog, other), or where it was found: press, forum, review_site
  network TEXT NOT NULL,
  -- of smm, through which it came and may be answered; null: typed by hand, or found by listening
  account_id INTEGER REFERENCES accounts (id),
  source TEXT NOT NULL CHECK (source IN ('api', 'manual', 'listen')),
  kind TEXT NOT NULL CHECK (kind IN ('comment', 'mention', 'review', 'message', 'call')),
  -- its id on the network, or the address of an article; null: typed by hand
  remote_id TEXT,
  -- whose ids these are, where each server or site counts for itself (Mastodon, WordPress); empty: the network's
  server TEXT NOT NULL DEFAULT '',
  -- the own post under which it stands, and what it answers, as the network names them
  post_remote_id TEXT,
  answers TEXT,
  -- messages of one conversation have the same
  thread TEXT NOT NULL,
  author_id TEXT,
  author_name TEXT,
  author_url TEXT,
  author_followers INTEGER,
  -- the same for all that one person wrote on one network; null once forgotten
  author TEXT,
  text TEXT NOT NULL,
  title TEXT,
  url TEXT,
  -- when it was written, and when smm first saw it
  at TEXT NOT NULL,
  received_at TEXT NOT NULL,
  rating INTEGER CHECK (rating BETWEEN 1 AND 5),
  can_reply INTEGER NOT NULL CHECK (can_reply IN (0, 1)),
  lang TEXT,
  -- 0: only of a competitor or a topic
  brand INTEGER NOT NULL CHECK (brand IN (0, 1)),
  needs_answer INTEGER NOT NULL CHECK (needs_answer IN (0, 1)),
  status TEXT NOT NULL CHECK (status IN ('new', 'open', 'answered', 'closed')),
  level TEXT NOT NULL CHECK (level IN ('green', 'amber', 'red')),
  -- until when an answer is owed; null: none is
  due_at TEXT,
  assigned_to TEXT,
  tone TEXT CHECK (tone IN ('positive', 'neutral', 'negative')),
  tone_source TEXT CHECK (tone_source IN ('lexicon', 'person')),
  -- words of the client's alert list that stand in it
  sensitive TEXT NOT NULL DEFAULT '[]',
  -- from whom: the press, an elected person, an authority
  official INTEGER NOT NULL DEFAULT 0 CHECK (official IN (0, 1)),
  -- the same words, published before: counted once
  copy_of INTEGER REFERENCES inbox_messages (id),
  -- the first answer of a person, here or elsewhere
  answered_at TEXT,
  answered_by TEXT,
  closed_at TEXT,
  close_reason TEXT CHECK (close_reason IN ('done', 'no_answer_needed', 'spam', 'moderated')),
  -- of whoever raised its level
  note TEXT,
  incident_id INTEGER REFERENCES incidents (id),
  -- the day from which it is forgotten, and when it was
  forget_at TEXT,
  forgotten_at TEXT,
  CHECK ((tone IS NULL) = (tone_source IS NULL))
) STRICT;
CREATE UNIQUE INDEX inbox_messages_by_remote_id ON inbox_messages (client, network, server, remote_id) WHERE remote_id IS NOT NULL;
-- own answers, by what the network calls them
CREATE INDEX deliveries_by_remote_id ON deliveries (remote_id) WHERE remote_id IS NOT NULL;
CREATE INDEX inbox_messages_by_time ON inbox_messages (client, at);
CREATE INDEX inbox_messages_open ON inbox_messages (client, due_at) WHERE needs_answer = 1 AND status IN ('new', 'open');
CREATE INDEX inbox_messages_of_thread ON inbox_messages (client, thread, at);
CREATE INDEX inbox_messages_of_author ON inbox_messages (client, author, at) WHERE author IS NOT NULL;
CREATE INDEX inbox_messages_to_forget ON inbox_messages (forget_at) WHERE forgotten_at IS NULL AND forget_at IS NOT NULL;
CREATE INDEX inbox_messages_of_incident ON inbox_messages (incident_id) WHERE incident_id IS NOT NULL;
CREATE INDEX inbox_messages_copies ON inbox_messages (copy_of) WHERE copy_of IS NOT NULL;

CREATE TABLE inbox_tags (
  message_id INTEGER NOT NULL REFERENCES inbox_messages (id),
  tag TEXT NOT NULL CHECK (tag IN ('need', 'complaint', 'idea', 'question', 'praise', 'technical', 'press', 'legal')),
  PRIMARY KEY (message_id, tag)
) STRICT, WITHOUT ROWID;

-- How far each account was read.
CREATE TABLE inbox_cursors (
  account_id INTEGER PRIMARY KEY REFERENCES accounts (id),
  cursor TEXT,
  read_at TEXT NOT NULL,
  problem TEXT
) STRICT;

-- What a person said of a tone: of a whole text (its key, store/text-key.ts), or of a word for this client.
CREATE TABLE tone_corrections (
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('text', 'word')),
  pattern TEXT NOT NULL,
  tone TEXT NOT NULL CHECK (tone IN ('positive', 'neutral', 'negative')),
  at TEXT NOT NULL,
  PRIMARY KEY (client, kind, pattern)
) STRICT, WITHOUT ROWID;

-- A reply is a post like another: what it answers, and who said it (an alias); null: a post.
ALTER TABLE posts ADD COLUMN answers_message INTEGER REFERENCES inbox_messages (id);
ALTER TABLE posts ADD COLUMN said_by TEXT;
-- The word of the firm's spokesperson: it goes out while everything else is held for a crisis.
ALTER TABLE posts ADD COLUMN statement INTEGER NOT NULL DEFAULT 0 CHECK (statement IN (0, 1));
CREATE INDEX posts_of_message ON posts (answers_message) WHERE answers_message IS NOT NULL;
-- What was declared for the law: advertising, contest, images made by machines (posts/legal).
ALTER TABLE posts ADD COLUMN legal TEXT NOT NULL DEFAULT '{}';

-- What was taken down, hidden or reported, by whom and why, with the capture that shows it.
CREATE TABLE moderation_log (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  message_id INTEGER REFERENCES inbox_messages (id),
  network TEXT NOT NULL,
  at TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('deleted', 'hidden', 'reported', 'blocked_author', 'kept')),
  reason TEXT NOT NULL CHECK (reason IN ('illegal', 'personal_data', 'threat', 'hate', 'spam', 'platform_rules', 'criticism')),
  decided_by TEXT NOT NULL,
  note TEXT,
  -- file in the home folder, and its SHA-256
  capture TEXT,
  capture_sha256 TEXT,
  forgotten_at TEXT
) STRICT;
CREATE INDEX moderation_log_by_time ON moderation_log (client, at);

CREATE TABLE listen_queries (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  name TEXT NOT NULL,
  -- brand: of the firm; competitor: of another, by its name; topic: of neither
  about TEXT NOT NULL CHECK (about IN ('brand', 'competitor', 'topic')),
  competitor TEXT,
  -- words; several words together are an exact phrase
  any_words TEXT NOT NULL,
  all_words TEXT NOT NULL,
  none_words TEXT NOT NULL,
  lang TEXT,
  added_at TEXT NOT NULL,
  removed_at TEXT,
  CHECK ((about = 'competitor') = (competitor IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX listen_queries_by_name ON listen_queries (client, name COLLATE NOCASE) WHERE removed_at IS NULL;

CREATE TABLE listen_sources (
  id INTEGER PRIMARY KEY,
  query_id INTEGER NOT NULL REFERENCES listen_queries (id),
  kind TEXT NOT NULL CHECK (kind IN ('feed', 'mastodon_tag', 'bluesky_search', 'x_search', 'by_hand')),
  -- of a feed or a page: its address; of a tag: the tag; of a search: its words, null: those of the query
  address TEXT,
  -- what kind of place it is: press, blog, forum, review_site, network
  place TEXT NOT NULL,
  account_id INTEGER REFERENCES accounts (id),
  -- entity tag and date of a feed, the newest id of a search
  cursor TEXT,
  added_at TEXT NOT NULL,
  -- when it was last read (a page: when somebody was last told to look at it), and why not since; null: never, nothing
  read_at TEXT,
  problem TEXT,
  removed_at TEXT
) STRICT;
CREATE INDEX listen_sources_of ON listen_sources (query_id);

CREATE TABLE listen_hits (
  query_id INTEGER NOT NULL REFERENCES listen_queries (id),
  message_id INTEGER NOT NULL REFERENCES inbox_messages (id),
  source_id INTEGER REFERENCES listen_sources (id),
  PRIMARY KEY (query_id, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX listen_hits_of_message ON listen_hits (message_id);

-- The level in force, one line a client; no line: green, never evaluated.
CREATE TABLE crisis_states (
  client TEXT PRIMARY KEY REFERENCES clients (slug) ON UPDATE CASCADE,
  level TEXT NOT NULL CHECK (level IN ('green', 'amber', 'red')),
  consecutive_lower INTEGER NOT NULL,
  watch INTEGER NOT NULL CHECK (watch IN (0, 1)),
  since TEXT NOT NULL,
  evaluated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What holds back a client: set by a person (null), or by the level in force, on which amber holds only what would jar.
ALTER TABLE holds ADD COLUMN level TEXT CHECK (level IN ('amber', 'red'));
DROP INDEX holds_in_force;
CREATE UNIQUE INDEX holds_in_force ON holds (coalesce(client, ''), coalesce(account_id, 0), coalesce(level, ''))
  WHERE lifted_at IS NULL;

-- Offers, campaigns, advertising, contests, and what is marked as humour.
CREATE VIEW promotional_posts AS SELECT id FROM posts
WHERE pillar = 'offer' OR campaign IS NOT NULL
  OR json_extract(legal, '$.contest') IS NOT NULL
  OR json_extract(legal, '$.disclosure') IN ('ad', 'commercial_collaboration')
  OR tags LIKE '%"humour"%' OR tags LIKE '%"humor"%' OR tags LIKE '%"humoristique"%';

-- Which hold keeps which delivery back. The word of the firm goes out whatever the level, unless a person holds it.
CREATE VIEW holding AS
SELECT h.id AS hold_id, h.level AS level, d.id AS delivery_id
FROM deliveries d
JOIN holds h ON h.lifted_at IS NULL
  AND (h.client IS NULL OR h.client = d.client) AND (h.account_id IS NULL OR h.account_id = d.account_id)
JOIN posts p ON p.id = d.post_id
WHERE h.level IS NULL
  OR (p.statement = 0 AND (h.level = 'red' OR p.id IN (SELECT id FROM promotional_posts)));

DROP TRIGGER deliveries_held_when_queued;
DROP TRIGGER deliveries_held_when_scheduled;
CREATE TRIGGER deliveries_held_when_queued AFTER INSERT ON deliveries
WHEN NEW.state = 'scheduled' AND EXISTS (SELECT 1 FROM holding WHERE delivery_id = NEW.id)
BEGIN
  UPDATE deliveries SET state = 'held', reason_code =
    coalesce((SELECT 'crisis_' || max(level) FROM holding WHERE delivery_id = NEW.id), 'on_hold') WHERE id = NEW.id;
  INSERT INTO delivery_journal (delivery_id, at, run_id, transition, from_state, to_state, detail)
    VALUES (NEW.id, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), NULL, 'P6', 'scheduled', 'held', '{"by":"hold"}');
END;
CREATE TRIGGER deliveries_held_when_scheduled AFTER UPDATE OF state ON deliveries
WHEN NEW.state = 'scheduled' AND EXISTS (SELECT 1 FROM holding WHERE delivery_id = NEW.id)
BEGIN
  UPDATE deliveries SET state = 'held', reason_code =
    coalesce((SELECT 'crisis_' || max(level) FROM holding WHERE delivery_id = NEW.id), 'on_hold') WHERE id = NEW.id;
  INSERT INTO delivery_journal (delivery_id, at, run_id, transition, from_state, to_state, detail)
    VALUES (NEW.id, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), NULL, 'P6', 'scheduled', 'held', '{"by":"hold"}');
END;

CREATE TABLE incidents (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  topic TEXT NOT NULL,
  drill INTEGER NOT NULL CHECK (drill IN (0, 1)),
  level TEXT NOT NULL CHECK (level IN ('green', 'amber', 'red')),
  highest TEXT NOT NULL CHECK (highest IN ('green', 'amber', 'red')),
  severity TEXT NOT NULL CHECK (severity IN ('none', 'service', 'integrity', 'safety')),
  amplifier TEXT NOT NULL CHECK (amplifier IN ('none', 'large_account', 'media_or_official')),
  data_breach INTEGER NOT NULL CHECK (data_breach IN (0, 1)),
  account_compromised INTEGER NOT NULL CHECK (account_compromised IN (0, 1)),
  legal_threat INTEGER NOT NULL CHECK (legal_threat IN (0, 1)),
  press_inquiry INTEGER NOT NULL CHECK (press_inquiry IN (0, 1)),
  -- whose fault it is: decides the tone of what is said
  responsibility TEXT CHECK (responsibility IN ('victim', 'accident', 'preventable')),
  spokesperson TEXT,
  -- set by a person: below it only a person lowers
  raised_to TEXT CHECK (raised_to IN ('amber', 'red')),
  -- since when its severity and its facts raise nothing any more: a person has lowered the level in spite of them
  settled_at TEXT,
  opened_at TEXT NOT NULL,
  opened_by TEXT,
  closed_at TEXT,
  closed_by TEXT,
  outcome TEXT,
  lesson TEXT,
  forgotten_at TEXT
) STRICT;
CREATE UNIQUE INDEX incidents_open ON incidents (client) WHERE closed_at IS NULL AND drill = 0;
CREATE INDEX incidents_by_time ON incidents (client, opened_at);

CREATE TABLE crisis_evaluations (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  at TEXT NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('listen', 'inbox', 'report', 'raise', 'lower')),
  input TEXT NOT NULL,
  result TEXT NOT NULL,
  incident_id INTEGER REFERENCES incidents (id)
) STRICT;
CREATE INDEX crisis_evaluations_by_time ON crisis_evaluations (client, at);

CREATE TABLE incident_log (
  id INTEGER PRIMARY KEY,
  incident_id INTEGER NOT NULL REFERENCES incidents (id),
  at TEXT NOT NULL,
  level TEXT NOT NULL,
  crisis_index INTEGER,
  action TEXT NOT NULL,
  done_by TEXT,
  target TEXT,
  note TEXT,
  -- file in the home folder, and its SHA-256
  attachment TEXT,
  attachment_sha256 TEXT
) STRICT;
CREATE INDEX incident_log_of ON incident_log (incident_id, at);

-- Who is told of it: when, by which way, and whether they said that they know.
CREATE TABLE incident_alerts (
  id INTEGER PRIMARY KEY,
  incident_id INTEGER NOT NULL REFERENCES incidents (id),
  level TEXT NOT NULL,
  who TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT,
  phone TEXT,
  stand_in TEXT,
  stand_in_for INTEGER REFERENCES incident_alerts (id),
  -- of the same rise, or of the same news: the latest of a level are those that count
  planned_at TEXT NOT NULL,
  -- from when it is told, or told again; null: nothing more is to be told
  tell_at TEXT,
  told_at TEXT,
  told_by TEXT,
  problem TEXT,
  acknowledged_at TEXT,
  acknowledged_by TEXT
) STRICT;
CREATE INDEX incident_alerts_of ON incident_alerts (incident_id);
CREATE INDEX incident_alerts_to_tell ON incident_alerts (tell_at) WHERE tell_at IS NOT NULL;

-- Image releases, licences, contracts of partners.
CREATE TABLE rights (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('release', 'licence', 'partner')),
  -- the person shown, who grants the licence, the partner
  name TEXT NOT NULL,
  -- what for; and where, empty: everywhere
  purpose TEXT,
  networks TEXT NOT NULL DEFAULT '[]',
  minor INTEGER NOT NULL DEFAULT 0 CHECK (minor IN (0, 1)),
  guardian TEXT,
  from_day TEXT,
  until_day TEXT,
  -- the paper: file in the home folder, and its SHA-256
  document TEXT,
  document_sha256 TEXT,
  -- a partner's written contract
  contract_on TEXT,
  note TEXT,
  added_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX rights_by_client ON rights (client, kind, id);
-- Fees and gifts of a partner: added up by year.
CREATE TABLE partner_values (
  id INTEGER PRIMARY KEY,
  right_id INTEGER NOT NULL REFERENCES rights (id),
  date TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('fee', 'gift')),
  amount INTEGER NOT NULL CHECK (amount > 0),
  currency TEXT NOT NULL,
  note TEXT,
  added_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX partner_values_of ON partner_values (right_id, date);
-- What is known of a picture or a video, whatever post shows it.
CREATE TABLE media_facts (
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  sha256 TEXT NOT NULL,
  file_name TEXT NOT NULL,
  people_visible INTEGER CHECK (people_visible IN (0, 1)),
  -- of rights: releases of those shown, the licence of what others made
  releases TEXT NOT NULL DEFAULT '[]',
  licence_id INTEGER REFERENCES rights (id),
  origin TEXT CHECK (origin IN ('own', 'customer', 'third_party', 'library')),
  ai TEXT CHECK (ai IN ('none', 'assisted', 'generated_media')),
  said_at TEXT NOT NULL,
  PRIMARY KEY (client, sha256)
) STRICT, WITHOUT ROWID;

-- That something was erased, never what: a keyed hash of the name that was given.
CREATE TABLE erasures (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  client TEXT,
  subject_hash TEXT,
  cause TEXT NOT NULL CHECK (cause IN ('request', 'retention', 'client')),
  counts TEXT NOT NULL
) STRICT;
-- The key of those hashes; and 1 only within the transaction that erases: what is frozen otherwise may be emptied then.
CREATE TABLE erasing (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  salt TEXT NOT NULL,
  at_work INTEGER NOT NULL DEFAULT 0 CHECK (at_work IN (0, 1))
) STRICT;
INSERT INTO erasing (only, salt) VALUES (1, lower(hex(randomblob(32))));
-- Files of the home folder that nothing speaks of any more: taken away after the transaction that wrote them here.
CREATE TABLE erased_files (
  path TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

ALTER TABLE leads ADD COLUMN forgotten_at TEXT;
CREATE INDEX leads_to_forget ON leads (date) WHERE forgotten_at IS NULL;
CREATE INDEX moderation_log_to_forget ON moderation_log (at) WHERE forgotten_at IS NULL;
CREATE INDEX incidents_to_forget ON incidents (closed_at) WHERE forgotten_at IS NULL AND closed_at IS NOT NULL;

DROP TRIGGER strategies_approved_are_immutable;
CREATE TRIGGER strategies_approved_are_immutable BEFORE UPDATE ON strategies
WHEN OLD.status = 'approved' AND NOT EXISTS (SELECT 1 FROM erasing WHERE at_work = 1)
BEGIN SELECT RAISE(ABORT, 'an approved strategy is immutable'); END;
DROP TRIGGER deliveries_frozen;
CREATE TRIGGER deliveries_frozen BEFORE UPDATE OF content, content_hash, idempotency_key, record_key, record_created_at,
  expected_remote_id, account_id, post_id, part ON deliveries
WHEN (OLD.state NOT IN ('draft', 'awaiting_approval', 'scheduled', 'following', 'held', 'blocked', 'missed', 'rejected')
  -- what was tried may change only where it is proven that nothing of it is out
  OR (OLD.first_intent_at IS NOT NULL AND (OLD.state NOT IN ('missed', 'rejected') OR OLD.unknown_since IS NOT NULL)))
  -- what is over may be emptied; what is leaving may not, whoever asks
  AND NOT (OLD.state IN ('sent', 'cancelled') AND EXISTS (SELECT 1 FROM erasing WHERE at_work = 1))
BEGIN SELECT RAISE(ABORT, 'what is leaving or has left cannot be changed'); END;
DROP TRIGGER delivery_journal_append_only;
CREATE TRIGGER delivery_journal_append_only BEFORE UPDATE ON delivery_journal
WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE at_work = 1)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
DROP TRIGGER delivery_journal_kept;
CREATE TRIGGER delivery_journal_kept BEFORE DELETE ON delivery_journal
WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE at_work = 1)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
DROP TRIGGER audit_append_only;
CREATE TRIGGER audit_append_only BEFORE UPDATE ON audit WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE at_work = 1)
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
DROP TRIGGER audit_kept;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE at_work = 1)
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
DROP TRIGGER reports_are_frozen;
CREATE TRIGGER reports_are_frozen BEFORE UPDATE OF month, kind, version, data, sha256, changes, sent_at ON reports
WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE at_work = 1)
BEGIN SELECT RAISE(ABORT, 'a report that was sent is frozen'); END;
-- Offers are kept for ten years (Code de commerce, L.123-22): only then may the one who erases a client take them away.
DROP TRIGGER proposals_numbered_are_kept;
CREATE TRIGGER proposals_numbered_are_kept BEFORE DELETE ON proposals
WHEN OLD.number IS NOT NULL AND NOT (EXISTS (SELECT 1 FROM erasing WHERE at_work = 1)
  AND coalesce(OLD.decided_at, OLD.sent_at, OLD.created_at) < strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-10 years'))
BEGIN SELECT RAISE(ABORT, 'an offer that has a number is kept'); END;
`
