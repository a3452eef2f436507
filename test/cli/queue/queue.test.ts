import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { run as add } from '../../../src/cli/queue/add.ts'
import { run as approve } from '../../../src/cli/queue/approve.ts'
import { run as cancel } from '../../../src/cli/queue/cancel.ts'
import { run as edit } from '../../../src/cli/queue/edit.ts'
import { run as list } from '../../../src/cli/queue/list.ts'
import { run as move } from '../../../src/cli/queue/move.ts'
import { run as preview } from '../../../src/cli/queue/preview.ts'
import { run as reject } from '../../../src/cli/queue/reject.ts'
import { run as show } from '../../../src/cli/queue/show.ts'
import { exitCodes, Failure } from '../../../src/failure.ts'
import { unpainted } from '../../../src/io/paint.ts'
import { displayWidth } from '../../../src/io/table.ts'
import type { TestContext } from '../../support/context.ts'
import { bakery, file, png, queued, storedPosts } from '../../posts/support.ts'

const langs = ['fr', 'en'] as const

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const failure: unknown = await work.then(() => null).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Failure)
  return failure as Failure
}

/** Nothing half said: no placeholder is left, and French spaces are set. */
function wellSaid(text: string, lang: 'fr' | 'en'): void {
  expect(text).not.toMatch(/\{\w+\}|undefined|null|NaN/)
  if (lang === 'fr') expect(text).not.toMatch(/[^\s] [;!?»]|« /)
}

describe('what is refused: told, with its exit code, and nothing stored', () => {
  const cases: readonly [name: string, word: string | undefined, flags: Record<string, unknown>, code: string, exit: number][] =
    [
      ['text too long', 'x'.repeat(501), { to: ['mastodon'], at: 'demain 9h' }, 'post_refused', 2],
      ['no text', undefined, { to: ['blog'] }, 'no_text', 2],
      ['empty text', ' ', { to: ['blog'] }, 'post_refused', 2],
      ['missing image', 'a', { to: ['blog'], media: ['none.png'] }, 'media_refused', 2],
      ['text file named .png', 'a', { to: ['blog'], media: ['text.png'] }, 'media_refused', 2],
      ['more descriptions than images', 'a', { to: ['blog'], alt: ['x'] }, 'more_alts', 2],
      ['past time', 'a', { to: ['blog'], at: '2026-11-23 09:00' }, 'time_past', 2],
      ['time that does not exist', 'a', { to: ['blog'], at: '2027-03-28 02:30' }, 'time_does_not_exist', 2],
      ['time that exists twice', 'a', { to: ['blog'], at: '2027-10-31 02:30' }, 'time_exists_twice', 2],
      ['unreadable time', 'a', { to: ['blog'], at: 'bientôt 9h' }, 'time_unreadable', 2],
      ['day without a time', 'a', { to: ['blog'], at: 'demain' }, 'time_without_hour', 2],
      ['another weekday', 'a', { to: ['blog'], at: 'mardi 30 novembre 9h' }, 'time_wrong_weekday', 2],
      ['unknown account', 'a', { to: ['nonsense'] }, 'account_not_found', 5],
      ['network without an account', 'a', { to: ['linkedin'] }, 'account_not_found', 5],
      ['closed network', 'a', { to: ['viadeo'] }, 'network_closed', 2],
      ['several accounts and none named', 'a', {}, 'which_account', 2],
      ['own text for no network', 'a', { to: ['blog'], textFor: ['nonsense=b'] }, 'bad_text_for', 2],
      ['own text without text', 'a', { to: ['blog'], textFor: ['mastodon'] }, 'bad_text_for', 2],
      ['two times', 'a', { to: ['blog'], at: 'demain 9h', now: true }, 'two_times', 2],
      ['now and draft', 'a', { to: ['blog'], draft: true, now: true }, 'two_times', 2],
      ['no web address', 'a', { to: ['blog'], link: 'figs' }, 'bad_link', 2],
      ['missing post file', undefined, { to: ['blog'], fromFile: 'none.md' }, 'post_file_unreadable', 2],
      ['text twice', 'a', { to: ['blog'], fromFile: 'post.md' }, 'two_texts', 2],
    ]
  for (const lang of langs) {
    test.each(cases)(`${lang}: %s`, async (_, word, flags, code, exit) => {
      const { context } = await bakery({ lang })
      file(context, 'text.png', 'du texte')
      file(context, 'post.md', 'Du texte')
      const failure = await failureOf(add(context, word, flags))
      expect([failure.code, exitCodes[failure.kind]]).toEqual([code, exit])
      wellSaid([failure.message, failure.hint ?? '', ...failure.details].join('\n'), lang)
      expect(failure.message).not.toBe('')
      expect(await storedPosts(context)).toEqual([])
      expect(existsSync(context.places.media)).toBe(false)
    })

    test.each(['99', 'abc', '#1', '1.5', '0', '-1', '99999999999999999999', '4-2'])(`${lang}: no post %s`, async (id) => {
      const shop = await bakery({ lang })
      await queued(shop, { text: 'Figues', to: ['blog'] })
      for (const work of [
        show(shop.context, id),
        preview(shop.context, [id]),
        edit(shop.context, id, 'Noix', {}),
        move(shop.context, ['1', id], { at: 'demain 9h' }),
        approve(shop.context, ['1', id], {}),
        reject(shop.context, ['1', id], { reason: 'x' }),
        cancel(shop.context, ['1', id]),
      ]) {
        const failure = await failureOf(work)
        expect([failure.code, exitCodes[failure.kind]]).toEqual(['post_not_found', 5])
        wellSaid(`${failure.message} ${failure.hint}`, lang)
      }
      expect((await storedPosts(shop.context))[0]).toMatchObject({ status: 'scheduled', text: 'Figues' })
    })
  }

  test('a post of another client is not found when a client is named', async () => {
    const shop = await bakery({ options: { client: 'avocat' } })
    const store = await shop.context.store()
    await store.clients.add({ ...shop.client, slug: 'avocat', name: 'Maître' }, '2026-11-23T09:00:00.000Z')
    await queued(shop, { text: 'Croissants', to: ['blog'] })
    const failure = await failureOf(cancel(shop.context, ['1']))
    expect([failure.code, exitCodes[failure.kind]]).toEqual(['post_not_found', 5])
    expect(failure.hint).toContain('-c ill')
  })
})

describe('what is said', () => {
  test.each(langs)('%s: the client first, then what was understood, the remarks and the next command', async (lang) => {
    const { context } = await bakery({ lang, approval: 'client_each' })
    file(context, 'pain.png', png(10, 10))
    expect(await add(context, 'Figues', { to: ['all'], at: 'mardi prochain 18h30', media: ['pain.png'] })).toBe(0)
    expect(context.stderr().startsWith("Boulangerie de l'Ill\n")).toBe(true)
    const date =
      lang === 'fr'
        ? 'mardi 1er décembre 2026 à 18:30 (Europe/Paris, dans 8 jours)'
        : 'Tuesday, 1 December 2026 at 18:30 (Europe/Paris, in 8 days)'
    expect(context.stdout()).toContain(date)
    expect(context.stderr()).toContain('smm queue approve 1 --by "…" --via phone')
    expect(context.stderr()).toContain('pain.png')
    wellSaid(context.stdout() + context.stderr(), lang)
  })

  test.each(langs)('%s: every screen fits in 80 columns', async (lang) => {
    const shop = await bakery({ lang })
    const { context } = shop
    file(context, 'pain.png', png(10, 10))
    const text =
      'Le pain aux figues est de retour : venez le goûter samedi matin, avec un café offert aux dix premiers 🥖. '.repeat(3)
    await queued(shop, {
      text,
      to: ['all'],
      title: 'Le pain aux figues',
      link: 'https://exemple.fr/pain',
      tags: ['pain'],
      text_for: { mastodon: 'Figues' },
      media: [{ file: 'pain.png', folder: context.folder, alt: null, no_alt: false }],
    })
    await list(context, { all: true })
    await show(context, '1')
    await preview(context, ['1'])
    await add(context, 'Autre chose, sans heure', { to: ['all'], draft: true, link: 'https://exemple.fr/autre' })
    for (const line of context.stdout().split('\n')) expect(displayWidth(unpainted(line))).toBeLessThanOrEqual(80)
    wellSaid(context.stdout() + context.stderr(), lang)
  })

  test('without a time and without a terminal it is a draft, and says so', async () => {
    const { context } = await bakery({ lang: 'fr' })
    await add(context, 'Figues', { to: ['blog'] })
    expect((await storedPosts(context))[0]?.status).toBe('draft')
    expect(context.stderr()).toContain('smm queue move 1 --at "demain 9h"')
  })

  test('a terminal is asked for the time; an empty answer is a draft', async () => {
    const answers = ['vendredi 17h', '']
    const { context } = await bakery({ lang: 'fr', ask: { text: async () => answers.shift() ?? '' } })
    await add(context, 'Un', { to: ['blog'] })
    await add(context, 'Deux', { to: ['blog'] })
    expect((await storedPosts(context)).map((post) => [post.scheduled_local, post.status])).toEqual([
      ['2026-11-27T17:00', 'scheduled'],
      [null, 'draft'],
    ])
  })

  test.each([
    ['2027-03-28 02:30', '2027-03-28T03:30+02:00', '2027-03-28T01:30:00.000Z'],
    ['2027-10-31 02:30', '2027-10-31T02:30+01:00', '2027-10-31T01:30:00.000Z'],
  ])('a terminal is asked which %s is meant', async (typed, answer, stored) => {
    const { context } = await bakery({ ask: { select: async () => answer as never } })
    await add(context, 'Un', { to: ['blog'], at: typed })
    expect((await storedPosts(context))[0]?.scheduled_at).toBe(stored)
  })

  test('a dry run shows everything and stores nothing', async () => {
    const { context } = await bakery({ options: { dry_run: true } })
    file(context, 'pain.png', png(10, 10))
    await add(context, 'Figues', { to: ['all'], at: 'demain 9h', media: ['pain.png'] })
    expect(context.stdout()).toContain('Figues')
    expect(await storedPosts(context)).toEqual([])
    expect(existsSync(context.places.media)).toBe(false)
  })

  test('a refusal has its reason [004-40]', async () => {
    const shop = await bakery({ approval: 'client_each' })
    await queued(shop, { text: 'Figues', to: ['blog'] })
    await expect(reject(shop.context, ['1'], { reason: ' ' })).rejects.toMatchObject({ kind: 'usage', code: 'no_reason' })
    await reject(shop.context, ['1'], { reason: 'another picture' })
    expect((await storedPosts(shop.context))[0]?.status).toBe('draft')
  })

  test.each(langs)('%s: what was cancelled can be taken back, and an account by hand is called so', async (lang) => {
    const shop = await bakery({
      lang,
      accounts: [
        ['manual', 'facebook', 'facebook'],
        ['manual', 'quartier', 'other'],
      ],
    })
    const { context } = shop
    await queued(shop, { text: 'Figues', to: ['all'] })
    await show(context, '1')
    await preview(context, ['1'])
    // twice: of the delivery, and as it will look
    expect(context.stdout().split(lang === 'fr' ? 'quartier (à la main)' : 'quartier (by hand)')).toHaveLength(3)
    expect(context.stdout()).toContain(lang === 'fr' ? 'facebook (à la main pour Facebook)' : 'facebook (by hand for Facebook)')
    await cancel(context, ['1'])
    expect(context.stderr()).toContain('smm queue undo')
    wellSaid(context.stdout() + context.stderr(), lang)
  })

  test('a dry run of every change changes nothing', async () => {
    const shop = await bakery({ options: { dry_run: true }, approval: 'client_each' })
    const post = await queued(shop, { text: 'Figues', to: ['blog'] })
    const { context } = shop
    await edit(context, '1', 'Noix', {})
    await move(context, ['1'], { at: 'vendredi 17h' })
    await approve(context, ['1'], { by: 'Mme Klein', via: 'phone' })
    await reject(context, ['1'], { reason: 'x' })
    await cancel(context, ['1'])
    expect((await storedPosts(context))[0]).toEqual(post)
  })
})

describe('prices', () => {
  async function onX(options: { confirm?: string; ask?: boolean; yes?: boolean }): Promise<TestContext> {
    const { context } = await bakery({
      accounts: [['x', 'x']],
      ...(options.confirm === undefined ? {} : { env: { SMM_X_CONFIRM_ABOVE: options.confirm } }),
      ...(options.ask === undefined ? {} : { ask: { confirm: async () => options.ask ?? false } }),
      options: { yes: options.yes ?? false },
    })
    if (options.confirm !== undefined) await (await context.config()).set('x.confirm_above', options.confirm)
    return context
  }

  test('are said, and asked about only above the limit', async () => {
    const context = await onX({})
    await add(context, 'Figues', { at: 'demain 9h' })
    expect(context.stderr()).toContain('0.015')
    const below = await onX({ confirm: '0.05' })
    await add(below, 'Figues', { at: 'demain 9h' })
    expect(await storedPosts(below)).toHaveLength(1)
  })

  test('above the limit: refused without a terminal, asked with one, accepted with --yes', async () => {
    const link = { at: 'demain 9h', link: 'https://example.com/figs' }
    const refused = await onX({ confirm: '0.05' })
    expect((await failureOf(add(refused, 'Figues', link))).code).toBe('price_not_confirmed')
    expect(await storedPosts(refused)).toEqual([])
    const no = await onX({ confirm: '0.05', ask: false })
    expect((await failureOf(add(no, 'Figues', link))).code).toBe('price_not_confirmed')
    for (const context of [await onX({ confirm: '0.05', ask: true }), await onX({ confirm: '0.05', yes: true })]) {
      await add(context, 'Figues', link)
      expect(await storedPosts(context)).toHaveLength(1)
    }
  })
})

describe('scripts', () => {
  function json(context: TestContext): unknown {
    return JSON.parse(context.stdout())
  }

  test('queue add --json gives the post, and nothing else on stdout', async () => {
    const { context } = await bakery({ options: { json: true }, accounts: [['x', 'x']] })
    await add(context, 'Figues', { at: 'demain 9h' })
    expect(json(context)).toMatchObject({
      id: 1,
      client: 'ill',
      text: 'Figues',
      status: 'scheduled',
      scheduled_at: '2026-11-24T08:00:00.000Z',
      scheduled_local: '2026-11-24T09:00',
      time_zone: 'Europe/Paris',
      price: { micros: 15_000, currency: 'USD' },
      deliveries: [
        {
          id: 1,
          network: 'x',
          account: 'x',
          status: 'scheduled',
          text: 'Figues',
          issues: [{ level: 'warning', code: 'no_approved_strategy' }],
        },
      ],
    })
    expect(context.stdout()).not.toMatch(/remote_id|published_at|idempotency|question/)
    expect(context.stderr()).toBe('')
  })

  test('a list is an array, one number an object, several an array', async () => {
    const shop = await bakery({ options: { json: true } })
    await queued(shop, { text: 'Un', to: ['blog'] })
    await queued(shop, { text: 'Deux', to: ['blog'] })
    await list(shop.context, {})
    expect(json(shop.context)).toMatchObject([{ id: 1 }, { id: 2 }])
    const one = await bakery({ options: { json: true } })
    await queued(one, { text: 'Un', to: ['blog'] })
    await cancel(one.context, ['1'])
    expect(json(one.context)).toMatchObject({ id: 1, status: 'cancelled' })
    const more = await bakery({ options: { json: true } })
    await queued(more, { text: 'Un', to: ['blog'] })
    await cancel(more.context, ['1-3'])
    expect(json(more.context)).toMatchObject([{ id: 1 }])
  })

  test('what could not be changed does not keep the others from it', async () => {
    const shop = await bakery()
    await queued(shop, { text: 'Un', to: ['blog'] })
    await queued(shop, { text: 'Deux', to: ['blog'] })
    await cancel(shop.context, ['1'])
    const failure = await failureOf(cancel(shop.context, ['1-2']))
    expect([failure.kind, failure.code, failure.details.length]).toEqual(['partial', 'post_already_gone', 1])
    expect((await storedPosts(shop.context)).map((post) => post.status)).toEqual(['cancelled', 'cancelled'])
  })

  test('queue list shows so many rows and says that there are more', async () => {
    const shop = await bakery({ lang: 'en' })
    const { context } = shop
    for (const text of ['One', 'Two', 'Three']) await queued(shop, { text, to: ['blog'] })
    await list(context, { limit: '2' })
    expect(context.stdout()).toMatch(/One[\s\S]*Two/)
    expect(context.stdout()).not.toContain('Three')
    expect(context.stderr()).toContain('The first 2 posts; more: --limit <count>')
  })

  test.each([
    [{ status: ['nope'] }, 'bad_status'],
    [{ limit: '0' }, 'bad_limit'],
    [{ limit: '1e3' }, 'bad_limit'],
    [{ from: '2026-02-30' }, 'bad_day'],
    [{ toDate: 'demain' }, 'bad_day'],
  ])('queue list %j', async (flags, code) => {
    const { context } = await bakery()
    expect(await failureOf(list(context, flags))).toMatchObject({ kind: 'usage', code })
  })
})

describe('the editor', () => {
  test('takes the words of the post and gives them back changed', async () => {
    const editor = vi.fn(async (_question: string, initial?: string) =>
      (initial ?? '').replace('Figues', 'Noix').replace('title: ""', 'title: Pain'),
    )
    const shop = await bakery({ ask: { editor } })
    await queued(shop, { text: 'Figues', to: ['blog'], text_for: { mastodon: 'm' } })
    await edit(shop.context, '1', undefined, {})
    expect((await storedPosts(shop.context))[0]).toMatchObject({
      text: 'Noix',
      title: 'Pain',
      text_for: { mastodon: 'm' },
      status: 'scheduled',
    })
  })

  test('a description can be given to the picture that is there, or declined', async () => {
    const shop = await bakery()
    file(shop.context, 'pain.png', png(10, 10))
    await add(shop.context, 'Figues', { to: ['blog'], at: 'demain 9h', media: ['pain.png'] })
    await edit(shop.context, '1', undefined, { alt: ['Un pain doré'] })
    expect((await storedPosts(shop.context))[0]?.media).toMatchObject([{ file_name: 'pain.png', alt: 'Un pain doré' }])
    await edit(shop.context, '1', undefined, { alt: [''], noAlt: true })
    expect((await storedPosts(shop.context))[0]?.media).toMatchObject([{ alt: null, no_alt: true }])
    expect(await failureOf(edit(shop.context, '1', undefined, { alt: ['a', 'b'] }))).toMatchObject({
      kind: 'usage',
      code: 'more_alts',
    })
  })

  test('without a terminal it says which flags there are', async () => {
    const shop = await bakery()
    await queued(shop, { text: 'Figues', to: ['blog'] })
    expect(await failureOf(edit(shop.context, '1', undefined, {}))).toMatchObject({ kind: 'usage', code: 'nothing_to_change' })
  })
})

describe('now', () => {
  test('leaves at once, in a pass of its own', async () => {
    const shop = await bakery()
    const { context } = shop
    await queued(shop, { text: 'Plus tard', to: ['blog'] }, { at: 'now' })
    expect(await add(context, 'Figues', { to: ['blog'], now: true })).toBe(0)
    const posts = await storedPosts(context)
    expect(posts.map((post) => [post.text, post.status])).toEqual([
      ['Plus tard', 'scheduled'],
      ['Figues', 'published'],
    ])
    expect(context.stdout()).toContain(join(context.folder, 'blog'))
  })

  test('waits where the client has to agree', async () => {
    const { context } = await bakery({ approval: 'client_each' })
    expect(await add(context, 'Figues', { to: ['blog'], now: true })).toBe(0)
    expect((await storedPosts(context))[0]?.status).toBe('awaiting_approval')
  })
})
