import { randomUUID } from 'node:crypto'
import {
  messageLevels,
  type Backlog,
  type InboxCursor,
  type InboxMessage,
  type InboxStore,
  type MessageChange,
  type MessageFilter,
  type MessageLevel,
  type MessageMark,
  type MessageTag,
  type NewMessage,
  type OwnMessagePost,
  type ToneCorrection,
} from '../inbox.ts'
import { writeAudit } from './audit.ts'
import { erasedId, saltOf } from './erasing.ts'
import { writeFee } from './fees.ts'
import type { Db } from './open.ts'
import { assignments, flag, gone, parseJson } from './rows.ts'

const plain = [
  'id',
  'client',
  'network',
  'account_id',
  'source',
  'kind',
  'remote_id',
  'server',
  'post_remote_id',
  'answers',
  'thread',
  'author_id',
  'author_name',
  'author_url',
  'author_followers',
  'author',
  'text',
  'title',
  'url',
  'at',
  'received_at',
  'rating',
  'can_reply',
  'lang',
  'brand',
  'needs_answer',
  'status',
  'level',
  'due_at',
  'assigned_to',
  'tone',
  'tone_source',
  'sensitive',
  'official',
  'copy_of',
  'answered_at',
  'answered_by',
  'closed_at',
  'close_reason',
  'note',
  'incident_id',
  'forget_at',
  'forgotten_at',
] as const
const marked = [
  'id',
  'network',
  'source',
  'kind',
  'at',
  'rating',
  'brand',
  'needs_answer',
  'status',
  'level',
  'due_at',
  'assigned_to',
  'tone',
  'tone_source',
  'copy_of',
  'answered_at',
  'answered_by',
  'close_reason',
] as const
const changeable = [
  'status',
  'needs_answer',
  'level',
  'due_at',
  'assigned_to',
  'tone',
  'tone_source',
  'answered_at',
  'answered_by',
  'closed_at',
  'close_reason',
  'note',
  'incident_id',
  'brand',
  'official',
] as const

const tags = `(SELECT json_group_array(tag) FROM inbox_tags WHERE message_id = m.id) AS tags`
const select = (columns: readonly string[]): string =>
  `SELECT ${columns.map((one) => `m.${one}`).join(', ')}, ${tags} FROM inbox_messages m`

type Flags = 'can_reply' | 'brand' | 'needs_answer' | 'official'
type Row = Omit<InboxMessage, Flags | 'sensitive' | 'tags'> & Record<Flags, number> & { sensitive: string; tags: string }
interface Kept {
  readonly id: number
  readonly state: 'added' | 'changed' | 'known'
}
type MarkRow = Omit<MessageMark, 'brand' | 'needs_answer' | 'tags'> & { brand: number; needs_answer: number; tags: string }

/** Of the firm, counted once each: what a person knows for spam is nobody's voice. */
const counted = `brand = 1 AND copy_of IS NULL AND close_reason IS NOT 'spam'`
const dayMs = 86_400_000

/** When the first message of the firm came in. */
export const firstReceivedSql = `SELECT min(received_at) FROM inbox_messages WHERE client = @client AND brand = 1`

export function inboxStore(db: Db): InboxStore {
  // compiled when first asked for: a look at the day writes no message
  const one = () => db.prepare(`${select(plain)} WHERE m.id = ?`)
  const get = (id: number): InboxMessage | null => {
    const row = one().get(id) as Row | undefined
    return row === undefined ? null : fromRow(row)
  }
  const setTags = (id: number, wanted: readonly MessageTag[]): void => {
    db.prepare('DELETE FROM inbox_tags WHERE message_id = ?').run(id)
    const insert = db.prepare('INSERT OR IGNORE INTO inbox_tags (message_id, tag) VALUES (?, ?)')
    for (const tag of wanted) insert.run(id, tag)
  }
  const insert = () =>
    db.prepare(
      `INSERT INTO inbox_messages (client, network, account_id, source, kind, remote_id, server, post_remote_id, answers, thread, author_id,
       author_name, author_url, author_followers, author, text, title, url, at, received_at, rating, can_reply, lang, brand,
       needs_answer, status, level, due_at, assigned_to, tone, tone_source, sensitive, official, copy_of, forget_at)
     VALUES (@client, @network, @account_id, @source, @kind, @remote_id, @server, @post_remote_id, @answers, @thread, @author_id,
       @author_name, @author_url, @author_followers, @author, @text, @title, @url, @at, @received_at, @rating, @can_reply, @lang, @brand,
       @needs_answer, 'new', @level, @due_at, @assigned_to, @tone, @tone_source, @sensitive, @official, @copy_of, @forget_at)
     ON CONFLICT (client, network, server, remote_id) WHERE remote_id IS NOT NULL DO NOTHING`,
    )
  const anew = () =>
    db.prepare(
      `UPDATE inbox_messages SET source = 'api', account_id = @account_id, kind = @kind, post_remote_id = @post_remote_id, answers = @answers,
       thread = @thread, text = @text, url = @url, at = @at, rating = @rating, can_reply = @can_reply, lang = @lang, brand = 1,
       needs_answer = @needs_answer, status = @status, level = @level, due_at = @due_at, tone = @tone, tone_source = @tone_source,
       sensitive = @sensitive, closed_at = @closed_at, close_reason = @close_reason
     WHERE id = @id`,
    )
  const idOf = () =>
    db.prepare('SELECT id FROM inbox_messages WHERE client = ? AND network = ? AND server = ? AND remote_id = ?').pluck()
  const threadWith = () =>
    db.prepare('SELECT thread FROM inbox_messages WHERE client = ? AND network = ? AND server = ? AND remote_id = ?').pluck()
  const threadOfReply = () =>
    db
      .prepare(
        `SELECT m.thread FROM deliveries d JOIN posts p ON p.id = d.post_id JOIN inbox_messages m ON m.id = p.answers_message
       WHERE d.remote_id = ? AND d.client = ? LIMIT 1`,
      )
      .pluck()
  const firstReceived = () => db.prepare(firstReceivedSql).pluck()
  /** What was received later was not written a month before: nothing older is looked through. */
  const firstWritten = () =>
    db
      .prepare(
        `SELECT coalesce(min(@began, (SELECT at FROM inbox_messages INDEXED BY inbox_messages_by_time WHERE client = @client AND brand = 1
         AND at >= strftime('%Y-%m-%dT%H:%M:%fZ', @began, '-31 days')
         AND at >= strftime('%Y-%m-%dT%H:%M:%fZ', received_at, '-31 days') ORDER BY at LIMIT 1)), @began)`,
      )
      .pluck()
  const isThread = () => db.prepare('SELECT EXISTS (SELECT 1 FROM inbox_messages WHERE client = ? AND thread = ?)').pluck()
  /** A conversation is named after what began it, as far as that is known. */
  const threadOf = (client: string, message: NewMessage): string => {
    const { network, server = '', remote_id, answers, post_remote_id, thread } = message
    if (thread !== undefined) return thread
    const named = (id: string): string => [network, ...(server === '' ? [] : [server]), id].join(':')
    const own = remote_id === null ? null : named(remote_id)
    // an answer to it was there before: they are one conversation
    if (own !== null && isThread().get(client, own) === 1) return own
    const known =
      answers === null ? null : (threadWith().get(client, network, server, answers) ?? threadOfReply().get(answers, client))
    if (typeof known === 'string') return known
    return answers === null || answers === post_remote_id ? (own ?? `typed:${randomUUID()}`) : named(answers)
  }
  /** Emptied, it is known by what its id was made of, and its server where that named somebody. */
  const forgottenId = (client: string, { network, remote_id }: NewMessage, server: string): unknown => {
    if (remote_id === null) return null
    const salt = saltOf(db)
    const id = erasedId(salt, remote_id)
    return (
      idOf().get(client, network, server, id) ??
      (server === '' ? null : idOf().get(client, network, erasedId(salt, server), id))
    )
  }
  const keep = (client: string, { copy_of_nth, ...message }: NewMessage, ids: readonly number[], at: string): Kept => {
    const { tags: wanted, sensitive, can_reply, brand, needs_answer, official, ...columns } = message
    const row = {
      ...columns,
      copy_of: copy_of_nth === undefined ? message.copy_of : (ids[copy_of_nth] ?? null),
      thread: threadOf(client, message),
      server: message.server ?? '',
      client,
      received_at: at,
      can_reply: flag(can_reply),
      brand: flag(brand),
      needs_answer: flag(needs_answer),
      official: flag(official),
      sensitive: JSON.stringify(sensitive),
    }
    // what was forgotten, or erased at the wish of whoever wrote it, does not come back
    const forgotten = forgottenId(client, message, row.server)
    if (typeof forgotten === 'number') return { id: forgotten, state: 'known' }
    const done = insert().run(row)
    if (done.changes === 1) {
      const id = Number(done.lastInsertRowid)
      if (wanted.length > 0) setTags(id, wanted)
      return { id, state: 'added' }
    }
    const before = get(idOf().get(client, message.network, message.server ?? '', message.remote_id) as number)
    if (before === null) throw gone('a message')
    if (isAnew(before, message)) {
      const changed = before.text !== message.text || before.rating !== message.rating
      const { status, closed_at, close_reason } = changed ? newAgain : before
      anew().run({ ...row, id: before.id, level: worse(before.level, message.level), status, closed_at, close_reason })
      return { id: before.id, state: 'changed' }
    }
    if (brand && !before.brand) db.prepare('UPDATE inbox_messages SET brand = 1 WHERE id = ?').run(before.id)
    return { id: before.id, state: 'known' }
  }

  return {
    receive: async (client, messages, { cursor, fee, hits }, at) =>
      db
        .transaction(() => {
          const added: InboxMessage[] = []
          const changed: InboxMessage[] = []
          const ids: number[] = []
          const hit = db.prepare('INSERT OR IGNORE INTO listen_hits (query_id, message_id, source_id) VALUES (?, ?, ?)')
          for (const [index, message] of messages.entries()) {
            const { id, state } = keep(client, message, ids, at)
            ids.push(id)
            for (const { query_id, source_id } of hits?.[index] ?? []) hit.run(query_id, id, source_id)
            const stored = state === 'known' ? null : get(id)
            if (stored !== null) (state === 'added' ? added : changed).push(stored)
            const { source, kind, network } = message
            if (source === 'manual')
              writeAudit(db, { at, client, action: 'inbox.add', target: `message ${id}`, to: { kind, network } })
          }
          if (cursor !== undefined) {
            db.prepare(
              `INSERT INTO inbox_cursors (account_id, cursor, read_at) VALUES (?, ?, ?)
               ON CONFLICT (account_id) DO UPDATE SET cursor = excluded.cursor, read_at = excluded.read_at, problem = NULL`,
            ).run(cursor.account_id, cursor.cursor, at)
          }
          if (fee !== undefined) writeFee(db, fee)
          return { added, changed, known: messages.length - added.length - changed.length }
        })
        .immediate(),

    cursors: async (client) =>
      db
        .prepare(
          `SELECT c.account_id, c.cursor, c.read_at, c.problem FROM inbox_cursors c JOIN accounts a ON a.id = c.account_id
           WHERE a.client = ? ORDER BY c.account_id`,
        )
        .all(client) as InboxCursor[],

    failed: async (account_id, problem, at) => {
      db.prepare(
        `INSERT INTO inbox_cursors (account_id, cursor, read_at, problem) VALUES (?, NULL, ?, ?)
         ON CONFLICT (account_id) DO UPDATE SET problem = excluded.problem, read_at = excluded.read_at`,
      ).run(account_id, at, problem)
    },

    get: async (id) => get(id),

    among: async (first, last) => {
      const rows = db.prepare(`${select(plain)} WHERE m.id BETWEEN ? AND ? ORDER BY m.id`).all(first, last) as Row[]
      return rows.map(fromRow)
    },

    ownPost: async (id) =>
      (db
        .prepare(
          `SELECT p.id, p.text, d.url FROM inbox_messages m
             JOIN deliveries d ON d.remote_id = m.post_remote_id AND d.client = m.client JOIN posts p ON p.id = d.post_id
           WHERE m.id = ? LIMIT 1`,
        )
        .get(id) as OwnMessagePost | undefined) ?? null,

    backlog: async (client, now) =>
      db
        .prepare(
          `SELECT count(*) AS waiting, coalesce(sum(due_at < @now), 0) AS overdue, min(CASE WHEN due_at >= @now THEN due_at END) AS next_due_at
           FROM inbox_messages INDEXED BY inbox_messages_open
           WHERE client = @client AND needs_answer = 1 AND status IN ('new', 'open') AND brand = 1`,
        )
        .get({ client, now }) as Backlog,

    list: async (filter) => {
      const rows = db.prepare(listSql(filter)).all(parameters(filter)) as Row[]
      return rows.map(fromRow)
    },

    count: async (filter) => db.prepare(countSql(filter)).pluck().get(parameters(filter)) as number,

    marks: async (client, from, to, others = false) => {
      const rows = db
        .prepare(
          `${select(marked)} WHERE m.client = @client AND m.at >= @from AND m.at < @to ${others ? '' : 'AND m.brand = 1'} ORDER BY m.at, m.id`,
        )
        .all({ client, from, to }) as MarkRow[]
      return rows.map((row) => ({
        ...row,
        brand: row.brand === 1,
        needs_answer: row.needs_answer === 1,
        tags: parseJson<MessageTag[]>(row.tags),
      }))
    },

    windows: async (client, until, count) => {
      const end = Date.parse(until)
      const from = new Date(end - count * dayMs).toISOString()
      const found = db
        .prepare(
          `SELECT CAST((@end - unixepoch(at, 'subsec') * 1000) / ${dayMs} AS INTEGER) AS back, count(*) AS mentions,
             sum(tone IS 'negative') AS negative
           FROM inbox_messages WHERE client = @client AND at > @from AND at <= @until AND ${counted} GROUP BY back`,
        )
        .all({ client, end, from, until }) as { back: number; mentions: number; negative: number }[]
      const of = new Map(found.map((one) => [one.back, one]))
      return Array.from({ length: count }, (_, back) => ({
        mentions: of.get(back)?.mentions ?? 0,
        negative: of.get(back)?.negative ?? 0,
      }))
    },

    first: async (client) => {
      const began = firstReceived().get({ client }) as string | null
      return began === null ? null : (firstWritten().get({ client, began }) as string)
    },

    voices: async (client, from, to) => {
      const voice = db.prepare(
        `SELECT count(DISTINCT h.message_id) FROM listen_hits h
           JOIN listen_queries q ON q.id = h.query_id JOIN inbox_messages m ON m.id = h.message_id
         WHERE q.client = @client AND q.about = @about AND q.competitor IS @competitor
           AND m.at >= @from AND m.at < @to AND m.copy_of IS NULL AND m.close_reason IS NOT 'spam'`,
      )
      const listened = db
        .prepare(
          `SELECT DISTINCT about, competitor FROM listen_queries WHERE client = ? AND about <> 'topic' AND removed_at IS NULL ORDER BY about, competitor`,
        )
        .all(client) as { about: string; competitor: string | null }[]
      return listened.map(({ about, competitor }) => ({
        about: competitor ?? about,
        mentions: voice.pluck().get({ client, about, competitor, from, to }) as number,
      }))
    },

    change: async (ids, change, action, at) =>
      db
        .transaction(() =>
          ids.map((id) => {
            const before = get(id)
            if (before === null) throw gone(`message ${id}`)
            const { tags: wanted, ...columns } = change
            const set = assignments(columns, changeable)
            if (set !== '') {
              const values = Object.fromEntries(
                Object.entries(columns).map(([key, value]) => [key, typeof value === 'boolean' ? flag(value) : value]),
              )
              db.prepare(`UPDATE inbox_messages SET ${set} WHERE id = @id`).run({ ...values, id })
            }
            if (wanted !== undefined) setTags(id, wanted)
            // the trail never tells words
            const keys = (Object.keys(change) as (keyof MessageChange)[]).filter((key) => key !== 'note')
            const pick = (message: InboxMessage): Record<string, unknown> =>
              Object.fromEntries(keys.map((key) => [key, message[key]]))
            const after = get(id)
            if (after === null) throw gone(`message ${id}`)
            writeAudit(db, { at, client: before.client, action, target: `message ${id}`, from: pick(before), to: pick(after) })
            return after
          }),
        )
        .immediate(),

    corrections: async (client) =>
      db
        .prepare('SELECT kind, pattern, tone FROM tone_corrections WHERE client = ? ORDER BY kind, pattern')
        .all(client) as ToneCorrection[],

    correct: async (client, correction, at) => {
      db.prepare(
        `INSERT INTO tone_corrections (client, kind, pattern, tone, at) VALUES (@client, @kind, @pattern, @tone, @at)
         ON CONFLICT (client, kind, pattern) DO UPDATE SET tone = excluded.tone, at = excluded.at`,
      ).run({ ...correction, client, at })
    },
  }
}

const newAgain = { status: 'new', closed_at: null, close_reason: null } as const

/** What its author has changed since, and what listening had found before it came in: somebody has to look at it again. */
function isAnew(before: InboxMessage, { source, text, rating }: NewMessage): boolean {
  if (source !== 'api' || before.forgotten_at !== null) return false
  return before.source === 'listen' || before.text !== text || before.rating !== rating
}

function worse(one: MessageLevel, other: MessageLevel): MessageLevel {
  return messageLevels.indexOf(one) > messageLevels.indexOf(other) ? one : other
}

/** Apart, so that a test can ask SQLite how it goes about it. */
export function listSql(filter: MessageFilter): string {
  const order = {
    // what is waited for has a deadline: then the index gives the order; one deadline (a weekend's messages): the oldest first
    due: `${filter.waiting === true ? '' : 'm.due_at IS NULL, '}m.due_at, m.at, m.id`,
    newest: 'm.at DESC, m.id DESC',
    oldest: 'm.at, m.id',
  }[filter.order ?? 'newest']
  return `${select(plain)} WHERE ${conditions(filter)} ORDER BY ${order} LIMIT @limit`
}

export function countSql(filter: MessageFilter): string {
  // nothing tells SQLite that few of all messages wait for an answer
  const few =
    filter.waiting === true && filter.client !== undefined && filter.thread === undefined && filter.author === undefined
  return `SELECT count(*) FROM inbox_messages m ${few ? 'INDEXED BY inbox_messages_open ' : ''}WHERE ${conditions(filter)}`
}

function fromRow(row: Row): InboxMessage {
  return {
    ...row,
    can_reply: row.can_reply === 1,
    brand: row.brand === 1,
    needs_answer: row.needs_answer === 1,
    official: row.official === 1,
    sensitive: parseJson<string[]>(row.sensitive),
    tags: parseJson<MessageTag[]>(row.tags),
  }
}

const oneOf = (column: string, parameter: string): string => `m.${column} IN (SELECT value FROM json_each(@${parameter}))`

function conditions(filter: MessageFilter): string {
  const asked: readonly (string | false)[] = [
    filter.client !== undefined && 'm.client = @client',
    filter.waiting === true && `m.needs_answer = 1 AND m.status IN ('new', 'open')`,
    filter.waiting === false && `NOT (m.needs_answer = 1 AND m.status IN ('new', 'open'))`,
    filter.status !== undefined && oneOf('status', 'status'),
    filter.source !== undefined && oneOf('source', 'source'),
    filter.kind !== undefined && oneOf('kind', 'kind'),
    filter.level !== undefined && oneOf('level', 'level'),
    filter.network !== undefined && 'm.network = @network',
    filter.tone !== undefined && 'm.tone = @tone',
    filter.assigned_to !== undefined && 'm.assigned_to = @assigned_to COLLATE NOCASE',
    filter.thread !== undefined && 'm.thread = @thread',
    filter.author !== undefined && 'm.author = @author',
    filter.incident_id !== undefined && 'm.incident_id = @incident_id',
    filter.tag !== undefined && 'EXISTS (SELECT 1 FROM inbox_tags WHERE message_id = m.id AND tag = @tag)',
    filter.query_id !== undefined && 'EXISTS (SELECT 1 FROM listen_hits WHERE message_id = m.id AND query_id = @query_id)',
    filter.others !== true && filter.query_id === undefined && 'm.brand = 1',
    filter.due_before !== undefined && 'm.due_at < @due_before',
    filter.from !== undefined && 'm.at >= @from',
    filter.to !== undefined && 'm.at < @to',
  ]
  const kept = asked.filter((one) => one !== false)
  return kept.length === 0 ? 'TRUE' : kept.join(' AND ')
}

function parameters(filter: MessageFilter): Record<string, unknown> {
  const { status, source, kind, level, limit, ...rest } = filter
  const lists = { status, source, kind, level }
  return {
    ...rest,
    ...Object.fromEntries(
      Object.entries(lists).flatMap(([key, list]) => (list === undefined ? [] : [[key, JSON.stringify(list)]])),
    ),
    waiting: null,
    others: null,
    order: null,
    limit: limit ?? -1,
  }
}
