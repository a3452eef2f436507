/** What was spent and what came of it: figures of networks and sites, links, running timers, hires, reports and offers. */
export const results = `
-- How links to the client's own site are tagged; null: as usual (see clients/link-rule.ts).
ALTER TABLE clients ADD COLUMN link_rule TEXT;
-- Rates typed by a person: { "USD": { "rate": "0.92", "date": "2026-11-02", "source": "BCE" } }.
ALTER TABLE clients ADD COLUMN exchange_rates TEXT NOT NULL DEFAULT '{}';
-- 0: the links of this post stay as they were typed.
ALTER TABLE posts ADD COLUMN tag_links INTEGER NOT NULL DEFAULT 1 CHECK (tag_links IN (0, 1));

-- Never overwritten: what was read is kept with the moment and the source. The newest of several is the one that counts.
CREATE TABLE metric_snapshots (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  -- as a reader names it: facebook, blog, other
  network TEXT NOT NULL,
  -- of smm; null where a file or a person names a page that smm does not publish to
  account_id INTEGER REFERENCES accounts (id),
  delivery_id INTEGER REFERENCES deliveries (id),
  -- a post that did not go out through smm: its id or address as the source writes it
  remote_post TEXT,
  metric TEXT NOT NULL,
  value REAL,
  reason TEXT,
  -- the days it covers; both null: a counter as it stood at captured_at
  from_day TEXT,
  to_day TEXT,
  captured_at TEXT NOT NULL,
  -- of a post, from its publication to captured_at
  age_hours INTEGER,
  source TEXT NOT NULL CHECK (source IN ('api', 'manual', 'import')),
  -- the network's own name of the figure, the file's name and column, or who typed it
  source_name TEXT NOT NULL,
  -- by which months are searched: the last day it covers, or that on which it was read (UTC)
  day TEXT GENERATED ALWAYS AS (coalesce(to_day, substr(captured_at, 1, 10))) VIRTUAL,
  CHECK ((value IS NULL) <> (reason IS NULL)),
  CHECK ((from_day IS NULL) = (to_day IS NULL)),
  CHECK (delivery_id IS NULL OR remote_post IS NULL)
) STRICT;
CREATE INDEX metric_snapshots_of_delivery ON metric_snapshots (delivery_id, metric, captured_at) WHERE delivery_id IS NOT NULL;
CREATE INDEX metric_snapshots_by_client ON metric_snapshots (client, captured_at);
CREATE INDEX metric_snapshots_of_post ON metric_snapshots (client, network, remote_post, metric) WHERE remote_post IS NOT NULL;
CREATE INDEX metric_snapshots_of_posts_by_day ON metric_snapshots (client, day) WHERE remote_post IS NOT NULL;
CREATE INDEX metric_snapshots_of_account ON metric_snapshots (client, metric, network, account_id, from_day, to_day, captured_at)
  WHERE delivery_id IS NULL AND remote_post IS NULL;
CREATE INDEX metric_snapshots_of_account_by_day ON metric_snapshots (client, day)
  WHERE delivery_id IS NULL AND remote_post IS NULL;
CREATE TRIGGER metric_snapshots_append_only BEFORE UPDATE OF metric, value, reason, from_day, to_day, captured_at, source ON metric_snapshots
BEGIN SELECT RAISE(ABORT, 'a figure that was read is never changed'); END;

-- Visits of the client's site that came by a tagged link, as its statistics tool counts them; of the same days and marks the newest counts.
CREATE TABLE site_visits (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  utm_source TEXT NOT NULL,
  utm_medium TEXT,
  utm_campaign TEXT,
  utm_content TEXT,
  sessions INTEGER CHECK (sessions >= 0),
  -- null: the tool counts none
  conversions INTEGER CHECK (conversions >= 0),
  tool TEXT NOT NULL CHECK (tool IN ('matomo', 'plausible', 'umami', 'ga4', 'goaccess')),
  captured_at TEXT NOT NULL,
  source_name TEXT NOT NULL,
  CHECK (from_day <= to_day)
) STRICT;
CREATE INDEX site_visits_by_day ON site_visits (client, from_day, tool, utm_source, utm_campaign);

-- Statistics tools of a client that can be asked; the key is sealed like any other secret.
CREATE TABLE site_statistics (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  tool TEXT NOT NULL CHECK (tool IN ('matomo', 'plausible', 'umami')),
  endpoint TEXT NOT NULL,
  site TEXT NOT NULL,
  -- goals that count as conversions; null: all of them
  goals TEXT,
  sealed BLOB NOT NULL,
  version INTEGER NOT NULL,
  added_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX site_statistics_by_site ON site_statistics (client, tool, endpoint, site);

CREATE TABLE campaign_links (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  url TEXT NOT NULL,
  tagged_url TEXT NOT NULL,
  utm_source TEXT NOT NULL,
  utm_medium TEXT NOT NULL,
  utm_campaign TEXT NOT NULL,
  utm_content TEXT,
  ambassador_id INTEGER REFERENCES ambassadors (id),
  promo_code TEXT,
  created_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX campaign_links_by_client ON campaign_links (client, id);
CREATE UNIQUE INDEX campaign_links_by_code ON campaign_links (client, promo_code COLLATE NOCASE)
  WHERE promo_code IS NOT NULL AND removed_at IS NULL;

-- One runs at a time: a person has one pair of hands.
CREATE TABLE timers (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  started_at TEXT NOT NULL,
  role TEXT NOT NULL,
  network TEXT,
  activity TEXT,
  note TEXT
) STRICT;

-- What a file gives its rows, so that it can be read twice; null: typed here. Removed entries stay and count no more.
ALTER TABLE time_entries ADD COLUMN note TEXT;
ALTER TABLE time_entries ADD COLUMN external_id TEXT;
ALTER TABLE time_entries ADD COLUMN removed_at TEXT;
CREATE UNIQUE INDEX time_entries_by_external_id ON time_entries (client, external_id) WHERE external_id IS NOT NULL AND removed_at IS NULL;
ALTER TABLE costs ADD COLUMN note TEXT;
ALTER TABLE costs ADD COLUMN external_id TEXT;
ALTER TABLE costs ADD COLUMN removed_at TEXT;
CREATE UNIQUE INDEX costs_by_external_id ON costs (client, external_id) WHERE external_id IS NOT NULL AND removed_at IS NULL;
-- The network it came by, as a reader names it; null: nobody knows.
ALTER TABLE sales ADD COLUMN network TEXT;
ALTER TABLE sales ADD COLUMN note TEXT;
ALTER TABLE sales ADD COLUMN external_id TEXT;
ALTER TABLE sales ADD COLUMN removed_at TEXT;
CREATE UNIQUE INDEX sales_by_external_id ON sales (client, external_id) WHERE external_id IS NOT NULL AND removed_at IS NULL;
ALTER TABLE leads ADD COLUMN note TEXT;
ALTER TABLE leads ADD COLUMN removed_at TEXT;

CREATE TABLE hires (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  date TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  -- of one hire, minor units of the client's currency; null: the client has not said
  avoided_cost INTEGER,
  note TEXT,
  created_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX hires_by_date ON hires (client, date);

-- What networks bill for their interface: a post that went out, figures that were read. Millionths of a unit of the currency.
CREATE TABLE api_fees (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  network TEXT NOT NULL,
  at TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('post', 'read', 'remove')),
  count INTEGER NOT NULL CHECK (count > 0),
  micros INTEGER NOT NULL CHECK (micros >= 0),
  currency TEXT NOT NULL,
  delivery_id INTEGER REFERENCES deliveries (id)
) STRICT;
CREATE INDEX api_fees_by_time ON api_fees (client, at);
-- A post is billed once, and once more when it is taken away, however often its outcome is told.
CREATE UNIQUE INDEX api_fees_of_delivery ON api_fees (delivery_id, what) WHERE delivery_id IS NOT NULL;
-- What went out before fees were kept.
INSERT INTO api_fees (client, account_id, network, at, what, count, micros, currency, delivery_id)
  SELECT client, account_id, network, published_at, 'post', 1, price_micros, price_currency, id FROM deliveries
  WHERE state = 'sent' AND price_micros IS NOT NULL AND price_currency IS NOT NULL AND published_at IS NOT NULL
    -- posted by hand, not through the interface
    AND NOT EXISTS (SELECT 1 FROM delivery_journal WHERE delivery_id = deliveries.id AND transition = 'P1');

-- What was handed over, as it was: the data of each version with their hash.
CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  month TEXT NOT NULL,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  data TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  -- what is different from the version before
  changes TEXT NOT NULL,
  sent_at TEXT NOT NULL,
  sent_to TEXT NOT NULL,
  sent_via TEXT NOT NULL,
  UNIQUE (client, month, kind, version)
) STRICT;
CREATE TRIGGER reports_are_frozen BEFORE UPDATE OF month, kind, version, data, sha256, changes, sent_at ON reports
BEGIN SELECT RAISE(ABORT, 'a report that was sent is frozen'); END;

-- A report that is on its way, as it will be frozen: what stays here lost its end, and a person says whether it arrived.
CREATE TABLE report_sendings (
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  month TEXT NOT NULL,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  data TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  changes TEXT NOT NULL,
  sent_to TEXT NOT NULL,
  started_at TEXT NOT NULL,
  PRIMARY KEY (client, month, kind)
) STRICT;

-- Offers of the consultant. A number is given when one is sent, without gaps within a year.
CREATE TABLE proposals (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  status TEXT NOT NULL CHECK (status IN ('draft', 'sent', 'accepted', 'refused', 'cancelled')),
  -- lines, mentions, parties: all that is printed (store/proposals.ts)
  content TEXT NOT NULL,
  created_at TEXT NOT NULL,
  -- a draft with a number is on its way, or nobody knows whether it arrived
  number TEXT UNIQUE,
  year INTEGER,
  sequence INTEGER,
  sha256 TEXT,
  sent_at TEXT,
  sent_to TEXT,
  decided_at TEXT,
  decided_by TEXT,
  decided_via TEXT,
  cancelled_at TEXT,
  reason TEXT,
  CHECK ((number IS NULL) = (sha256 IS NULL)),
  CHECK (number IS NOT NULL OR status IN ('draft', 'cancelled')),
  UNIQUE (year, sequence)
) STRICT;
CREATE INDEX proposals_by_client ON proposals (client, id);
CREATE TRIGGER proposals_numbered_are_immutable BEFORE UPDATE OF client, content, number, year, sequence, sha256 ON proposals
  WHEN OLD.number IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an offer that has a number is immutable'); END;
CREATE TRIGGER proposals_sent_once BEFORE UPDATE OF sent_at, sent_to ON proposals
  WHEN OLD.sent_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an offer that was sent is immutable'); END;
CREATE TRIGGER proposals_numbered_are_kept BEFORE DELETE ON proposals WHEN OLD.number IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an offer that has a number is kept'); END;
`
