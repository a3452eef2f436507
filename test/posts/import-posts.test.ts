import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { run as add } from '../../src/cli/queue/add.ts'
import { run as importRun } from '../../src/cli/queue/import.ts'
import { Failure } from '../../src/failure.ts'
import { planImport, storeImport } from '../../src/posts/import-posts.ts'
import { readRows } from '../../src/posts/import/read-rows.ts'
import { typographyFaults } from '../support/french.ts'
import { testContext, type TestContext } from '../support/context.ts'
import { bakery, monday, png, storedPosts } from './support.ts'

const langs = ['fr', 'en'] as const

function folder(context: TestContext, files: Readonly<Record<string, string | Buffer>>, name = 'month'): string {
  mkdirSync(join(context.folder, name), { recursive: true })
  for (const [file, content] of Object.entries(files)) writeFileSync(join(context.folder, name, file), content)
  return name
}

function post(id: string, text: string, more = ''): string {
  return `---\nexternal_id: ${id}\nclient: ill\nscheduled_local: 2026-12-${id} 09:00\nto: blog\npillar: behind\n${more}---\n\n<!--\nnote\n-->\n\n${text}\n`
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const failure: unknown = await work.then(() => null).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Failure)
  return failure as Failure
}

async function again(context: TestContext, given: Parameters<typeof testContext>[0]): Promise<TestContext> {
  await context.close()
  return testContext({ now: monday, folder: context.folder, ...given })
}

describe('files that are none', () => {
  test.each([
    ['bytes', (path: string) => writeFileSync(path, Buffer.from([0xff, 0xfe, 0x00]))],
    ['a pipe', (path: string) => execFileSync('mkfifo', [path])],
    ['a folder', (path: string) => mkdirSync(path)],
    ['a link to nothing', (path: string) => symlinkSync('/nowhere', path)],
    ['a link to a device', (path: string) => symlinkSync('/dev/zero', path)],
    ['a giant', (path: string) => writeFileSync(path, 'x'.repeat(4 * 1024 * 1024 + 1))],
  ])('are refused alone, and --partial takes the others: %s', async (_, make) => {
    const { context } = await bakery({ lang: 'en' })
    const month = folder(context, { 'a.md': post('01', 'The oven is hot.') })
    make(join(context.folder, month, 'b.md'))
    const failure = await failureOf(importRun(context, month, {}))
    expect(failure).toMatchObject({ kind: 'usage', code: 'import_refused' })
    expect(failure.details).toEqual([expect.stringContaining('b.md')])
    expect(await importRun(context, month, { partial: true })).toBe(3)
    expect((await storedPosts(context)).map(({ text }) => text)).toEqual(['The oven is hot.'])
  })
})

describe('pictures that are none', () => {
  test.each([
    ['a pipe', (path: string) => execFileSync('mkfifo', [path])],
    ['a device', (path: string) => symlinkSync('/dev/zero', path)],
    ['a folder', (path: string) => mkdirSync(path)],
    ['more than is ever kept', (path: string) => execFileSync('truncate', ['-s', '4T', path])],
  ])('are refused and not waited for: %s', { timeout: 10_000 }, async (_, make) => {
    const { context } = await bakery({ lang: 'en' })
    make(join(context.folder, 'x.png'))
    writeFileSync(join(context.folder, 'a.csv'), 'text,to,media\nThe oven,blog,x.png\n')
    expect((await failureOf(importRun(context, 'a.csv', {}))).details).toEqual([
      expect.stringMatching(/^line 2, media: .*x\.png /),
    ])
  })
})

describe.each(langs)('a folder of posts (%s)', (lang) => {
  test('each becomes a post at its time with its pillar; notes are left out, empty ones are told', async () => {
    const { context } = await bakery({ lang })
    folder(context, {
      'a.md': post('01', 'Le four est chaud.'),
      'b.md': post('02', ''),
      'c.markdown': post('03', 'Troisième'),
      '.hidden.md': 'x',
      'x.txt': 'y',
    })
    expect(await importRun(context, 'month', {})).toBe(0)
    expect(await storedPosts(context)).toEqual([
      expect.objectContaining({
        external_id: '01',
        text: 'Le four est chaud.',
        pillar: 'behind',
        scheduled_local: '2026-12-01T09:00',
        status: 'scheduled',
      }),
      expect.objectContaining({ external_id: '03', text: 'Troisième' }),
    ])
    expect(context.stdout()).toContain('b.md')
    expect(context.stdout()).toMatch(lang === 'fr' ? /2 publications ajoutées/ : /2 posts added/)
    if (lang === 'fr')
      expect(typographyFaults(context.stdout() + context.stderr(), ["Boulangerie de l'Ill", '09:00'])).toEqual([])
  })

  test('all or nothing: every problem by its file and its line, and nothing is stored', async () => {
    const { context } = await bakery({ lang })
    folder(context, {
      'a.md': post('01', 'Bonne'),
      'b.md': post('02', 'Le pilier', 'tags: x\n').replace('pillar: behind', 'pillar: rien'),
      'c.md': post('03', 'Une ligne\n\nEncore {produit} et {prix}'),
      'd.md': post('04', 'x').replace('2026-12-04', '2026-11-04'),
      'e.md': post('05', 'x').replace('to: blog', 'to: moon'),
      'f.md': post('06', 'x').replace('client: ill', 'client: lawyer'),
      'g.md': post('07', 'x', 'foo: y\nstatus: sent\n'),
      'h.md': post('08', 'x', 'link: here\n'),
      'i.md': post('09', 'x', 'media: none.png\n'),
      'j.md': post('10', 'x', 'title: "a\n'),
      'k.md': post('11', 'y'.repeat(501)).replace('to: blog', 'to: mastodon'),
    })
    const failure = await failureOf(importRun(context, 'month', {}))
    expect(failure).toMatchObject({ kind: 'usage', code: 'import_refused' })
    const told = failure.details.map((one) => one.replaceAll('\u00A0', ' '))
    const colon = lang === 'fr' ? ' :' : ':'
    expect(told.map((one) => one.split(`${colon} `)[0])).toEqual([
      'b.md:6',
      'c.md:15',
      'd.md:4',
      'e.md:5',
      'f.md:3',
      'g.md:8',
      'g.md:7',
      'h.md:7',
      'i.md:7',
      'j.md:7',
      'k.md:13',
    ])
    expect(told[1]).toContain('{produit}')
    expect(told[1]).toContain('{prix}')
    expect(failure.hint).toContain('--partial')
    expect(await storedPosts(context)).toEqual([])
    // what is right is stored, and the code says that something was not
    expect(await importRun(context, 'month', { partial: true })).toBe(3)
    expect((await storedPosts(context)).map((one) => one.text)).toEqual(['Bonne'])
    expect(context.stderr()).toContain('k.md')
  })

  test('read twice it changes nothing, whatever was done to its posts in between', async () => {
    const { context } = await bakery({ lang, approval: 'client_each' })
    folder(context, { 'a.md': post('01', 'Une'), 'b.md': post('02', 'Deux'), 'c.md': post('03', 'Trois') })
    await importRun(context, 'month', {})
    const { posts } = await context.store()
    const at = monday.toISOString()
    await posts.approve(1, { by: 'la gérante', via: 'phone' }, at)
    await posts.cancel(2, at)
    await posts.move(
      3,
      {
        scheduled_at: '2026-12-20T08:00:00.000Z',
        scheduled_local: '2026-12-20T09:00',
        time_zone: 'Europe/Paris',
        typed_at: 'x',
      },
      'awaiting_approval',
      at,
    )
    const before = await storedPosts(context)
    expect(await importRun(context, 'month', {})).toBe(0)
    expect(await storedPosts(context)).toEqual(before)
    expect(context.stdout()).toMatch(
      lang === 'fr' ? /3 publications déjà là, sans changement/ : /3 posts there already, unchanged/,
    )
    // months later too
    await context.close()
    const later = testContext({ now: new Date('2027-02-01T09:00:00Z'), folder: context.folder, lang })
    expect(await importRun(later, 'month', {})).toBe(0)
    expect(await storedPosts(later)).toEqual(before)
  })

  test('a changed file changes its post, says so, and voids an approval; what is gone stays as it is', async () => {
    const { context } = await bakery({ lang, approval: 'client_each' })
    folder(context, { 'a.md': post('01', 'Une'), 'b.md': post('02', 'Deux'), 'c.md': post('03', 'Trois') })
    await importRun(context, 'month', {})
    const { posts } = await context.store()
    await posts.approve(1, { by: 'la gérante', via: 'phone' }, monday.toISOString())
    folder(context, { 'a.md': post('01', 'Une autre'), 'c.md': post('03', 'Trois').replace('09:00', '11:00') })
    expect(await importRun(context, 'month', {})).toBe(0)
    expect(await posts.get(1)).toMatchObject({ text: 'Une autre', status: 'awaiting_approval', approved_at: null })
    expect(await posts.get(3)).toMatchObject({ scheduled_local: '2026-12-03T11:00' })
    expect(context.stdout()).toMatch(
      lang === 'fr' ? /2 publications changées\s: a\.md, c\.md/u : /2 posts changed: a\.md, c\.md/,
    )
    await posts.cancel(2, monday.toISOString())
    folder(context, { 'b.md': post('02', 'Deux, changé') })
    const failure = await failureOf(importRun(context, 'month', {}))
    expect(failure.details.join()).toContain('b.md:2')
    expect(await storedPosts(context)).toHaveLength(3)
  })

  test('two files with one number, or with one text for one account', async () => {
    const { context } = await bakery({ lang })
    folder(context, { 'a.md': post('01', 'Une'), 'b.md': post('01', 'Deux'), 'c.md': post('03', 'UNE') })
    const failure = await failureOf(importRun(context, 'month', {}))
    expect(failure.details.map((one) => one.slice(0, 6))).toEqual(['b.md:2', 'c.md:1'])
    folder(context, { 'b.md': post('02', 'Deux') })
    expect(await importRun(context, 'month', { allowDuplicate: true })).toBe(0)
    expect(await storedPosts(context)).toHaveLength(3)
  })

  test('a dry run stores nothing and shows what was understood; JSON has a line a file', async () => {
    const { context } = await bakery({ lang })
    folder(context, { 'a.md': post('01', 'Une'), 'b.md': post('02', '') })
    const dry = await again(context, { lang, options: { dry_run: true } })
    await importRun(dry, 'month', {})
    expect(dry.stdout()).toMatch(/01\/12 09:00/)
    expect(await storedPosts(dry)).toEqual([])
    const json = await again(dry, { lang, options: { json: true } })
    await importRun(json, 'month', {})
    expect(JSON.parse(json.stdout())).toEqual([
      {
        file: 'a.md',
        external_id: '01',
        outcome: 'new',
        id: 1,
        status: 'scheduled',
        scheduled_at: '2026-12-01T08:00:00.000Z',
        scheduled_local: '2026-12-01T09:00',
        pillar: 'behind',
        problems: [],
      },
      {
        file: 'b.md',
        external_id: '02',
        outcome: 'empty',
        id: null,
        status: null,
        scheduled_at: null,
        scheduled_local: null,
        pillar: null,
        problems: [],
      },
    ])
    expect(json.stderr()).toBe('')
  })

  test.each([
    ['no such folder', 'nowhere', 'no_such_path', 5],
    ['a table without a text', 'month/x.csv', 'bad_columns', 2],
    ['a folder without Markdown', 'empty', 'nothing_to_import', 2],
  ])('%s', async (_, path, code, exit) => {
    const { context } = await bakery({ lang })
    folder(context, { 'x.csv': 'a;b' })
    folder(context, { 'y.txt': '' }, 'empty')
    const failure = await failureOf(importRun(context, path, {}))
    expect([failure.code, failure.kind === 'not_found' ? 5 : 2]).toEqual([code, exit])
  })
})

describe('what a file brings with it', () => {
  test('pictures beside it, drafts, posts without a time', async () => {
    const { context } = await bakery()
    folder(context, {
      'a.md': post('01', 'Une photo', 'media: four.png\nalt: Le four\n'),
      'four.png': png(20, 10),
      'b.md': post('02', 'Brouillon', 'status: draft\n'),
      'c.md': '---\nto: blog\n---\nSans heure',
    })
    await importRun(context, 'month', {})
    const stored = await storedPosts(context)
    expect(stored.map((one) => [one.text, one.status, one.media.length])).toEqual([
      ['Une photo', 'scheduled', 1],
      ['Brouillon', 'draft', 0],
      ['Sans heure', 'draft', 0],
    ])
    // another picture under the same name is a change
    folder(context, { 'four.png': png(20, 10, 0x20) })
    await importRun(context, 'month/a.md', {})
    expect((await storedPosts(context))[0]?.media[0]?.sha256).not.toBe(stored[0]?.media[0]?.sha256)
  })

  test('one file alone: queue add --from-file and the import know each other', async () => {
    const { context } = await bakery()
    folder(context, { 'a.md': post('01', 'Une'), 'b.md': post('02', 'Deux') })
    await add(context, undefined, { fromFile: 'month/a.md' })
    await importRun(context, 'month', {})
    expect((await storedPosts(context)).map((one) => [one.external_id, one.text])).toEqual([
      ['01', 'Une'],
      ['02', 'Deux'],
    ])
    expect((await failureOf(add(context, undefined, { fromFile: 'month/b.md', allowDuplicate: true }))).code).toBe(
      'already_imported',
    )
    writeFileSync(join(context.folder, 'c.md'), post('03', 'x').replace('client: ill', 'client: lawyer'))
    expect((await failureOf(add(context, undefined, { fromFile: 'c.md' }))).code).toBe('other_clients_file')
  })

  test('stored together: when one cannot be, none is', async () => {
    const { context, client } = await bakery()
    folder(context, { 'a.md': post('01', 'Une'), 'b.md': post('02', 'Deux') })
    const planned = await planImport(context, client, (await readRows(context, 'month')).rows, { allow_duplicate: false })
    // somebody else was quicker with the second
    await add(context, undefined, { fromFile: 'month/b.md' })
    expect((await failureOf(storeImport(context, planned))).code).toBe('already_imported')
    expect((await storedPosts(context)).map((one) => one.external_id)).toEqual(['02'])
  })

  test('any text comes back as it was written, and a second reading changes nothing', async () => {
    const { context } = await bakery()
    const texts = fc
      .sample(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), 60)
      .map((one, i) => `${i} ${one.replace(/[^\P{Cc}]/gu, ' ').replace(/[{}<]/g, '')} .`)
    folder(
      context,
      Object.fromEntries(
        texts.map((text, i) => [`${String(i).padStart(2, '0')}.md`, `---\nexternal_id: p${i}\nto: blog\n---\n${text}\n`]),
      ),
    )
    await importRun(context, 'month', {})
    expect((await storedPosts(context)).map((one) => one.text)).toEqual(texts)
    await importRun(context, 'month', {})
    expect(await storedPosts(context)).toHaveLength(texts.length)
  })
})

describe('a post taken up for other networks', () => {
  test('one article becomes posts elsewhere that name it, with its pictures and its words [004-11]', async () => {
    const { context } = await bakery()
    folder(context, { 'four.png': png(20, 10) })
    await add(context, 'Un long article', {
      to: ['blog'],
      title: 'Le four',
      media: ['month/four.png'],
      alt: ['Le four'],
      pillar: 'behind',
      tags: ['pain'],
      at: 'demain 9h',
    })
    await add(context, undefined, { fromPost: '1', to: ['facebook'], at: 'demain 10h' })
    await add(context, 'Le four, en bref', { fromPost: '1', to: ['all'], at: 'demain 11h' })
    const [, first, second] = await storedPosts(context)
    expect(first).toMatchObject({ from_post: 1, text: 'Un long article', title: 'Le four', pillar: 'behind', tags: ['pain'] })
    expect(first?.media).toMatchObject([{ file_name: 'four.png', alt: 'Le four' }])
    expect(first?.deliveries.map((one) => one.account)).toEqual(['facebook'])
    expect(second).toMatchObject({ from_post: 1, text: 'Le four, en bref' })
    expect(second?.deliveries.map((one) => one.account)).toEqual(['facebook', 'mastodon'])
    expect(context.stderr()).toContain('blog')
  })

  test('its variants are no filler, the same words written again are', async () => {
    const { context } = await bakery()
    const words = 'Le four est chaud dès quatre heures du matin'
    await add(context, words, { to: ['blog'], title: 'Le four', at: 'demain 9h' })
    await add(context, undefined, { fromPost: '1', to: ['facebook'], at: 'demain 11h' })
    await add(context, undefined, { fromPost: '1', to: ['mastodon'], at: 'demain 13h' })
    expect(context.stderr()).not.toContain('30')
    await add(context, `${words} aussi`, { to: ['mastodon'], at: 'demain 15h' })
    expect(context.stderr()).toMatch(/1, 2 (and|et) 3/)
  })

  test('an article that is online is linked to', async () => {
    const { context, accounts } = await bakery({
      accounts: [
        ['folder', 'blog'],
        ['mastodon', 'mastodon'],
      ],
    })
    await add(context, 'Un article', { to: ['blog'], title: 'Le four', at: 'demain 9h' })
    const db = (await import('better-sqlite3')).default
    const file = new db(context.places.database)
    file
      .prepare(
        "UPDATE deliveries SET state = 'sent', remote_id = 'four', url = 'https://example.com/four', published_at = '2026-11-24T08:00:00.000Z'",
      )
      .run()
    file.close()
    await add(context, undefined, { fromPost: '1', to: ['mastodon'], draft: true })
    expect((await storedPosts(context)).find((one) => one.from_post === 1)).toMatchObject({ link: 'https://example.com/four' })
    expect(accounts['blog']?.id).toBe(1)
  })

  test.each([
    ['where it goes is not said', { fromPost: '1' }, 'from_post_where'],
    ['only where it goes already', { fromPost: '1', to: ['blog'] }, 'from_post_there'],
    ['beside a file', { fromPost: '1', to: ['facebook'], fromFile: 'x.md' }, 'from_post_and_file'],
    ['again and again', { fromPost: '1', to: ['facebook'], repeat: 'weekly', at: 'demain 9h' }, 'from_post_and_file'],
    ['a post that is none', { fromPost: '9', to: ['facebook'] }, 'post_not_found'],
  ])('refused: %s', async (_, flags, code) => {
    const { context } = await bakery()
    await add(context, 'Un article', { to: ['blog'], at: 'demain 9h' })
    expect((await failureOf(add(context, undefined, flags))).code).toBe(code)
    expect(await storedPosts(context)).toHaveLength(1)
  })
})
