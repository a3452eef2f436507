import type {
  InboxCursor,
  InboxMessage,
  InboxStore,
  MessageChange,
  MessageFilter,
  MessageMark,
  MessageTag,
  NewMessage,
  ToneCorrection,
} from '../inbox.ts'
import { writeAudit } from './audit.ts'
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
  'incident_id',
  'brand',
  'official',
] as const

const tags = `(SELECT json_group_array(tag) FROM inbox_tags WHERE message_id = m.id) AS tags`
const select = (columns: readonly string[]): string =>
  `SELECT ${columns.map((one) => `m.${one}`).join(', ')}, ${tags} FROM inbox_messages m`

type Flags = 'can_reply' | 'brand' | 'needs_answer' | 'official'
type Row = Omit<InboxMessage, Flags | 'sensitive' | 'tags'> & Record<Flags, number> & { sensitive: string; tags: string }
type MarkRow = Omit<MessageMark, 'brand' | 'needs_answer' | 'tags'> & { brand: number; needs_answer: number; tags: string }

/** Of the firm, counted once each: what a person knows for spam is nobody's voice. */
const counted = `brand = 1 AND copy_of IS NULL AND close_reason IS NOT 'spam'`
const dayMs = 86_400_000

export function inboxStore(db: Db): InboxStore {
  const get = (id: number): InboxMessage | null => {
    const row = db.prepare(`${select(plain)} WHERE m.id = ?`).get(id) as Row | undefined
    return row === undefined ? null : fromRow(row)
  }
  const setTags = (id: number, wanted: readonly MessageTag[]): void => {
    db.prepare('DELETE FROM inbox_tags WHERE message_id = ?').run(id)
    const insert = db.prepare('INSERT OR IGNORE INTO inbox_tags (message_id, tag) VALUES (?, ?)')
    for (const tag of wanted) insert.run(id, tag)
  }
  const insert = db.prepare(
    `INSERT INTO inbox_messages (client, network, account_id, source, kind, remote_id, post_remote_id, answers, thread, author_id,
       author_name, author_url, author_followers, author, text, title, url, at, received_at, rating, can_reply, lang, brand,
       needs_answer, status, level, due_at, assigned_to, tone, tone_source, sensitive, official, copy_of, forget_at)
     VALUES (@client, @network, @account_id, @source, @kind, @remote_id, @post_remote_id, @answers, @thread, @author_id,
       @author_name, @author_url, @author_followers, @author, @text, @title, @url, @at, @received_at, @rating, @can_reply, @lang, @brand,
       @needs_answer, 'new', @level, @due_at, @assigned_to, @tone, @tone_source, @sensitive, @official, @copy_of, @forget_at)
     ON CONFLICT (client, network, remote_id) WHERE remote_id IS NOT NULL DO NOTHING`,
  )
  const known = db.prepare('SELECT id, brand FROM inbox_messages WHERE client = ? AND network = ? AND remote_id = ?')
  const keep = (client: string, message: NewMessage, at: string): { id: number; added: boolean } => {
    const { tags: wanted, ...columns } = message
    const done = insert.run({
      ...columns,
      client,
      received_at: at,
      can_reply: flag(message.can_reply),
      brand: flag(message.brand),
      needs_answer: flag(message.needs_answer),
      official: flag(message.official),
      sensitive: JSON.stringify(message.sensitive),
    })
    if (done.changes === 1) {
      const id = Number(done.lastInsertRowid)
      if (wanted.length > 0) setTags(id, wanted)
      return { id, added: true }
    }
    const before = known.get(client, message.network, message.remote_id) as { id: number; brand: number }
    if (message.brand && before.brand === 0) db.prepare('UPDATE inbox_messages SET brand = 1 WHERE id = ?').run(before.id)
    return { id: before.id, added: false }
  }

  return {
    receive: async (client, messages, { cursor, hits }, at) =>
      db
        .transaction(() => {
          const added: InboxMessage[] = []
          const hit = db.prepare('INSERT OR IGNORE INTO listen_hits (query_id, message_id, source_id) VALUES (?, ?, ?)')
          for (const [index, message] of messages.entries()) {
            const { id, added: isNew } = keep(client, message, at)
            for (const { query_id, source_id } of hits?.[index] ?? []) hit.run(query_id, id, source_id)
            const stored = isNew ? get(id) : null
            if (stored !== null) added.push(stored)
          }
          if (cursor !== undefined) {
            db.prepare(
              `INSERT INTO inbox_cursors (account_id, cursor, read_at) VALUES (?, ?, ?)
               ON CONFLICT (account_id) DO UPDATE SET cursor = excluded.cursor, read_at = excluded.read_at, problem = NULL`,
            ).run(cursor.account_id, cursor.cursor, at)
          }
          return { added, known: messages.length - added.length }
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

    list: async (filter) => {
      const order = {
        due: 'm.due_at IS NULL, m.due_at, m.at DESC, m.id DESC',
        newest: 'm.at DESC, m.id DESC',
        oldest: 'm.at, m.id',
      }[filter.order ?? 'newest']
      const rows = db
        .prepare(`${select(plain)} WHERE ${conditions(filter)} ORDER BY ${order} LIMIT @limit`)
        .all(parameters(filter)) as Row[]
      return rows.map(fromRow)
    },

    count: async (filter) =>
      db
        .prepare(`SELECT count(*) FROM inbox_messages m WHERE ${conditions(filter)}`)
        .pluck()
        .get(parameters(filter)) as number,

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

    first: async (client) =>
      (db.prepare('SELECT min(at) FROM inbox_messages WHERE client = ? AND brand = 1').pluck().get(client) as string | null) ??
      null,

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
            const keys = Object.keys(change) as (keyof MessageChange)[]
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
