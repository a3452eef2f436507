import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { exportClient } from '../../src/clients/export-client.ts'
import { eraseClient } from '../../src/clients/erase-client.ts'
import { findClient } from '../../src/clients/find-client.ts'
import { openDatabase, type Db } from '../../src/store/sqlite/open.ts'
import { readTables } from '../../src/store/sqlite/client-tables.ts'
import { fillClient, placesOf } from '../support/fill-client.ts'
import { testContext, type TestContext } from '../support/context.ts'
import { unzip } from '../support/zip.ts'

const now = new Date('2026-11-27T09:00:00.000Z')

async function home(
  options: { dry_run?: boolean } = {},
): Promise<{ context: TestContext; db: Db; media: (name: string) => string }> {
  const context = testContext({ now, options })
  await context.store()
  const db = openDatabase(context.places.database, { backups: context.places.backups, lang: 'en', now: () => now })
  onTestFinished(() => void db.close())
  // the running clock is one for all: it goes to whoever comes first
  fillClient(db, 'cafe-zq', 'Le Café Zq', 'mots du Café Zq, cafe-zq')
  fillClient(db, 'garage', 'Garage', 'autres mots')
  mkdirSync(context.places.media, { recursive: true })
  return { context, db, media: (name) => join(context.places.media, name) }
}

const hashed = (bytes: Buffer | undefined): string =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex')

const file = (text: string): { name: string; text: string } => ({
  name: `${createHash('sha256').update(text).digest('hex')}.png`,
  text,
})

/** A picture of this client alone, one of both, one of the other, a capture of this one. */
function pictures(db: Db, media: (name: string) => string): Record<'own' | 'both' | 'other' | 'capture', string> {
  const files = { own: file('own'), both: file('both'), other: file('other'), capture: file('capture') }
  for (const { name, text } of Object.values(files)) writeFileSync(media(name), text)
  const show = (client: string, ...shown: readonly { name: string }[]): void => {
    const list = shown.map(({ name }) => ({ path: media(name), sha256: name.slice(0, 64) }))
    db.prepare('UPDATE posts SET media = ? WHERE client = ?').run(JSON.stringify(list), client)
  }
  show('cafe-zq', files.own, files.both)
  show('garage', files.both, files.other)
  db.prepare(`UPDATE moderation_log SET capture = ? WHERE client = 'cafe-zq'`).run(`media/${files.capture.name}`)
  return { own: files.own.name, both: files.both.name, other: files.other.name, capture: files.capture.name }
}

describe('an export', () => {
  it.each(['all.zip', 'all'])('holds every row and every file of the client, and nothing of others: %s', async (out) => {
    const { context, db, media } = await home()
    const named = pictures(db, media)
    const path = join(context.folder, out)
    const done = await exportClient(context, await findClient(context, 'cafe-zq'), path)
    const entries = new Map<string, Buffer>()
    if (out.endsWith('.zip')) for (const [name, bytes] of unzip(readFileSync(path))) entries.set(name, bytes)
    else
      for (const one of readdirSync(path, { recursive: true, withFileTypes: true }))
        if (one.isFile())
          entries.set(join(one.parentPath, one.name).slice(path.length + 1), readFileSync(join(one.parentPath, one.name)))
    const tables = readTables(db).filter(({ owner, name }) => owner !== null && name !== 'secrets')
    for (const { name, owner, columns } of tables) {
      const wanted = db.prepare(`SELECT count(*) FROM ${name} t WHERE ${owner} = 'cafe-zq'`).pluck().get() as number
      expect(wanted, `rows of ${name}`).toBeGreaterThan(0)
      const rows = JSON.parse(String(entries.get(`data/${name}.json`))) as Record<string, unknown>[]
      expect(rows, `rows of ${name}`).toHaveLength(wanted)
      expect(Object.keys(rows[0] ?? {}), `columns of ${name}`).toEqual(columns.filter((one) => one !== 'sealed'))
      expect(done.tables[name], `count of ${name}`).toBe(wanted)
    }
    const all = [...entries.values()].map(String).join('\n')
    expect(all).not.toContain('autres mots')
    expect(all).not.toContain('sealed')
    expect([...entries.keys()].filter((name) => name.startsWith('media/')).toSorted()).toEqual(
      [named.own, named.both, named.capture].map((name) => `media/${name}`).toSorted(),
    )
    expect(String(entries.get(`media/${named.own}`))).toBe('own')
    expect(String(entries.get('csv/costs.csv'))).toMatch(/amount_ht.*\r\n.*0,01/s)
    expect(String(entries.get('LISEZ-MOI.md'))).toContain('Tout ce que smm garde sur Le Café Zq')
    const manifest = JSON.parse(String(entries.get('manifest.json'))) as { files: Record<string, { sha256: string }> }
    expect(Object.keys(manifest.files).toSorted()).toEqual(
      [...entries.keys()].filter((name) => name !== 'manifest.json').toSorted(),
    )
    for (const [name, { sha256 }] of Object.entries(manifest.files))
      expect(hashed(entries.get(name)), `hash of ${name}`).toBe(sha256)
    expect(statSync(path).mode & 0o077).toBe(0)
  })

  it('never replaces what is there, and leaves nothing half-written', async () => {
    const { context } = await home()
    const path = join(context.folder, 'there.zip')
    writeFileSync(path, 'mine')
    const client = await findClient(context, 'garage')
    await expect(exportClient(context, client, path)).rejects.toMatchObject({ code: 'export_exists' })
    await expect(exportClient(context, client, join(context.folder, 'no', 'where.zip'))).rejects.toMatchObject({
      code: 'no_folder',
    })
    expect(readFileSync(path, 'utf8')).toBe('mine')
    expect(readdirSync(context.folder).filter((name) => name.endsWith('.part'))).toEqual([])
    const look = await home({ dry_run: true })
    const would = await exportClient(look.context, await findClient(look.context, 'garage'), join(look.context.folder, 'x.zip'))
    expect(would.tables['posts']).toBe(1)
    expect(existsSync(would.path)).toBe(false)
  })
})

/** No report is on its way any more. */
const arrived = (db: Db): void => void db.exec('DELETE FROM report_sendings')

describe('a client that is erased', () => {
  it('is in no row, no file and no free page any more, and others are as they were', async () => {
    const { context, db, media } = await home()
    arrived(db)
    const named = pictures(db, media)
    const { settings } = await context.store()
    await settings.set('chosen_client', 'cafe-zq', now.toISOString())
    await settings.set('time_role:cafe-zq', 'owner', now.toISOString())
    const rowsOf = (slug: string): Record<string, number> =>
      Object.fromEntries(
        readTables(db).flatMap(({ name, owner }) =>
          owner === null
            ? []
            : [[name, db.prepare(`SELECT count(*) FROM ${name} t WHERE ${owner} = ?`).pluck().get(slug) as number]],
        ),
      )
    const before = rowsOf('garage')
    const done = await eraseClient(context, await findClient(context, 'cafe-zq'))
    expect(done.shredded).toBe(true)
    expect(done.kept).toBe(null)
    expect(placesOf(db, 'cafe-zq')).toEqual([])
    expect(placesOf(db, 'café zq')).toEqual([])
    expect(placesOf(db, 'Café Zq')).toEqual([])
    expect(rowsOf('cafe-zq')).toEqual(Object.fromEntries(Object.keys(before).map((name) => [name, 0])))
    expect(rowsOf('garage')).toEqual(before)
    expect(readdirSync(context.places.media).toSorted()).toEqual([named.both, named.other].toSorted())
    for (const suffix of ['', '-wal']) {
      const path = `${context.places.database}${suffix}`
      const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
      for (const needle of ['cafe-zq', 'Café Zq']) expect(bytes.includes(needle), `${needle} in ${path}`).toBe(false)
    }
    const [last] = (await (await context.store()).privacy.erasures()).toReversed()
    expect(last).toMatchObject({ client: null, cause: 'client', at: now.toISOString() })
    expect(last?.subject_hash).toMatch(/^[0-9a-f]{64}$/)
    expect(last?.counts['posts']).toBe(1)
    expect((await (await context.store()).health()).faults).toEqual([])
  })

  it('stays as it is with --dry-run', async () => {
    const { context, db } = await home({ dry_run: true })
    arrived(db)
    const places = placesOf(db, 'cafe-zq')
    const would = await eraseClient(context, await findClient(context, 'cafe-zq'))
    expect(would.counts['inbox_messages']).toBe(1)
    expect(placesOf(db, 'cafe-zq')).toEqual(places)
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  it('leaves the offers that the law wants kept, with a name and an address and nothing else', async () => {
    const { context, db } = await home()
    arrived(db)
    const numbered = (at: string): void => {
      db.exec(`UPDATE proposals SET number = 'D-2026-0001', sha256 = 'x', year = 2026, sequence = 1, status = 'sent',
        sent_at = '${at}', decided_at = NULL WHERE client = 'cafe-zq'`)
    }
    numbered('2026-05-04T09:00:00.000Z')
    const done = await eraseClient(context, await findClient(context, 'cafe-zq'))
    expect(done.kept).toEqual({ numbers: ['D-2026-0001'], until: '2036-05-04' })
    const left = readTables(db)
      .filter(
        ({ owner, name }) =>
          owner !== null && db.prepare(`SELECT 1 FROM ${name} t WHERE ${owner} = 'cafe-zq'`).get() !== undefined,
      )
      .map(({ name }) => name)
    expect(left.toSorted()).toEqual(['audit', 'clients', 'erasures', 'proposals'])
    const client = await findClient(context, 'cafe-zq')
    expect(client).toMatchObject({
      name: 'Le Café Zq',
      website: null,
      hourly_rate: null,
      slots: [],
      archived_at: now.toISOString(),
    })
    // ten years later it may go too
    db.exec('DROP TRIGGER proposals_sent_once')
    db.exec(`UPDATE proposals SET sent_at = '2015-01-01T00:00:00.000Z', created_at = '2015-01-01T00:00:00.000Z'`)
    expect((await eraseClient(context, client)).kept).toBe(null)
    expect(placesOf(db, 'cafe-zq')).toEqual([])
  })

  it.each([
    ['a post is being sent', `UPDATE deliveries SET state = 'needs_human', question = '{}' WHERE client = 'cafe-zq'`],
    ['a report is on its way', ''],
    ['an offer is on its way', `UPDATE proposals SET number = 'D-1', sha256 = 'x' WHERE client = 'cafe-zq'`],
  ])('stays while %s', async (what, sql) => {
    const { context, db } = await home()
    db.exec('DROP TRIGGER deliveries_end_states')
    if (what.includes('report')) expect(db.prepare('SELECT count(*) FROM report_sendings').pluck().get()).toBe(2)
    else db.exec(`DELETE FROM report_sendings; ${sql}`)
    await expect(eraseClient(context, await findClient(context, 'cafe-zq'))).rejects.toMatchObject({ code: 'client_leaving' })
    expect(placesOf(db, 'cafe-zq').length).toBeGreaterThan(50)
  })
})
