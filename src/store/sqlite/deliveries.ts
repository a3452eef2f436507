import { failuresBeforeRest } from '../accounts.ts'
import type { Delivery, DeliveryState, DeliveryStore, DueFilter, JournalLine, Run, Step, Transition } from '../deliveries.ts'
import { beginRun, differences, endRun, writeAudit } from './audit.ts'
import { writeFee } from './fees.ts'
import { deliveryColumns, deliveryFromRow, deliveryToRow, writeJournal, type DeliveryRow } from './delivery-rows.ts'
import type { Db } from './open.ts'
import { assignments, parseJson } from './rows.ts'
import { runLocks } from './run-locks.ts'
import { together } from './together.ts'
import { hasWork, nextInstant, openStates, untoldStates } from './work.ts'

const columns = deliveryColumns.join(', ')
/** Still claimed by this owner. */
const mine = `id = @id AND owner = @owner AND fence = @fence`
const changeable = [
  'next_at',
  'intent_at',
  'first_intent_at',
  'unknown_since',
  'absent_server_at',
  'resend_proof',
  'proof',
  'remote_id',
  'url',
  'published_at',
  'deleted_at',
  'notified_at',
  'reason_code',
  'reason',
  'question',
  'attempt',
  'due_at',
] as const
/** What belongs into the trail of changes beside what a person did. */
const telling: ReadonlySet<string> = new Set(['sent', 'rejected', 'missed', 'needs_human', 'blocked'])

/** What of it goes into a line of the trail; the rest is the machine's own. */
const told = changeable.filter((column) => !['question', 'notified_at', 'intent_at', 'first_intent_at'].includes(column))

/** One look for each account: drafts before it, and what leaves later, are not gone through. */
export const nextDepartureSql = `SELECT min(first) FROM (
  SELECT (SELECT due_at FROM deliveries WHERE account_id = accounts.id AND state = 'scheduled' AND due_at > @after
      AND (SELECT answers_message FROM posts WHERE posts.id = post_id) IS NULL ORDER BY due_at LIMIT 1) AS first
  FROM accounts WHERE client = @client)`

type RunRow = Omit<Run, 'counts'> & { counts: string | null }

export function deliveryStore(db: Db): DeliveryStore & { close(): void } {
  const locks = runLocks(db.name)
  const inOne = together(db)
  const read = (id: number): Delivery | null => {
    const row = db.prepare(`SELECT ${columns} FROM deliveries WHERE id = ?`).get(id) as DeliveryRow | undefined
    return row ? deliveryFromRow(db, row) : null
  }
  const readRun = (id: string): Run | null => {
    const row = db.prepare('SELECT * FROM runs WHERE id = ?').get(id) as RunRow | undefined
    return row ? runFromRow(row) : null
  }
  const partsOf = ({ post_id, account_id }: Delivery, state: string): Delivery[] => {
    const rows = db
      .prepare(`SELECT ${columns} FROM deliveries WHERE post_id = ? AND account_id = ? AND state = ? ORDER BY part`)
      .all(post_id, account_id, state) as DeliveryRow[]
    return rows.map((row) => deliveryFromRow(db, row))
  }
  /** T22: late or not is counted from the moment at which the part before was out. */
  const release = (out: Delivery, at: string, run_id: string | null): void => {
    const next = partsOf(out, 'following').find((one) => one.part === out.part + 1)
    if (!next) return
    db.prepare(`UPDATE deliveries SET state = 'scheduled', due_at = ? WHERE id = ?`).run(at, next.id)
    writeJournal(db, { delivery_id: next.id, at, run_id, transition: 'T22', from: 'following', to: 'scheduled' })
  }
  /** P8: what would follow a part that will never be there does not go out either. */
  const dropRest = (dropped: Delivery, at: string): void => {
    for (const one of partsOf(dropped, 'following')) {
      if (one.part < dropped.part) continue
      db.prepare(`UPDATE deliveries SET state = 'cancelled' WHERE id = ?`).run(one.id)
      writeJournal(db, { delivery_id: one.id, at, run_id: null, transition: 'P8', from: 'following', to: 'cancelled' })
    }
  }

  /** What a message waited for is out: answered by whoever wrote it, the first time. */
  const answered = (post_id: number, published_at: string, at: string, run_id: string | null): void => {
    const message = db
      .prepare(
        `SELECT m.id, m.client, m.status, p.said_by FROM inbox_messages m JOIN posts p ON p.answers_message = m.id WHERE p.id = ?`,
      )
      .get(post_id) as { id: number; client: string; status: string; said_by: string | null } | undefined
    if (message === undefined) return
    const { id, client, status, said_by } = message
    db.prepare(
      `UPDATE inbox_messages SET status = 'answered', answered_at = coalesce(answered_at, @published_at),
         answered_by = coalesce(answered_by, @said_by), closed_at = NULL, close_reason = NULL WHERE id = @id`,
    ).run({ id, published_at, said_by })
    writeAudit(db, {
      at,
      client,
      action: 'inbox.answered',
      target: `message ${id}`,
      actor: run_id === null ? { kind: 'person' } : { kind: 'pass', run_id },
      from: { status },
      to: { status: 'answered' },
      detail: { post: post_id },
    })
  }

  const bill = (
    { client, account_id, network, id }: Delivery,
    what: 'post' | 'remove',
    at: string,
    { micros, currency }: { micros: number | null; currency: string | null },
  ): void => {
    if (micros === null || currency === null) return
    writeFee(db, { client, account_id, network, at, what, count: 1, micros, currency, delivery_id: id })
  }

  const carry = (
    { delivery_id, transition, from, to, change, fence, run_id, detail, removal_fee }: Transition,
    at: string,
  ): Delivery | null => {
    const before = read(delivery_id)
    if (!before || !from.includes(before.state)) return null
    if (fence && (before.owner !== fence.owner || before.fence !== fence.fence)) return null
    const taken_away = change.deleted_at != null
    if (taken_away && before.deleted_at !== null) return before
    const row = deliveryToRow(change)
    const set = ['state = @to', assignments(row, changeable)]
    if (to !== 'claimed' && to !== 'sending') set.push('owner = NULL', 'was = NULL')
    db.prepare(`UPDATE deliveries SET ${set.filter(Boolean).join(', ')} WHERE id = @delivery_id`).run({
      ...row,
      to,
      delivery_id,
    })
    writeJournal(db, { delivery_id, at, run_id, transition, from: before.state, to, ...(detail && { detail }) })
    if (to === 'sent' && before.state !== 'sent') release(before, at, run_id)
    if (to === 'sent' && before.state !== 'sent' && before.content.kind === 'reply')
      answered(before.post_id, change.published_at ?? at, at, run_id)
    if (to === 'cancelled') dropRest(before, at)
    const after = read(delivery_id)
    // what a person posted by hand (P1) did not go through the interface
    if (after && to === 'sent' && before.state !== 'sent' && transition !== 'P1')
      bill(after, 'post', after.published_at ?? at, { micros: after.price_micros, currency: after.price_currency })
    if (after && taken_away && removal_fee) bill(after, 'remove', at, removal_fee)
    if (after && (run_id === null || (telling.has(to) && before.state !== to))) {
      const { client, post_id, network, account } = before
      writeAudit(db, {
        at,
        client,
        action: taken_away ? 'delivery.deleted' : `delivery.${to}`,
        target: `post ${post_id}`,
        actor: run_id === null ? { kind: 'person' } : { kind: 'pass', run_id },
        ...differences(before, after, ['state', ...told]),
        detail: { network, account, ...detail },
      })
    }
    return after
  }

  return {
    get: async (id) => read(id),
    before: async (delivery) => {
      const rows = db
        .prepare(
          `SELECT ${columns} FROM deliveries
           WHERE post_id = @post_id AND account_id = @account_id AND part < @part AND state <> 'cancelled' ORDER BY part`,
        )
        .all({ post_id: delivery.post_id, account_id: delivery.account_id, part: delivery.part }) as DeliveryRow[]
      return rows.map((row) => deliveryFromRow(db, row))
    },
    isAnothers: async ({ id, account_id }, { remote_id, url }) =>
      db
        .prepare(
          `SELECT 1 FROM deliveries WHERE account_id = @account_id AND state = 'sent' AND id <> @id
             AND (remote_id IN (@remote_id, @url) OR url = @url)`,
        )
        .get({ id, account_id, remote_id, url }) !== undefined,
    after: async (id) => {
      const row = db
        .prepare(
          `SELECT ${columns} FROM deliveries WHERE state <> 'cancelled'
             AND (post_id, account_id, part) = (SELECT post_id, account_id, part + 1 FROM deliveries WHERE id = ?)`,
        )
        .get(id) as DeliveryRow | undefined
      return row ? deliveryFromRow(db, row) : null
    },
    unapproved: async (now, filter = {}) => {
      const rows = db
        .prepare(
          `SELECT ${columns} FROM deliveries
           WHERE state = 'awaiting_approval' AND coalesce(next_at, due_at) <= @now${filtered(filter)} ORDER BY due_at, id`,
        )
        .all({ now, ...filter }) as DeliveryRow[]
      return rows.map((row) => deliveryFromRow(db, row))
    },
    hasWork: async (now) => hasWork(db, now),

    due: async (now, filter = {}) => {
      const rows = db
        .prepare(
          `SELECT ${columns} FROM deliveries
           WHERE state = 'scheduled' AND coalesce(next_at, due_at) <= @now${filtered(filter)}
           UNION ALL
           SELECT ${columns} FROM deliveries
           WHERE ${openStates} AND state = 'unknown' AND next_at <= @now${filtered(filter)}`,
        )
        .all({ now, ...filter }) as DeliveryRow[]
      // what may have left comes first; then by the instant it was meant for
      const rank = (row: DeliveryRow): string => `${row.state === 'unknown' ? 0 : 1} ${row.due_at ?? ''}`
      rows.sort((a, b) => a.account_id - b.account_id || (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : a.id - b.id))
      return rows.map((row) => deliveryFromRow(db, row))
    },

    inStates: async (states, filter = {}) => {
      const rows = db.prepare(inStatesSql(states, filter)).all({ ...filter }) as DeliveryRow[]
      return rows.map((row) => deliveryFromRow(db, row))
    },

    nextInstant: async (after) => nextInstant(db, after),

    nextDeparture: async (client, after) => db.prepare(nextDepartureSql).pluck().get({ client, after }) as string | null,

    lastIntent: async (account_id) =>
      db
        .prepare(
          `SELECT max(intent_at) FROM deliveries
           WHERE account_id = ? AND (SELECT answers_message FROM posts WHERE posts.id = post_id) IS NULL`,
        )
        .pluck()
        .get(account_id) as string | null,

    claim: (id, run_id, from, at, on) =>
      inOne(() => {
        const before = read(id)
        if (!before || !from.includes(before.state)) return 'gone'
        const ready = before.state === 'scheduled' ? (before.next_at ?? before.due_at) : before.next_at
        if (ready === null || ready > at) return 'gone'
        const taken = db
          .prepare(
            `SELECT 1 FROM deliveries
             WHERE account_id = ? AND state IN ('claimed', 'sending') AND (owner <> ? OR (state = 'sending' AND id <> ?))`,
          )
          .get(before.account_id, run_id, id)
        if (taken) return 'busy'
        db.prepare(
          `UPDATE deliveries SET state = 'claimed', was = state, owner = @run_id, fence = fence + 1 WHERE id = @id`,
        ).run({
          id,
          run_id,
        })
        const transition = before.state === 'unknown' ? 'T9' : 'T1'
        writeJournal(db, { delivery_id: id, at, run_id, transition, from: before.state, to: 'claimed' })
        const claimed = read(id)
        const next = claimed && on?.(claimed)
        return (next ? carry(next, at) : claimed) ?? 'gone'
      }),

    transition: (transition, at) => inOne(() => carry(transition, at)),

    stepStarted: async ({ id, owner, fence }, step, at) =>
      db
        .prepare(
          `INSERT INTO delivery_steps (delivery_id, step, status, handle, at)
           SELECT id, @step, 'started', NULL, @at FROM deliveries WHERE ${mine}
           ON CONFLICT (delivery_id, step) DO UPDATE SET status = 'started', handle = NULL, at = excluded.at`,
        )
        .run({ id, owner, fence, step, at }).changes === 1,
    stepDone: async ({ id, owner, fence }, step, handle, at) =>
      db
        .prepare(
          `UPDATE delivery_steps SET status = 'done', handle = @handle, at = @at
           WHERE delivery_id = @id AND step = @step AND EXISTS (SELECT 1 FROM deliveries WHERE ${mine})`,
        )
        .run({ id, owner, fence, step, handle, at }).changes === 1,
    steps: async (id) =>
      db
        .prepare('SELECT step, status, handle, at FROM delivery_steps WHERE delivery_id = ? ORDER BY at, step')
        .all(id) as Step[],
    clearSteps: async (id) => {
      db.prepare('DELETE FROM delivery_steps WHERE delivery_id = ?').run(id)
    },

    untold: async (now, filter = {}) => {
      const rows = db
        .prepare(
          `SELECT ${columns} FROM deliveries WHERE ${untoldStates} AND next_at <= @now${filtered(filter)} ORDER BY due_at, id`,
        )
        .all({ now, ...filter }) as DeliveryRow[]
      return rows.map((row) => deliveryFromRow(db, row))
    },
    takeNotice: async (id, now, again_at) =>
      db
        .prepare(
          `UPDATE deliveries SET next_at = @again_at
           WHERE id = @id AND state IN ('to_post', 'needs_human', 'awaiting_approval', 'rejected', 'missed') AND notified_at IS NULL AND next_at <= @now`,
        )
        .run({ id, now, again_at }).changes === 1,
    noticed: async (id, at) => {
      db.transaction(() => {
        const before = read(id)
        const { changes } = db
          .prepare(
            `UPDATE deliveries SET notified_at = @at, next_at = NULL
             WHERE id = @id AND state IN ('to_post', 'needs_human', 'awaiting_approval', 'rejected', 'missed') AND notified_at IS NULL`,
          )
          .run({ id, at })
        if (changes === 0 || !before) return
        const { client, post_id, network, account } = before
        const [from, to] = [{ notified_at: null }, { notified_at: at }]
        const detail = { network, account }
        writeAudit(db, { at, client, action: 'delivery.told', target: `post ${post_id}`, from, to, detail })
      }).immediate()
    },

    clampWaits: async ({ retry, asked, rest, notice }, at) => {
      db.transaction(() => {
        const limit = `iif(state = 'scheduled' AND reason_code IS 'rate_limited', @asked, @retry)`
        const rows = db
          .prepare(
            `SELECT id, post_id, client, network, account, next_at, ${limit} AS latest FROM deliveries
             WHERE state = 'scheduled' AND coalesce(next_at, due_at) > @retry AND next_at > ${limit}
               AND attempt > 0
             UNION ALL
             SELECT id, post_id, client, network, account, next_at, @retry AS latest FROM deliveries
             WHERE ${openStates} AND state = 'unknown' AND next_at > @retry`,
          )
          .all({ retry, asked }) as (Pick<Delivery, 'id' | 'post_id' | 'client' | 'network' | 'account' | 'next_at'> & {
          latest: string
        })[]
        for (const { id, post_id, client, network, account, next_at, latest } of rows) {
          db.prepare('UPDATE deliveries SET next_at = ? WHERE id = ?').run(latest, id)
          writeAudit(db, {
            at,
            client,
            action: 'delivery.sooner',
            target: `post ${post_id}`,
            from: { next_at },
            to: { next_at: latest },
            detail: { network, account },
          })
        }
        for (const states of [untoldStates, `${openStates} AND state IN ('needs_human', 'to_post')`])
          db.prepare(`UPDATE deliveries SET next_at = @at WHERE ${states} AND next_at > @notice`).run({ at, notice })
        db.prepare(
          `UPDATE incident_alerts SET tell_at = iif(stand_in_for IS NULL, @at, @notice) WHERE tell_at IS NOT NULL AND tell_at > @notice`,
        ).run({ at, notice })
        // a reminder that could not be told: at the due instant at the latest
        db.prepare(
          `UPDATE deliveries SET next_at = NULL WHERE state = 'awaiting_approval' AND next_at IS NOT NULL AND next_at > due_at`,
        ).run()
        db.prepare(
          `UPDATE accounts SET rests_until = iif(failures >= @rested, @rest, @asked)
           WHERE rests_until > iif(failures >= @rested, @rest, @asked)`,
        ).run({ rest, asked, rested: failuresBeforeRest })
        db.prepare(`UPDATE series SET extend_at = @at WHERE extend_at > @at`).run({ at })
      }).immediate()
    },

    startRun: async (id, at) => {
      const lock = locks.take(id)
      // the lock first: an unfinished run whose lock is free is dead
      db.prepare(
        `INSERT INTO runs (id, started_at, finished_at, pid, host, boot_id, lock_file, counts)
         VALUES (@id, @at, NULL, @pid, @host, @boot_id, @lock_file, NULL)`,
      ).run({ id, at, pid: process.pid, ...lock })
      const run = readRun(id)
      if (!run) throw new Error(`the run ${id} was not kept`)
      beginRun(db, id)
      return run
    },
    finishRun: async (id, counts, at) => {
      db.prepare('UPDATE runs SET finished_at = ?, counts = ? WHERE id = ?').run(at, JSON.stringify(counts), id)
      locks.release(id)
      endRun(db)
    },
    liveness: async (run_id) => {
      const run = readRun(run_id)
      return run === null || run.finished_at !== null ? 'dead' : locks.liveness(run)
    },
    unfinishedRuns: async () =>
      (db.prepare('SELECT * FROM runs WHERE finished_at IS NULL ORDER BY started_at').all() as RunRow[]).map(runFromRow),
    lastRun: async () => {
      const row = db.prepare('SELECT * FROM runs ORDER BY started_at DESC LIMIT 1').get() as RunRow | undefined
      return row ? runFromRow(row) : null
    },

    journal: async (id) => {
      const rows = db
        .prepare(
          `SELECT at, run_id, transition, from_state AS "from", to_state AS "to", detail FROM delivery_journal WHERE delivery_id = ? ORDER BY id`,
        )
        .all(id) as (Omit<JournalLine, 'detail'> & { detail: string })[]
      return rows.map((row) => ({ ...row, detail: parseJson<unknown>(row.detail) }))
    },

    close: () => locks.close(),
  }
}

function runFromRow(row: RunRow): Run {
  return { ...row, counts: row.counts === null ? null : parseJson<Record<string, number>>(row.counts) }
}

const filtered = (filter: DueFilter): string =>
  `${filter.client === undefined ? '' : ' AND client = @client'}${filter.post_id === undefined ? '' : ' AND post_id = @post_id'}`

export function inStatesSql(states: readonly DeliveryState[], filter: DueFilter): string {
  const names = states.map((state) => `'${state}'`)
  // both said for the sake of an index: of what is open, and of an account's states
  const open = names.every((name) => openStates.includes(name)) ? `${openStates} AND ` : ''
  const ofClient = filter.client === undefined ? '' : 'account_id IN (SELECT id FROM accounts WHERE client = @client) AND '
  return `SELECT ${columns} FROM deliveries
    WHERE ${open}${ofClient}state IN (${names.join(', ')})${filtered(filter)} ORDER BY due_at, id`
}
