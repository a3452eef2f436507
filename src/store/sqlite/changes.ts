import type { ChangedPost, ChangeStore, PostFacts, QueueChange, Refusal } from '../changes.ts'
import type { DeliveryState } from '../deliveries.ts'
import { waitingStates } from '../delivery-status.ts'
import type { Series } from '../series.ts'
import { differences, writeAudit } from './audit.ts'
import { writeJournal } from './delivery-rows.ts'
import { beginHold, liftHold } from './holds.ts'
import type { Db } from './open.ts'
import type { PostWriter } from './posts.ts'
import { addSumFunction, columnsOf, recordChanges, rowsSql, sealSql, seriesSealSql, stopRecording } from './record-changes.ts'
import { assignments, parseJson } from './rows.ts'
import { heldLocks } from './run-locks.ts'

type Cell = string | number | null
type Row = Readonly<Record<string, Cell>>

interface Rows {
  readonly post: Row
  readonly deliveries: readonly Row[]
}

interface ChangeRow {
  readonly id: number
  readonly at: string
  readonly action: string
  readonly undone_at: string | null
}

interface PostRow {
  readonly post_id: number
  readonly before: string | null
  readonly after_hash: string
  readonly now: string
  readonly now_hash: string
}

interface SeriesRow {
  readonly series_id: number
  readonly client: string
  readonly before: string | null
  readonly after_hash: string
  readonly now_hash: string
  /** Posts that were made for it since, by others. */
  readonly more: number
}

interface HoldRow {
  readonly hold_id: number
  readonly client: string | null
  readonly account_id: number | null
  readonly made: number
  readonly reason: string | null
  readonly lifted_at: string | null
  /** Holds of the same scope that were begun since. */
  readonly again: number
}

/** It is leaving, has left, or nobody knows. */
const begun: readonly Cell[] = ['claimed', 'sending', 'unknown', 'needs_human', 'sent'] satisfies DeliveryState[]
/** What an undo takes away of what it made. */
const open: readonly Cell[] = [...waitingStates, 'to_post', 'rejected'] satisfies DeliveryState[]

/** Who it is, and what only a pass writes. */
const keptOfPost = ['id', 'client', 'created_at', 'updated_at', 'answers_message']
const keptOfDelivery = ['id', 'post_id', 'client', 'account_id', 'owner', 'was', 'fence', 'notified_at']
/** Written first, while the delivery still stands where they may be (`deliveries_frozen`). */
const frozen = [
  'content',
  'content_hash',
  'idempotency_key',
  'record_key',
  'record_created_at',
  'expected_remote_id',
  'part',
  'text_key',
]

export function changeStore(db: Db, posts: PostWriter): ChangeStore {
  addSumFunction(db)
  const readPosts = (change_id: number): PostRow[] =>
    db
      .prepare(
        `SELECT post_id, before, after_hash, ${rowsSql(db, 'q.post_id')} AS now, smm_sha256(${sealSql(db, 'q.post_id')}) AS now_hash
         FROM queue_change_posts q WHERE change_id = ? ORDER BY post_id`,
      )
      .all(change_id) as PostRow[]
  const readSeries = (change_id: number): SeriesRow[] =>
    db
      .prepare(
        `SELECT q.series_id, s.client, q.before, q.after_hash, smm_sha256(${seriesSealSql('s')}) AS now_hash,
           (SELECT count(*) FROM posts p WHERE p.series_id = q.series_id AND p.created_at > c.at
              AND NOT EXISTS (SELECT 1 FROM queue_change_posts WHERE change_id = q.change_id AND post_id = p.id)) AS more
         FROM queue_change_series q JOIN series s ON s.id = q.series_id JOIN queue_changes c ON c.id = q.change_id
         WHERE q.change_id = ? ORDER BY q.series_id`,
      )
      .all(change_id) as SeriesRow[]
  const readHolds = (change_id: number): HoldRow[] =>
    db
      .prepare(
        `SELECT q.hold_id, h.client, h.account_id, q.made, h.reason, h.lifted_at,
           (SELECT count(*) FROM holds o WHERE o.lifted_at IS NULL AND o.id <> h.id AND o.level IS NULL AND o.client IS h.client
              AND o.account_id IS h.account_id) AS again
         FROM queue_change_holds q JOIN holds h ON h.id = q.hold_id WHERE q.change_id = ? ORDER BY q.hold_id`,
      )
      .all(change_id) as HoldRow[]

  const view = (row: ChangeRow, now: string): QueueChange => {
    const rows = { posts: readPosts(row.id), series: readSeries(row.id), holds: readHolds(row.id) }
    return {
      ...row,
      posts: rows.posts.map(changedPost),
      series: rows.series.map(({ series_id, client, before }) => ({ id: series_id, client, made: before === null })),
      holds: rows.holds.map(({ hold_id, client, account_id, made }) => ({ id: hold_id, client, account_id, made: made === 1 })),
      refused: refusal(db, row, rows, now),
    }
  }
  // of a change whose client is erased nothing is left
  const select = (condition: string): string =>
    `SELECT id, at, action, undone_at FROM queue_changes c WHERE ${condition}
       AND (EXISTS (SELECT 1 FROM queue_change_posts q JOIN posts p ON p.id = q.post_id
              WHERE q.change_id = c.id AND (@client IS NULL OR p.client = @client))
         OR EXISTS (SELECT 1 FROM queue_change_series q JOIN series s ON s.id = q.series_id
              WHERE q.change_id = c.id AND (@client IS NULL OR s.client = @client))
         OR EXISTS (SELECT 1 FROM queue_change_holds q JOIN holds h ON h.id = q.hold_id
              WHERE q.change_id = c.id AND (@client IS NULL OR h.client = @client)))
     ORDER BY id DESC LIMIT @limit`

  const undoPost = (row: PostRow, action: string, at: string): void => {
    const now = parseJson<Rows>(row.now)
    if (row.before === null) {
      // it is read again from its file as if for the first time
      db.prepare('UPDATE posts SET external_id = NULL, external_hash = NULL WHERE id = ?').run(row.post_id)
      if (now.deliveries.some(({ state = null }) => open.includes(state))) posts.cancel(row.post_id, at)
      audit(row.post_id, now, action, at)
      return
    }
    const before = parseJson<Rows>(row.before)
    for (const one of now.deliveries) restoreDelivery(one, before.deliveries.find(({ id }) => id === one['id']) ?? null, at)
    const set = changed(now.post, before.post, keptOfPost)
    db.prepare(`UPDATE posts SET ${assignments({ ...set, updated_at: at }, columnsOf(db, 'posts'))} WHERE id = @id`).run({
      ...set,
      updated_at: at,
      id: row.post_id,
    })
    audit(row.post_id, now, action, at, differences(told(factsOf(now)), told(factsOf(before)), toldFields))
  }
  const audit = (
    id: number,
    { post }: Rows,
    action: string,
    at: string,
    changes: ReturnType<typeof differences> = null,
  ): void =>
    writeAudit(db, {
      at,
      client: String(post['client']),
      action: 'queue.undo',
      target: `post ${id}`,
      detail: { change: action },
      ...changes,
    })
  const restoreDelivery = (now: Row, before: Row | null, at: string): void => {
    const id = now['id'] ?? null
    // an account or a part that came with the change goes with it
    const wanted = before ?? { ...now, state: 'cancelled', next_at: null }
    const set = changed(now, wanted, keptOfDelivery)
    const parts = [frozen, columnsOf(db, 'deliveries').filter((one) => !frozen.includes(one))]
    for (const columns of parts) {
      const sql = assignments(set, columns)
      if (sql !== '') db.prepare(`UPDATE deliveries SET ${sql} WHERE id = @id`).run({ ...set, id })
    }
    const [from, to] = [now['state'], wanted['state']] as DeliveryState[]
    if (from !== undefined && to !== undefined && Object.keys(set).length > 0)
      writeJournal(db, { delivery_id: Number(id), at, run_id: null, transition: 'undo', from, to })
  }
  const undoSeries = ({ series_id, client, before }: SeriesRow, action: string, at: string): void => {
    const old = before === null ? null : parseJson<Pick<Series, 'state' | 'extend_at'> & { template: string | null }>(before)
    db.prepare(
      `UPDATE series SET state = @state, template = coalesce(@template, template), problem = NULL, version = version + 1, updated_at = @at,
         extend_at = iif(@state = 'active', coalesce(@extend_at, @at), NULL) WHERE id = @id`,
    ).run({
      id: series_id,
      at,
      state: old?.state ?? 'ended',
      template: old?.template ?? null,
      extend_at: old?.extend_at ?? null,
    })
    writeAudit(db, { at, client, action: 'series.undo', target: `series ${series_id}`, detail: { change: action } })
  }

  const undo = (id: number, at: string): QueueChange => {
    const row = db.prepare('SELECT id, at, action, undone_at FROM queue_changes WHERE id = ?').get(id) as ChangeRow
    const seen = view(row, at)
    if (seen.refused !== null) return seen
    const holds = readHolds(id)
    for (const { client, account_id, made } of holds) if (made === 1) liftHold(db, { client, account_id, level: null }, at)
    for (const one of readSeries(id)) undoSeries(one, row.action, at)
    for (const one of readPosts(id)) undoPost(one, row.action, at)
    for (const { hold_id, client, account_id, made, reason } of holds) {
      if (made === 1) continue
      db.prepare('UPDATE holds SET lifted_at = NULL WHERE id = ?').run(hold_id)
      beginHold(db, { client, account_id, level: null }, reason, at)
    }
    db.prepare('UPDATE queue_changes SET undone_at = ? WHERE id = ?').run(at, id)
    // what was is of no use any more, and holds words
    db.prepare(`UPDATE queue_change_posts SET before = iif(before IS NULL, NULL, '') WHERE change_id = ?`).run(id)
    return { ...seen, undone_at: at }
  }

  return {
    begin: async (action, at) => recordChanges(db, action, at),
    list: async ({ client = null, limit }, now) => {
      const rows = db.prepare(select('1')).all({ client, limit }) as ChangeRow[]
      return rows.map((row) => view(row, now))
    },
    last: async ({ client = null }, now) => {
      const row = db.prepare(select('undone_at IS NULL')).get({ client, limit: 1 }) as ChangeRow | undefined
      return row === undefined ? null : view(row, now)
    },
    undo: async (id, at) => {
      // what is taken back is no change of its own: the next undo goes one further
      stopRecording(db)
      return db.transaction(() => undo(id, at)).immediate()
    },
  }
}

function refusal(
  db: Db,
  change: ChangeRow,
  rows: { readonly posts: readonly PostRow[]; readonly series: readonly SeriesRow[]; readonly holds: readonly HoldRow[] },
  now: string,
): Refusal | null {
  if (change.undone_at !== null) return { why: 'undone', post_id: null }
  if (heldLocks(db.name)) return { why: 'at_work', post_id: null }
  for (const row of rows.posts) {
    const why = whyNot(db, row, now)
    if (why !== null) return { why, post_id: row.post_id }
  }
  if (rows.series.some(({ after_hash, now_hash, more }) => after_hash !== now_hash || more > 0))
    return { why: 'changed', post_id: null }
  if (rows.holds.some(({ made, lifted_at, again }) => (made === 1) !== (lifted_at === null) || (made === 0 && again > 0)))
    return { why: 'changed', post_id: null }
  return null
}

function whyNot(db: Db, row: PostRow, now: string): Refusal['why'] | null {
  const is = parseJson<Rows>(row.now)
  if (row.now_hash !== row.after_hash)
    return is.deliveries.some(({ state = null }) => begun.includes(state)) ? 'begun' : 'changed'
  if (row.before === null) return is.deliveries.some(({ state = null }) => begun.includes(state)) ? 'begun' : null
  const before = parseJson<Rows>(row.before)
  // the rows of an earlier version of smm have other columns
  if (columnsOf(db, 'deliveries').some((column) => before.deliveries.some((one) => !(column in one)))) return 'not_here'
  for (const one of is.deliveries) {
    const was = before.deliveries.find(({ id }) => id === one['id'])
    if (was !== undefined && Object.keys(changed(one, was, keptOfDelivery)).length === 0) continue
    if (begun.includes(one['state'] ?? null) || begun.includes(was?.['state'] ?? null)) return 'begun'
    const due = was?.['next_at'] ?? was?.['due_at'] ?? null
    if (was?.['state'] === 'scheduled' && due !== null && String(due) <= now) return 'late'
  }
  return null
}

/** What of `now` is to become as it is in `wanted`. */
function changed(now: Row, wanted: Row, kept: readonly string[]): Record<string, Cell> {
  const columns = Object.keys(wanted).filter((one) => !kept.includes(one) && wanted[one] !== now[one])
  return Object.fromEntries(columns.map((one) => [one, wanted[one] ?? null]))
}

const toldFields = ['title', 'text', 'link', 'first_comment', 'scheduled_local', 'approved_by', 'rejected_reason', 'deliveries']

function told(facts: PostFacts): Record<string, unknown> {
  const deliveries = facts.deliveries.map(({ account, part, state }) => [part === 0 ? account : `${account} ${part}`, state])
  return { ...facts, deliveries: Object.fromEntries(deliveries) as Record<string, string> }
}

function changedPost({ post_id, before, now }: PostRow): ChangedPost {
  const is = parseJson<Rows>(now)
  const facts = factsOf(is)
  return {
    id: post_id,
    client: String(is.post['client']),
    head: facts.title ?? facts.text,
    // emptied once it was taken back
    before: before === null ? null : before === '' ? facts : factsOf(parseJson<Rows>(before)),
    now: facts,
  }
}

function factsOf({ post, deliveries }: Rows): PostFacts {
  const text = (name: string): string | null => (post[name] == null ? null : String(post[name]))
  return {
    title: text('title'),
    text: text('text') ?? '',
    link: text('link'),
    first_comment: text('first_comment'),
    scheduled_local: text('scheduled_local'),
    approved_by: text('approved_by'),
    rejected_reason: text('rejected_reason'),
    content_hash: text('content_hash') ?? '',
    deliveries: deliveries.map(({ account, part, state }) => ({
      account: String(account),
      part: Number(part),
      state: state as DeliveryState,
    })),
  }
}
