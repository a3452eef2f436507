import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { run as erase } from '../../../src/cli/client/erase.ts'
import { run as exportOne } from '../../../src/cli/client/export.ts'
import { run as find } from '../../../src/cli/privacy/find.ts'
import { run as purge } from '../../../src/cli/privacy/purge.ts'
import type { GlobalOptions } from '../../../src/context.ts'
import { openDatabase, type Db } from '../../../src/store/sqlite/open.ts'
import { fillClient, placesOf } from '../../support/fill-client.ts'
import { typographyFaults } from '../../support/french.ts'
import { testContext, type TestContext, type TestContextOptions } from '../../support/context.ts'

const now = new Date('2026-11-27T09:00:00.000Z')
const langs = ['fr', 'en'] as const

async function home(given: TestContextOptions = {}): Promise<{ context: TestContext; db: Db }> {
  const context = testContext({ now, ...given })
  await context.store()
  const db = openDatabase(context.places.database, { backups: context.places.backups, lang: 'en', now: () => now })
  onTestFinished(() => void db.close())
  fillClient(db, 'cafe', 'Le Café', 'merci @zoe.dupont_77 \u001B[31m\u202E')
  db.exec(`INSERT INTO strategies SELECT client, 2, status, mode, schema, lang, '{}', '{}', '{}', weights_version, created_at, approved_at,
    approved_by, approval_reason FROM strategies; DELETE FROM report_sendings; UPDATE pool_entries SET removed_at = '2026-11-02T09:00:00.000Z'`)
  return { context, db }
}

const options = (some: Partial<GlobalOptions>): TestContextOptions => ({ options: some })

describe.each(langs)('smm privacy (%s)', (lang) => {
  it('shows where somebody is named, how often and since when, and none of their words', async () => {
    const { context } = await home({ lang })
    await find(context, ['@zoe.dupont_77'])
    expect(context.stdout()).toMatch(
      lang === 'fr' ? /messages, mentions et avis +1 +02.11.2026 +1/ : /messages, mentions and reviews +1 +02.11.2026 +1/,
    )
    expect(context.stdout()).not.toContain('merci')
    const rows = context.stdout().split('\n')
    expect(rows.filter((line) => line.length > 80)).toEqual([])
    for (const bad of ['\u001B', '\u202E']) expect(context.stdout() + context.stderr()).not.toContain(bad)
    if (lang === 'fr') expect(typographyFaults(context.stdout() + context.stderr())).toEqual([])
    const none = await home({ lang })
    await find(none.context, ['quelqu', 'un', 'autre'])
    expect(none.context.stdout()).toContain(lang === 'fr' ? 'Rien n’est gardé' : 'Nothing is kept')
  })

  it('erases after a yes, says what copies still hold, and that nothing is left', async () => {
    const asked: string[] = []
    const { context, db } = await home({
      lang,
      ask: {
        confirm: async (question) => {
          asked.push(question)
          return true
        },
      },
    })
    mkdirSync(context.places.backups, { recursive: true })
    writeFileSync(join(context.places.backups, 'before-migration-11-x.db'), '')
    await purge(context, { author: ['zoe.dupont_77'] })
    expect(asked).toHaveLength(1)
    expect(placesOf(db, 'zoe.dupont_77')).toEqual([])
    expect(context.stderr()).toContain('before-migration-11-x.db')
    if (lang === 'fr') expect(typographyFaults(context.stdout() + context.stderr())).toEqual([])
    await purge(context, { author: ['zoe.dupont_77'] })
    expect(context.stdout()).toContain(lang === 'fr' ? 'Rien à effacer' : 'Nothing to erase')
  })

  it('forgets what has had its time, and says by which rule', async () => {
    const { context, db } = await home({ lang })
    db.exec(`UPDATE leads SET date = '2026-11-01'; UPDATE inbox_messages SET received_at = '2025-01-01T00:00:00.000Z'`)
    await purge(context, {})
    expect(context.stdout()).toMatch(/cafe +1 +0 +0 +0/)
    expect(context.stderr()).toContain('privacy.retention_months')
    expect(db.prepare('SELECT text FROM inbox_messages').pluck().get()).toBe('')
    if (lang === 'fr') expect(typographyFaults(context.stdout() + context.stderr())).toEqual([])
  })
})

describe('what is asked first', () => {
  it('is --yes where nobody can be asked, and nothing is done without', async () => {
    const { context, db } = await home()
    const places = placesOf(db, 'zoe.dupont_77')
    await expect(purge(context, { author: ['zoe.dupont_77'] })).rejects.toMatchObject({ code: 'confirmation_needed' })
    await expect(erase(context, 'cafe', {})).rejects.toMatchObject({ code: 'confirmation_needed' })
    const yes = await home(options({ yes: true }))
    // one word is typed by habit: the slug says which client is meant
    await expect(erase(yes.context, 'cafe', {})).rejects.toMatchObject({ code: 'confirmation_needed' })
    await expect(erase(yes.context, 'cafe', { confirm: 'garage' })).rejects.toMatchObject({ code: 'confirmation_needed' })
    await expect(erase(yes.context, 'nobody', { confirm: 'nobody' })).rejects.toMatchObject({ code: 'client_not_found' })
    expect(placesOf(db, 'zoe.dupont_77')).toEqual(places)
    expect(placesOf(yes.db, 'zoe.dupont_77')).toEqual(places)
  })

  it('is the slug, typed on a terminal', async () => {
    const { context, db } = await home({ ask: { text: async () => 'cafe' } })
    await erase(context, 'cafe', {})
    expect(db.prepare('SELECT count(*) FROM clients').pluck().get()).toBe(0)
    const other = await home({ ask: { text: async () => 'caffe' } })
    await expect(erase(other.context, 'cafe', {})).rejects.toMatchObject({ code: 'not_confirmed' })
    expect(other.db.prepare('SELECT count(*) FROM clients').pluck().get()).toBe(1)
  })
})

describe('JSON', () => {
  it('tells what is held, what would be erased, and what is due', async () => {
    const { context } = await home(options({ json: true, dry_run: true }))
    await find(context, ['@zoe.dupont_77'])
    await purge(context, { author: ['zoe.dupont_77'] })
    await purge(context, {})
    await erase(context, 'cafe', {})
    await exportOne(context, 'cafe', { output: join(context.folder, 'x.zip') })
    const [held, would, due, erased, exported] = context
      .stdout()
      .split(/^(?=[[{])/m)
      .map((text) => JSON.parse(text) as unknown)
    expect(held).toContainEqual({
      client: 'cafe',
      table: 'inbox_messages',
      count: 1,
      exact: true,
      since: '2026-11-02T09:00:00.000Z',
      until: '2026-11-02T09:00:00.000Z',
      ids: [1],
    })
    expect(would).toMatchObject({ dry_run: true, client: null, kept: [], shredded: false, backups: [] })
    expect(due).toEqual({ dry_run: true, clients: [] })
    expect(erased).toMatchObject({ client: 'cafe', dry_run: true, kept: null })
    expect(exported).toMatchObject({ client: 'cafe', dry_run: true, tables: { posts: 1 } })
  })
})
