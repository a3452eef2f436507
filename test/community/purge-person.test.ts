import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { namePerson } from '../../src/community/name-person.ts'
import { purgePerson } from '../../src/community/purge-person.ts'
import { tableLabel } from '../../src/i18n/privacy.ts'
import { contentHash } from '../../src/posts/content-hash.ts'
import { given } from '../../src/store/person.ts'
import { readTables } from '../../src/store/sqlite/client-tables.ts'
import { openDatabase, type Db } from '../../src/store/sqlite/open.ts'
import type { NewMessage } from '../../src/store/inbox.ts'
import { fillClient, placesOf } from '../support/fill-client.ts'
import { testContext, type TestContext } from '../support/context.ts'

const now = new Date('2026-11-27T09:00:00.000Z')
const handle = 'zoe.dupont_77'
const words = `merci @Zoé.Dupont_77 !`

function raw(context: TestContext): Db {
  const db = openDatabase(context.places.database, { backups: context.places.backups, lang: 'en', now: () => now })
  onTestFinished(() => void db.close())
  return db
}

/** Two clients with a row of this person in every table there is. */
async function filled(options: { dry_run?: boolean } = {}): Promise<{ context: TestContext; db: Db }> {
  const context = testContext({ now, options })
  await context.store()
  const db = raw(context)
  for (const slug of ['cafe', 'garage']) {
    fillClient(db, slug, `Client ${slug}`, words.normalize('NFD'))
    // in force: a version that names somebody else
    db.exec(`INSERT INTO strategies SELECT client, 2, status, mode, schema, lang, '{}', '{}', '{}', weights_version, created_at, approved_at,
      approved_by, approval_reason FROM strategies WHERE client = '${slug}'`)
    db.exec(`UPDATE pool_entries SET removed_at = '2026-11-02T09:00:00.000Z'`)
  }
  return { context, db }
}

const counted = (db: Db): unknown =>
  db.prepare('SELECT (SELECT count(*) FROM inbox_messages), (SELECT count(*) FROM leads)').raw().get()

describe('a person', () => {
  it('is found wherever they are named, with accents or without [004-69]', async () => {
    const { context, db } = await filled()
    const { privacy } = await context.store()
    const held = await privacy.find(await namePerson(context, ['@ZOE.DUPONT_77']), null)
    const found = new Set(held.filter((one) => one.exact).map((one) => one.table))
    const filledTables = readTables(db).filter(({ owner, words: those }) => owner !== null && those.length > 0)
    // those whose words are all of a kind that names nobody here
    const without = ['clients']
    expect(filledTables.map(({ name }) => name).filter((name) => !found.has(name) && !without.includes(name))).toEqual([])
    const messages = held.find((one) => one.table === 'inbox_messages' && one.client === 'cafe')
    expect(messages).toEqual({
      client: 'cafe',
      table: 'inbox_messages',
      count: 1,
      exact: true,
      since: '2026-11-02T09:00:00.000Z',
      until: '2026-11-02T09:00:00.000Z',
      ids: [1],
    })
    expect((await privacy.find([given(handle)], 'garage')).every((one) => one.client === 'garage')).toBe(true)
  })

  it('is not the one whose name only holds theirs', async () => {
    const { context } = await filled()
    const held = await (await context.store()).privacy.find([given('dupont_7')], null)
    expect(new Set(held.map((one) => one.exact))).toEqual(new Set([false]))
  })

  it('has a name in words for each place where they may be found', async () => {
    const { db } = await filled()
    const named = readTables(db).filter(({ name, owner }) => owner !== null || name === 'settings')
    expect(named.map(({ name }) => name).filter((name) => !(name in tableLabel) && name !== 'secrets')).toEqual([])
  })

  it('is nowhere after they were erased: no column, no free page, no journal [004-69]', async () => {
    const { context, db } = await filled()
    expect(placesOf(db, 'dupont_77').length).toBeGreaterThan(60)
    const before = { counts: counted(db), audit: db.prepare('SELECT count(*) FROM audit').pluck().get() as number }
    const done = await purgePerson(context, [given(handle)], null)
    expect(done.shredded).toBe(true)
    expect(placesOf(db, 'dupont_77')).toEqual([])
    expect(placesOf(db, 'zzq77zzq77')).toEqual([])
    for (const file of [context.places.database, `${context.places.database}-wal`]) {
      const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
      for (const needle of ['Dupont_77', 'dupont_77', 'zzq77zzq77'])
        expect(bytes.includes(needle), `${needle} in ${file}`).toBe(false)
    }
    expect(counted(db)).toEqual(before.counts)
    const store = await context.store()
    expect(await store.damaged(contentHash)).toEqual([])
    expect((await store.health()).faults).toEqual([])
    const last = (await store.privacy.erasures()).at(-1)
    expect(last).toMatchObject({ cause: 'request', client: null, at: now.toISOString() })
    expect(last?.subject_hash).toMatch(/^[0-9a-f]{64}$/)
    expect(last?.counts['inbox_messages']).toBe(2)
  })

  it('leaves JSON as JSON', async () => {
    const { context, db } = await filled()
    const isJson = (): string[] =>
      readTables(db).flatMap(({ name, columns }) =>
        columns
          .filter((one) => db.prepare(`SELECT min(json_valid(${one})) FROM ${name} WHERE ${one} LIKE '{%'`).pluck().get() === 0)
          .map((one) => `${name}.${one}`),
      )
    expect(isJson()).toEqual([])
    await purgePerson(context, [given(handle)], null)
    expect(isJson()).toEqual([])
  })

  it('is erased of one client alone, and with --dry-run of none', async () => {
    const { context, db } = await filled()
    await purgePerson(context, [given(handle)], 'garage')
    expect(placesOf(db, 'dupont_77').length).toBeGreaterThan(60)
    expect(db.prepare(`SELECT text FROM inbox_messages WHERE client = 'garage'`).pluck().get()).toBe('')
    expect(db.prepare(`SELECT text FROM inbox_messages WHERE client = 'cafe'`).pluck().get()).toBe(words.normalize('NFD'))
    const look = await filled({ dry_run: true })
    const places = placesOf(look.db, 'dupont_77')
    const would = await purgePerson(look.context, [given(handle)], null)
    expect(would.rows.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(60)
    expect(placesOf(look.db, 'dupont_77')).toEqual(places)
    expect(look.db.prepare('SELECT count(*) FROM erasures WHERE at = ?').pluck().get(now.toISOString())).toBe(0)
  })

  it.each([
    ['a post that waits', `UPDATE deliveries SET state = 'draft' WHERE client = 'cafe'`, /publication 1|post 1/],
    ['a strategy in force', `DELETE FROM strategies WHERE version = 2`, /version 1/],
    ['a listening query', `UPDATE listen_queries SET removed_at = NULL WHERE client = 'cafe'`, /listen remove/],
    ['a pool', `UPDATE pool_entries SET removed_at = NULL; UPDATE pools SET removed_at = NULL`, /pool/],
  ])('stays while they are named in %s', async (_, sql, told) => {
    const { context, db } = await filled()
    db.exec('DROP TRIGGER deliveries_end_states')
    db.exec(sql)
    const places = placesOf(db, 'dupont_77')
    await expect(purgePerson(context, [given(handle)], null)).rejects.toMatchObject({
      code: 'person_in_use',
      details: expect.arrayContaining([expect.stringMatching(told)]) as unknown,
    })
    expect(placesOf(db, 'dupont_77')).toEqual(places)
  })

  it('keeps their name in offers that have a number, and says so', async () => {
    const { context, db } = await filled()
    db.exec(
      `UPDATE proposals SET number = 'D-2026-0001', sha256 = 'x', year = 2026, sequence = 1, status = 'sent' WHERE client = 'cafe'`,
    )
    const done = await purgePerson(context, [given(handle)], null)
    expect(done.kept).toEqual([{ client: 'cafe', number: 'D-2026-0001' }])
    expect(placesOf(db, 'dupont_77', ['proposals'])).toEqual([])
    expect(placesOf(db, 'dupont_77')).toContain('proposals.content')
  })

  it.each(['ab', '@a', 'facebook', 'new', 'x'.repeat(301)])('is not “%s”', async (typed) => {
    const context = testContext({ now })
    await expect(namePerson(context, [typed])).rejects.toMatchObject({ kind: 'usage', code: 'bad_person' })
  })
})

it('does not erase by a first name alone what others wrote, or a word that is the same', async () => {
  const context = testContext({ now })
  const store = await context.store()
  const db = raw(context)
  fillClient(db, 'cafe', 'Café', 'rien')
  const theirs = { ...message('rose', 1, 'une rose'), author_id: null, author_url: null, remote_id: 'a', url: null }
  const other = { ...message('u_77', 2, 'la rose, et merci à Rose Muller, cc @rose'), author_name: 'Rose Muller' }
  await store.inbox.receive('cafe', [theirs, other], {}, now.toISOString())
  await expect(namePerson(context, ['Rose'], { erases: true })).rejects.toMatchObject({ code: 'first_name_alone' })
  expect(await namePerson(context, ['Rose'])).toEqual([{ kind: 'handle', value: 'Rose' }])
  await purgePerson(context, await namePerson(context, ['@Rose'], { erases: true }), null)
  const rows = await store.inbox.list({ client: 'cafe', network: 'mastodon', order: 'oldest' })
  expect(rows.filter(({ text }) => text !== 'rien').map(({ author_name, text }) => [author_name, text])).toEqual([
    ['Rose Muller', 'la rose, et merci à Rose Muller, cc […]'],
    [null, ''],
  ])
})

const message = (author: string, nth: number, text: string): NewMessage => ({
  network: 'mastodon',
  account_id: null,
  source: 'listen',
  kind: 'mention',
  remote_id: `https://social.example/@${author}/${nth}`,
  post_remote_id: null,
  answers: null,
  author_id: `https://social.example/users/${author}`,
  author_name: author,
  author_url: `https://social.example/@${author}`,
  author_followers: 10,
  author: `mastodon:${author}`,
  text,
  title: null,
  url: `https://social.example/@${author}/${nth}`,
  at: new Date(now.getTime() - nth * 3_600_000).toISOString(),
  rating: nth % 5 === 0 ? 5 : null,
  can_reply: false,
  lang: 'fr',
  brand: true,
  needs_answer: false,
  level: 'green',
  due_at: null,
  assigned_to: null,
  tone: (['positive', 'neutral', 'negative'] as const)[nth % 3] ?? null,
  tone_source: 'lexicon',
  sensitive: [],
  official: false,
  copy_of: null,
  tags: nth % 2 === 0 ? ['complaint'] : [],
  forget_at: '2027-11-27',
})

it('leaves every count as it was, and does not let them come back', async () => {
  const people = fc.array(fc.constantFrom('anna_k', 'bert_l', 'carl_m'), { minLength: 1, maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(people, fc.constantFrom('anna_k', 'bert_l'), async (authors, erased) => {
      const context = testContext({ now })
      const store = await context.store()
      const db = raw(context)
      fillClient(db, 'cafe', 'Café', 'rien')
      db.exec(
        'DELETE FROM inbox_tags; DELETE FROM moderation_log; DELETE FROM listen_hits; UPDATE posts SET answers_message = NULL; DELETE FROM inbox_messages',
      )
      const sent = authors.map((author, nth) => message(author, nth, `bonjour de @${author}, avec @anna_k`))
      await store.inbox.receive('cafe', sent, {}, now.toISOString())
      const until = new Date(now.getTime() + 3_600_000).toISOString()
      const figures = async (): Promise<unknown> => [
        await store.inbox.marks('cafe', '2026-01-01', '2027-01-01'),
        await store.inbox.windows('cafe', until, 3),
        await store.inbox.count({ client: 'cafe' }),
        await store.inbox.count({ client: 'cafe', tag: 'complaint' }),
      ]
      const before = await figures()
      await purgePerson(context, [given(`@${erased}`)], null)
      expect(await figures()).toEqual(before)
      expect(placesOf(db, erased)).toEqual([])
      const again = await store.inbox.receive('cafe', sent, {}, now.toISOString())
      expect(again).toMatchObject({ added: [], changed: [], known: sent.length })
      expect(await figures()).toEqual(before)
      expect(placesOf(db, erased)).toEqual([])
      await store.close()
    }),
    { numRuns: 5 },
  )
})

it('does not let a person name somebody else: an address that they typed is not their id', async () => {
  const context = testContext({ now })
  const store = await context.store()
  const db = raw(context)
  fillClient(db, 'cafe', 'Café', 'voir https://cafe.example/carte')
  db.exec('UPDATE listen_queries SET removed_at = added_at')
  const troll = {
    ...message('troll_9', 1, 'nul'),
    author_url: 'https://cafe.example/carte',
    author_id: 'https://cafe.example/carte',
  }
  await store.inbox.receive('cafe', [troll], {}, now.toISOString())
  const places = placesOf(db, 'cafe.example')
  await purgePerson(context, [given('troll_9')], null)
  expect(placesOf(db, 'troll_9')).toEqual([])
  expect(placesOf(db, 'cafe.example').filter((place) => !place.startsWith('inbox_messages.author'))).toEqual(
    places.filter((place) => !place.startsWith('inbox_messages.author')),
  )
})
