import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { forgetOverdue } from '../../src/delivery/forget-overdue.ts'
import { publishDue } from '../../src/delivery/publish-due.ts'
import { contentHash } from '../../src/posts/content-hash.ts'
import { openDatabase, type Db } from '../../src/store/sqlite/open.ts'
import { quickLook } from '../../src/store/sqlite/work.ts'
import { fillClient, placesOf } from '../support/fill-client.ts'
import { testContext, type TestContext } from '../support/context.ts'
import { processorTime } from '../support/processor-time.ts'

const now = new Date('2026-11-27T09:00:00.000Z')

async function home(at = now): Promise<{ context: TestContext; db: Db }> {
  const context = testContext({ now: at })
  await context.store()
  const db = openDatabase(context.places.database, { backups: context.places.backups, lang: 'en', now: () => at })
  onTestFinished(() => void db.close())
  fillClient(db, 'cafe', 'Café', 'des mots à oublier')
  return { context, db }
}

/** Nothing of the rest has had its time unless a test says so. */
const settle = (db: Db): void => {
  db.exec(`UPDATE leads SET date = '2026-11-01'; UPDATE deliveries SET next_at = NULL;
    UPDATE approval_packs SET remind_at = NULL; DELETE FROM settings WHERE key = 'backup_due'`)
}

describe('what others wrote', () => {
  it('is forgotten twelve months after it came in, and what counts stays [004-69]', async () => {
    const { context, db } = await home()
    settle(db)
    const { privacy, inbox, deliveries } = await context.store()
    await privacy.retain(12)
    db.exec(
      `UPDATE inbox_messages SET received_at = '2025-11-28T08:00:00.000Z', forget_at = '2026-11-28', at = '2025-11-27T08:00:00.000Z'`,
    )
    expect(await deliveries.hasWork(now.toISOString())).toBe(false)
    expect(await forgetOverdue(context)).toEqual([])
    const marks = await inbox.marks('cafe', '2025-01-01', '2027-01-01')
    db.exec(`UPDATE inbox_messages SET forget_at = '2026-11-27'`)
    expect(quickLook(context.places.database, now.toISOString())).toBe(true)
    expect(await privacy.due(now.toISOString())).toEqual([
      { client: 'cafe', messages: 1, leads: 0, incidents: 0, moderation: 0 },
    ])
    expect(await forgetOverdue(context)).toEqual([{ client: 'cafe', messages: 1, leads: 0, incidents: 0, moderation: 0 }])
    expect(await inbox.marks('cafe', '2025-01-01', '2027-01-01')).toEqual(marks)
    expect(await inbox.get(1)).toMatchObject({
      author: null,
      author_id: null,
      author_name: null,
      author_url: null,
      author_followers: null,
      text: '',
      title: null,
      url: null,
      forgotten_at: now.toISOString(),
      remote_id: expect.stringMatching(/^erased:[0-9a-f]{32}$/) as unknown,
    })
    // the own answer to it too, with its hash
    expect(db.prepare('SELECT text FROM posts').pluck().get()).toBe('')
    expect(await (await context.store()).damaged(contentHash)).toEqual([])
    expect(placesOf(db, 'zzq77zzq77')).toEqual([])
    expect(await deliveries.hasWork(now.toISOString())).toBe(false)
    const erasures = await privacy.erasures()
    expect(erasures.at(-1)).toMatchObject({ client: 'cafe', cause: 'retention', subject_hash: null, counts: { messages: 1 } })
  })

  it('is kept as long as an incident that it belongs to is open', async () => {
    const { context, db } = await home()
    settle(db)
    const { deliveries } = await context.store()
    db.exec(`UPDATE inbox_messages SET forget_at = '2026-01-01', incident_id = 1; UPDATE incidents SET closed_at = NULL`)
    expect(await deliveries.hasWork(now.toISOString())).toBe(false)
    expect(await forgetOverdue(context)).toEqual([])
    db.exec(`UPDATE incidents SET closed_at = '2026-11-26T09:00:00.000Z'`)
    // counted again, from when it came in: 2 November 2026
    db.exec(`UPDATE inbox_messages SET forget_at = '2026-01-01'`)
    expect(await forgetOverdue(context)).toEqual([{ client: 'cafe', messages: 1, leads: 0, incidents: 0, moderation: 0 }])
  })

  it('is kept for as long as the setting, or the client, says', async () => {
    const { context, db } = await home()
    const { privacy, clients } = await context.store()
    const kept = (): unknown => db.prepare('SELECT forget_at FROM inbox_messages').pluck().get()
    db.exec(`UPDATE inbox_messages SET received_at = '2026-08-31T09:00:00.000Z'; UPDATE clients SET retention_months = NULL`)
    await privacy.retain(6)
    expect(kept()).toBe('2027-02-28')
    await privacy.retain(24)
    expect(kept()).toBe('2028-08-31')
    await clients.update('cafe', { retention_months: 3 }, now.toISOString())
    await privacy.retain(24)
    expect(kept()).toBe('2026-11-30')
    await clients.update('cafe', { retention_months: null }, now.toISOString())
    await privacy.retain(24)
    expect(kept()).toBe('2028-08-31')
  })
})

it('empties leads, closed incidents and the moderation log after three years, with their files', async () => {
  const { context, db } = await home()
  settle(db)
  mkdirSync(join(context.places.home, 'media'), { recursive: true })
  for (const name of ['one.png', 'two.pdf']) writeFileSync(join(context.places.home, 'media', name), 'x')
  db.exec(`UPDATE leads SET date = '2023-11-27', note = 'Zoé';
    UPDATE incidents SET closed_at = '2023-11-27T08:59:59.000Z';
    UPDATE incident_log SET attachment = 'media/two.pdf', attachment_sha256 = 'x';
    UPDATE moderation_log SET at = '2023-11-27T08:00:00.000Z', capture = 'media/one.png', capture_sha256 = 'x'`)
  expect(await forgetOverdue(context)).toEqual([{ client: 'cafe', messages: 0, leads: 1, incidents: 1, moderation: 1 }])
  expect(db.prepare('SELECT note, status, lead_id FROM leads').get()).toMatchObject({
    note: null,
    status: 'open',
    lead_id: expect.stringMatching(/^erased:/) as unknown,
  })
  expect(db.prepare('SELECT topic, outcome, lesson, level FROM incidents').get()).toEqual({
    topic: '',
    outcome: null,
    lesson: null,
    level: 'green',
  })
  expect(db.prepare('SELECT name, email, phone FROM incident_alerts').get()).toEqual({ name: '', email: null, phone: null })
  expect(db.prepare('SELECT note, target, done_by FROM incident_log').get()).toEqual({
    note: null,
    target: null,
    done_by: null,
  })
  expect(db.prepare('SELECT decided_by, note, capture FROM moderation_log').get()).toEqual({
    decided_by: '',
    note: null,
    capture: null,
  })
  for (const name of ['one.png', 'two.pdf']) expect(existsSync(join(context.places.home, 'media', name))).toBe(false)
  expect(await (await context.store()).privacy.files()).toEqual([])
  expect(await forgetOverdue(context)).toEqual([])
})

it('never takes away a file outside of the home folder', async () => {
  const { context, db } = await home()
  const outside = join(context.folder, 'outside.txt')
  writeFileSync(outside, 'x')
  db.prepare('INSERT INTO erased_files (path) VALUES (?), (?)').run('../outside.txt', outside)
  await forgetOverdue(context)
  expect(existsSync(outside)).toBe(true)
  expect(await (await context.store()).privacy.files()).toEqual([])
})

it('forgets many messages in small steps: each pass its part, with little memory', { timeout: 60_000 }, async () => {
  const { context, db } = await home()
  settle(db)
  const { privacy, deliveries } = await context.store()
  await privacy.retain(12)
  const columns = (db.pragma('table_info(inbox_messages)') as { name: string }[])
    .map((one) => one.name)
    .filter((one) => one !== 'id')
  const values = columns.map((one) =>
    one === 'remote_id'
      ? `'r' || n.value`
      : one === 'thread'
        ? `'mastodon:r' || n.value`
        : one === 'author'
          ? `'a' || (n.value % 5000)`
          : `m.${one}`,
  )
  db.exec(`UPDATE inbox_messages SET received_at = '2025-01-01T00:00:00.000Z', forget_at = '2026-01-01';
    WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 19999)
    INSERT INTO inbox_messages (${columns.join(', ')}) SELECT ${values.join(', ')} FROM n, inbox_messages m WHERE m.id = 1`)
  expect(db.prepare('SELECT count(*) FROM inbox_messages').pluck().get()).toBe(20_000)
  const pass = await publishDue(context)
  expect(pass.warnings).toEqual([])
  expect(db.prepare('SELECT count(*) FROM inbox_messages WHERE forgotten_at IS NOT NULL').pluck().get()).toBe(5000)
  const before = process.memoryUsage().rss
  const begun = processorTime()
  const [done] = await forgetOverdue(context)
  const seconds = (processorTime() - begun) / 1000
  expect(done?.messages).toBe(15_000)
  // measured with 200,000: 34 s on two busy cores, 6,000 a second
  expect(seconds).toBeLessThan(30)
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
  expect(await deliveries.hasWork(now.toISOString())).toBe(false)
  const erasures = (await privacy.erasures()).filter((one) => one.cause === 'retention' && one.client === 'cafe')
  expect(erasures.at(-1)?.counts['messages']).toBe(20_000)
})
