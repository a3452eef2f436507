import type { ApprovalStore, Pack, PackPost } from '../approvals.ts'
import { writeAudit } from './audit.ts'
import type { Db } from './open.ts'
import { parseJson } from './rows.ts'

type Row = Omit<Pack, 'sent_to' | 'posts'> & { sent_to: string }

const all = 'id, client, code, made_at, sent_to, sent_at, answer_by, remind_at, reminded_at'

export function approvalStore(db: Db): ApprovalStore {
  const withPosts = (row: Row): Pack => ({
    ...row,
    sent_to: parseJson<string[]>(row.sent_to),
    posts: db
      .prepare(
        `SELECT post_id, content_hash, answer, comment, answered_by, answered_at FROM approval_pack_posts
         WHERE pack_id = ? ORDER BY post_id`,
      )
      .all(row.id) as PackPost[],
  })
  const must = (id: number | bigint): Pack => {
    const row = db.prepare(`SELECT ${all} FROM approval_packs WHERE id = ?`).get(id) as Row | undefined
    if (row === undefined) throw new Error(`there is no pack ${id}`)
    return withPosts(row)
  }

  return {
    add: async ({ posts, ...pack }, at) =>
      db
        .transaction(() => {
          const { lastInsertRowid: id } = db
            .prepare(
              `INSERT INTO approval_packs (client, code, made_at, answer_by, remind_at) VALUES (@client, @code, @at, @answer_by, @remind_at)`,
            )
            .run({ client: pack.client, code: pack.code, answer_by: pack.answer_by, remind_at: pack.remind_at, at })
          const put = db.prepare('INSERT INTO approval_pack_posts (pack_id, post_id, content_hash) VALUES (?, ?, ?)')
          for (const { post_id, content_hash } of posts) put.run(id, post_id, content_hash)
          const { client, code, answer_by } = pack
          const ids = posts.map(({ post_id }) => post_id)
          writeAudit(db, { at, client, action: 'approval.pack', target: `pack ${code}`, detail: { posts: ids, answer_by } })
          return must(id)
        })
        .immediate(),

    list: async (client) =>
      (
        db
          .prepare(`SELECT ${all} FROM approval_packs WHERE @client IS NULL OR client = @client ORDER BY made_at DESC, id DESC`)
          .all({ client: client ?? null }) as Row[]
      ).map(withPosts),

    byCode: async (code) => {
      const row = db.prepare(`SELECT ${all} FROM approval_packs WHERE code = ?`).get(code) as Row | undefined
      return row === undefined ? null : withPosts(row)
    },

    postpone: async (id, { answer_by, remind_at }, at) =>
      db
        .transaction(() => {
          const before = must(id)
          if (before.answer_by === answer_by) return before
          db.prepare('UPDATE approval_packs SET answer_by = @answer_by, remind_at = @remind_at WHERE id = @id').run({
            id,
            answer_by,
            remind_at,
          })
          const { client, code } = before
          const [from, to] = [{ answer_by: before.answer_by }, { answer_by }]
          writeAudit(db, { at, client, action: 'approval.postpone', target: `pack ${code}`, from, to })
          return must(id)
        })
        .immediate(),

    sent: async (id, to, at) =>
      db
        .transaction(() => {
          db.prepare('UPDATE approval_packs SET sent_to = ?, sent_at = ? WHERE id = ?').run(JSON.stringify(to), at, id)
          const pack = must(id)
          writeAudit(db, { at, client: pack.client, action: 'approval.send', target: `pack ${pack.code}`, detail: { to } })
          return pack
        })
        .immediate(),

    answer: async (id, post_id, answer, at) =>
      db
        .transaction(() => {
          const { client, code, posts } = must(id)
          const before = posts.find((one) => one.post_id === post_id)
          if (before === undefined) throw new Error(`pack ${id} has no post ${post_id}`)
          if (before.answer === answer.answer && before.comment === answer.comment) return
          db.prepare(
            `UPDATE approval_pack_posts SET answer = @answer, comment = @comment, answered_by = @answered_by, answered_at = @at
             WHERE pack_id = @id AND post_id = @post_id`,
          ).run({ ...answer, id, post_id, at })
          writeAudit(db, {
            at,
            client,
            action: 'approval.answer',
            target: `post ${post_id}`,
            detail: { pack: code, by: answer.answered_by, answer: answer.answer, reason: answer.comment },
          })
        })
        .immediate(),

    toRemind: async (at) =>
      (
        db
          .prepare(
            `SELECT ${all
              .split(', ')
              .map((column) => `p.${column}`)
              .join(', ')}
             FROM approval_packs p JOIN clients c ON c.slug = p.client
             WHERE p.remind_at IS NOT NULL AND p.remind_at <= ? AND c.archived_at IS NULL ORDER BY p.remind_at, p.id`,
          )
          .all(at) as Row[]
      ).map(withPosts),

    takeReminder: async (id, at, again) =>
      db.prepare('UPDATE approval_packs SET remind_at = ? WHERE id = ? AND remind_at <= ?').run(again, id, at).changes === 1,

    reminded: async (id, told, at) => {
      db.transaction(() => {
        db.prepare('UPDATE approval_packs SET remind_at = NULL, reminded_at = iif(@told, @at, reminded_at) WHERE id = @id').run(
          {
            id,
            told: Number(told),
            at,
          },
        )
        const { client, code } = must(id)
        if (told) writeAudit(db, { at, client, action: 'approval.remind', target: `pack ${code}` })
      }).immediate()
    },
  }
}
