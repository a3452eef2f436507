import { mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { run as importRun } from '../../src/cli/queue/import.ts'
import { Failure } from '../../src/failure.ts'
import { readRows } from '../../src/posts/import/read-rows.ts'
import { dateOrderOf, tableTime } from '../../src/posts/import/table-time.ts'
import type { Post } from '../../src/store/posts.ts'
import { testContext, type TestContext } from '../support/context.ts'
import { typographyFaults } from '../support/french.ts'
import { bakery, monday, png, storedPosts } from './support.ts'

const langs = ['fr', 'en'] as const

function put(context: TestContext, name: string, content: string | Buffer): string {
  writeFileSync(join(context.folder, name), content)
  return name
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const failure: unknown = await work.then(() => null).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Failure)
  return failure as Failure
}

function plain(texts: readonly string[]): string[] {
  return texts.map((text) => text.replaceAll(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'"))
}

async function again(context: TestContext, given: Parameters<typeof testContext>[0]): Promise<TestContext> {
  await context.close()
  return testContext({ now: monday, folder: context.folder, ...given })
}

const said = ({ external_id, text, scheduled_local, status, tags, link, title }: Post) => ({
  external_id,
  text,
  scheduled_local,
  status,
  tags,
  link,
  title,
})

const rows = [
  ['text', 'scheduled_local', 'to', 'title', 'tags', 'external_id', 'link'],
  [
    'Le pain « figue »\nest là, "enfin" ; venez',
    '2026-12-01 09:30',
    'blog;mastodon',
    'Été',
    'pain;blé',
    'p1',
    'https://example.com',
  ],
  ['Œufs à 2 €', '02/12/2026 18h30', 'blog', '', '', 'p2', ''],
  ['Sans heure', '', 'blog', '', '', 'p3', ''],
]

function csv(table: readonly (readonly string[])[], sign: string, ends = '\r\n'): string {
  const cell = (text: string): string => (/["\n;,\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return table.map((row) => row.map(cell).join(sign) + ends).join('')
}

describe('a table, as spreadsheets write it', () => {
  const utf16 = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
  // what Excel on Windows in France calls « CSV (séparateur : point-virgule) »
  const windows1252 = (text: string): Buffer =>
    Buffer.from([...text].map((sign) => ({ '€': 0x80, Œ: 0x8c })[sign] ?? sign.charCodeAt(0)))
  test.each([
    ['UTF-8 and commas', Buffer.from(csv(rows, ','))],
    ['UTF-8 with its mark and semicolons', Buffer.from(`\uFEFF${csv(rows, ';')}`)],
    ['tabs and line feeds', Buffer.from(csv(rows, '\t', '\n'))],
    ['old line ends', Buffer.from(csv(rows, ';', '\r'))],
    ['UTF-16 (« Texte Unicode » of Excel)', utf16(csv(rows, '\t'))],
    ['Windows-1252 (« CSV » of Excel in France)', windows1252(csv(rows, ';'))],
  ])('%s: any order of columns, quoted line breaks, French and ISO dates', async (_, bytes) => {
    const { context } = await bakery()
    expect(await importRun(context, put(context, 'posts.csv', bytes), {})).toBe(0)
    const stored = await storedPosts(context)
    expect(stored.map(said)).toEqual([
      {
        external_id: 'p1',
        text: 'Le pain « figue »\nest là, "enfin" ; venez',
        scheduled_local: '2026-12-01T09:30',
        status: 'scheduled',
        tags: ['pain', 'blé'],
        link: 'https://example.com',
        title: 'Été',
      },
      {
        external_id: 'p2',
        text: 'Œufs à 2 €',
        scheduled_local: '2026-12-02T18:30',
        status: 'scheduled',
        tags: [],
        link: null,
        title: null,
      },
      {
        external_id: 'p3',
        text: 'Sans heure',
        scheduled_local: null,
        status: 'draft',
        tags: [],
        link: null,
        title: null,
      },
    ])
    expect(stored[0]?.deliveries.map((one) => one.account)).toEqual(['blog', 'mastodon'])
  })

  test('a column of texts alone, whatever stands in them; from stdin too', async () => {
    const { context } = await bakery({ accounts: [['folder', 'blog']] })
    const { rows: read, format } = await readRows(context, '-', {
      stdin: Readable.from([Buffer.from('text\nUn, deux; trois\n')]),
    })
    expect([format, [...read].map(({ line, input }) => [line, input.text])]).toEqual(['csv', [[2, 'Un, deux; trois']]])
  })

  test('an apostrophe that keeps a spreadsheet from counting is no part of the text', async () => {
    const { context } = await bakery()
    const table = csv(
      [
        ['text', 'to'],
        ["'=1+1 font deux", 'blog'],
        ["'tis the season", 'blog'],
        ['- un\n- deux', 'blog'],
      ],
      ';',
    )
    await importRun(context, put(context, 'a.csv', table), {})
    expect((await storedPosts(context)).map(({ text }) => text)).toEqual(['=1+1 font deux', "'tis the season", '- un\n- deux'])
  })

  test('its empty form has every column of an import', async () => {
    const { context } = await bakery({ lang: 'fr' })
    await importRun(context, undefined, { template: true })
    expect(context.stdout()).toBe(
      '\uFEFFexternal_id;scheduled_local;to;title;text;link;media;alt;first_comment;pillar;campaign;tags;status\r\n',
    )
    expect((await failureOf(importRun(context, undefined, {}))).code).toBe('no_path')
    expect((await failureOf(importRun(context, 'x.csv', { template: true }))).code).toBe('template_and_path')
  })
})

describe.each(langs)('what is wrong with a table (%s)', (lang) => {
  test('every fault of every row by its line and its column; nothing is stored, --partial takes the rest', async () => {
    const { context } = await bakery({ lang })
    const table = csv(
      [
        ['scheduled_local', 'to', 'text', 'link', 'pillar', 'status'],
        ['2026-12-01 09:00', 'blog', 'Bonne', '', '', ''],
        ['2026-12-02 09:00', 'blog', 'Deux\nlignes', 'ici', 'rien', 'sent'],
        ['31/02/2026 9h', 'lune', 'Trois', 'ici', '', ''],
        ['2026-11-01 09:00', 'mastodon', 'y'.repeat(501), '', '', ''],
        ['2026-12-05 09:00', 'blog', '', '', '', ''],
        ['2026-12-03 09:00', 'blog', 'BONNE', '', '', ''],
      ],
      ';',
    )
    const failure = await failureOf(importRun(context, put(context, 'a.csv', table), {}))
    expect(failure).toMatchObject({ kind: 'usage', code: 'import_refused' })
    const line = lang === 'fr' ? 'ligne' : 'line'
    const colon = lang === 'fr' ? ' : ' : ': '
    expect(plain(failure.details).map((one) => one.split(colon)[0])).toEqual([
      `${line} 3, status`,
      `${line} 3, link`,
      `${line} 3, pillar`,
      `${line} 5, scheduled_local`,
      `${line} 5, to`,
      `${line} 5, link`,
      `${line} 6, scheduled_local`,
      `${line} 6`,
      `${line} 8`,
    ])
    expect(failure.details.at(-1)).toContain(lang === 'fr' ? 'ligne 2' : 'line 2')
    expect(await storedPosts(context)).toEqual([])
    expect(await importRun(context, 'a.csv', { partial: true })).toBe(3)
    expect((await storedPosts(context)).map(({ text }) => text)).toEqual(['Bonne'])
    expect(context.stdout()).toContain(`${line} 7`)
    if (lang === 'fr')
      expect(typographyFaults(context.stdout() + context.stderr(), ["Boulangerie de l'Ill", '09:00', '09:30'])).toEqual([])
  })

  test('fifty of them one by one, then how many more', async () => {
    const { context } = await bakery({ lang })
    const table = csv([['text', 'to', 'link'], ...Array.from({ length: 60 }, (_, i) => [`Texte ${i}`, 'blog', 'ici'])], ',')
    const { details, message } = await failureOf(importRun(context, put(context, 'a.csv', table), {}))
    expect(details).toHaveLength(51)
    expect(message).toContain('60')
    expect(details.at(-1)).toBe(lang === 'fr' ? 'et 10 autres' : 'and 10 more')
  })

  test.each([
    ['a column nobody knows, with the nearest one', 'texte;to\nUn;blog\n', ['text']],
    ['a title twice', 'text;to;text\nUn;blog;Deux\n', ['text']],
    ['a column without a title', 'text;;to\nUn;x;blog\n', ['2']],
    ['no text at all', 'to;title\nblog;Un\n', ['text']],
  ])('columns: %s', async (_, content, words) => {
    const { context } = await bakery({ lang })
    const failure = await failureOf(importRun(context, put(context, 'a.csv', content), {}))
    expect([failure.kind, failure.code]).toEqual(['usage', 'bad_columns'])
    for (const word of words) expect(failure.details.join()).toContain(word)
    expect(failure.hint).toContain('--template')
  })

  test.each([
    ['an empty file', '', 'file_empty'],
    ['titles alone', 'text;to\n', 'file_empty'],
    ['a picture', png(3, 3), 'file_unreadable'],
    ['a workbook', 'x', 'nothing_to_import', 'a.xlsx'],
    ['half of UTF-16', Buffer.from('text\nUn\n', 'utf16le'), 'file_unreadable'],
  ])('%s', async (_, content, code, name = 'a.csv') => {
    const { context } = await bakery({ lang })
    const failure = await failureOf(importRun(context, put(context, name, content), {}))
    expect([failure.kind, failure.code]).toEqual(['usage', code])
  })
})

describe('read again', () => {
  const table = (text: string, id = ''): string =>
    csv(
      [
        ['external_id', 'scheduled_local', 'to', 'text'],
        [id, '2026-12-01 09:00', 'blog', text],
        ['', '', 'blog', 'Brouillon'],
      ],
      ';',
    )

  test('a file without numbers is the same posts, drafts too; a changed row is a new post', async () => {
    const { context } = await bakery()
    await importRun(context, put(context, 'a.csv', table('Une')), {})
    await importRun(context, 'a.csv', {})
    expect((await storedPosts(context)).map(({ text }) => text)).toEqual(['Une', 'Brouillon'])
    expect(context.stdout()).toContain('2 posts there already, unchanged')
    await importRun(context, put(context, 'a.csv', table('Autre chose')), {})
    expect((await storedPosts(context)).map(({ text }) => text)).toEqual(['Une', 'Autre chose', 'Brouillon'])
  })

  test('with a number the post changes with its row; what has left is not touched and says so', async () => {
    const { context } = await bakery()
    await importRun(context, put(context, 'a.csv', table('Une', 'p1')), {})
    await importRun(context, put(context, 'a.csv', table('Une, corrigée', 'p1')), {})
    expect((await storedPosts(context)).map(({ text }) => text)).toEqual(['Une, corrigée', 'Brouillon'])
    expect(context.stdout()).toContain('1 post changed: line 2')
    await (await context.store()).posts.cancel(1, monday.toISOString())
    const failure = await failureOf(importRun(context, put(context, 'a.csv', table('Une troisième', 'p1')), {}))
    expect(failure.details).toEqual([
      'line 2, external_id: post 1 has left or was cancelled already, its file has changed since',
    ])
  })

  test('the same row twice in one file is told, and is two posts when that is meant', async () => {
    const { context } = await bakery()
    const twice = csv(
      [['scheduled_local', 'to', 'text'], ...Array.from({ length: 2 }, () => ['2026-12-01 09:00', 'blog', 'Une'])],
      ';',
    )
    expect((await failureOf(importRun(context, put(context, 'a.csv', twice), {}))).details).toEqual([
      'line 3: the same post as line 2',
    ])
    await importRun(context, 'a.csv', { allowDuplicate: true })
    await importRun(context, 'a.csv', { allowDuplicate: true })
    expect(await storedPosts(context)).toHaveLength(2)
  })

  test('a dry run stores nothing; JSON says what becomes of each row', async () => {
    const { context } = await bakery()
    put(context, 'a.csv', table('Une', 'p1'))
    const dry = await again(context, { options: { dry_run: true, json: true } })
    await importRun(dry, 'a.csv', {})
    expect(JSON.parse(dry.stdout())).toMatchObject([
      { file: 'a.csv', line: 2, external_id: 'p1', outcome: 'new', dry_run: true, id: null, remarks: [], problems: [] },
      { line: 3, outcome: 'new', scheduled_at: null },
    ])
    expect(await storedPosts(dry)).toEqual([])
  })

  test('--to says where rows go that do not; what says that it is out is left out', async () => {
    const { context } = await bakery()
    const content = csv(
      [
        ['text', 'to', 'status'],
        ['Une', '', ''],
        ['Deux', 'blog', ''],
        ['Trois', '', 'published'],
      ],
      ';',
    )
    await importRun(context, put(context, 'a.csv', content), { to: ['mastodon'] })
    expect((await storedPosts(context)).map(({ deliveries }) => deliveries.map((one) => one.account))).toEqual([
      ['mastodon'],
      ['blog'],
    ])
    expect(context.stdout()).toContain('1 post out or cancelled already by its `status`, left out: line 4'.replaceAll('`', ''))
  })
})

describe('JSON', () => {
  const entry = {
    external_id: 7,
    text: 'Une\n- deux',
    to: ['blog'],
    tags: ['pain'],
    scheduled_local: '2026-12-01 09:00',
    thread: false,
    title: null,
  }
  test.each([
    ['an array', 'a.json', JSON.stringify([entry], null, 2)],
    ['JSON Lines', 'a.jsonl', `${JSON.stringify(entry)}\n`],
    ['by its first sign', 'a.txt', JSON.stringify([entry])],
  ])('%s', async (_, name, content) => {
    const { context } = await bakery()
    await importRun(context, put(context, name, content), {})
    expect((await storedPosts(context)).map(said)).toMatchObject([
      { external_id: '7', text: 'Une\n- deux', tags: ['pain'], scheduled_local: '2026-12-01T09:00', title: null },
    ])
  })

  test.each(['__proto__', 'constructor', 'toString'])('a field called %s is one as any other', async (name) => {
    const { context } = await bakery()
    const content = `[{"text":"Une","to":"blog","${name}":{"x":1}}]`
    const { details } = await failureOf(importRun(context, put(context, 'a.json', content), {}))
    expect(details).toEqual([`line 1, ${name}: unknown column: ${name}`])
  })

  test('each entry that is none by its line, and what it has too much', async () => {
    const { context } = await bakery()
    const content = `[\n{"text":"Une","to":"blog"},\n{"txt":"x","text":"Deux","to":"blog"},\n{"text":[1],"to":"blog"},\n5,\n{"text": oops},\n{"text":"Six","to":"blog","contest":${'['.repeat(30)}${']'.repeat(30)}}\n]\n`
    const { details } = await failureOf(importRun(context, put(context, 'a.json', content), {}))
    expect(details).toEqual([
      'line 3, txt: unknown column: txt; perhaps text?',
      'line 4, text: text: one value is expected',
      'line 5: a JSON object is expected',
      'line 6: this is not JSON',
      'line 7: too many levels within each other',
    ])
  })

  test('of JSON Lines a broken one does not take the next with it', async () => {
    const { context } = await bakery()
    const content = '{"text":"Une","to":"blog"\n{"text":"Deux","to":"blog"}\n'
    expect(await importRun(context, put(context, 'a.jsonl', content), { partial: true })).toBe(3)
    expect((await storedPosts(context)).map(({ text }) => text)).toEqual(['Deux'])
  })
})

describe('the files of other programs', () => {
  const fixture = (context: TestContext, name: string): string =>
    put(context, name, readFileSync(fileURLToPath(new URL(`../fixtures/queue-import/${name}`, import.meta.url))))

  test('Buffer: one channel a file, its labels are told', async () => {
    const { context } = await bakery({ options: { dry_run: true, json: true } })
    await importRun(context, fixture(context, 'buffer.csv'), { to: ['mastodon'] })
    expect(JSON.parse(context.stdout())).toMatchObject([
      { line: 2, outcome: 'new', scheduled_local: '2026-12-01T09:00', remarks: [expect.stringContaining('Tags')] },
      { line: 3, outcome: 'new', scheduled_local: '2026-12-02T18:30', remarks: [] },
      { line: 5, outcome: 'new', scheduled_local: null },
    ])
  })

  test('Buffer for Pinterest: the board is told', async () => {
    const { context } = await bakery({ options: { dry_run: true, json: true } })
    await importRun(context, fixture(context, 'buffer-pinterest.csv'), { to: ['mastodon'] })
    expect(JSON.parse(context.stdout())).toMatchObject([{ remarks: [expect.stringContaining('Board Name')] }])
  })

  test('Hootsuite: no titles, the order of its dates by the dates, what is beyond its columns is told', async () => {
    const { context } = await bakery({ options: { json: true } })
    await importRun(context, fixture(context, 'hootsuite.csv'), { to: ['mastodon'] })
    expect((await storedPosts(context)).map(({ text, link, scheduled_local }) => [text, link, scheduled_local])).toEqual([
      ['The fig bread is back, in both shops', 'https://example.com/figs', '2026-12-01T09:00'],
      ['No link here', null, '2026-12-13T18:30'],
      ['With more', 'https://example.com', '2026-12-14T07:05'],
    ])
    expect(JSON.parse(context.stdout())).toMatchObject([
      { remarks: [] },
      { remarks: [] },
      { remarks: ['column 4 has no counterpart here, left out'] },
    ])
  })

  test('Hootsuite: dates that may be read in two ways are asked about', async () => {
    const { context } = await bakery()
    put(context, 'h.csv', '04/12/2026 09:00,Une,\n05/12/2026 09:00,Deux,\n')
    const failure = await failureOf(importRun(context, 'h.csv', { to: ['blog'] }))
    expect([failure.code, failure.hint]).toEqual(['which_date_order', expect.stringContaining('--date-order mdy')])
    await importRun(context, 'h.csv', { to: ['blog'], dateOrder: 'dmy' })
    expect((await storedPosts(context)).map(({ scheduled_local }) => scheduled_local)).toEqual([
      '2026-12-04T09:00',
      '2026-12-05T09:00',
    ])
  })

  test('Metricool: networks, drafts, pictures with their descriptions, comment; what has no counterpart is told', async () => {
    const { context } = await bakery({ options: { dry_run: true, json: true } })
    const { rows: read, format } = await readRows(context, fixture(context, 'metricool.csv'))
    expect(format).toBe('metricool')
    expect([...read].map(({ input }) => input)).toMatchObject([
      {
        text: 'The fig bread is back',
        at: '2026-12-01 09:00:00',
        to: ['facebook'],
        first_comment: 'The recipe is on our site',
        draft: false,
      },
      {
        at: '2026-12-02 18:30:00',
        to: ['facebook'],
        draft: true,
        link: 'https://example.com/oven',
        title: 'Oven',
        media: [
          { file: 'https://pictures.example/oven.png', alt: 'The oven' },
          { file: 'https://pictures.example/flour.png', alt: null },
        ],
      },
    ])
    expect([...read].map(({ remarks }) => remarks)).toEqual([
      ['“Shortener” has no counterpart here, left out'],
      ['several titles: “Oven” is taken for all accounts'],
    ])
    await importRun(context, 'metricool.csv', {})
    expect(JSON.parse(context.stdout())).toMatchObject([{ outcome: 'new' }, { outcome: 'new' }])
  })

  test('one that is said to be Buffer’s and is not', async () => {
    const { context } = await bakery()
    expect((await failureOf(importRun(context, fixture(context, 'hootsuite.csv'), { format: 'buffer' }))).code).toBe(
      'bad_columns',
    )
  })
})

describe('pictures that have an address', () => {
  async function server(): Promise<{ url: string; asked: () => number }> {
    let asked = 0
    const http = createServer((request, response) => {
      asked += 1
      if (request.url === '/four.png') return response.end(png(20, 10))
      response.statusCode = request.url === '/text' ? 200 : 404
      response.end('no picture')
    })
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void http.close())
    return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, asked: () => asked }
  }
  const allowed = (url: string): Record<string, string> => ({ SMM_LISTEN_ALLOW_HOSTS: new URL(url).host })

  test('are fetched once when they are imported, named by their address, and not looked at again', async () => {
    const { url, asked } = await server()
    const { context } = await bakery({ env: allowed(url) })
    put(
      context,
      'a.csv',
      csv(
        [
          ['text', 'to', 'media', 'alt'],
          ['Une', 'blog', `${url}/four.png`, 'Le four'],
          ['Deux', 'blog', `${url}/four.png`, ''],
        ],
        ';',
      ),
    )
    await importRun(context, 'a.csv', {})
    expect(
      (await storedPosts(context)).map(({ media }) => media.map(({ file_name, alt, width }) => [file_name, alt, width])),
    ).toEqual([[['four.png', 'Le four', 20]], [['four.png', null, 20]]])
    expect(asked()).toBe(1)
    await importRun(context, 'a.csv', {})
    expect([asked(), (await storedPosts(context)).length]).toEqual([1, 2])
  })

  test('a dry run asks no server and says so', async () => {
    const { url, asked } = await server()
    const { context } = await bakery({ env: allowed(url), options: { dry_run: true } })
    put(
      context,
      'a.csv',
      csv(
        [
          ['text', 'to', 'media'],
          ['Une', 'blog', `${url}/none.png`],
        ],
        ';',
      ),
    )
    expect(await importRun(context, 'a.csv', {})).toBe(0)
    expect(asked()).toBe(0)
    expect(context.stderr()).toContain('1 picture was not fetched')
  })

  test('what is not there, is no picture, or stands within a network is told by its row', async () => {
    const { url } = await server()
    const { context } = await bakery({ env: allowed(url) })
    const files = [
      `${url}/none.png`,
      `${url}/text`,
      'http://127.0.0.1:1/x.png',
      'http://[::1]/x.png',
      'http://169.254.169.254/x.png',
    ]
    put(context, 'a.csv', csv([['text', 'to', 'media'], ...files.map((file, i) => [`Texte ${i}`, 'blog', file])], ';'))
    const { details } = await failureOf(importRun(context, 'a.csv', {}))
    expect(details.map((one) => one.slice(0, 13))).toEqual([2, 3, 4, 5, 6].map((line) => `line ${line}, media`))
    expect(details[0]).toContain('404')
    expect(await storedPosts(context)).toEqual([])
  })
})

describe('pictures of this computer', () => {
  test('from elsewhere are told of, whatever leads to them; those beside the file are not', async () => {
    const { context } = await bakery()
    const elsewhere = mkdtempSync(join(tmpdir(), 'smm-elsewhere-'))
    onTestFinished(() => rmSync(elsewhere, { recursive: true }))
    const private_ = join(elsewhere, 'private.png')
    for (const path of [private_, join(context.folder, 'oven.png')]) writeFileSync(path, png(800, 800))
    symlinkSync(private_, join(context.folder, 'link.png'))
    const files = [private_, relative(context.folder, private_), 'link.png', 'oven.png', './oven.png']
    const rows = files.map((file, index) => [`Texte ${index}`, 'blog', file])
    put(context, 'a.csv', csv([['text', 'to', 'media'], ...rows], ';'))
    expect(await importRun(context, 'a.csv', {})).toBe(0)
    expect(context.stderr()).toContain(
      `line 2, line 3, line 4: picture from outside the folder of the file: ${realpathSync(private_)}`,
    )
    expect(context.stderr().match(/from outside/g)).toHaveLength(1)
  })
})

describe('dates of tables', () => {
  test.each([
    ['01/12/2026 09:30', 'dmy', '2026-12-01 09:30'],
    ['1/12/26 9h', 'dmy', '2026-12-01 09:00'],
    ['1.12.2026 9h05', 'dmy', '2026-12-01 09:05'],
    ['01/12/2026 09:30:15', 'dmy', '2026-12-01 09:30:15'],
    ['12/01/2026 9:30 PM', 'mdy', '2026-12-01 21:30'],
    ['12/1/2026 12:00 am', 'mdy', '2026-12-01 00:00'],
    ['2026/12/1 09:30', 'dmy', '2026-12-01 09:30'],
    ['demain 9h', 'dmy', 'demain 9h'],
    ['2026-12-01T09:30:00Z', 'mdy', '2026-12-01T09:30:00Z'],
    ['1/12/2026 13:00 PM', 'dmy', '1/12/2026 13:00 PM'],
    // no date: a remark names what was typed
    ['32/12/2026 18:30', 'dmy', '32/12/2026 18:30'],
  ] as const)('%s (%s)', (typed, order, read) => {
    expect(tableTime(typed, order)).toBe(read)
  })

  test.each([
    [['01/02/2026 9:00', '13/02/2026 9:00'], 'dmy'],
    [['01/02/2026 9:00', '01/13/2026 9:00'], 'mdy'],
    [['01/02/2026 9:00'], null],
    [['13/02/2026', '01/13/2026'], null],
    [['2026-12-01'], null],
  ])('their order: %j', (dates, order) => {
    expect(dateOrderOf(dates)).toBe(order)
  })
})

describe('files that mean harm', () => {
  test('no table and no JSON, whatever is in it, is more than a refusal', async () => {
    const { context } = await bakery({ accounts: [['folder', 'blog']] })
    const bits = fc.constantFrom(
      '"',
      ';',
      ',',
      '\n',
      '\r',
      '\t',
      'text',
      'to',
      'media',
      '{',
      '}',
      '[',
      ']',
      ':',
      "'",
      '=',
      '\\',
      '\uD800',
      '\0',
      'é',
      '-',
      '2026-12-01 09:00',
      '__proto__',
      'status',
      ' ',
      'null',
      '1e999',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          '',
          'text;to\n',
          'text,media,scheduled_local\n',
          '[',
          '{"text":',
          'Text,Posting Time\n',
          'Text,Date,Time,Facebook\n',
          '01/12/2026 09:00,',
        ),
        fc.array(bits, { maxLength: 40 }),
        fc.constantFrom(null, 'csv', 'json', 'md', 'buffer', 'hootsuite', 'metricool'),
        async (head, parts, format) => {
          put(context, 'x', head + parts.join(''))
          try {
            await importRun(context, 'x', { format, partial: true })
          } catch (error) {
            expect([error instanceof Failure ? error.kind : String(error)]).toEqual(['usage'])
          }
        },
      ),
      { numRuns: 150 },
    )
  }, 60_000)

  test('hundreds of thousands of columns and quotes, a cell of megabytes', async () => {
    const { context } = await bakery()
    const wide = await failureOf(importRun(context, put(context, 'a.csv', `${'x;'.repeat(300_000)}text\nUn\n`), {}))
    expect([wide.code, wide.details.length]).toEqual(['bad_columns', 11])
    const long = await failureOf(importRun(context, put(context, 'b.csv', `text;to\n${'y'.repeat(5_000_000)};mastodon\n`), {}))
    expect(long.details.join().length).toBeLessThan(500)
    const quotes = await failureOf(importRun(context, put(context, 'c.csv', `text;to\n${'"'.repeat(300_001)};blog\n`), {}))
    expect(quotes.kind).toBe('usage')
  }, 60_000)
})
