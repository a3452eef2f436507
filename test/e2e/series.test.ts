import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { home, type Home } from '../support/program.ts'

interface Seen {
  readonly id: number
  readonly text: string
  readonly status: string
  readonly occurrence: string | null
  readonly series_id: number | null
}

async function bakery(lang: 'fr' | 'en'): Promise<Home> {
  const at = home(lang)
  const blog = join(at.folder, 'blog')
  mkdirSync(blog)
  const ready = [
    await at.run(['client', 'add', "Boulangerie de l'Ill", '--slug', 'ill', '--time-zone', 'Europe/Paris']),
    await at.run(['account', 'add', 'folder', '--name', 'blog', '--path', blog]),
  ]
  expect(ready.map(({ code }) => code)).toEqual([0, 0])
  return at
}

async function posts(at: Home): Promise<Seen[]> {
  const { stdout } = await at.run(['queue', 'list', '--all', '--json', '--dry-run'])
  return JSON.parse(stdout) as Seen[]
}

function database<T>(at: Home, work: (db: Database.Database) => T): T {
  const db = new Database(join(at.folder, 'smm', 'smm.db'))
  try {
    return work(db)
  } finally {
    db.close()
  }
}

describe('what comes back, from the built program', () => {
  test('a series and a pool, from the line to the list; ended again', async () => {
    const at = await bakery('fr')
    const added = await at.run(['queue', 'add', 'Jour de marché', '--at', 'samedi 8h', '--repeat', 'chaque semaine', '--json'])
    expect(added).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(added.stdout)).toMatchObject({ id: 1, series: { id: 1, rule: 'FREQ=WEEKLY' } })
    const refused = await at.run(['queue', 'add', 'Jour', '--at', 'samedi 8h', '--repeat', 'hourly'])
    expect([refused.code, refused.stdout]).toEqual([2, ''])
    expect((await at.run(['queue', 'add', 'Le seigle', '--variant', 'Une miche', '--evergreen', 'recettes'])).code).toBe(0)
    expect((await at.run(['queue', 'add', '--from-pool', 'recettes', '--at', 'mercredi 18h', '--repeat', 'weekly'])).code).toBe(
      0,
    )
    const shown = await at.run(['pool', 'show', 'recettes', '--json'])
    expect(JSON.parse(shown.stdout)).toMatchObject({ name: 'recettes', entries: [{ id: 1, uses: 1, state: 'resting' }] })
    expect((await at.run(['status'])).stdout).toContain('recettes')
    const all = await posts(at)
    expect(all.filter((post) => post.series_id === 2).map((post) => post.text)).toEqual(['Le seigle'])
    const ended = await at.run(['queue', 'cancel', '1', '--series', '--json'])
    expect((JSON.parse(ended.stdout) as Seen[]).length).toBe(all.length - 1)
  })

  test('four passes at once make each post of a series once, and say nothing to cron', async () => {
    const at = await bakery('en')
    expect((await at.run(['queue', 'add', 'Fresh bread', '--at', 'tomorrow 9am', '--repeat', 'weekly'])).code).toBe(0)
    const before = (await posts(at)).length
    // an idle pass has nothing to do, until a series is due for more
    expect(await at.run(['publish'])).toEqual({ code: 0, stdout: '', stderr: '' })
    expect((await posts(at)).length).toBe(before)
    database(at, (db) => db.prepare("UPDATE series SET rule = 'FREQ=DAILY', extend_at = '2020-01-01T00:00:00.000Z'").run())
    const passes = await Promise.all(Array.from({ length: 4 }, () => at.run(['publish'])))
    expect(passes).toEqual(passes.map(() => ({ code: 0, stdout: '', stderr: '' })))
    const all = await posts(at)
    const days = all.map((post) => post.occurrence?.slice(0, 10))
    expect(new Set(days).size).toBe(days.length)
    expect(days.length).toBeGreaterThanOrEqual(59)
    database(at, (db) => {
      const count = (sql: string): unknown => db.prepare(sql).pluck().get()
      expect(count("SELECT count(*) FROM audit WHERE action = 'post.add'")).toBe(days.length)
      expect(count('SELECT count(*) FROM deliveries')).toBe(days.length)
      expect(count('SELECT extend_at > (SELECT max(started_at) FROM runs) FROM series')).toBe(1)
    })
  })
})
