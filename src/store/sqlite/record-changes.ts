import { hash } from 'node:crypto'
import type { Db } from './open.ts'

/** What changes by itself and says nothing of what a person did: when a row was touched, when somebody was told of it. */
const unsealed: Readonly<Record<string, readonly string[]>> = {
  posts: ['updated_at'],
  deliveries: ['notified_at', 'next_at'],
}

/** How many changes are kept, and for how many days. */
const kept = { changes: 50, days: 30 }

/**
 * From now on whatever is changed of the queue through this connection is written down as one change, within the transaction that changes
 * it: what a post was before the first of it, and a sum of what it is after the last. Triggers of this connection alone do it, so that no
 * function of the store can forget to, and that a pass, which has a connection of its own, is no person's command. Answers to messages are
 * left out: they hold words about others.
 */
export function recordChanges(db: Db, action: string, at: string): void {
  if (!mayRecord(db)) db.exec(triggers(db))
  db.prepare('DELETE FROM temp.recording').run()
  db.prepare('INSERT INTO temp.recording (action, at, change_id) VALUES (?, ?, NULL)').run(action, at)
}

export function stopRecording(db: Db): void {
  if (mayRecord(db)) db.prepare('DELETE FROM temp.recording').run()
}

function mayRecord(db: Db): boolean {
  return db.prepare(`SELECT 1 FROM temp.sqlite_schema WHERE name = 'recording'`).get() !== undefined
}

export function addSumFunction(db: Db): void {
  db.function('smm_sha256', { deterministic: true }, (text: unknown) => (typeof text === 'string' ? hash('sha256', text) : ''))
}

/** SQL of the rows of a post, whole, as JSON. */
export function rowsSql(db: Db, post_id: string): string {
  return documentSql(post_id, columnsOf(db, 'posts'), columnsOf(db, 'deliveries'))
}

/** SQL of the same rows, without what changes by itself: what is summed up. */
export function sealSql(db: Db, post_id: string): string {
  const sealed = (table: string): string[] => columnsOf(db, table).filter((one) => unsealed[table]?.includes(one) !== true)
  return documentSql(post_id, sealed('posts'), sealed('deliveries'))
}

/** SQL of what a person decides of a series, as JSON; `row`: how it is called. */
export function seriesSealSql(row: string): string {
  const columns = ['state', 'rule', 'first_local', 'time_zone', 'template', 'pool_id', 'account_ids', 'allow_duplicate']
  return `json_array(${columns.map((one) => `${row}.${one}`).join(', ')})`
}

export function columnsOf(db: Db, table: string): string[] {
  return (db.pragma(`table_xinfo(${table})`) as { name: string; hidden: number }[])
    .filter(({ hidden }) => hidden === 0)
    .map(({ name }) => name)
}

/** `json()` around the inner array: from SQLite 3.54 on what comes out of a subquery is text again, and would stand there as a string. */
function documentSql(post_id: string, posts: readonly string[], deliveries: readonly string[]): string {
  const object = (columns: readonly string[]): string => `json_object(${columns.map((one) => `'${one}', ${one}`).join(', ')})`
  return `(SELECT json_object('post', ${object(posts)}, 'deliveries',
    json((SELECT json_group_array(${object(deliveries)}) FROM (SELECT * FROM deliveries WHERE post_id = ${post_id} ORDER BY id))))
    FROM posts WHERE id = ${post_id})`
}

function triggers(db: Db): string {
  const current = '(SELECT change_id FROM recording)'
  const open = `INSERT INTO queue_changes (at, action) SELECT at, action FROM recording WHERE change_id IS NULL;
    UPDATE recording SET change_id = (SELECT max(id) FROM queue_changes) WHERE change_id IS NULL;`
  const isRecorded = (post_id: string): string =>
    `EXISTS (SELECT 1 FROM recording) AND (SELECT answers_message FROM posts WHERE id = ${post_id}) IS NULL`
  const before = (post_id: string): string => `${open}
    INSERT INTO queue_change_posts (change_id, post_id, before, after_hash)
      SELECT ${current}, ${post_id}, ${rowsSql(db, post_id)}, ''
      WHERE NOT EXISTS (SELECT 1 FROM queue_change_posts WHERE change_id = ${current} AND post_id = ${post_id});`
  const after = (post_id: string): string =>
    `UPDATE queue_change_posts SET after_hash = smm_sha256(${sealSql(db, post_id)})
      WHERE change_id = ${current} AND post_id = ${post_id};`
  const series = columnsOf(db, 'series')
    .map((one) => `'${one}', OLD.${one}`)
    .join(', ')
  const trigger = (name: string, event: string, when: string, work: string): string =>
    `CREATE TEMP TRIGGER record_${name} ${event} WHEN ${when} BEGIN ${work} END;`
  const anything = 'EXISTS (SELECT 1 FROM recording)'
  return [
    'CREATE TEMP TABLE recording (action TEXT NOT NULL, at TEXT NOT NULL, change_id INTEGER);',
    trigger(
      'new_post',
      'AFTER INSERT ON main.posts',
      isRecorded('NEW.id'),
      // summed up once what it becomes is there: a post has a delivery at least
      `${open} INSERT INTO queue_change_posts (change_id, post_id, before, after_hash) VALUES (${current}, NEW.id, NULL, '');`,
    ),
    trigger('post_before', 'BEFORE UPDATE ON main.posts', isRecorded('OLD.id'), before('OLD.id')),
    trigger('post_after', 'AFTER UPDATE ON main.posts', isRecorded('NEW.id'), after('NEW.id')),
    trigger('delivery_before', 'BEFORE UPDATE ON main.deliveries', isRecorded('OLD.post_id'), before('OLD.post_id')),
    trigger('delivery_after', 'AFTER UPDATE ON main.deliveries', isRecorded('NEW.post_id'), after('NEW.post_id')),
    trigger('new_delivery_before', 'BEFORE INSERT ON main.deliveries', isRecorded('NEW.post_id'), before('NEW.post_id')),
    trigger('new_delivery_after', 'AFTER INSERT ON main.deliveries', isRecorded('NEW.post_id'), after('NEW.post_id')),
    trigger(
      'new_series',
      'AFTER INSERT ON main.series',
      anything,
      `${open} INSERT INTO queue_change_series (change_id, series_id, before, after_hash) VALUES (${current}, NEW.id, NULL, smm_sha256(${seriesSealSql('NEW')}));`,
    ),
    trigger(
      'series_before',
      'BEFORE UPDATE ON main.series',
      anything,
      `${open} INSERT INTO queue_change_series (change_id, series_id, before, after_hash)
         SELECT ${current}, OLD.id, json_object(${series}), ''
         WHERE NOT EXISTS (SELECT 1 FROM queue_change_series WHERE change_id = ${current} AND series_id = OLD.id);`,
    ),
    trigger(
      'series_after',
      'AFTER UPDATE ON main.series',
      anything,
      `UPDATE queue_change_series SET after_hash = smm_sha256(${seriesSealSql('NEW')}) WHERE change_id = ${current} AND series_id = NEW.id;`,
    ),
    trigger(
      'new_hold',
      'AFTER INSERT ON main.holds',
      `${anything} AND NEW.level IS NULL`,
      `${open} INSERT INTO queue_change_holds (change_id, hold_id, made) VALUES (${current}, NEW.id, 1);`,
    ),
    trigger(
      'hold_lifted',
      'AFTER UPDATE OF lifted_at ON main.holds',
      `${anything} AND NEW.level IS NULL`,
      `${open} INSERT INTO queue_change_holds (change_id, hold_id, made) SELECT ${current}, NEW.id, 0
         WHERE NOT EXISTS (SELECT 1 FROM queue_change_holds WHERE change_id = ${current} AND hold_id = NEW.id);`,
    ),
    trigger(
      'trim',
      'AFTER INSERT ON main.queue_changes',
      '1',
      ['posts', 'series', 'holds']
        .map(
          (one) => `DELETE FROM queue_change_${one} WHERE change_id <= NEW.id - ${kept.changes} OR change_id IN
            (SELECT id FROM queue_changes WHERE at < strftime('%Y-%m-%dT%H:%M:%fZ', NEW.at, '-${kept.days} days'));`,
        )
        .join('\n') +
        `DELETE FROM queue_changes WHERE id <= NEW.id - ${kept.changes} OR at < strftime('%Y-%m-%dT%H:%M:%fZ', NEW.at, '-${kept.days} days');`,
    ),
  ].join('\n')
}

/**
 * Changes whose undoing could bring back words about somebody who is erased: as a whole, since half of one is none. Called within the
 * transaction that erases; `people` as `smm_names` takes them; `client` null: of every client.
 */
export function forgetChanges(db: Db, client: string | null, people: string): void {
  const named = `SELECT change_id FROM queue_change_posts q JOIN posts p ON p.id = q.post_id
       WHERE (@client IS NULL OR p.client = @client) AND smm_names(@people, q.before)
     UNION SELECT change_id FROM queue_change_series q JOIN series s ON s.id = q.series_id
       WHERE (@client IS NULL OR s.client = @client) AND smm_names(@people, q.before)`
  const ids = db.prepare(named).pluck().all({ client, people }) as number[]
  for (const table of ['queue_change_posts', 'queue_change_series', 'queue_change_holds'])
    db.prepare(`DELETE FROM ${table} WHERE change_id IN (SELECT value FROM json_each(?))`).run(JSON.stringify(ids))
}
