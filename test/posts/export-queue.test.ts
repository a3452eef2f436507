import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { run as exportRun } from '../../src/cli/queue/export.ts'
import { run as importRun } from '../../src/cli/queue/import.ts'
import { Failure } from '../../src/failure.ts'
import { deliveryStatusLabel } from '../../src/i18n/delivery-status-label.ts'
import { say } from '../../src/i18n/text.ts'
import type { Post } from '../../src/store/posts.ts'
import { testContext, type TestContext } from '../support/context.ts'
import { bakery, monday, png, queued, storedPosts, type Bakery } from './support.ts'

const langs = ['fr', 'en'] as const

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const failure: unknown = await work.then(() => null).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Failure)
  return failure as Failure
}

/** What a post is, whatever its number and whatever home it is in. */
const what = (post: Post) => ({
  title: post.title,
  text: post.text,
  text_for: post.text_for,
  thread: post.thread,
  tag_links: post.tag_links,
  first_comment: post.first_comment,
  link: post.link,
  tags: post.tags,
  pillar: post.pillar,
  campaign: post.campaign,
  scheduled_at: post.scheduled_at,
  scheduled_local: post.scheduled_local,
  status: post.status,
  legal: post.legal,
  author: post.author,
  content_hash: post.content_hash,
  accounts: post.deliveries.map(({ account, part, content_hash }) => [account, part, content_hash]),
})

async function exported({ context }: Pick<Bakery, 'context'>, format: string): Promise<string> {
  const before = context.stdout().length
  await exportRun(context, { format })
  return context.stdout().slice(before)
}

/** The same posts in an empty client of another home. */
async function takenBack(content: string, name: string, given: Parameters<typeof bakery>[0] = {}): Promise<readonly Post[]> {
  const { context } = await bakery(given)
  writeFileSync(join(context.folder, name), content)
  expect(await importRun(context, name, {})).toBe(0)
  const posts = await storedPosts(context)
  await context.close()
  return posts
}

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => text.replace(/[\0\r{}]/g, ' '))
  .filter((text) => text.trim() !== '')
const word = fc.stringMatching(/^[a-zé=+'-][a-z;é]{0,8}$/)

const posts = fc.uniqueArray(
  fc.record({
    text: fc.oneof(
      words,
      words.map((text) => `=${text}`),
      words.map((text) => `'-${text}\n"${text}"; fin`),
      words.map((text) => `\u200F${text}\u2028x`),
    ),
    title: fc.option(words.map((text) => text.trim()).filter((text) => text !== '')),
    own: fc.option(words),
    tags: fc.uniqueArray(fc.stringMatching(/^[a-zé]{1,8}$/), { maxLength: 3 }),
    alt: fc.option(word),
    comment: fc.option(words),
    campaign: fc.option(fc.stringMatching(/^[a-z]{1,8}$/)),
    to: fc.constantFrom(['blog'], ['mastodon'], ['blog', 'facebook']),
    minutes: fc.option(fc.integer({ min: 10, max: 500_000 })),
    draft: fc.boolean(),
    thread: fc.boolean(),
    tag_links: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8, selector: ({ text }) => text.toLowerCase().trim() },
)

describe('taken back into an empty client, an export is the same posts', () => {
  test.each(['csv', 'json'])(
    '%s, whatever is in them',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(posts, fc.constantFrom(...langs), async (all, lang) => {
          const from = await bakery({ lang })
          writeFileSync(join(from.context.folder, 'four.png'), png(20, 10))
          for (const { text, title, own, tags, alt, comment, campaign, to, minutes, draft, thread, tag_links } of all) {
            const media = alt === null ? null : [{ file: 'four.png', folder: from.context.folder, alt, no_alt: false }]
            const at = minutes === null ? null : new Date(monday.getTime() + minutes * 60_000).toISOString()
            const text_for = own === null ? null : { mastodon: own }
            await queued(
              from,
              { text, title, text_for, tags, media, first_comment: comment, campaign, to, draft, thread, tag_links },
              { at, allow_duplicate: true },
            ).catch(() => null)
          }
          const before = await storedPosts(from.context)
          if (before.length === 0) return
          const content = await exported(from, format)
          // the pictures are where this home keeps them
          const after = await takenBack(content, `a.${format}`, { lang })
          expect(after.map(what)).toEqual(before.map(what))
          await from.context.close()
        }),
        { numRuns: 6 },
      )
    },
    60_000,
  )

  test('the hour that autumn repeats, and an instant between two minutes', async () => {
    const from = await bakery()
    await queued(from, { text: 'Une', to: ['blog'] }, { at: '2027-10-31T02:30:00+02:00' })
    await queued(from, { text: 'Deux', to: ['blog'] }, { at: '2027-10-31T02:30:00+01:00' })
    await queued(from, { text: 'Trois', to: ['blog'] }, { at: '2027-10-31T03:30:20+01:00' })
    const after = await takenBack(await exported(from, 'csv'), 'a.csv')
    expect(after.map(({ scheduled_at }) => scheduled_at)).toEqual([
      '2027-10-31T00:30:00.000Z',
      '2027-10-31T01:30:00.000Z',
      '2027-10-31T02:30:20.000Z',
    ])
  })

  test('a folder of Markdown, notes and blank lines within the texts too', async () => {
    const from = await bakery()
    for (const text of ['Une', '<!-- pas une note -->\nDeux', '---\nTrois', 'title: x'])
      await queued(from, { text, to: ['blog'], tags: ['pain'], title: 'No: 1' }, { at: null })
    await exportRun(from.context, { format: 'md', output: 'out' })
    const files = readdirSync(join(from.context.folder, 'out'))
    expect(files).toEqual(['ill-1.md', 'ill-2.md', 'ill-3.md', 'ill-4.md'])
    const { context } = await bakery()
    mkdirSync(join(context.folder, 'in'))
    for (const file of files)
      writeFileSync(join(context.folder, 'in', file), readFileSync(join(from.context.folder, 'out', file)))
    await importRun(context, 'in', {})
    expect((await storedPosts(context)).map(what)).toEqual((await storedPosts(from.context)).map(what))
    expect((await failureOf(exportRun(from.context, { format: 'md', output: 'out' }))).code).toBe('files_there')
    expect((await failureOf(exportRun(from.context, { format: 'md' }))).code).toBe('md_folder')
  })
})

describe('what is out, even at one account alone, or cancelled', () => {
  const when = { scheduled_local: '2026-12-24T10:00', time_zone: 'Europe/Paris', typed_at: null }
  test.each(['csv', 'json', 'md'])('is not queued in another home (%s)', async (format) => {
    const shop = await bakery()
    const { context } = shop
    const { posts, deliveries } = await context.store()
    const at = monday.toISOString()
    const half = await queued(shop, { text: 'half', to: ['blog', 'mastodon'] }, { at: '2026-11-23 11:00' })
    const gone = await queued(shop, { text: 'gone', to: ['blog'] }, { at: '2026-12-24 09:00' })
    await queued(shop, { text: 'to come', to: ['blog'] }, { at: '2026-12-24 12:00' })
    await posts.cancel(gone.id, at)
    // the blog has it; Mastodon gets it a month later
    const [first] = half.deliveries
    const change = { published_at: at, remote_id: 'half', proof: 'human' } as const
    const step = {
      delivery_id: first?.id ?? 0,
      transition: 'test',
      from: ['scheduled'],
      to: 'sent',
      change,
      run_id: null,
    } as const
    await deliveries.transition(step, at)
    await posts.move(half.id, { ...when, scheduled_at: '2026-12-24T09:00:00.000Z' }, 'scheduled', at)
    const there = await bakery()
    const place = join(there.context.folder, format === 'md' ? 'posts' : `posts.${format}`)
    if (format === 'md') {
      mkdirSync(place)
      await exportRun(context, { format, all: true, output: place })
    } else {
      const from = context.stdout().length
      await exportRun(context, { format, all: true })
      writeFileSync(place, context.stdout().slice(from))
    }
    expect(await importRun(there.context, place, {})).toBe(0)
    expect((await storedPosts(there.context)).map((post) => post.text)).toEqual(['to come'])
  })
})

describe('read back by the client it came from', () => {
  test('nothing changes; what is changed in the spreadsheet changes its post', async () => {
    const from = await bakery()
    await queued(from, { text: 'Une', to: ['blog'] })
    await queued(from, { text: 'Deux', to: ['blog', 'mastodon'] }, { at: null })
    const { context } = from
    await exportRun(context, { output: 'a.csv' })
    await importRun(context, 'a.csv', {})
    expect(context.stdout()).toContain('2 posts there already, unchanged')
    const path = join(context.folder, 'a.csv')
    writeFileSync(path, readFileSync(path, 'utf8').replace('Deux', 'Deux mieux'))
    await importRun(context, 'a.csv', {})
    expect((await storedPosts(context)).map(({ id, text }) => [id, text])).toEqual([
      [1, 'Une'],
      [2, 'Deux mieux'],
    ])
  })

  test('a row that changes what is online is refused by its line, and keeps back no other with --partial', async () => {
    const { context } = await bakery()
    const path = join(context.folder, 'a.csv')
    const write = (first: string, second: string): void =>
      writeFileSync(
        path,
        `external_id,to,text,scheduled_local\n1,"blog,mastodon",${first},2026-12-01 09:00\n2,blog,${second},2026-12-02 09:00\n`,
      )
    write('Une', 'Deux')
    await importRun(context, 'a.csv', {})
    const { deliveries } = await context.store()
    const [half] = await storedPosts(context)
    const change = { published_at: monday.toISOString(), remote_id: 'half', proof: 'human' } as const
    const delivery_id = half?.deliveries[0]?.id ?? 0
    const step = { delivery_id, transition: 'test', from: ['scheduled'], to: 'sent', change, run_id: null } as const
    await deliveries.transition(step, monday.toISOString())
    write('Une mieux', 'Deux mieux')
    const failure = await failureOf(importRun(context, 'a.csv', {}))
    expect(failure).toMatchObject({
      code: 'import_refused',
      details: [expect.stringMatching(/line 2.*online.*blog/) as string],
    })
    expect(await importRun(context, 'a.csv', { partial: true })).toBe(3)
    expect((await storedPosts(context)).map(({ text }) => text)).toEqual(['Une', 'Deux mieux'])
  })

  test('what was cancelled is left out', async () => {
    const from = await bakery()
    await queued(from, { text: 'Une', to: ['blog'] })
    await (await from.context.store()).posts.cancel(1, monday.toISOString())
    await exportRun(from.context, { output: 'a.json', all: true })
    await importRun(from.context, 'a.json', {})
    expect(await storedPosts(from.context)).toHaveLength(1)
    expect(from.context.stdout()).toContain('1 post out or cancelled already')
  })
})

describe.each(langs)('a calendar that others subscribe to (%s)', (lang) => {
  const events = (text: string): ICAL.Event[] =>
    new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  const ics = async (context: TestContext): Promise<string> => {
    const before = context.stdout().length
    await exportRun(context, { format: 'ics', all: true })
    return context.stdout().slice(before)
  }

  test('one event a post with a time, in universal time; its number stands, what changed has a later one; cancelled is said', async () => {
    const from = await bakery({ lang })
    await queued(from, { text: 'Avant le changement', title: 'Une; deux, trois', to: ['blog'] }, { at: '2027-03-27 09:00' })
    await queued(from, { text: 'Après', to: ['blog', 'mastodon'] }, { at: '2027-03-28 09:00' })
    await queued(from, { text: 'Brouillon', to: ['blog'] }, { at: null })
    const first = events(await ics(from.context))
    expect(first.map((one) => [one.uid, one.summary, one.startDate.toJSDate().toISOString()])).toEqual([
      ['post-ill-1@smm', 'Une; deux, trois', '2027-03-27T08:00:00.000Z'],
      ['post-ill-2@smm', 'Après', '2027-03-28T07:00:00.000Z'],
    ])
    expect(first[1]?.description.replaceAll('\u00A0', ' ')).toContain(say('fr', deliveryStatusLabel.scheduled))
    const text = await ics(from.context)
    expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n')
    expect(events(text).map((one) => one.sequence)).toEqual(first.map((one) => one.sequence))
    const later = new Date(monday.getTime() + 3_600_000).toISOString()
    await (await from.context.store()).posts.cancel(2, later)
    const second = events(await ics(from.context))
    expect(second.map((one) => one.component.getFirstPropertyValue('status'))).toEqual([null, 'CANCELLED'])
    expect(second.map((one, i) => one.sequence > (first[i]?.sequence ?? 0))).toEqual([false, true])
    expect(String(second[1]?.component.getFirstPropertyValue('last-modified'))).toBe('2026-11-23T10:00:00Z')
  })
})

describe.each(langs)('a page (%s)', (lang) => {
  test('day by day, as readers will see it, pictures within; nothing of a post is markup', async () => {
    const from = await bakery({ lang })
    writeFileSync(join(from.context.folder, 'four.png'), png(20, 10))
    const media = [{ file: 'four.png', folder: from.context.folder, alt: 'Le four', no_alt: false }]
    await queued(from, { text: '<script>alert(1)</script> "&', to: ['mastodon'], media }, { at: '2026-12-01 09:30' })
    await queued(from, { text: 'Sans heure', to: ['blog'] }, { at: null })
    await exportRun(from.context, { output: 'a.html' })
    const html = readFileSync(join(from.context.folder, 'a.html'), 'utf8')
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).toContain('<time datetime="2026-12-01">')
    expect(html).toContain('data:image/')
    expect(html).not.toMatch(/(?:src|href)="(?!data:)/)
    // the client's language, whatever the reader's
    expect(html).toMatch(/<main lang="fr">[^]*Sans date/)
    expect(from.context.stderr()).toContain('a.html')
  })
})

describe('where it goes', () => {
  test.each([
    ['a name that says nothing', { output: 'a.xyz' }, 'bad_output'],
    ['a folder that is not there', { output: 'none/a.csv' }, 'no_folder'],
    ['a day that is none', { from: '2026-13-01' }, 'bad_day'],
    ['a status that is none', { status: ['x'] }, 'bad_status'],
  ])('refused: %s', async (_, flags, code) => {
    const { context } = await bakery()
    expect((await failureOf(exportRun(context, flags))).code).toBe(code)
  })

  test('filters are those of the list; --json is JSON; a dry run writes nothing; all clients with whose it is', async () => {
    const from = await bakery()
    await queued(from, { text: 'Une', to: ['blog'] }, { at: '2026-12-01 09:00' })
    await queued(from, { text: 'Deux', to: ['blog'] }, { at: '2026-12-08 09:00' })
    const { context } = from
    await context.close()
    const json = testContext({ now: monday, folder: context.folder, options: { json: true } })
    await exportRun(json, { from: '2026-12-02' })
    expect(JSON.parse(json.stdout())).toMatchObject([{ text: 'Deux', id: 2, status: 'scheduled', url: [], published_at: null }])
    await json.close()
    const dry = testContext({ now: monday, folder: context.folder, options: { dry_run: true } })
    await exportRun(dry, { output: 'a.csv' })
    expect(readdirSync(context.folder)).not.toContain('a.csv')
    expect(dry.stderr()).toContain('2 posts would be written')
    await exportRun(dry, { allClients: true, format: 'csv' })
    expect(dry.stdout().split('\r\n')[0]).toContain(',client,id,')
    expect(dry.stdout()).toContain(',ill,1,')
  })
})
