/** Who does what, and what a strategy is carried out with: the team, offers from outside, the plan, ideas. */
export const people = `
-- Where a country's holidays differ from place to place: the code of the part, as date-holidays has it (67, QC, GE).
ALTER TABLE clients ADD COLUMN region TEXT;
-- The client's own minutes per piece where its log has shown them: { "article": 180 }.
ALTER TABLE clients ADD COLUMN piece_minutes TEXT NOT NULL DEFAULT '{}';

-- Why a strategy was approved although a red flag stands; null: none stood.
ALTER TABLE strategies ADD COLUMN approval_reason TEXT;

-- Where a post comes from: the number that its file gives it and what that file said then (SHA-256), so that a file read twice changes
-- nothing; the post whose content was taken up for other networks.
ALTER TABLE posts ADD COLUMN external_id TEXT;
ALTER TABLE posts ADD COLUMN external_hash TEXT;
ALTER TABLE posts ADD COLUMN from_post INTEGER REFERENCES posts (id);
CREATE UNIQUE INDEX posts_by_external_id ON posts (client, external_id) WHERE external_id IS NOT NULL;

CREATE TABLE team_members (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  alias TEXT NOT NULL,
  -- of strategist, community_manager, sponsor, referent, contributor
  roles TEXT NOT NULL,
  job TEXT,
  department TEXT,
  minutes_per_week INTEGER NOT NULL CHECK (minutes_per_week >= 0),
  days TEXT NOT NULL,
  -- signs of readiness; null: nobody has said
  trained INTEGER CHECK (trained IN (0, 1)),
  knows_rules INTEGER CHECK (knows_rules IN (0, 1)),
  motivated INTEGER CHECK (motivated IN (0, 1)),
  at_ease INTEGER CHECK (at_ease IN (0, 1)),
  intern INTEGER NOT NULL CHECK (intern IN (0, 1)),
  years_in_company INTEGER,
  added_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX team_members_by_alias ON team_members (client, alias COLLATE NOCASE) WHERE removed_at IS NULL;

CREATE TABLE ambassadors (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  alias TEXT NOT NULL,
  profile TEXT NOT NULL CHECK (profile IN ('fan', 'expert', 'partner')),
  topic TEXT NOT NULL,
  -- when they agreed, and how: nothing of theirs is shown before
  consent_at TEXT,
  consent_via TEXT,
  -- what they get, if anything, and the words that say so
  benefit TEXT,
  disclosure TEXT,
  code TEXT NOT NULL,
  added_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX ambassadors_by_alias ON ambassadors (client, alias COLLATE NOCASE) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX ambassadors_by_code ON ambassadors (client, code);

-- One per person assessed; a new one replaces what was said before, the old one stays.
CREATE TABLE assessments (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  person TEXT NOT NULL,
  -- { "<item>": { "answer": "yes|no|unknown", "proof": "…" } }
  items TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX assessments_by_person ON assessments (client, person COLLATE NOCASE, id);

CREATE TABLE quotes (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  provider TEXT NOT NULL,
  -- everything else of the offer, as people/quote.ts describes it
  offer TEXT NOT NULL,
  added_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX quotes_by_client ON quotes (client, id);
CREATE UNIQUE INDEX quotes_by_provider ON quotes (client, provider COLLATE NOCASE) WHERE removed_at IS NULL;

-- The plans of a client, one after the other: the day each begins. Its tasks follow from the strategy; kept is what people said of them.
CREATE TABLE plans (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  starts_on TEXT NOT NULL,
  set_at TEXT NOT NULL
) STRICT;
CREATE INDEX plans_by_client ON plans (client, id);
CREATE TABLE plan_marks (
  plan_id INTEGER NOT NULL REFERENCES plans (id),
  task TEXT NOT NULL,
  -- which time of it, from 1 on: 1 for what is done once, the week for what is done each week
  nth INTEGER NOT NULL CHECK (nth >= 1),
  done_on TEXT NOT NULL,
  done_by TEXT,
  minutes INTEGER,
  note TEXT,
  marked_at TEXT NOT NULL,
  PRIMARY KEY (plan_id, task, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE ideas (
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (slug) ON UPDATE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('idea', 'lesson', 'feedback')),
  text TEXT NOT NULL,
  pillar TEXT,
  network TEXT,
  said_by TEXT,
  added_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX ideas_by_client ON ideas (client, kind, id);
`
