import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../src/store/sqlite/open.ts'
import { migrations } from '../../../src/store/sqlite/migrations/index.ts'
import { hasWorkSql } from '../../../src/store/sqlite/work.ts'
import { textKey } from '../../../src/store/text-key.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'smm-series-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

test('a database of before knows its texts again, whatever their case and links', () => {
  const path = join(folder(), 'smm.db')
  const old = new Database(path)
  for (const sql of migrations.slice(0, 2)) old.exec(sql)
  old.pragma('user_version = 2')
  old.exec(`
    INSERT INTO clients (slug, name, lang, country, time_zone, currency, approval, vat_recoverable, hourly_rate_estimated, rates, tracking, created_at)
      VALUES ('ill', 'Ill', 'fr', 'FR', 'Europe/Paris', 'EUR', 'none', 0, 0, '{}', '{}', '2026-01-01T00:00:00Z');
    INSERT INTO accounts (id, client, network, name, settings, status, created_at)
      VALUES (1, 'ill', 'folder', 'blog', '{}', 'ready', '2026-01-01T00:00:00Z');
    INSERT INTO posts (id, client, text, text_for, media, tags, time_zone, content_hash, created_at, updated_at)
      VALUES (1, 'ill', 'x', '{}', '[]', '[]', 'Europe/Paris', 'h', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
  `)
  old
    .prepare(
      `INSERT INTO deliveries (post_id, client, account_id, network, account, state, content, content_hash, idempotency_key, record_key,
         record_created_at, issues) VALUES (1, 'ill', 1, 'folder', 'blog', 'draft', ?, 'h', 'k', 'r', '2026-01-01T00:00:00Z', '[]')`,
    )
    .run(JSON.stringify({ text: 'Voir  https://ill.example/?utm_source=a' }))
  old.close()
  const db = openDatabase(path, {
    backups: join(path, '..', 'backups'),
    lang: 'en',
    now: () => new Date('2026-11-23T09:00:00Z'),
  })
  expect(db.prepare('SELECT text_key FROM deliveries').pluck().get()).toBe(textKey('voir https://ILL.example/'))
  db.close()
})

test('neither an idle pass nor a search for the same text reads a whole table', () => {
  const at = folder()
  const db = openDatabase(join(at, 'smm.db'), { backups: join(at, 'backups'), lang: 'en', now: () => new Date() })
  const plan = (sql: string, values: object): string =>
    (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(values) as { detail: string }[]).map((row) => row.detail).join('\n')
  expect(plan(hasWorkSql, { now: '2026-11-23T09:00:00Z' })).toMatch(/USING (COVERING )?INDEX series_due/)
  expect(plan(hasWorkSql, { now: '2026-11-23T09:00:00Z' })).not.toMatch(/SCAN (deliveries|series|s|d|posts)\b/)
  expect(plan('SELECT id FROM deliveries WHERE account_id = @id AND text_key = @key', { id: 1, key: 'x' })).toContain(
    'deliveries_text',
  )
  db.close()
})
