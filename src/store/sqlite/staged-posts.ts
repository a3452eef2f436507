import type { DeliveryState, DeliveryStatus } from '../deliveries.ts'
import { stateWords, worstStatus } from '../delivery-status.ts'
import type { MediaFacts } from '../rights.ts'
import type { AppliedPost, NewPost, PostChange } from '../posts.ts'
import { auditDetail } from './audit.ts'
import type { Db } from './open.ts'
import { addedAudit, addedColumns, addedDelivery, addedDeliveryColumns, addedRow, insertSql, isTwice } from './post-rows.ts'
import { writeFacts } from './rights.ts'
import { parseJson } from './rows.ts'

/**
 * Posts that wait to be stored together: as rows in tables of this connection alone, which SQLite keeps on disk and forgets when it is
 * closed. From there they come in by a few statements over all of them: a statement that has triggers first copies each page that it
 * writes to, which takes longer than adding the post where it is done post by post.
 */
export interface StagedPosts {
  add(changes: readonly PostChange[], at: string): void
  clear(): void
  /** Within a transaction. */
  apply(at: string, late_before: string): AppliedPost[]
}

/** Beside its columns: its number among the changes, what the audit tells of it, what was said of its files. */
const postColumns = ['n', ...addedColumns, 'detail', 'facts'] as const
/** Beside its columns: the row of its post. */
const deliveryColumns = ['post', ...addedDeliveryColumns] as const
const addPost = insertSql('temp.staged_posts', postColumns)
const addDelivery = insertSql('temp.staged_deliveries', deliveryColumns)

export function stagedPosts(
  db: Db,
  one: {
    refuseImported(client: string, external_id: string): void
    replace(id: number, post: NewPost, at: string, late_before: string): DeliveryStatus
  },
): StagedPosts {
  const isThere = (): boolean => db.prepare(`SELECT 1 FROM temp.sqlite_schema WHERE name = 'staged_posts'`).get() !== undefined
  let count = 0

  const addNew = (n: number, post: NewPost, at: string): void => {
    const row = addedRow(post, at)
    const deliveries = post.deliveries.map((delivery) => addedDelivery(post, delivery, at))
    const { detail, to } = addedAudit(
      post,
      row,
      deliveries.map(({ state }) => state as DeliveryState),
    )
    const facts = post.media_facts === undefined || post.media_facts.length === 0 ? null : JSON.stringify(post.media_facts)
    const values = addedColumns.map((name) => row[name])
    const { lastInsertRowid } = db
      .prepare(addPost)
      .run(n, ...values, auditDetail(db, { client: post.client, to, detail }), facts)
    for (const delivery of deliveries)
      db.prepare(addDelivery).run(lastInsertRowid, ...addedDeliveryColumns.map((name) => delivery[name]))
  }

  /** The number that the first of them gets; those after it follow in their order. */
  const insertAll = (at: string): number => {
    const { first } = db
      .prepare(
        `SELECT 1 + max(coalesce((SELECT max(id) FROM posts), 0), coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'posts'), 0)) AS first`,
      )
      .get() as { first: number }
    try {
      db.prepare(
        `INSERT INTO posts (id, ${addedColumns.join(', ')})
         SELECT CAST(@first AS INTEGER) + rowid - 1, ${addedColumns.join(', ')} FROM temp.staged_posts ORDER BY rowid`,
      ).run({ first })
    } catch (error) {
      if (isTwice(error)) refuseThere()
      throw error
    }
    db.prepare(
      `INSERT INTO deliveries (post_id, ${addedDeliveryColumns.join(', ')})
       SELECT CAST(@first AS INTEGER) + post - 1, ${addedDeliveryColumns.join(', ')} FROM temp.staged_deliveries ORDER BY rowid`,
    ).run({ first })
    // what is on hold was held as it came in; a number that is bound is a fraction for SQLite, which would be told as one
    db.prepare(
      `INSERT INTO audit (at, client, action, target, detail)
       SELECT @at, client, 'post.add', 'post ' || (CAST(@first AS INTEGER) + rowid - 1), iif(
         (CAST(@first AS INTEGER) + rowid - 1) IN (SELECT post_id FROM deliveries WHERE state = 'held' AND post_id >= @first),
         json_patch(detail, json_object('to', json_object('deliveries', (SELECT json_group_object(iif(part = 0, account, account || ' ' || part), state)
           FROM deliveries WHERE post_id = CAST(@first AS INTEGER) + s.rowid - 1)))),
         detail) FROM temp.staged_posts s ORDER BY rowid`,
    ).run({ at, first })
    const said = db.prepare('SELECT client, facts FROM temp.staged_posts WHERE facts IS NOT NULL ORDER BY rowid').all()
    for (const { client, facts } of said as { client: string; facts: string }[])
      writeFacts(db, client, parseJson<MediaFacts[]>(facts), at)
    return first
  }
  const refuseThere = (): void => {
    const there = db
      .prepare(
        `SELECT s.client, s.external_id FROM temp.staged_posts s JOIN posts p ON p.client = s.client AND p.external_id = s.external_id
         ORDER BY s.rowid LIMIT 1`,
      )
      .get() as { client: string; external_id: string } | undefined
    if (there !== undefined) one.refuseImported(there.client, there.external_id)
  }
  /** By their numbers among the changes, what became of the new ones: read one by one, since there may be 100,000. */
  const tellAdded = (first: number, applied: AppliedPost[]): void => {
    const rows = db
      .prepare(
        `SELECT n, CAST(@first AS INTEGER) + s.rowid - 1 AS id, state
         FROM temp.staged_posts s LEFT JOIN deliveries ON post_id = CAST(@first AS INTEGER) + s.rowid - 1 ORDER BY s.rowid`,
      )
      .iterate({ first })
    for (const { n, id, state } of rows as Iterable<{ n: number; id: number; state: DeliveryState | null }>) {
      const before = applied[n]?.status
      const statuses = state === null ? [] : [stateWords[state]]
      applied[n] = { id, status: worstStatus(before === undefined ? statuses : [before, ...statuses]) }
    }
  }

  return {
    add: (changes, at) => {
      if (changes.length === 0) return
      if (!isThere()) {
        count = 0
        db.exec(`CREATE TEMP TABLE staged_posts (${postColumns.join(', ')});
          CREATE TEMP TABLE staged_deliveries (${deliveryColumns.join(', ')});
          CREATE TEMP TABLE staged_changes (n, id, post)`)
      }
      for (const { id, post } of changes) {
        if (id === null) addNew(count, post, at)
        else db.prepare('INSERT INTO temp.staged_changes (n, id, post) VALUES (?, ?, ?)').run(count, id, JSON.stringify(post))
        count += 1
      }
    },

    clear: () => {
      if (isThere()) db.exec('DROP TABLE temp.staged_posts; DROP TABLE temp.staged_deliveries; DROP TABLE temp.staged_changes')
    },

    apply: (at, late_before) => {
      const applied: AppliedPost[] = []
      if (!isThere()) return applied
      const first = insertAll(at)
      tellAdded(first, applied)
      const changed = db.prepare('SELECT n, id, post FROM temp.staged_changes ORDER BY n').all()
      for (const { n, id, post } of changed as { n: number; id: number; post: string }[])
        applied[n] = { id, status: one.replace(id, parseJson<NewPost>(post), at, late_before) }
      return applied
    },
  }
}
