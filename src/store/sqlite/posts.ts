import { Failure } from '../../failure.ts'
import { list } from '../../i18n/format.ts'
import { partLabel } from '../../i18n/parts.ts'
import { storedPostText } from '../../i18n/stored-posts.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Delivery, DeliveryState, DeliveryStatus } from '../deliveries.ts'
import {
  isOpenToChange,
  mayBeginAnew,
  reminderAt,
  stateWords,
  statusOrder,
  waitingStates as waiting,
  worstStatus,
} from '../delivery-status.ts'
import type {
  Free,
  Neighbour,
  NewDelivery,
  NewPost,
  Post,
  PostFilter,
  PostLine,
  PostTime,
  PostStore,
  Publication,
  QueuedState,
  Twin,
} from '../posts.ts'
import { partsOfText } from '../thread-parts.ts'
import { textKey } from '../text-key.ts'
import { isConfined } from './assistant.ts'
import { differences, writeAudit } from './audit.ts'
import { deliveryColumns, deliveryFromRow, deliveryToRow, inFolder, writeJournal, type DeliveryRow } from './delivery-rows.ts'
import type { Db } from './open.ts'
import {
  addedAudit,
  addedColumns,
  addedRow,
  approvalOf,
  columns,
  insertDelivery,
  insertPost,
  isTwice,
  postToRow,
  queuedAs,
  told,
  toldFields,
} from './post-rows.ts'
import { writeFacts } from './rights.ts'
import { assignments, parseJson } from './rows.ts'
import { stagedPosts } from './staged-posts.ts'

type Row = Omit<
  Post,
  'status' | 'thread' | 'tag_links' | 'statement' | 'legal' | 'text_for' | 'media' | 'tags' | 'deliveries'
> & {
  thread: number
  tag_links: number
  statement: number
  legal: string
  text_for: string
  media: string
  tags: string
}

type LineRow = Pick<PostLine, 'id' | 'scheduled_local' | 'series_id' | 'answers_message' | 'head'> & {
  thread: number
  place: number | null
  taken_away: number
  accounts: string | null
}

const writtenColumns = [...deliveryColumns, 'text_key'] as const
const keepsItsState: readonly DeliveryState[] = ['held', 'blocked', 'missed']
const movable: readonly DeliveryState[] = [...waiting, 'to_post', 'rejected']
const cancellable = movable

/** As if it had never been tried: what was, is proven not to be out. */
const untried = {
  intent_at: null,
  first_intent_at: null,
  unknown_since: null,
  absent_server_at: null,
  resend_proof: null,
  reason_code: null,
  reason: null,
} as const

/** Of a delivery: what answers somebody is no publication. */
const isNoReply = '(SELECT answers_message FROM posts WHERE posts.id = post_id) IS NULL'

/** `publicStatus` in SQL, as the place in `statusOrder`. */
const rank = `CASE
  WHEN iif(state = 'claimed', coalesce(was, 'scheduled'), state) = 'scheduled' AND next_at IS NOT NULL
    AND (attempt > 0 OR reason_code IS NOT NULL) THEN ${statusOrder.indexOf('retrying')}
  ELSE CASE iif(state = 'claimed', coalesce(was, 'scheduled'), state)
    ${Object.entries(stateWords)
      .map(([state, status]) => `WHEN '${state}' THEN ${statusOrder.indexOf(status)}`)
      .join(' ')} END
  END`

const select = `SELECT ${columns.map((column) => `posts.${column}`).join(', ')} FROM posts`

/** As a client's posts stand in `posts_by_time`: the first page of a hundred thousand reads a page. */
const inTime = 'ORDER BY posts.scheduled_at NULLS LAST, posts.id'

/** Looked up post by post in `deliveries_wanted`, which a list of all that is wanted would first have to be made of. */
const isWanted = `EXISTS (SELECT 1 FROM deliveries
  WHERE deliveries.client = posts.client AND deliveries.post_id = posts.id AND state NOT IN ('sent', 'cancelled'))`

/** In these states there may be any number. */
const many: readonly DeliveryState[] = ['scheduled', 'following', 'sent', 'cancelled']

/** What a series changes with its posts: the same changes, inside the caller's transaction where there is one. */
export interface PostWriter {
  get(id: number): Post | null
  add(post: NewPost, at: string): Post
  replace(id: number, post: NewPost, at: string, late_before: string): Post
  cancel(id: number, at: string): Post
}

// put together once: a statement is found again by its text
const selectById = `${select} WHERE id = ?`
const selectFromFile = `${select} WHERE client = ? AND external_id = ?`
const selectDeliveries = `SELECT ${deliveryColumns.join(', ')} FROM deliveries
  WHERE post_id IN (SELECT value FROM json_each(?)) ORDER BY id`
const selectTwin = `SELECT ${deliveryColumns.join(', ')} FROM deliveries
  WHERE account_id = @account_id AND part = 0 AND text_key = @key AND post_id <> @except_post
    AND state NOT IN ('draft', 'cancelled', 'rejected') AND deleted_at IS NULL AND coalesce(published_at, due_at) BETWEEN @from AND @to
    AND (@except_series = 0 OR post_id NOT IN (SELECT id FROM posts WHERE series_id = @except_series))
  ORDER BY coalesce(published_at, due_at) DESC LIMIT 1`
/** Of an account's other posts the last before an instant, and the first from then on: each is one step in the index. */
export const selectNeighbours = [
  ['coalesce(published_at, due_at) > @from AND coalesce(published_at, due_at) < @at', 'DESC'],
  ['coalesce(published_at, due_at) >= @at AND coalesce(published_at, due_at) < @to', 'ASC'],
]
  .map(
    ([between, order]) => `SELECT * FROM (
      SELECT post_id, coalesce(published_at, due_at) AS at FROM deliveries
      WHERE account_id = @account_id AND ${between} AND post_id <> @except_post
        AND state NOT IN ('draft', 'missed', 'cancelled', 'rejected') AND ${isNoReply}
      ORDER BY coalesce(published_at, due_at) ${order} LIMIT 1)`,
  )
  .join(' UNION ALL ')

export function postStore(db: Db, lang: Lang): { store: PostStore; writer: PostWriter } {
  const withDeliveries = (rows: readonly Row[]): Post[] => {
    const deliveries = db.prepare(selectDeliveries).all(JSON.stringify(rows.map((row) => row.id))) as DeliveryRow[]
    const byPost = new Map<number, Delivery[]>(rows.map((row) => [row.id, []]))
    for (const row of deliveries) byPost.get(row.post_id)?.push(deliveryFromRow(db, row))
    return rows.map((row) => postFromRow(db, row, accountByAccount(byPost.get(row.id) ?? [])))
  }
  const get = (id: number): Post | null => {
    const row = db.prepare(selectById).get(id) as Row | undefined
    return row ? (withDeliveries([row])[0] ?? null) : null
  }
  const mustGet = (id: number): Post => {
    const post = get(id)
    if (!post) throw new Failure('not_found', 'post_not_found', say(lang, storedPostText.not_found, { id }))
    return post
  }
  /** One change of a post: its row, its audit line, and the post as it is afterwards, all in one transaction. */
  const change = (id: number, action: string, at: string, work: (post: Post) => Record<string, unknown>): Post =>
    db
      .transaction(() => {
        const post = mustGet(id)
        const detail = work(post)
        db.prepare('UPDATE posts SET updated_at = ? WHERE id = ?').run(at, id)
        const after = mustGet(id)
        const changed = differences(told(post), told(after), toldFields)
        writeAudit(db, { at, client: post.client, action: `post.${action}`, target: `post ${id}`, detail, ...changed })
        return after
      })
      .immediate()
  /** A person's transition of one delivery, journalled. */
  const turn = (delivery: Delivery, to: DeliveryState, more: Partial<Delivery>, transition: string, at: string): void => {
    const row = deliveryToRow({ state: to, ...more })
    db.prepare(`UPDATE deliveries SET ${assignments(row, writtenColumns)} WHERE id = @id`).run({ ...row, id: delivery.id })
    writeJournal(db, { delivery_id: delivery.id, at, run_id: null, transition, from: delivery.state, to })
  }
  const taken = (account_ids: readonly number[], { from, to }: Free): Neighbour[] =>
    db
      .prepare(
        `SELECT DISTINCT post_id, coalesce(published_at, due_at) AS at FROM deliveries
         WHERE account_id IN (SELECT value FROM json_each(@ids)) AND coalesce(published_at, due_at) BETWEEN @from AND @to
           AND state NOT IN ('cancelled', 'rejected') AND ${isNoReply}
         ORDER BY at, post_id`,
      )
      .all({ ids: JSON.stringify(account_ids), from, to }) as Neighbour[]
  const refuseTaken = (deliveries: readonly Pick<Delivery, 'account_id'>[], { from, to }: Free, own: number): void => {
    const there = taken(
      deliveries.map((one) => one.account_id),
      { from, to },
    )
    if (there.some((one) => one.post_id !== own && one.at > from && one.at < to))
      throw new Failure('usage', 'slot_taken', say(lang, storedPostText.slot_taken), { hint: say(lang, storedPostText.again) })
  }

  const fromFile = (client: string, external_id: string): Post | null => {
    const row = db.prepare(selectFromFile).get(client, external_id) as Row | undefined
    return row ? (withDeliveries([row])[0] ?? null) : null
  }
  const refuseImported = (client: string, external_id: string): void => {
    const there = fromFile(client, external_id)
    if (there === null) return
    const { id } = there
    throw new Failure('usage', 'already_imported', say(lang, storedPostText.already_imported, { external_id, id }), {
      hint: say(lang, storedPostText.already_imported_hint, { id }),
    })
  }

  /** Somebody else may have been faster, while this one was written. */
  const refuseAnswered = (id: number, again: boolean): void => {
    const { forgotten, answered } = db
      .prepare(
        `SELECT forgotten_at IS NOT NULL AS forgotten, status = 'answered' OR EXISTS (SELECT 1 FROM posts p JOIN deliveries d ON d.post_id = p.id
           WHERE p.answers_message = m.id AND d.state NOT IN ('sent', 'cancelled')) AS answered
         FROM inbox_messages m WHERE id = ?`,
      )
      .get(id) as { forgotten: number; answered: number }
    if (forgotten === 1) throw new Failure('usage', 'message_forgotten', say(lang, storedPostText.message_forgotten, { id }))
    if (answered === 0 || again) return
    throw new Failure('usage', 'answered_meanwhile', say(lang, storedPostText.answered_meanwhile, { id }), {
      hint: say(lang, storedPostText.answered_meanwhile_hint, { id }),
    })
  }

  /** Within a transaction. */
  const insert = (post: NewPost, at: string): number => {
    if (post.answers_message !== undefined) refuseAnswered(post.answers_message, post.answers_again === true)
    const row = addedRow(post, at)
    const id = insertRow(post, row)
    for (const delivery of post.deliveries) insertDelivery(db, id, post, delivery, at)
    writeFacts(db, post.client, post.media_facts ?? [], at)
    if (post.answers_message !== undefined) takeUpMessage(db, post.answers_message, at)
    // what is on hold is held as it comes in
    const states = db.prepare('SELECT state FROM deliveries WHERE post_id = ? ORDER BY id').all(id) as Pick<Delivery, 'state'>[]
    const { detail, to } = addedAudit(
      post,
      row,
      states.map(({ state }) => state),
    )
    writeAudit(db, { at, client: post.client, action: 'post.add', target: `post ${id}`, to, detail })
    return id
  }
  const insertRow = (post: NewPost, row: Readonly<Record<string, unknown>>): number => {
    try {
      return Number(db.prepare(insertPost).run(addedColumns.map((name) => row[name])).lastInsertRowid)
    } catch (error) {
      // the index on it refuses a second one: why is looked for then alone
      if (post.file && isTwice(error)) refuseImported(post.client, post.file.external_id)
      throw error
    }
  }
  const add = (post: NewPost, at: string, free?: Free): Post =>
    db
      .transaction(() => {
        if (free) refuseTaken(post.deliveries, free, 0)
        return mustGet(insert(post, at))
      })
      .immediate()
  const replace = (id: number, post: NewPost, at: string, late_before: string): Post =>
    change(id, 'edit', at, (old) => {
      const there = old.deliveries.filter((one) => one.state !== 'cancelled')
      const open = there.filter(isOpenToChange)
      const out = there.filter((one) => one.state === 'sent')
      if (open.length + out.length < there.length || open.length === 0) {
        throw new Failure('usage', 'post_already_leaving', say(lang, storedPostText.already_leaving, { id }), {
          hint: say(lang, storedPostText.already_leaving_hint),
        })
      }
      const fresh = (one: Delivery): NewDelivery | undefined =>
        post.deliveries.find((other) => other.account_id === one.account_id && other.part === one.part)
      const other = out.filter((one) => fresh(one)?.content_hash !== one.content_hash)
      if (other.length > 0) {
        const names = list(lang, [...new Set(other.map((one) => partLabel(lang, one.account, one)))])
        throw new Failure('usage', 'part_is_out', say(lang, storedPostText.part_is_out, { id, names }), {
          hint: say(lang, storedPostText.part_is_out_hint, { id }),
        })
      }
      // before its deliveries: what an alert holds back depends on what the post is from now on
      const same = old.approved_hash === post.content_hash
      const row = {
        ...postToRow(post),
        ...(same && post.approval === null ? {} : approvalOf(post, at)),
        ...(post.file?.external_id === old.external_id && { external_hash: post.file?.external_hash ?? null }),
        rejected_reason: null,
      }
      db.prepare(`UPDATE posts SET ${assignments(row, columns)} WHERE id = @id`).run({ ...row, id })
      const kept = new Set(post.deliveries.map((one) => one.account_id))
      for (const one of open) {
        if (fresh(one)) continue
        turn(one, 'cancelled', kept.has(one.account_id) ? {} : { reason_code: 'account_taken_off' }, 'edit', at)
      }
      for (const delivery of post.deliveries) {
        if (out.some((one) => one.account_id === delivery.account_id && one.part === delivery.part)) continue
        const before = open.find((one) => one.account_id === delivery.account_id && one.part === delivery.part)
        if (!before) insertDelivery(db, id, post, delivery, at, isNext(delivery, old.deliveries))
        else {
          // what was prepared on the other side, images or a draft, holds the words of before
          db.prepare('DELETE FROM delivery_steps WHERE delivery_id = ?').run(before.id)
          // what is held back or missed stays so, unless it has to be approved again
          const stays = post.state === 'scheduled' && keepsItsState.includes(before.state)
          const next = isNext(delivery, old.deliveries)
          // what follows something that is out was due when that was out
          const due_at = next && delivery.part > 0 ? before.due_at : post.scheduled_at
          const anew = mayBeginAnew(before)
          const state = stays ? before.state : next ? post.state : queuedAs(post.state, delivery.part)
          const late = anew && state === 'scheduled' && due_at !== null && due_at <= late_before
          turn(
            before,
            late ? 'missed' : state,
            {
              ...delivery,
              due_at,
              next_at: reminderAt(post.state, due_at, at),
              notified_at: null,
              attempt: 0,
              ...(before.state === 'scheduled' ? { reason_code: null, reason: null } : {}),
              ...(anew && untried),
              ...(late || (anew && state === 'missed') ? { reason_code: 'too_late' } : {}),
            },
            'edit',
            at,
          )
        }
      }
      writeFacts(db, post.client, post.media_facts ?? [], at)
      return {
        state: post.state,
        before: old.content_hash,
        content_hash: post.content_hash,
        approval_void: old.approved_hash !== null && !same,
      }
    })
  const cancel = (id: number, at: string): Post =>
    change(id, 'cancel', at, (old) => {
      const open = old.deliveries.filter((one) => cancellable.includes(one.state))
      if (open.length === 0) throw gone(lang, old)
      for (const one of open) turn(one, 'cancelled', { next_at: null }, 'cancel', at)
      return { accounts: open.map((one) => one.account) }
    })

  const staging = stagedPosts(db, {
    refuseImported,
    replace: (id, post, at, late_before) => replace(id, post, at, late_before).status,
  })

  const store: PostStore = {
    add: async (post, at, free) => add(post, at, free),

    stage: async (changes, at) => db.transaction(() => staging.add(changes, at))(),

    unstage: async () => staging.clear(),

    applyStaged: async (at, late_before) => {
      const applied = db.transaction(() => staging.apply(at, late_before)).immediate()
      staging.clear()
      return applied
    },

    get: async (id) => get(id),

    fromFile: async (client, external_id) => fromFile(client, external_id),

    among: async (first, last) =>
      withDeliveries(db.prepare(`${select} WHERE id BETWEEN ? AND ? ORDER BY id`).all(first, last) as Row[]),

    list: async (filter) => {
      const { sql, values } = listQuery(filter)
      return withDeliveries(db.prepare(sql).all(values) as Row[])
    },

    some: async (ids) =>
      withDeliveries(
        db
          .prepare(
            `${select} WHERE posts.id IN (SELECT value FROM json_each(?))
             ORDER BY posts.scheduled_at IS NULL, posts.scheduled_at, posts.id`,
          )
          .all(JSON.stringify(ids)) as Row[],
      ),

    publications: async (client) => {
      // years of them: as one text, which takes a tenth of the time of a row each
      const { publications } = db
        .prepare(
          `SELECT json_group_array(json_array(d.id, d.post_id, d.account_id, d.network, d.published_at, d.remote_id, d.url)
             ORDER BY p.scheduled_at IS NULL, p.scheduled_at, p.id, d.id) AS publications
           FROM accounts a CROSS JOIN deliveries d ON d.account_id = a.id CROSS JOIN posts p ON p.id = d.post_id
           WHERE a.client = ? AND d.state = 'sent' AND d.part = 0 AND d.published_at IS NOT NULL AND d.deleted_at IS NULL
             AND p.answers_message IS NULL`,
        )
        .get(client) as { publications: string }
      type Told = [number, number, number, Publication['network'], string, string | null, string | null]
      return parseJson<Told[]>(publications).map(
        ([id, post_id, account_id, network, published_at, remote_id, url]): Publication => ({
          id,
          post_id,
          account_id,
          network,
          published_at,
          remote_id,
          url,
        }),
      )
    },

    countOf: async (client, statuses) => {
      const ranks = statuses.map((status) => statusOrder.indexOf(status))
      const states = Object.entries(stateWords).flatMap(([state, status]) => (statuses.includes(status) ? [state] : []))
      const rows = db
        .prepare(
          `SELECT ${rank} AS place, count(DISTINCT post_id) AS count
           FROM accounts a CROSS JOIN deliveries d ON d.account_id = a.id
           WHERE a.client = @client AND d.state IN (SELECT value FROM json_each(@states)) AND ${isNoReply}
           GROUP BY place HAVING place IN (SELECT value FROM json_each(@ranks))`,
        )
        .all({
          client,
          // what is claimed is still what it was
          states: JSON.stringify([...states, 'claimed']),
          ranks: JSON.stringify(ranks),
        }) as { place: number; count: number }[]
      return Object.fromEntries(rows.map(({ place, count }) => [statusOrder[place], count]))
    },

    keys: async (filter) => {
      const { sql, values } = condition(filter)
      return db
        .prepare(`SELECT posts.id, posts.scheduled_at FROM posts WHERE ${sql} ${inTime} LIMIT @limit`)
        .all({ ...values, limit: filter.limit ?? -1 }) as Pick<Post, 'id' | 'scheduled_at'>[]
    },

    times: async (from) => {
      const { sql, values } = condition({ from })
      return db
        .prepare(
          `SELECT posts.id, posts.client, posts.scheduled_at, posts.scheduled_local, posts.time_zone FROM posts
           WHERE ${sql} ${inTime}`,
        )
        .all(values) as PostTime[]
    },

    lines: async (filter) => {
      const { sql, values } = linesQuery(filter)
      const rows = db.prepare(sql).all(values) as LineRow[]
      return rows.map(({ id, scheduled_local, series_id, answers_message, thread, head, place, taken_away, accounts }) => ({
        id,
        series_id,
        answers_message,
        status: statusOrder[place ?? statusOrder.indexOf('draft')] ?? 'draft',
        taken_away: taken_away === 1,
        scheduled_local,
        head: thread === 1 ? (partsOfText(head)[0] ?? head) : head,
        accounts: accounts?.split('\n') ?? [],
      }))
    },

    replies: async (message_id) =>
      withDeliveries(db.prepare(`${select} WHERE answers_message = ? ORDER BY id`).all(message_id) as Row[]).filter(
        (post) => post.status !== 'cancelled',
      ),

    sameAnswers: async (client, text, since, message_id) => {
      const rows = db
        .prepare(
          `SELECT posts.text, coalesce(m.author, m.id) AS whose FROM posts JOIN inbox_messages m ON m.id = posts.answers_message
           WHERE posts.client = @client AND posts.created_at >= @since AND m.thread <> (SELECT thread FROM inbox_messages WHERE id = @message_id)
             AND coalesce(m.author, m.id) <> (SELECT coalesce(author, id) FROM inbox_messages WHERE id = @message_id)
             AND EXISTS (SELECT 1 FROM deliveries WHERE post_id = posts.id AND state <> 'cancelled')`,
        )
        .all({ client, since, message_id }) as { text: string; whose: string | number }[]
      const key = textKey(text)
      return new Set(rows.filter((one) => textKey(one.text) === key).map((one) => one.whose)).size
    },

    replace: async (id, post, at, late_before = at) => replace(id, post, at, late_before),

    move: async (id, when, state, at, free) =>
      change(id, 'move', at, (old) => {
        const moved = old.deliveries.filter(
          (one) => movable.includes(one.state) && (one.state !== 'rejected' || mayBeginAnew(one)),
        )
        // what follows has no time of its own: it goes where the part before it goes
        if (moved.every((one) => one.state === 'following')) throw gone(lang, old)
        if (free) refuseTaken(moved, free, id)
        for (const one of moved) {
          const to = movedTo(one, state, old.deliveries)
          // the time is a part of what a person agreed to, also where it is held back for now
          const goes = (to === 'scheduled' || to === 'held') && isConfined(db) ? 'awaiting_approval' : to
          const anew = mayBeginAnew(one)
          const fresh = (one.first_intent_at === null || anew) && one.state !== 'to_post'
          // what was uploaded for a refused attempt is made anew
          if (anew) db.prepare('DELETE FROM delivery_steps WHERE delivery_id = ?').run(one.id)
          turn(
            one,
            goes,
            {
              due_at: when.scheduled_at,
              next_at: reminderAt(goes, when.scheduled_at, at),
              notified_at: null,
              attempt: 0,
              ...(fresh ? { record_created_at: when.scheduled_at ?? at } : {}),
              ...(one.state === 'missed' || one.state === 'scheduled' ? { reason_code: null, reason: null } : {}),
              ...(anew && untried),
            },
            'move',
            at,
          )
        }
        db.prepare(`UPDATE posts SET ${assignments(when, columns)} WHERE id = @id`).run({ ...when, id })
        return { from: old.scheduled_at, to: when.scheduled_at, typed_at: when.typed_at }
      }),

    approve: async (id, approval, at) =>
      change(id, 'approve', at, (old) => {
        // somebody may have changed it since it was read
        if (approval.content_hash !== undefined && old.content_hash !== approval.content_hash)
          throw new Failure('usage', 'post_changed', say(lang, storedPostText.changed_now, { id }))
        const open = old.deliveries.filter((one) => waiting.includes(one.state))
        if (open.length === 0) throw gone(lang, old)
        if (old.scheduled_at === null) {
          throw new Failure('usage', 'post_without_time', say(lang, storedPostText.without_time, { id }), {
            hint: say(lang, storedPostText.without_time_hint, { id }),
          })
        }
        for (const one of open) {
          if (one.state === 'awaiting_approval' || one.state === 'draft')
            turn(
              one,
              isNext(one, old.deliveries) ? 'scheduled' : 'following',
              { due_at: old.answers_message === null ? old.scheduled_at : at, next_at: null, notified_at: null },
              'approve',
              at,
            )
        }
        db.prepare(
          `UPDATE posts SET approved_at = ?, approved_by = ?, approved_via = ?, approved_hash = content_hash, rejected_reason = NULL
           WHERE id = ?`,
        ).run(at, approval.by, approval.via, id)
        return { ...approval, content_hash: old.content_hash }
      }),

    reject: async (id, reason, by, at) =>
      change(id, 'reject', at, (old) => {
        const open = old.deliveries.filter((one) => waiting.includes(one.state) && one.first_intent_at === null)
        if (open.length === 0) throw gone(lang, old)
        for (const one of open) turn(one, 'draft', { next_at: null }, 'reject', at)
        db.prepare(
          `UPDATE posts SET approved_at = NULL, approved_by = NULL, approved_via = NULL, approved_hash = NULL, rejected_reason = ?
           WHERE id = ?`,
        ).run(reason, id)
        return { reason, by, content_hash: old.content_hash }
      }),

    cancel: async (id, at) => cancel(id, at),

    twin: async (account_id, text, { from, to, except_post = 0, except_series = 0 }) => {
      const row = db.prepare(selectTwin).get({ account_id, key: textKey(text), from, to, except_post, except_series }) as
        | DeliveryRow
        | undefined
      if (!row) return null
      const { post_id, account, status, published_at, due_at } = deliveryFromRow(db, row)
      return { post_id, account, status, at: published_at ?? due_at ?? from } satisfies Twin
    },

    nearest: async (account_id, at, within, except_post = 0) => {
      const there = db.prepare(selectNeighbours).all({ account_id, at, except_post, ...around(at, within) }) as Neighbour[]
      const away = (one: Neighbour): number => Math.abs(Date.parse(one.at) - Date.parse(at))
      return there.toSorted((a, b) => away(a) - away(b))[0] ?? null
    },

    taken: async (account_ids, between) => taken(account_ids, between),
  }
  return { store, writer: { get, add, replace, cancel } }
}

function movedTo(one: Delivery, draft: QueuedState, all: readonly Delivery[]): DeliveryState {
  const { state } = one
  if (state === 'draft' || state === 'missed' || state === 'rejected')
    return isNext(one, all) ? draft : queuedAs(draft, one.part)
  return state === 'to_post' ? 'scheduled' : state
}

/** The post itself, or a part of it that waits for nothing: the one before is out. */
function isNext({ account_id, part }: Pick<Delivery, 'account_id' | 'part'>, all: readonly Delivery[]): boolean {
  return part === 0 || all.some((one) => one.account_id === account_id && one.part === part - 1 && one.state === 'sent')
}

/** What each account gets, in the order in which it leaves: an edited thread may have younger parts. */
function accountByAccount(deliveries: readonly Delivery[]): readonly Delivery[] {
  if (deliveries.every((one) => one.part === 0)) return deliveries
  const accounts = [...new Set(deliveries.map((one) => one.account_id))]
  return deliveries.toSorted(
    (a, b) => accounts.indexOf(a.account_id) - accounts.indexOf(b.account_id) || a.part - b.part || a.id - b.id,
  )
}

function around(at: string, within: number): Free {
  const middle = Date.parse(at)
  return { from: new Date(middle - within).toISOString(), to: new Date(middle + within).toISOString() }
}

function gone(lang: Lang, post: Post): Failure {
  return new Failure('usage', 'post_already_gone', say(lang, storedPostText.already_gone, { id: post.id }), {
    hint: say(lang, storedPostText.already_gone_hint, { id: post.id }),
  })
}

interface Query {
  readonly sql: string
  readonly values: Record<string, unknown>
}

/** Whole posts, without their deliveries. */
export function listQuery(filter: PostFilter): Query {
  const { sql, values } = condition(filter)
  return { sql: `${select} WHERE ${sql} ${inTime} LIMIT @limit`, values: { ...values, limit: filter.limit ?? -1 } }
}

/** A line each; what is not on the page is not joined. */
export function linesQuery(filter: PostFilter): Query {
  const { sql, values } = condition(filter)
  return {
    sql: `SELECT posts.id, posts.scheduled_local, posts.series_id, posts.answers_message, posts.thread,
        substr(coalesce(posts.title, posts.text), 1, 400) AS head, min(${rank}) AS place,
        coalesce(min(deleted_at IS NOT NULL) FILTER (WHERE state = 'sent'), 0) AS taken_away,
        coalesce(group_concat(account, char(10)) FILTER (WHERE part = 0 AND state <> 'cancelled'),
          group_concat(account, char(10)) FILTER (WHERE part = 0)) AS accounts
      FROM (SELECT * FROM posts WHERE ${sql} ${inTime} LIMIT @limit) AS posts
        LEFT JOIN deliveries ON deliveries.post_id = posts.id
      GROUP BY posts.id ${inTime}`,
    values: { ...values, limit: filter.limit ?? -1 },
  }
}

function condition(filter: PostFilter): Query {
  const parts: string[] = []
  const values: Record<string, unknown> = {}
  const add = (sql: string, name: string, value: unknown): void => {
    parts.push(sql)
    values[name] = value
  }
  const states = filter.status && statesBehind(filter.status)
  const fewStates = filter.client !== undefined && states?.every((state) => !many.includes(state)) === true
  // `+`: found by their deliveries, not by going through all of the client's
  if (filter.client !== undefined) add(`${fewStates ? '+' : ''}posts.client = @client`, 'client', filter.client)
  if (filter.replies === undefined) parts.push('posts.answers_message IS NULL')
  if (filter.replies === 'open') parts.push(`(posts.answers_message IS NULL OR ${isWanted})`)
  if (filter.from !== undefined) add('posts.scheduled_at >= @from', 'from', filter.from)
  if (filter.to !== undefined) add('posts.scheduled_at < @to', 'to', filter.to)
  if (filter.status !== undefined && states !== undefined) {
    const ranks = filter.status.map((status) => statusOrder.indexOf(status))
    // before all deliveries of a post are looked at
    if (fewStates) {
      const names = states.map((state) => `'${state}'`).join(', ')
      parts.push(`posts.id IN (SELECT post_id FROM deliveries
        WHERE account_id IN (SELECT id FROM accounts WHERE client = @client) AND state IN (${names}))`)
    } else if (!states.includes('sent') && !states.includes('cancelled')) parts.push(isWanted)
    add(
      `(SELECT min(${rank}) FROM deliveries WHERE deliveries.post_id = posts.id) IN (SELECT value FROM json_each(@ranks))`,
      'ranks',
      JSON.stringify(ranks),
    )
  } else if (filter.all !== true) parts.push(isWanted)
  return { sql: parts.length > 0 ? parts.join(' AND ') : '1', values }
}

/** The states of which a post in one of these statuses has at least one. */
function statesBehind(statuses: readonly DeliveryStatus[]): DeliveryState[] {
  const retrying = statuses.includes('retrying')
  return (Object.keys(stateWords) as DeliveryState[]).filter(
    // what is claimed is still what it was
    (state) => state === 'claimed' || statuses.includes(stateWords[state]) || (retrying && state === 'scheduled'),
  )
}

function postFromRow(db: Db, row: Row, deliveries: readonly Delivery[]): Post {
  return {
    ...row,
    thread: row.thread === 1,
    tag_links: row.tag_links === 1,
    statement: row.statement === 1,
    legal: parseJson<Post['legal']>(row.legal),
    text_for: parseJson<Post['text_for']>(row.text_for),
    media: row.media === '[]' ? [] : inFolder(db, parseJson<Post['media']>(row.media)),
    tags: parseJson<Post['tags']>(row.tags),
    status: worstStatus(deliveries.map((one) => one.status)),
    deliveries,
  }
}

/** Whoever answers a message has it in hand; one that was found by listening is answered to like one that came in. */
function takeUpMessage(db: Db, id: number, at: string): void {
  const row = db.prepare('SELECT client, status FROM inbox_messages WHERE id = ?').get(id) as
    | { client: string; status: string }
    | undefined
  if (row === undefined) throw new Error(`there is no message ${id}`)
  const status = row.status === 'new' ? 'open' : row.status
  db.prepare('UPDATE inbox_messages SET needs_answer = 1, brand = 1, status = ? WHERE id = ?').run(status, id)
  writeAudit(db, {
    at,
    client: row.client,
    action: 'inbox.reply',
    target: `message ${id}`,
    from: { status: row.status },
    to: { status },
  })
}
