/** Clients, strategies, accounts, posts and their deliveries, money, the audit trail. */
export const first = `
CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE clients (
  slug TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  lang TEXT NOT NULL CHECK (lang IN ('fr', 'en')),
  country TEXT NOT NULL,
  city TEXT,
  time_zone TEXT NOT NULL,
  currency TEXT NOT NULL,
  approval TEXT NOT NULL CHECK (approval IN ('none', 'consultant', 'client_sensitive', 'client_each')),
  website TEXT,
  siren TEXT,
  address TEXT,
  vat_recoverable INTEGER NOT NULL CHECK (vat_recoverable IN (0, 1)),
  default_margin_bp INTEGER CHECK (default_margin_bp BETWEEN 0 AND 10000),
  hourly_rate INTEGER CHECK (hourly_rate >= 0),
  hourly_rate_estimated INTEGER NOT NULL CHECK (hourly_rate_estimated IN (0, 1)),
  rates TEXT NOT NULL,
  tracking TEXT NOT NULL,
  hours_per_network INTEGER CHECK (hours_per_network > 0),
  created_at TEXT NOT NULL,
  archived_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE strategies (
  client TEXT NOT NULL REFERENCES clients (slug),
  version INTEGER NOT NULL CHECK (version > 0),
  status TEXT NOT NULL CHECK (status IN ('draft', 'approved')),
  mode TEXT NOT NULL CHECK (mode IN ('quick', 'full')),
  schema TEXT NOT NULL,
  lang TEXT NOT NULL CHECK (lang IN ('fr', 'en')),
  answers TEXT NOT NULL,
  input TEXT NOT NULL,
  result TEXT NOT NULL,
  weights_version TEXT NOT NULL,
  created_at TEXT NOT NULL,
  approved_at TEXT,
  approved_by TEXT,
  PRIMARY KEY (client, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER strategies_approved_are_immutable BEFORE UPDATE ON strategies WHEN OLD.status = 'approved'
BEGIN SELECT RAISE(ABORT, 'an approved strategy is immutable'); END;

CREATE TABLE interviews (
  id INTEGER PRIMARY KEY,
  client TEXT REFERENCES clients (slug),
  mode TEXT NOT NULL CHECK (mode IN ('quick', 'full')),
  lang TEXT NOT NULL CHECK (lang IN ('fr', 'en')),
  schema TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'done', 'abandoned')),
  started_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE TABLE interview_answers (
  interview_id INTEGER NOT NULL REFERENCES interviews (id) ON DELETE CASCADE,
  question TEXT NOT NULL,
  value TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('answered', 'unknown', 'skipped', 'default', 'stale')),
  answered_at TEXT NOT NULL,
  PRIMARY KEY (interview_id, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug),
  network TEXT NOT NULL,
  name TEXT NOT NULL,
  endpoint TEXT,
  path TEXT,
  for_network TEXT,
  remote_id TEXT,
  remote_name TEXT,
  url TEXT,
  settings TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('ready', 'unchecked', 'blocked')),
  status_reason TEXT,
  checked_at TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  rests_until TEXT,
  created_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX accounts_name ON accounts (client, name) WHERE removed_at IS NULL;

CREATE TABLE secrets (
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  kind TEXT NOT NULL CHECK (kind IN ('credentials', 'session')),
  sealed BLOB NOT NULL,
  version INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (account_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE posts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client TEXT NOT NULL REFERENCES clients (slug),
  title TEXT,
  text TEXT NOT NULL,
  text_for TEXT NOT NULL,
  link TEXT,
  media TEXT NOT NULL,
  tags TEXT NOT NULL,
  pillar TEXT,
  campaign TEXT,
  scheduled_at TEXT,
  scheduled_local TEXT,
  time_zone TEXT NOT NULL,
  typed_at TEXT,
  content_hash TEXT NOT NULL,
  approved_at TEXT,
  approved_by TEXT,
  approved_via TEXT,
  approved_hash TEXT,
  rejected_reason TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX posts_by_time ON posts (client, scheduled_at);

CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  post_id INTEGER NOT NULL REFERENCES posts (id),
  client TEXT NOT NULL REFERENCES clients (slug),
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  network TEXT NOT NULL,
  account TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'awaiting_approval', 'scheduled', 'claimed', 'sending', 'unknown',
    'needs_human', 'to_post', 'held', 'blocked', 'sent', 'rejected', 'missed', 'cancelled')),
  was TEXT,
  owner TEXT,
  fence INTEGER NOT NULL DEFAULT 0,
  due_at TEXT,
  next_at TEXT,
  attempt INTEGER NOT NULL DEFAULT 0,
  content TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  record_key TEXT NOT NULL,
  record_created_at TEXT NOT NULL,
  expected_remote_id TEXT,
  price_micros INTEGER,
  price_currency TEXT,
  issues TEXT NOT NULL,
  intent_at TEXT,
  first_intent_at TEXT,
  unknown_since TEXT,
  absent_server_at TEXT,
  resend_proof TEXT,
  proof TEXT,
  remote_id TEXT,
  url TEXT,
  published_at TEXT,
  notified_at TEXT,
  reason_code TEXT,
  reason TEXT,
  question TEXT,
  CHECK (state <> 'sent' OR remote_id IS NOT NULL),
  CHECK (state <> 'sending' OR (owner IS NOT NULL AND intent_at IS NOT NULL)),
  CHECK (state <> 'claimed' OR (owner IS NOT NULL AND was IS NOT NULL)),
  CHECK (state NOT IN ('scheduled', 'to_post') OR due_at IS NOT NULL),
  CHECK (state <> 'needs_human' OR question IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX deliveries_key ON deliveries (idempotency_key);
CREATE INDEX deliveries_of_post ON deliveries (post_id);
CREATE INDEX deliveries_of_account ON deliveries (account_id, state);
-- What is to come or needs a person: the list of every day, whatever the years behind it.
CREATE INDEX deliveries_wanted ON deliveries (client, post_id) WHERE state NOT IN ('sent', 'cancelled');
-- What a pass may have to do: everything else (published, cancelled, drafts) never weighs on it.
CREATE INDEX deliveries_due ON deliveries (coalesce(next_at, due_at)) WHERE state = 'scheduled';
CREATE INDEX deliveries_open ON deliveries (state, next_at)
  WHERE state IN ('claimed', 'sending', 'unknown', 'needs_human', 'to_post', 'blocked');

CREATE TRIGGER deliveries_frozen BEFORE UPDATE OF content, content_hash, idempotency_key, record_key, record_created_at,
  account_id, post_id ON deliveries
WHEN OLD.state NOT IN ('draft', 'awaiting_approval', 'scheduled', 'held', 'blocked', 'missed') OR OLD.first_intent_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'what is leaving or has left cannot be changed'); END;

CREATE TRIGGER deliveries_no_blind_resend BEFORE UPDATE OF state ON deliveries
WHEN NEW.state = 'sending' AND OLD.unknown_since IS NOT NULL AND NEW.resend_proof IS NULL
BEGIN SELECT RAISE(ABORT, 'an unknown outcome is never sent again without proof'); END;

CREATE TRIGGER deliveries_intent_first BEFORE UPDATE OF state ON deliveries
WHEN NEW.state = 'sending' AND (OLD.state <> 'claimed' OR NEW.owner IS NOT OLD.owner OR NEW.fence <> OLD.fence)
BEGIN SELECT RAISE(ABORT, 'only what is claimed may be sent, by the one who claimed it'); END;

CREATE TRIGGER deliveries_end_states BEFORE UPDATE OF state ON deliveries
WHEN OLD.state = 'sent' AND NEW.state <> 'sent'
BEGIN SELECT RAISE(ABORT, 'published stays published'); END;

CREATE TABLE delivery_steps (
  delivery_id INTEGER NOT NULL REFERENCES deliveries (id),
  step TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('started', 'done')),
  handle TEXT,
  at TEXT NOT NULL,
  PRIMARY KEY (delivery_id, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE delivery_journal (
  id INTEGER PRIMARY KEY,
  delivery_id INTEGER NOT NULL REFERENCES deliveries (id),
  at TEXT NOT NULL,
  run_id TEXT,
  transition TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX delivery_journal_of ON delivery_journal (delivery_id);
CREATE TRIGGER delivery_journal_append_only BEFORE UPDATE ON delivery_journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  pid INTEGER NOT NULL,
  host TEXT NOT NULL,
  boot_id TEXT NOT NULL,
  lock_file TEXT NOT NULL,
  counts TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX runs_unfinished ON runs (started_at) WHERE finished_at IS NULL;
CREATE INDEX runs_by_time ON runs (started_at);

CREATE TABLE time_entries (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug),
  date TEXT NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes > 0),
  role TEXT NOT NULL,
  network TEXT,
  activity TEXT CHECK (activity IN ('production', 'community', 'listening', 'reporting', 'coordination')),
  rate_per_hour INTEGER CHECK (rate_per_hour >= 0),
  estimated INTEGER NOT NULL CHECK (estimated IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX time_entries_by_date ON time_entries (client, date);

CREATE TABLE costs (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug),
  date TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('ads', 'tools', 'production', 'external')),
  amount_ht INTEGER NOT NULL,
  vat_bp INTEGER NOT NULL CHECK (vat_bp BETWEEN 0 AND 10000),
  currency TEXT NOT NULL,
  months INTEGER NOT NULL CHECK (months BETWEEN 1 AND 120),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX costs_by_date ON costs (client, date);

CREATE TABLE sales (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug),
  date TEXT NOT NULL,
  sale_id TEXT NOT NULL,
  evidence TEXT NOT NULL CHECK (evidence IN ('utm', 'promo_code', 'declared', 'assisted')),
  revenue INTEGER NOT NULL,
  margin_bp INTEGER CHECK (margin_bp BETWEEN 0 AND 10000),
  currency TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  refund_of TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX sales_by_date ON sales (client, date);

CREATE TABLE leads (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug),
  date TEXT NOT NULL,
  lead_id TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'won', 'lost')),
  close_rate_bp INTEGER CHECK (close_rate_bp BETWEEN 0 AND 10000),
  avg_margin INTEGER,
  created_at TEXT NOT NULL,
  UNIQUE (client, lead_id)
) STRICT;
CREATE INDEX leads_by_date ON leads (client, date);

CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  client TEXT,
  action TEXT NOT NULL,
  target TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX audit_of_target ON audit (target);
CREATE TRIGGER audit_append_only BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
`
