import type { Content } from '../../networks/contract.ts'
import type { Due } from '../privacy.ts'
import { eraseMessages, forgetFile, hideThreads, threadsOf } from './erase-person.ts'
import { emptyReplies, erasedId, erasing, keepErasure, saltOf } from './erasing.ts'
import { hasForgettingSql, overdue } from './forgetting.ts'
import type { Db } from './open.ts'
import { parseJson } from './rows.ts'

/** Until when the setting was counted in the last time: `retain`. */
export const countedKey = 'privacy.counted_months'

type Kind = keyof typeof overdue
const kinds = Object.keys(overdue) as Kind[]

export function due(db: Db, now: string): Due[] {
  const counts = kinds.flatMap((kind) => {
    const rows = db.prepare(`SELECT client, count(*) AS count ${overdue[kind]} GROUP BY client`).all({ now }) as {
      client: string
      count: number
    }[]
    return rows.map((row) => ({ ...row, kind }))
  })
  return byClient(counts)
}

function byClient(counts: readonly { client: string; kind: Kind; count: number }[]): Due[] {
  const clients = [...new Set(counts.map(({ client }) => client))].toSorted()
  return clients.map((client) => {
    const of = (kind: Kind): number => counts.find((one) => one.client === client && one.kind === kind)?.count ?? 0
    return { client, messages: of('messages'), leads: of('leads'), incidents: of('incidents'), moderation: of('moderation') }
  })
}

/** How long messages are kept is the client's own number, else the setting; counted from when they came in. */
export function retain(db: Db, months: number): void {
  db.transaction(() => {
    const before = db.prepare('SELECT value FROM settings WHERE key = ?').pluck().get(countedKey)
    const counted = JSON.stringify([
      months,
      ...db.prepare('SELECT slug, retention_months FROM clients WHERE retention_months IS NOT NULL ORDER BY slug').raw().all(),
    ])
    if (before === counted) return
    db.prepare(
      `UPDATE inbox_messages SET forget_at = date(substr(received_at, 1, 10), '+' || months || ' months', 'floor')
       FROM (SELECT slug, coalesce(retention_months, @months) AS months FROM clients) c
       WHERE c.slug = inbox_messages.client AND forgotten_at IS NULL
         AND forget_at IS NOT date(substr(received_at, 1, 10), '+' || months || ' months', 'floor')`,
    ).run({ months })
    db.prepare(
      `INSERT INTO settings (key, value, updated_at) VALUES (?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
       ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
    ).run(countedKey, counted)
  }).immediate()
}

export function forget(db: Db, limit: number, hash: (content: Content) => string, now: string, client?: string): Due[] {
  // nothing is written where nothing is over
  if (db.prepare(`SELECT ${hasForgettingSql}`).pluck().get({ now }) === 0) return []
  return erasing(db, () => {
    const salt = saltOf(db)
    const counts: { client: string; kind: Kind; count: number }[] = []
    for (const kind of kinds) {
      const rows = db
        .prepare(`SELECT id, client ${overdue[kind]} AND (@client IS NULL OR client = @client) LIMIT @limit`)
        .all({ now, limit, client: client ?? null }) as {
        id: number
        client: string
      }[]
      forgetRows[kind](
        db,
        rows.map(({ id }) => id),
        { salt, now, hash },
      )
      for (const { client: whose } of rows) {
        const known = counts.find((one) => one.client === whose && one.kind === kind)
        if (known) known.count += 1
        else counts.push({ client: whose, kind, count: 1 })
      }
    }
    const done = byClient(counts)
    for (const { client: whose, ...rest } of done) addToDay(db, whose, rest, now)
    return done
  })
}

interface Means {
  readonly salt: string
  readonly now: string
  readonly hash: (content: Content) => string
}

const forgetRows: Readonly<Record<Kind, (db: Db, ids: readonly number[], means: Means) => void>> = {
  messages: (db, ids, { salt, now, hash }) => {
    emptyReplies(db, ids, hash)
    const threads = threadsOf(db, ids)
    eraseMessages(db, ids, salt, now)
    hideThreads(db, threads, salt)
  },
  leads: (db, ids, { salt, now }) => {
    const read = db.prepare('SELECT lead_id FROM leads WHERE id = ?').pluck()
    const empty = db.prepare('UPDATE leads SET lead_id = ?, note = NULL, forgotten_at = ? WHERE id = ?')
    for (const id of ids) empty.run(erasedId(salt, read.get(id) as string), now, id)
  },
  incidents: (db, ids, { now }) => {
    const files = db.prepare('SELECT attachment FROM incident_log WHERE incident_id = ? AND attachment IS NOT NULL').pluck()
    for (const id of ids) {
      for (const file of files.all(id) as string[]) forgetFile(db, file)
      db.prepare(
        `UPDATE incident_log SET done_by = NULL, target = NULL, note = NULL, attachment = NULL, attachment_sha256 = NULL WHERE incident_id = ?`,
      ).run(id)
      db.prepare(
        `UPDATE incident_alerts SET name = '', email = NULL, phone = NULL, stand_in = NULL, problem = NULL, tell_at = NULL,
           acknowledged_by = NULL WHERE incident_id = ?`,
      ).run(id)
      db.prepare(
        `UPDATE incidents SET topic = '', spokesperson = NULL, opened_by = NULL, closed_by = NULL, outcome = NULL, lesson = NULL,
           forgotten_at = ? WHERE id = ?`,
      ).run(now, id)
    }
  },
  moderation: (db, ids, { now }) => {
    const messages = db.prepare('SELECT capture FROM moderation_log WHERE id = ? AND capture IS NOT NULL').pluck()
    for (const id of ids) {
      const capture = messages.get(id)
      if (typeof capture === 'string') forgetFile(db, capture)
      db.prepare(
        `UPDATE moderation_log SET decided_by = '', note = NULL, capture = NULL, capture_sha256 = NULL, forgotten_at = ? WHERE id = ?`,
      ).run(now, id)
    }
  },
}

/** One line a day and client, however many passes it takes. */
function addToDay(db: Db, client: string, counts: Omit<Due, 'client'>, now: string): void {
  const known = db
    .prepare(
      `SELECT id, counts FROM erasures WHERE cause = 'retention' AND client = ? AND substr(at, 1, 10) = substr(?, 1, 10)`,
    )
    .get(client, now) as { id: number; counts: string } | undefined
  if (known === undefined) {
    keepErasure(db, { at: now, client, subject_hash: null, cause: 'retention', counts: { ...counts } })
    return
  }
  const before = parseJson<Record<string, number>>(known.counts)
  const sums = Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, count + (before[key] ?? 0)]))
  db.prepare('UPDATE erasures SET counts = ? WHERE id = ?').run(JSON.stringify(sums), known.id)
}
