import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { folder } from '../../src/networks/folder/index.ts'
import { slugOf } from '../../src/networks/article-title.ts'
import { markdown, readArticle, readHead } from '../../src/networks/folder/article.ts'
import { create } from '../../src/networks/folder/files.ts'
import { conformance } from './contract.ts'
import { access, content, deliver, failureOf, identity, picture, scratch, stageAll } from './support.ts'

conformance('folder', async () => {
  const path = scratch()
  return {
    network: folder,
    access: () => access({ path }),
    wrong_secrets: null,
    faults: null,
    posts: async () =>
      readdirSync(path)
        .filter((name) => name.endsWith('.md'))
        .map((name) => {
          const text = readFileSync(join(path, name), 'utf8')
          const alts = [...text.matchAll(/^!\[(.*)\]\(/gm)].map((match) => match[1] ?? null)
          return { remote_id: name, text, alts, card: null }
        }),
    refused: null,
    repeat: 'same',
    close: async () => {},
  }
})

async function open(path: string, given: { endpoint?: string; settings?: Record<string, string> } = {}) {
  const client = await folder.client?.()
  if (!client) throw new Error('no client')
  return client.connect(access({ path, ...given }))
}

const front = (text: string): Record<string, unknown> => parse(text.split('---\n')[1] ?? '') as Record<string, unknown>
const at = new Date('2026-12-01T08:30:00Z')

describe('folder: the files', () => {
  test('one page, one image, one feed, as four generators read them', async () => {
    const path = scratch()
    const what = content({
      title: "L'été : c'est « parti » !",
      text: 'Le four est chaud. Venez !\n\nÀ demain.',
      link: 'https://exemple.fr',
      tags: ['pain', 'été'],
      media: [picture('Le four [à bois]', { file_name: 'Four à bois.PNG' })],
    })
    const who = identity(at)
    const done = await deliver(await open(path, { endpoint: 'https://blog.exemple.fr' }), what, who)
    expect(done).toMatchObject({
      remote_id: '2026-12-01-l-ete-c-est-parti.md',
      url: 'https://blog.exemple.fr/l-ete-c-est-parti/',
      published_at: at.toISOString(),
    })
    const text = readFileSync(join(path, done.remote_id), 'utf8')
    const image = `images/four-a-bois-${what.media[0]?.sha256.slice(0, 12)}.png`
    expect(front(text)).toEqual({
      title: "L'été : c'est « parti » !",
      date: '2026-12-01T08:30:00.000Z',
      slug: 'l-ete-c-est-parti',
      description: 'Le four est chaud',
      tags: ['pain', 'été'],
      draft: false,
      lang: 'fr',
      image,
      image_alt: 'Le four [à bois]',
      smm_key: who.record_key,
    })
    // Unquoted: an instant for every reader of YAML 1.1 (Jekyll, Hugo).
    expect(text).toContain('\ndate: 2026-12-01T08:30:00.000Z\n')
    expect(text).toContain(
      `Le four est chaud. Venez !\n\nÀ demain.\n\nhttps://exemple.fr\n\n![Le four \\[à bois\\]](${image})\n`,
    )
    expect(readdirSync(join(path, 'images'))).toEqual([image.slice('images/'.length)])
    expect(readdirSync(path).toSorted()).toEqual(['2026-12-01-l-ete-c-est-parti.md', 'feed.xml', 'images'])
    expect(statSync(join(path, done.remote_id)).mode & 0o777).toBe(0o644)
  })

  test('without a title, the first sentence is one', async () => {
    const path = scratch()
    const done = await deliver(await open(path), content({ text: 'Ouvert dimanche ! Venez tôt.\nSuite' }), identity(at))
    expect(done.remote_id).toBe('2026-12-01-ouvert-dimanche.md')
    expect(done.url).toBe(pathToFileURL(join(path, done.remote_id)).href)
    expect(front(readFileSync(join(path, done.remote_id), 'utf8'))['title']).toBe('Ouvert dimanche !')
  })

  test.each([
    'on',
    '2026-12-01',
    'null',
    '1e3',
    '- a',
    '# b',
    '"c',
    '{d',
    'a: b',
    '!tag',
    '---',
    "l'été",
    'x'.repeat(300),
    '01:30',
  ])('a title %s stays a text for YAML 1.1', async (title) => {
    const path = scratch()
    const done = await deliver(await open(path), content({ title }), identity(at))
    const text = readFileSync(join(path, done.remote_id), 'utf8')
    expect(parse(text.slice(4, text.indexOf('\n---\n', 4)), { version: '1.1' })['title']).toBe(title)
  })

  test("a person's file of the same name stays as it is, and ours takes another name", async () => {
    const path = scratch()
    const mine = '---\ntitle: Ouvert dimanche !\ndate: 2026-12-01\n---\nÀ moi\n'
    writeFileSync(join(path, '2026-12-01-ouvert-dimanche.md'), mine)
    const who = identity(at)
    const what = content({ text: 'Ouvert dimanche !' })
    const done = await deliver(await open(path), what, who)
    expect(done.remote_id).toBe(`2026-12-01-ouvert-dimanche-${who.record_key}.md`)
    expect((await deliver(await open(path), what, who)).remote_id).toBe(done.remote_id)
    expect(readFileSync(join(path, '2026-12-01-ouvert-dimanche.md'), 'utf8')).toBe(mine)
  })

  test('what a person changed or renamed after publication is found, and left as it is', async () => {
    const path = scratch()
    const who = identity(at)
    const what = content({ text: 'Ouvert dimanche !' })
    const done = await deliver(await open(path), what, who)
    const changed = readFileSync(join(path, done.remote_id), 'utf8').replace('Ouvert dimanche !\n', 'Fermé dimanche.\n')
    writeFileSync(join(path, done.remote_id), changed)
    renameSync(join(path, done.remote_id), join(path, 'à-part.md'))
    expect((await deliver(await open(path), what, who)).remote_id).toBe('à-part.md')
    expect(readdirSync(path).filter((name) => name.endsWith('.md'))).toEqual(['à-part.md'])
    expect(readFileSync(join(path, 'à-part.md'), 'utf8')).toBe(changed)
  })

  test('many at once: one file, whole, and no draft left', async () => {
    const path = scratch()
    const who = identity(at)
    const what = content({ text: 'En même temps', media: [picture('Le four')] })
    const connection = await open(path)
    const all = await Promise.all(
      Array.from({ length: 20 }, async () => connection.publish(what, who, await stageAll(connection, what, who))),
    )
    expect(new Set(all.map((one) => one.remote_id)).size).toBe(1)
    expect(new Set(readdirSync(path))).toEqual(new Set([all[0]?.remote_id, 'feed.xml', 'images']))
    expect(readdirSync(join(path, 'images'))).toHaveLength(1)
  })

  test('symbolic links are refused: the folder, its images, the page', async () => {
    const elsewhere = scratch()
    const linked = join(scratch(), 'blog')
    symlinkSync(elsewhere, linked)
    expect(await failureOf((await open(linked)).identify())).toMatchObject({ verdict: 'refused', code: 'symbolic_link' })

    const path = scratch()
    symlinkSync(elsewhere, join(path, 'images'))
    const withImage = content({ media: [picture('Le four')] })
    expect(await failureOf(stageAll(await open(path), withImage, identity(at)))).toMatchObject({ code: 'symbolic_link' })

    const victim = join(elsewhere, 'victim.txt')
    writeFileSync(victim, 'intact')
    symlinkSync(victim, join(path, '2026-12-01-bonjour.md'))
    expect(await failureOf(deliver(await open(path), content(), identity(at)))).toMatchObject({
      verdict: 'refused',
      code: 'symbolic_link',
    })
    expect(readFileSync(victim, 'utf8')).toBe('intact')
    expect(readdirSync(elsewhere)).toEqual(['victim.txt'])
  })

  test.each(['../../evil', '/etc/cron.d/x', '..\\..\\x', 'a\0b', '.', '…', 'CON', '\u202Etxt.exe'])(
    'a title %j stays within the folder',
    async (title) => {
      const path = scratch()
      const done = await deliver(await open(path), content({ title }), identity(at))
      expect(done.remote_id).toMatch(/^2026-12-01-[a-z0-9-]+\.md$/)
      expect(readdirSync(path).toSorted()).toEqual([done.remote_id, 'feed.xml'])
    },
  )

  test('a name that leaves the folder is refused below, too', async () => {
    const path = scratch()
    for (const name of ['../x.md', 'a/b.md', '..', '', 'a\0.md', 'a\\b.md', 'c:x']) {
      expect((await failureOf(create(path, name, 'x'))).code).toBe('bad_file_name')
    }
  })

  test('a folder that is away, and one that may not be written to', async () => {
    expect(await failureOf((await open(join(scratch(), 'absent'))).identify())).toMatchObject({
      verdict: 'not_sent',
      code: 'folder_missing',
    })
    const file = join(scratch(), 'file')
    writeFileSync(file, '')
    expect(await failureOf((await open(file)).identify())).toMatchObject({ verdict: 'refused' })
    const locked = scratch()
    chmodSync(locked, 0o500)
    // The administrator may write everywhere.
    if (process.getuid?.() !== 0) {
      expect(await failureOf(deliver(await open(locked), content(), identity()))).toMatchObject({ verdict: 'unauthorized' })
    }
  })

  test('an image of this name by another hand is left as it is', async () => {
    const path = scratch()
    const one = picture('Le four')
    mkdirSync(join(path, 'images'))
    const name = `vitrine-${one.sha256.slice(0, 12)}.png`
    writeFileSync(join(path, 'images', name), 'autre chose')
    expect(await failureOf(stageAll(await open(path), content({ media: [one] }), identity()))).toMatchObject({
      code: 'file_exists',
    })
    expect(readFileSync(join(path, 'images', name), 'utf8')).toBe('autre chose')
  })

  test('the generator may want its images elsewhere', async () => {
    const path = scratch()
    const connection = await open(path, { settings: { image_base: '/images/' } })
    const done = await deliver(connection, content({ media: [picture('Le four')] }), identity(at))
    expect(readFileSync(join(path, done.remote_id), 'utf8')).toMatch(/\n!\[Le four\]\(\/images\/vitrine-/)
  })
})

describe('folder: taken away', () => {
  test('the page, its images and its entry in the feed; what another page shows stays', async () => {
    const path = scratch()
    const connection = await open(path)
    const [shared, own] = [picture('Le four'), picture('La vitrine', { shade: 7 })]
    const first = await deliver(connection, content({ text: 'Lundi', media: [shared, own] }), identity(at))
    const second = await deliver(connection, content({ text: 'Mardi', media: [shared] }), identity(at))
    writeFileSync(join(path, 'images', 'a-moi.png'), 'x')
    await connection.remove?.(first.remote_id)
    expect(readdirSync(path).toSorted()).toEqual([second.remote_id, 'feed.xml', 'images'])
    expect(readdirSync(join(path, 'images')).toSorted()).toEqual(['a-moi.png', `vitrine-${shared.sha256.slice(0, 12)}.png`])
    const feed = readFileSync(join(path, 'feed.xml'), 'utf8')
    expect(feed).toContain('<title>Mardi</title>')
    expect(feed).not.toContain('Lundi')
    await connection.remove?.(first.remote_id)
  })

  test('killed after the page was gone: a repeat puts the feed right', async () => {
    const path = scratch()
    const connection = await open(path)
    const done = await deliver(connection, content({ text: 'Lundi' }), identity(at))
    rmSync(join(path, done.remote_id))
    await connection.remove?.(done.remote_id)
    expect(readFileSync(join(path, 'feed.xml'), 'utf8')).not.toContain('Lundi')
  })

  test('a page that a person wrote, a link, a name that leaves the folder: all stay', async () => {
    const path = scratch()
    const connection = await open(path)
    writeFileSync(join(path, 'à-moi.md'), '---\ntitle: À moi\ndate: 2026-01-01\n---\nTexte\n')
    writeFileSync(join(path, '..', 'dehors.md'), '---\ntitle: A\ndate: 2026-01-01\nsmm_key: 3lk2abc\n---\n')
    symlinkSync(join(path, '..', 'dehors.md'), join(path, 'lien.md'))
    for (const [name, code] of [
      ['à-moi.md', 'not_ours'],
      ['lien.md', 'symbolic_link'],
      ['../dehors.md', 'bad_file_name'],
    ] as const) {
      expect((await failureOf(connection.remove?.(name) ?? Promise.resolve())).code).toBe(code)
    }
    expect(readdirSync(path).toSorted()).toEqual(['lien.md', 'à-moi.md'])
    expect(readdirSync(join(path, '..'))).toContain('dehors.md')
  })

  test('own posts are the pages that are out, a person’s too, without their images', async () => {
    const path = scratch()
    const connection = await open(path, { endpoint: 'https://blog.exemple.fr' })
    writeFileSync(join(path, 'une.md'), '---\ntitle: Une\ndate: 2026-12-02\n---\nDe moi\n')
    writeFileSync(join(path, 'secret.md'), '---\ntitle: Secret\ndate: 2026-12-02\ndraft: true\n---\nDe moi\n')
    writeFileSync(join(path, 'vieux.md'), '---\ntitle: Vieux\ndate: 2026-11-02\n---\nDe moi\n')
    const done = await deliver(
      connection,
      content({ title: 'Lundi', text: 'Ouvert', media: [picture('Le four')] }),
      identity(at),
    )
    expect(await connection.ownPosts?.(new Date('2026-12-01T00:00:00Z'))).toEqual({
      posts: [
        {
          remote_id: 'une.md',
          url: 'https://blog.exemple.fr/une/',
          published_at: '2026-12-02T00:00:00.000Z',
          text: 'Une\nDe moi',
        },
        {
          remote_id: done.remote_id,
          url: 'https://blog.exemple.fr/lundi/',
          published_at: at.toISOString(),
          text: 'Lundi\nOuvert',
        },
      ],
      complete: true,
    })
  })
})

describe('folder: the feed', () => {
  test('lists the newest pages, ours and others, without drafts', async () => {
    const path = scratch()
    writeFileSync(join(path, 'ancien.md'), '---\ntitle: "Une <page> & à moi"\ndate: 2025-01-01\ntags: [a]\n---\nTexte\n')
    writeFileSync(join(path, 'brouillon.md'), '---\ntitle: Secret\ndate: 2026-01-01\ndraft: true\n---\nTexte\n')
    writeFileSync(join(path, 'cassé.md'), '---\ntitle: [\n---\n')
    writeFileSync(join(path, 'README.md'), '# Lisez-moi\n')
    const connection = await open(path, { endpoint: 'https://blog.exemple.fr', settings: { site_title: 'Boulangerie & fils' } })
    await deliver(connection, content({ text: 'Ouvert dimanche ! \u0007 ]]> <script>' }), identity(at))
    const feed = readFileSync(join(path, 'feed.xml'), 'utf8')
    expect(feed).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
      <channel>
      <title>Boulangerie &amp; fils</title>
      <link>https://blog.exemple.fr/</link>
      <description>Boulangerie &amp; fils</description>
      <atom:link href="https://blog.exemple.fr/feed.xml" rel="self" type="application/rss+xml"/>
      <lastBuildDate>Tue, 01 Dec 2026 08:30:00 +0000</lastBuildDate>
      <generator>smm</generator>
      <item>
      <title>Ouvert dimanche !</title>
      <link>https://blog.exemple.fr/ouvert-dimanche/</link>
      <guid isPermaLink="false">2026-12-01-ouvert-dimanche.md</guid>
      <pubDate>Tue, 01 Dec 2026 08:30:00 +0000</pubDate>
      <description>Ouvert dimanche !  ]]&gt; &lt;script&gt;</description>
      </item>
      <item>
      <title>Une &lt;page&gt; &amp; à moi</title>
      <link>https://blog.exemple.fr/ancien/</link>
      <guid isPermaLink="false">ancien.md</guid>
      <pubDate>Wed, 01 Jan 2025 00:00:00 +0000</pubDate>
      <description>Texte</description>
      <category>a</category>
      </item>
      </channel>
      </rss>
      "
    `)
    expect(feed).not.toContain('Secret')
  })

  test('keeps twenty', async () => {
    const path = scratch()
    const connection = await open(path)
    for (let day = 1; day <= 23; day++) {
      await deliver(connection, content({ text: `Jour ${day}` }), identity(new Date(Date.UTC(2026, 10, day))))
    }
    const feed = readFileSync(join(path, 'feed.xml'), 'utf8')
    expect(feed.match(/<item>/g)).toHaveLength(20)
    expect(feed).toContain('<title>Jour 23</title>')
    expect(feed).not.toContain('<title>Jour 3</title>')
  })

  test('a feed that smm did not write is left as it is', async () => {
    const path = scratch()
    writeFileSync(join(path, 'feed.xml'), '<rss>hugo</rss>')
    await deliver(await open(path), content(), identity())
    expect(readFileSync(join(path, 'feed.xml'), 'utf8')).toBe('<rss>hugo</rss>')
  })

  test('a feed that cannot be written does not undo the page', async () => {
    const path = scratch()
    mkdirSync(join(path, 'feed.xml'))
    expect((await deliver(await open(path), content(), identity(at))).remote_id).toBe('2026-12-01-bonjour.md')
  })
})

test.each([
  ['Soldes d’été : -20 %', 'soldes-d-ete-20'],
  ['Cœur & Ægir', 'coeur-aegir'],
  ['🎉', 'publication'],
  ['a'.repeat(200), 'a'.repeat(60)],
])('slug of %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
})

test('front matter of others is read with care', () => {
  expect(readArticle('2026-01-02-x.md', '---\r\ntitle: A\r\n---\r\nB')).toMatchObject({ title: 'A', slug: 'x', body: 'B' })
  expect(readArticle('x.md', 'no front matter')).toBeNull()
  expect(readArticle('x.md', '---\ntitle: A\n---\n')).toBeNull()
  const bomb =
    'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]\ntitle: A\ndate: 2026-01-01'
  expect(readArticle('x.md', `---\n${bomb}\n---\n`)).toBeNull()
})

test.each([
  ['as smm writes it', markdown(content({ title: 'date: 2020-01-01' }), identity(at), { file_name: 'x.md', images: [] })],
  ['put in quotes', '---\ntitle: A\ndate: "2026-01-02T03:04:05.000Z"\nsmm_key: "3lk2abc"\n---\n'],
  ['on one line', '---\n{ title: A, date: 2026-01-02, smm_key: 3lk2abc }\n---\n'],
  ['with other line ends', '---\r\ntitle: A\r\ndate: 2026-01-02T03:04:05.000Z\r\nsmm_key: 3lk2abc\r\n---\r\n'],
  ["a person's", '---\ntitle: A\ndate: 2026-01-02\n---\nsmm_key: 3lk2abc\n'],
  ['dated by its name', '---\ntitle: A\n---\n'],
  ['no page', '# Lisez-moi\n'],
])('the head of a page says what the page says: %s', (_, text) => {
  const article = readArticle('2026-01-02-x.md', text)
  const head = article && { file_name: article.file_name, date: article.date, smm_key: article.smm_key }
  expect(readHead('2026-01-02-x.md', text)).toEqual(head)
})

test('a page that is changed, renamed or taken away while the connection lasts is seen as it is now', async () => {
  const path = scratch()
  const connection = await open(path)
  await deliver(connection, content({ text: 'Lundi' }), identity(at))
  writeFileSync(join(path, 'une.md'), '---\ntitle: Une\ndate: 2026-11-01\n---\nTexte\n')
  const who = identity(at)
  const done = await deliver(connection, content({ text: 'Mardi' }), who)
  writeFileSync(join(path, 'une.md'), '---\ntitle: Eux\ndate: 2026-11-01\n---\nTexte\n')
  renameSync(join(path, done.remote_id), join(path, 'à-part.md'))
  rmSync(join(path, '2026-12-01-lundi.md'))
  await deliver(connection, content({ text: 'Mercredi' }), identity(at))
  const feed = readFileSync(join(path, 'feed.xml'), 'utf8')
  expect([...feed.matchAll(/<title>(.*)<\/title>/g)].map(([, title]) => title).slice(1)).toEqual(['Mercredi', 'Mardi', 'Eux'])
  expect((await deliver(connection, content({ text: 'Mardi' }), who)).remote_id).toBe('à-part.md')
})
