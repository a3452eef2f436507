import { createHmac } from 'node:crypto'
import type { Content } from '../../networks/contract.ts'
import { folded } from '../person.ts'
import type { Db } from './open.ts'
import { parseJson } from './rows.ts'

/** What stands where something was taken out of a longer text, in either language. */
export const gap = '[…]'

/** The same for the same id, told by nobody without this very database: what was erased is known again when it comes back. */
export function erasedId(salt: string, id: string): string {
  return /^erased:[0-9a-f]{32}$/.test(id) ? id : `erased:${keyed(salt, id).slice(0, 32)}`
}

/** Stands for a name that rows of several tables have in common. */
export function erasedName(salt: string, name: string): string {
  return `erased-${keyed(salt, folded(name).trim().replace(/^@/, '')).slice(0, 10)}`
}

export function keyed(salt: string, text: string): string {
  return createHmac('sha256', salt).update(text).digest('hex')
}

export function saltOf(db: Db): string {
  return db.prepare('SELECT salt FROM erasing').pluck().get() as string
}

/** One transaction in which what is frozen otherwise may be emptied; nobody else ever sees it open. */
export function erasing<T>(db: Db, work: () => T): T {
  return db
    .transaction(() => {
      db.prepare('UPDATE erasing SET at_work = 1').run()
      const done = work()
      db.prepare('UPDATE erasing SET at_work = 0').run()
      return done
    })
    .immediate()
}

interface Reply {
  readonly id: number
  readonly client: string
}

/** Own answers to messages that are emptied. Only those that are over: what is leaving is left alone. */
export function emptyReplies(db: Db, messages: readonly number[], hash: (content: Content) => string): Reply[] {
  const replies = db
    .prepare(
      `SELECT p.id, p.client FROM json_each(?) ids JOIN posts p ON p.answers_message = ids.value
       WHERE p.text <> '' AND NOT EXISTS (SELECT 1 FROM deliveries WHERE post_id = p.id AND state NOT IN ('sent', 'cancelled'))`,
    )
    .all(JSON.stringify(messages)) as Reply[]
  const empty = db.prepare(
    `UPDATE posts SET title = NULL, text = '', text_for = '{}', link = NULL, first_comment = NULL WHERE id = ?`,
  )
  const deliveries = db.prepare('SELECT id, content FROM deliveries WHERE post_id = ?')
  for (const { id } of replies) {
    empty.run(id)
    for (const { id: delivery, content } of deliveries.all(id) as { id: number; content: string }[]) {
      const emptied: Content = { ...parseJson<Content>(content), title: null, text: '', link: null }
      keepContent(db, delivery, emptied, hash)
    }
  }
  return replies
}

export function keepContent(db: Db, delivery: number, content: Content, hash: (content: Content) => string): void {
  db.prepare(
    `UPDATE deliveries SET content = @content, content_hash = @hash,
       text_key = CASE WHEN text_key IS NULL OR @content ->> '$.text' = '' THEN NULL ELSE smm_text_key(@content ->> '$.text') END
     WHERE id = @id`,
  ).run({ id: delivery, content: JSON.stringify(content), hash: hash(content) })
}

export function keepErasure(
  db: Db,
  erasure: { at: string; client: string | null; subject_hash: string | null; cause: string; counts: Record<string, number> },
): number {
  const { counts, ...rest } = erasure
  const done = db
    .prepare(
      'INSERT INTO erasures (at, client, subject_hash, cause, counts) VALUES (@at, @client, @subject_hash, @cause, @counts)',
    )
    .run({ ...rest, counts: JSON.stringify(counts) })
  return Number(done.lastInsertRowid)
}
