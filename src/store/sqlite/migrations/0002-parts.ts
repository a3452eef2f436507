/** Deliveries in parts (threads, first comments), approvals that run out, and what holds a client, an account or everything back. */
export const parts = `
CREATE TABLE new_deliveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  post_id INTEGER NOT NULL REFERENCES posts (id),
  client TEXT NOT NULL REFERENCES clients (slug),
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  network TEXT NOT NULL,
  account TEXT NOT NULL,
  -- 0: the post itself; then the parts of its thread; the first comment last
  part INTEGER NOT NULL DEFAULT 0 CHECK (part >= 0),
  state TEXT NOT NULL CHECK (state IN ('draft', 'awaiting_approval', 'scheduled', 'following', 'claimed', 'sending', 'unknown',
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
  CHECK (state <> 'following' OR part > 0),
  CHECK (state <> 'needs_human' OR question IS NOT NULL)
) STRICT;
INSERT INTO new_deliveries (id, post_id, client, account_id, network, account, state, was, owner, fence, due_at, next_at, attempt, content, content_hash, idempotency_key, record_key, record_created_at, expected_remote_id, price_micros, price_currency, issues, intent_at, first_intent_at, unknown_since, absent_server_at, resend_proof, proof, remote_id, url, published_at, notified_at, reason_code, reason, question)
  SELECT id, post_id, client, account_id, network, account, state, was, owner, fence, due_at, next_at, attempt, content, content_hash, idempotency_key, record_key, record_created_at, expected_remote_id, price_micros, price_currency, issues, intent_at, first_intent_at, unknown_since, absent_server_at, resend_proof, proof, remote_id, url, published_at, notified_at, reason_code, reason, question FROM deliveries;
DROP TABLE deliveries;
ALTER TABLE new_deliveries RENAME TO deliveries;
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
  expected_remote_id, account_id, post_id, part ON deliveries
WHEN OLD.state NOT IN ('draft', 'awaiting_approval', 'scheduled', 'following', 'held', 'blocked', 'missed', 'rejected')
  -- what was tried may change only where it is proven that nothing of it is out
  OR (OLD.first_intent_at IS NOT NULL AND (OLD.state NOT IN ('missed', 'rejected') OR OLD.unknown_since IS NOT NULL))
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

-- What waits for an approval: reminded of, and missed when its time comes without one.
CREATE INDEX deliveries_unapproved ON deliveries (coalesce(next_at, due_at)) WHERE state = 'awaiting_approval';

-- What failed or was missed, until it has been told.
CREATE INDEX deliveries_to_tell ON deliveries (next_at) WHERE state IN ('rejected', 'missed') AND next_at IS NOT NULL;

-- Everything, a client or an account held back: what is scheduled under it is held, whatever scheduled it.
CREATE TABLE holds (
  id INTEGER PRIMARY KEY,
  client TEXT REFERENCES clients (slug),
  account_id INTEGER REFERENCES accounts (id),
  reason TEXT,
  since TEXT NOT NULL,
  lifted_at TEXT,
  CHECK (account_id IS NULL OR client IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX holds_in_force ON holds (coalesce(client, ''), coalesce(account_id, 0)) WHERE lifted_at IS NULL;

CREATE TRIGGER deliveries_held_when_queued AFTER INSERT ON deliveries
WHEN NEW.state = 'scheduled' AND EXISTS (SELECT 1 FROM holds WHERE lifted_at IS NULL
  AND (client IS NULL OR client = NEW.client) AND (account_id IS NULL OR account_id = NEW.account_id))
BEGIN
  UPDATE deliveries SET state = 'held', reason_code = 'on_hold' WHERE id = NEW.id;
  INSERT INTO delivery_journal (delivery_id, at, run_id, transition, from_state, to_state, detail)
    VALUES (NEW.id, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), NULL, 'P6', 'scheduled', 'held', '{"by":"hold"}');
END;

CREATE TRIGGER deliveries_held_when_scheduled AFTER UPDATE OF state ON deliveries
WHEN NEW.state = 'scheduled' AND EXISTS (SELECT 1 FROM holds WHERE lifted_at IS NULL
  AND (client IS NULL OR client = NEW.client) AND (account_id IS NULL OR account_id = NEW.account_id))
BEGIN
  UPDATE deliveries SET state = 'held', reason_code = 'on_hold' WHERE id = NEW.id;
  INSERT INTO delivery_journal (delivery_id, at, run_id, transition, from_state, to_state, detail)
    VALUES (NEW.id, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), NULL, 'P6', 'scheduled', 'held', '{"by":"hold"}');
END;
`
