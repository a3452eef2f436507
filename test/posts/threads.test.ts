import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { Failure } from '../../src/failure.ts'
import { postHash } from '../../src/posts/content-hash.ts'
import { editPost, prepareEdit } from '../../src/posts/edit-post.ts'
import { readPost, writePost } from '../../src/posts/front-matter.ts'
import { nothingSaid, type PostInput } from '../../src/posts/post-input.ts'
import { viewPost } from '../../src/posts/view-post.ts'
import { migrations } from '../../src/store/sqlite/migrations/index.ts'
import { partsOfText } from '../../src/store/thread-parts.ts'
import type { Post } from '../../src/store/posts.ts'
import { bakery, file, monday, png, queued, storedPosts, type Bakery } from './support.ts'

const three = 'Un\n---\nDeux\n  ---\t\nTrois'

async function refusal(work: Promise<unknown>): Promise<Failure> {
  const failure: unknown = await work.then(() => null).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Failure)
  return failure as Failure
}

async function edited({ context, client }: Bakery, post: Post, change: Partial<PostInput>): Promise<Post> {
  return editPost(context, post.id, await prepareEdit(context, client, post, { ...nothingSaid, ...change }, false))
}

const partsIn = (post: Post) =>
  post.deliveries
    .filter((one) => one.state !== 'cancelled')
    .map(({ account, part, content, state }) => [account, part, content.kind, content.text, state])

describe('the parts of a text', () => {
  test.each([
    ['a', ['a']],
    ['a\n---\nb', ['a', 'b']],
    ['a\n\n---\n\n  b\nc\n', ['a', '  b\nc']],
    ['a\n --- \nb\n---\n', ['a', 'b', '']],
    ['---\na', ['', 'a']],
    ['a --- b\n----\nc\n- --', ['a --- b\n----\nc\n- --']],
  ])('%j', (text, parts) => {
    expect(partsOfText(text)).toEqual(parts)
  })
})

describe('queueing a thread', () => {
  test('one delivery a part, then the comment; link, picture and tags go with the post itself', async () => {
    const shop = await bakery()
    file(shop.context, 'pain.png', png(640, 480))
    const post = await queued(shop, {
      text: three,
      thread: true,
      first_comment: 'La recette',
      to: ['mastodon'],
      link: 'https://exemple.fr/pain',
      tags: ['pain'],
      media: [{ file: 'pain.png', folder: shop.context.folder, alt: 'Un pain', no_alt: false }],
    })
    expect(post).toMatchObject({ text: three, thread: true, first_comment: 'La recette', status: 'scheduled' })
    expect(partsIn(post)).toEqual([
      ['mastodon', 0, undefined, 'Un', 'scheduled'],
      ['mastodon', 1, 'part', 'Deux', 'following'],
      ['mastodon', 2, 'part', 'Trois', 'following'],
      ['mastodon', 3, 'comment', 'La recette', 'following'],
    ])
    const [first, ...rest] = post.deliveries
    expect(first?.content).toMatchObject({
      link: 'https://exemple.fr/pain',
      tags: ['pain'],
      media: [{ file_name: 'pain.png' }],
    })
    for (const one of rest) expect(one.content).toMatchObject({ title: null, link: null, tags: [], media: [] })
    const keys = post.deliveries.map((one) => one.record_key)
    expect(keys.toSorted()).toEqual(keys)
    expect(new Set(post.deliveries.flatMap((one) => [one.idempotency_key, one.record_key])).size).toBe(8)
    const view = viewPost(post, 'fr')
    expect(view.deliveries.map(({ part, kind }) => [part, kind])).toEqual([
      [0, null],
      [1, 'part'],
      [2, 'part'],
      [3, 'comment'],
    ])
    expect(view).toMatchObject({ thread: true, first_comment: 'La recette' })
  })

  test('a network may have its own text, in other parts or in one', async () => {
    const shop = await bakery()
    const post = await queued(shop, {
      text: three,
      thread: true,
      to: ['all'],
      text_for: { folder: 'En une fois', facebook: 'A\n---\nB' },
    })
    expect(post.deliveries.map(({ account, part, content }) => [account, part, content.text])).toEqual([
      ['blog', 0, 'En une fois'],
      ['facebook', 0, 'A'],
      ['facebook', 1, 'B'],
      ['mastodon', 0, 'Un'],
      ['mastodon', 1, 'Deux'],
      ['mastodon', 2, 'Trois'],
    ])
  })

  test.each([
    [{ thread: true, text: three }, 'thread_not_taken', 'blog'],
    [{ first_comment: 'x' }, 'comment_not_taken', 'blog'],
    [{ thread: true, text: 'Une seule' }, 'thread_one_part', '---'],
    [
      { thread: true, text: Array.from({ length: 26 }, (_, n) => `p${n}`).join('\n---\n'), to: ['mastodon'] },
      'thread_too_many',
      '25',
    ],
  ] as const)('refused: %j', async (input, code, said) => {
    for (const lang of ['fr', 'en'] as const) {
      const shop = await bakery({ lang })
      const failure = await refusal(queued(shop, { text: 'Figues', to: ['all'], ...input }))
      expect(failure).toMatchObject({ kind: 'usage', code })
      expect(failure.message).toContain(said)
      expect(`${failure.message}${failure.hint}`).not.toMatch(/\{\w+\}/)
      expect(failure.hint).not.toBe('')
      expect(await storedPosts(shop.context)).toEqual([])
    }
  })

  test('each part is checked on its own, and named with its length', async () => {
    const shop = await bakery({ lang: 'en' })
    const input = { text: `Un\n---\n${'x'.repeat(501)}\n---\n`, thread: true, first_comment: 'y'.repeat(502), to: ['mastodon'] }
    const failure = await refusal(queued(shop, input))
    expect(failure.details).toEqual([
      expect.stringMatching(/^mastodon, part 2: .*501.*500/) as string,
      expect.stringMatching(/^mastodon, part 3: /) as string,
      expect.stringMatching(/^mastodon, first comment: .*502.*500/) as string,
    ])
    const first = await refusal(queued(shop, { ...input, text: `${'x'.repeat(501)}\n---\nDeux`, first_comment: null }))
    expect(first.details).toEqual([expect.stringMatching(/^mastodon, part 1: .*501/) as string])
  })

  test('what a post must have is not asked of its comment', async () => {
    const shop = await bakery({ accounts: [['manual', 'insta', 'instagram']] })
    file(shop.context, 'pain.png', png(1080, 1080))
    const media = [{ file: 'pain.png', folder: shop.context.folder, alt: 'Un pain', no_alt: false }]
    const post = await queued(shop, { text: 'Pain', media, first_comment: '#pain #figues' })
    expect(post.deliveries.flatMap((one) => one.issues.filter((issue) => issue.level === 'error'))).toEqual([])
    expect(post.deliveries).toHaveLength(2)
  })

  test('costs what its parts cost', async () => {
    const shop = await bakery({ accounts: [['x', 'x']] })
    const input = { text: three, thread: true, first_comment: 'Voir https://exemple.fr/pain' }
    const post = await queued(shop, input)
    expect(post.deliveries.map((one) => one.price_micros)).toEqual([15_000, 15_000, 15_000, 200_000])
    expect(viewPost(post, 'fr')).toMatchObject({ price: { micros: 245_000, currency: 'USD' } })
  })

  test('a line `---` without --thread is remarked', async () => {
    const shop = await bakery()
    const post = await queued(shop, { text: three, to: ['mastodon', 'blog'] })
    const codes = post.deliveries.map((one) => one.issues.some((issue) => issue.code === 'thread_meant'))
    expect(codes).toEqual([true, false])
  })

  test('only the beginning of a thread is a duplicate of another post', async () => {
    const shop = await bakery()
    await queued(shop, { text: three, thread: true, to: ['mastodon'] })
    await queued(shop, { text: 'Autre\n---\nDeux', thread: true, to: ['mastodon'] })
    await queued(shop, { text: 'Deux', to: ['mastodon'] })
    const again = await refusal(queued(shop, { text: 'Un\n---\nAutrement', thread: true, to: ['mastodon'] }))
    expect(again.code).toBe('duplicate_post')
  })

  test('a sensitive word in any part waits for the client', async () => {
    for (const input of [
      { text: 'Un\n---\nSoldes : remboursement', thread: true },
      { text: 'Un', first_comment: 'Remboursement' },
    ]) {
      const plain = await queued(await bakery({ approval: 'client_sensitive' }), { text: 'Un', to: ['mastodon'] })
      const post = await queued(await bakery({ approval: 'client_sensitive' }), { ...input, to: ['mastodon'] })
      expect([plain.status, post.status]).toEqual(['scheduled', 'awaiting_approval'])
    }
  })
})

describe('changing a thread', () => {
  test('longer, shorter, its comment, no thread any more', async () => {
    const shop = await bakery()
    const post = await queued(shop, { text: three, thread: true, first_comment: 'Plus', to: ['mastodon'] })
    const longer = await edited(shop, post, { text: `${three}\n---\nQuatre` })
    expect(partsIn(longer).map((one) => one[3])).toEqual(['Un', 'Deux', 'Trois', 'Quatre', 'Plus'])
    const bare = await edited(shop, longer, { first_comment: '' })
    expect(partsIn(bare).map((one) => one[3])).toEqual(['Un', 'Deux', 'Trois', 'Quatre'])
    const shorter = await edited(shop, bare, { text: 'Un\n---\nDeux' })
    expect(partsIn(shorter).map((one) => one[3])).toEqual(['Un', 'Deux'])
    expect(await refusal(edited(shop, shorter, { text: 'Un' }))).toMatchObject({ code: 'thread_one_part' })
    const whole = await edited(shop, shorter, { text: 'Un', thread: false })
    expect(partsIn(whole)).toEqual([['mastodon', 0, undefined, 'Un', 'scheduled']])
    expect(whole).toMatchObject({ thread: false, first_comment: null })
  })

  test('an approval holds for the parts and for the comment', async () => {
    const shop = await bakery({ approval: 'client_each' })
    const { posts } = await shop.context.store()
    const post = await queued(shop, { text: three, thread: true, first_comment: 'Plus', to: ['mastodon'] })
    expect(partsIn(post).map((one) => one[4])).toEqual(Array.from({ length: 4 }, () => 'awaiting_approval'))
    const approved = await posts.approve(post.id, { by: 'Mme Klein', via: 'phone' }, monday.toISOString())
    expect(partsIn(approved).map((one) => one[4])).toEqual(['scheduled', 'following', 'following', 'following'])
    const changed = await edited(shop, approved, { first_comment: 'Autre chose' })
    expect(changed.status).toBe('awaiting_approval')
    expect(partsIn(changed).map((one) => one[4])).toEqual(Array.from({ length: 4 }, () => 'awaiting_approval'))
  })

  test('a post without a thread has the hash it had before there were any', () => {
    const post = { title: null, text: 'a', text_for: {}, link: null, media: [], tags: [], thread: false, first_comment: null }
    const accounts = [{ network: 'x', name: 'x' }]
    // as it was computed by the release before
    expect(postHash(post, accounts)).toBe('0e6cb89228117f6dc042210dfecfe1c9809914af1be6c5f17bdee852c66138bc')
    expect(postHash({ ...post, thread: true }, accounts)).not.toBe(postHash(post, accounts))
    expect(postHash({ ...post, first_comment: '' }, accounts)).not.toBe(postHash(post, accounts))
  })

  test('posts of before are no threads', () => {
    const db = new Database(':memory:')
    db.function('smm_text_key', (text) => String(text))
    for (const sql of migrations.slice(0, 5)) db.exec(sql)
    db.pragma('foreign_keys = off')
    db.exec(`INSERT INTO posts (client, text, text_for, media, tags, time_zone, content_hash, created_at, updated_at)
      VALUES ('ill', 'a\n---\nb', '{}', '[]', '[]', 'Europe/Paris', 'x', '2026', '2026')`)
    for (const sql of migrations.slice(5)) db.exec(sql)
    expect(db.prepare('SELECT thread, first_comment FROM posts').all()).toEqual([{ thread: 0, first_comment: null }])
    db.close()
  })
})

describe('a thread in a file', () => {
  const given = { file: 'post.md', folder: '/', lang: 'en' as const }

  test('is read and written back', async () => {
    const document = `---\nthread: oui\nfirst_comment: La recette\ntext_x: |\n  A\n  ---\n  B\n---\n${three}\n`
    const read = await readPost(document, given)
    expect(read).toMatchObject({ thread: true, first_comment: 'La recette', text: three, text_for: { x: 'A\n---\nB' } })
    const post = {
      title: null,
      text: three,
      thread: true,
      first_comment: 'a: b',
      link: null,
      tags: [],
      pillar: null,
      campaign: null,
    }
    const again = await readPost(await writePost({ ...post, text_for: { x: 'A\n---\nB' } }), given)
    expect(again).toMatchObject({ thread: true, first_comment: 'a: b', text: three, text_for: { x: 'A\n---\nB' } })
    const none = await readPost(await writePost({ ...post, thread: false, first_comment: null, text_for: {} }), given)
    expect(none).toMatchObject({ thread: false, first_comment: '' })
  })

  test('says what is wrong', async () => {
    const failure = await refusal(readPost('---\nthread: maybe\n---\na', given))
    expect(failure.details).toEqual(['line 2: thread: true or false, not “maybe”'])
  })
})
