import { describe, expect, it } from 'vitest'
import { contentHash } from '../../../src/posts/content-hash.ts'
import { openDatabase, type Db } from '../../../src/store/sqlite/open.ts'
import { readTables } from '../../../src/store/sqlite/client-tables.ts'
import { hasForgettingSql } from '../../../src/store/sqlite/forgetting.ts'
import { hasWorkSql } from '../../../src/store/sqlite/work.ts'
import { given } from '../../../src/store/person.ts'
import { addNameFunction, erasePerson } from '../../../src/store/sqlite/erase-person.ts'
import { erasing } from '../../../src/store/sqlite/erasing.ts'
import { testContext } from '../../support/context.ts'

const at = '2026-11-27T09:00:00.000Z'

async function home(): Promise<{ db: Db }> {
  const context = testContext({ now: new Date(at) })
  await (await context.store()).close()
  const db = openDatabase(context.places.database, { backups: context.places.backups, lang: 'en', now: () => new Date(at) })
  return { db }
}

describe('whose a row is', () => {
  it('is known for every table but those of the program itself', async () => {
    const { db } = await home()
    const nobodys = readTables(db).filter(({ owner }) => owner === null)
    expect(nobodys.map(({ name }) => name).toSorted()).toEqual([
      'erased_files',
      'erasing',
      'identity',
      'queue_changes',
      'runs',
      'settings',
    ])
    db.close()
  })

  it('takes away first what belongs to something else', async () => {
    const { db } = await home()
    const order = readTables(db).map(({ name }) => name)
    for (const name of order) {
      for (const { table } of db.pragma(`foreign_key_list(${name})`) as { table: string }[]) {
        // what leads to itself, and what stands beside each other, goes in one step or is looked at at the end
        if (table === name || readTables(db).find((one) => one.name === name)?.depth === 0) continue
        expect(order.indexOf(name), `${name} before ${table}`).toBeLessThan(order.indexOf(table))
      }
    }
    expect(order.at(-1)).toBe('clients')
    db.close()
  })

  it('searches every column of text but codes, instants and keys', async () => {
    const { db } = await home()
    const words = Object.fromEntries(readTables(db).map(({ name, words: those }) => [name, those]))
    expect(words['inbox_messages']).toEqual(
      expect.arrayContaining([
        'remote_id',
        'author_id',
        'author_name',
        'author_url',
        'author',
        'text',
        'title',
        'url',
        'answered_by',
      ]),
    )
    expect(words['inbox_messages']).not.toContain('status')
    expect(words['audit']).toEqual(['target', 'detail'])
    expect(words['incident_alerts']).toEqual(expect.arrayContaining(['name', 'email', 'phone', 'stand_in']))
    expect(words['archive_entries']).toEqual(['external_id', 'text', 'url'])
    expect(words['approval_packs']).toEqual(expect.arrayContaining(['sent_to']))
    expect(words['approval_pack_posts']).toEqual(['comment', 'answered_by'])
    db.close()
  })
})

describe('what is frozen', () => {
  it('may be emptied only within the transaction that erases', async () => {
    const { db } = await home()
    db.exec(`INSERT INTO clients (slug, name, lang, country, time_zone, currency, approval, vat_recoverable, hourly_rate_estimated, rates,
        tracking, created_at) VALUES ('a', 'A', 'fr', 'FR', 'Europe/Paris', 'EUR', 'none', 0, 0, '{}', '{}', '${at}');
      INSERT INTO audit (at, client, action, target, detail) VALUES ('${at}', 'a', 'x', 'y', '{}')`)
    expect(() => db.exec(`UPDATE audit SET target = 'z'`)).toThrow(/append-only/)
    expect(() => db.exec('DELETE FROM audit')).toThrow(/append-only/)
    expect(() =>
      erasing(db, () => {
        db.exec(`UPDATE audit SET target = 'z'`)
        throw new Error('stopped')
      }),
    ).toThrow('stopped')
    expect(db.prepare('SELECT target FROM audit').pluck().get()).toBe('y')
    expect(db.prepare('SELECT at_work FROM erasing').pluck().get()).toBe(0)
    erasing(db, () => db.exec(`UPDATE audit SET target = 'z'`))
    expect(db.prepare('SELECT target FROM audit').pluck().get()).toBe('z')
    expect(() => db.exec('DELETE FROM audit')).toThrow(/append-only/)
    db.close()
  })
})

it('looks for what is over by indexes alone', async () => {
  const { db } = await home()
  const plan = (sql: string): string =>
    (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all({ now: at }) as { detail: string }[]).map((one) => one.detail).join('\n')
  expect(hasWorkSql).toContain(hasForgettingSql)
  const steps = plan(hasWorkSql)
  for (const index of ['inbox_messages_to_forget', 'leads_to_forget', 'incidents_to_forget', 'moderation_log_to_forget'])
    expect(steps).toMatch(new RegExp(`USING (COVERING )?INDEX ${index}`))
  expect(steps).not.toMatch(/SCAN (m|leads|incidents|moderation_log)\b/)
  db.close()
})

it('leaves a database without anything of a person as it is', async () => {
  const { db } = await home()
  addNameFunction(db)
  const done = erasePerson(db, [given('@nobody')], { client: null, dry_run: false, hash: contentHash }, at)
  expect(done).toEqual({ rows: [], kept: [], still_used: [] })
  expect(db.prepare('SELECT cause, client, counts FROM erasures').all()).toEqual([
    { cause: 'request', client: null, counts: '{}' },
  ])
  db.close()
})
