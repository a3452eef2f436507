import { describe, expect, test } from 'vitest'
import { run as add } from '../../../src/cli/queue/add.ts'
import { run as cancel } from '../../../src/cli/queue/cancel.ts'
import { run as done } from '../../../src/cli/queue/done.ts'
import { run as edit } from '../../../src/cli/queue/edit.ts'
import { run as list } from '../../../src/cli/queue/list.ts'
import { run as preview } from '../../../src/cli/queue/preview.ts'
import { run as show } from '../../../src/cli/queue/show.ts'
import { unpainted } from '../../../src/io/paint.ts'
import { readStatus } from '../../../src/overview/read-status.ts'
import type { DeliveryChange } from '../../../src/store/deliveries.ts'
import { bakery, file, storedPosts } from '../../posts/support.ts'

const flags = { thread: true, firstComment: 'La recette', at: 'demain 9h' }
const text = 'Un\n---\nDeux\n---\nTrois'
const words = {
  fr: { count: '(3 parties, premier commentaire)', parts: ['', ', partie 2', ', partie 3', ', premier commentaire'] },
  en: { count: '(3 parts, first comment)', parts: ['', ', part 2', ', part 3', ', first comment'] },
} as const

describe.each(['fr', 'en'] as const)('a thread on the command line, %s', (lang) => {
  test('is told of, shown, previewed and listed once', async () => {
    const { context } = await bakery({ lang })
    await add(context, text, { ...flags, to: ['mastodon'] })
    const said = unpainted(context.stdout())
    expect(said).toContain(`mastodon ${words[lang].count}`)
    await preview(context, ['1'])
    const previewed = unpainted(context.stdout()).slice(said.length)
    for (const part of words[lang].parts) expect(previewed).toMatch(new RegExp(`^Mastodon${part} · `, 'm'))
    const before = unpainted(context.stdout()).length
    await show(context, '1')
    const shown = unpainted(context.stdout()).slice(before)
    for (const part of words[lang].parts) expect(shown).toMatch(new RegExp(`^  mastodon${part} · `, 'm'))
    expect(shown).toContain('La recette')
    const shownBefore = unpainted(context.stdout()).length
    await list(context, {})
    const listed = unpainted(context.stdout()).slice(shownBefore)
    expect(listed).not.toContain('+')
    expect(listed).toMatch(/mastodon .* Un\s*$/m)
  })

  test('says that what is out stays out when the rest is cancelled', async () => {
    const { context } = await bakery({ lang, options: { yes: true } })
    await add(context, text, { ...flags, to: ['mastodon'] })
    const store = await context.store()
    const [first] = (await store.posts.get(1))?.deliveries ?? []
    const at = context.now().toISOString()
    await store.deliveries.transition(
      {
        delivery_id: first?.id ?? 0,
        transition: 'P1',
        from: ['scheduled'],
        to: 'sent',
        change: { remote_id: '1', url: 'https://mastodon.example/@ill/1', proof: 'human', published_at: at },
        run_id: null,
      },
      at,
    )
    await cancel(context, ['1'])
    expect(context.stderr()).toContain('https://mastodon.example/@ill/1')
    expect((await store.posts.get(1))?.deliveries.map((one) => one.state)).toEqual([
      'sent',
      'cancelled',
      'cancelled',
      'cancelled',
    ])
  })

  test('posted by hand: one command for all of it', async () => {
    const { context } = await bakery({ lang })
    await add(context, text, { ...flags, to: ['facebook'] })
    const store = await context.store()
    await done(context, '1', { url: 'https://www.facebook.com/ill/1' })
    expect((await store.posts.get(1))?.deliveries.map((one) => one.status)).toEqual(
      Array.from({ length: 4 }, () => 'published'),
    )
  })
})

test('flags, a file and the words of a network', async () => {
  const { context } = await bakery()
  file(context, 'thread.md', `---\nthread: true\nfirst_comment: Dans le fichier\n---\n${text}\n`)
  await add(context, undefined, {
    fromFile: 'thread.md',
    to: ['all'],
    textFor: ['folder=En un', 'facebook=A\n---\nB'],
    draft: true,
  }).catch((error: unknown) => expect(error).toMatchObject({ code: 'comment_not_taken' }))
  await add(context, undefined, {
    fromFile: 'thread.md',
    to: ['mastodon', 'facebook'],
    firstComment: 'Sur la ligne',
    textFor: ['facebook=A\n---\nB'],
    draft: true,
  })
  const [post] = await storedPosts(context)
  expect(post).toMatchObject({ thread: true, first_comment: 'Sur la ligne', status: 'draft' })
  expect(post?.deliveries.map(({ account, part, content }) => [account, part, content.text])).toEqual([
    ['mastodon', 0, 'Un'],
    ['mastodon', 1, 'Deux'],
    ['mastodon', 2, 'Trois'],
    ['mastodon', 3, 'Sur la ligne'],
    ['facebook', 0, 'A'],
    ['facebook', 1, 'B'],
    ['facebook', 2, 'Sur la ligne'],
  ])
})

test('edit: --no-thread, an empty comment, and JSON', async () => {
  const { context } = await bakery({ options: { json: true } })
  await add(context, text, { ...flags, to: ['mastodon'] })
  await edit(context, '1', 'Tout en un', { noThread: true, firstComment: '' })
  const [first, second] = context
    .stdout()
    .trim()
    .split(/(?<=^\})\n/m)
    .map(
      (document) =>
        JSON.parse(document) as { thread: boolean; deliveries: { part: number; kind: string | null; status: string }[] },
    )
  expect(first?.deliveries.map(({ part, kind }) => [part, kind])).toEqual([
    [0, null],
    [1, 'part'],
    [2, 'part'],
    [3, 'comment'],
  ])
  expect(second).toMatchObject({ thread: false, first_comment: null })
  expect(second?.deliveries.map((one) => one.status)).toEqual(['scheduled', 'cancelled', 'cancelled', 'cancelled'])
})

test('the overview names a thread once, and a part of it only where it stands elsewhere', async () => {
  const shop = await bakery({ approval: 'client_each' })
  const { context, client } = shop
  await add(context, text, { ...flags, to: ['mastodon'] })
  const overview = async () => (await readStatus(context, [client])).clients[0]
  expect((await overview())?.awaiting_approval).toHaveLength(1)
  const store = await context.store()
  const at = context.now().toISOString()
  const approved = await store.posts.approve(1, { by: 'Mme Klein', via: 'phone' }, at)
  const [first, second] = approved.deliveries
  const turn = (id: number | undefined, to: 'sent' | 'rejected', change: DeliveryChange) =>
    store.deliveries.transition({ delivery_id: id ?? 0, transition: 'test', from: ['scheduled'], to, change, run_id: null }, at)
  await turn(first?.id, 'sent', { remote_id: '1', published_at: at })
  await turn(second?.id, 'rejected', { reason_code: 'refused', reason: 'no' })
  const after = await overview()
  expect(after?.failed.map((one) => [one.delivery_id, one.about])).toEqual([[second?.id, 'Deux']])
  expect([after?.due_today, after?.late]).toEqual([[], []])
})
