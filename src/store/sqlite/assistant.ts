import { Failure } from '../../failure.ts'
import { assistantText } from '../../i18n/assistant.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Db } from './open.ts'

interface Bounds {
  /** The one client that may be changed; empty: none. */
  readonly client: string
  readonly lang: Lang
}

/** The connections that an assistant works through. */
const atWork = new WeakMap<Db, Bounds>()

/** What the triggers say; SQLite gives it back as the message of its error. */
const needsPerson = 'smm: a person has to agree'

/**
 * Nothing that is done through this connection can make a post leave, whatever function does it: the last of the barriers, where those
 * above have a hole. A delivery gets no state from which a pass would take it, one that has such a state is not touched unless it loses it,
 * nothing is approved, and what makes posts later stays as it is.
 */
const barriers = `
  CREATE TEMP TRIGGER assistant_adds BEFORE INSERT ON main.deliveries
    WHEN NEW.state NOT IN ('draft', 'awaiting_approval')
    BEGIN SELECT RAISE(ABORT, '${needsPerson}'); END;
  CREATE TEMP TRIGGER assistant_changes BEFORE UPDATE ON main.deliveries
    WHEN NEW.state NOT IN ('draft', 'awaiting_approval', 'held', 'cancelled') AND (NEW.state <> 'following' OR OLD.state <> 'following')
    BEGIN SELECT RAISE(ABORT, '${needsPerson}'); END;
  CREATE TEMP TRIGGER assistant_approves BEFORE UPDATE OF approved_hash, statement ON main.posts
    WHEN (NEW.approved_hash IS NOT NULL AND NEW.approved_hash IS NOT OLD.approved_hash) OR NEW.statement > OLD.statement
    BEGIN SELECT RAISE(ABORT, '${needsPerson}'); END;
  CREATE TEMP TRIGGER assistant_adds_approved BEFORE INSERT ON main.posts
    WHEN NEW.approved_hash IS NOT NULL OR NEW.statement = 1
    BEGIN SELECT RAISE(ABORT, '${needsPerson}'); END;
  -- what a series makes later, a pass makes, and without asking
  CREATE TEMP TRIGGER assistant_begins BEFORE INSERT ON main.series
    BEGIN SELECT RAISE(ABORT, '${needsPerson}'); END;
  CREATE TEMP TRIGGER assistant_turns BEFORE UPDATE ON main.series
    BEGIN SELECT RAISE(ABORT, '${needsPerson}'); END;
  CREATE TEMP TRIGGER assistant_agrees BEFORE UPDATE OF approval ON main.clients
    BEGIN SELECT RAISE(ABORT, '${needsPerson}'); END;
  CREATE TEMP TRIGGER assistant_lifts BEFORE UPDATE OF lifted_at ON main.holds
    BEGIN SELECT RAISE(ABORT, '${needsPerson}'); END;`

/** An assistant works through this connection from now on. */
export function confine(db: Db, client: string, lang: Lang): void {
  atWork.set(db, { client, lang })
  db.exec(barriers)
}

export function isConfined(db: Db): boolean {
  return atWork.has(db)
}

/** Called inside the transaction of each change: throws `Failure` usage `not_its_client`, which takes the change back. */
export function refuseOtherClient(db: Db, client: string | null): void {
  const bounds = atWork.get(db)
  if (bounds === undefined || client === bounds.client) return
  const { lang } = bounds
  throw bounds.client === ''
    ? new Failure('usage', 'assistant_reads', say(lang, assistantText.reads_only), {
        hint: say(lang, assistantText.write_hint),
      })
    : new Failure('usage', 'not_its_client', say(lang, assistantText.other_client, { client: bounds.client }), {
        hint: say(lang, assistantText.write_hint),
      })
}

/** What a barrier stopped, as a person reads it; null: none did. */
export function barrierFailure(error: unknown, lang: Lang): Failure | null {
  if (!(error instanceof Error) || !error.message.includes(needsPerson)) return null
  return new Failure('usage', 'needs_person', say(lang, assistantText.needs_person), {
    hint: say(lang, assistantText.needs_person_hint),
    cause: error,
  })
}
