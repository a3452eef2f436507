import { describe, expect, test } from 'vitest'
import { edit as editClient } from '../../../src/cli/client/edit.ts'
import { show as showClient } from '../../../src/cli/client/show.ts'
import { run as add } from '../../../src/cli/queue/add.ts'
import { run as edit } from '../../../src/cli/queue/edit.ts'
import { run as move } from '../../../src/cli/queue/move.ts'
import { run as preview } from '../../../src/cli/queue/preview.ts'
import { run as show } from '../../../src/cli/queue/show.ts'
import { readSlots } from '../../../src/clients/read-slots.ts'
import type { Post } from '../../../src/store/posts.ts'
import type { TestContext } from '../../support/context.ts'
import { scriptedAsk } from '../../support/scripted-ask.ts'
import { bakery, file, monday, queued, storedPosts, type Bakery } from '../../posts/support.ts'

const langs = ['fr', 'en'] as const

async function shopWith(text: string, more: Parameters<typeof bakery>[0] = {}): Promise<Bakery> {
  const shop = await bakery(more)
  const store = await shop.context.store()
  const client = await store.clients.update('ill', { slots: readSlots(text) ?? [] }, monday.toISOString())
  return { ...shop, client }
}

async function only(context: TestContext): Promise<Post> {
  const [post, ...more] = await storedPosts(context)
  if (!post || more.length > 0) throw new Error(`${more.length + 1} posts`)
  return post
}

// versions of ICU differ by the comma of `Tuesday, 24 November`
const plain = (text: string): string =>
  text
    .replace(/[\u00A0\u202F]/g, ' ')
    .replace(/’/g, "'")
    .replace(/(?<=day),/g, '')

describe('queue add --slot', () => {
  test.each(langs)('%s: says the instant it understood', async (lang) => {
    const { context } = await shopWith('mardi 9h', { lang })
    await add(context, 'Figues', { to: ['blog'], slot: 'next' })
    expect(plain(context.stdout())).toContain(
      lang === 'fr'
        ? 'mardi 24 novembre 2026 à 09:00 (Europe/Paris, dans 23 heures)'
        : 'Tuesday 24 November 2026 at 09:00 (Europe/Paris, in 23 hours)',
    )
    expect(await only(context)).toMatchObject({ status: 'scheduled', typed_at: '--slot next' })
  })

  test('as a dry run, as a draft, with --json, before the time of a file', async () => {
    const shop = await shopWith('mardi 9h')
    const dry = (await shopWith('mardi 9h', { options: { dry_run: true, json: true } })).context
    await add(dry, 'Figues', { to: ['blog'], slot: 'next' })
    expect(JSON.parse(dry.stdout())).toMatchObject({ id: null, scheduled_local: '2026-11-24T09:00', status: 'scheduled' })
    expect(await storedPosts(dry)).toEqual([])
    file(shop.context, 'post.md', '---\nscheduled_local: 2027-01-05 09:00\n---\nFigues')
    await add(shop.context, undefined, { to: ['blog'], slot: 'next', draft: true, fromFile: 'post.md' })
    expect(await only(shop.context)).toMatchObject({ status: 'draft', scheduled_local: '2026-11-24T09:00' })
  })

  test.each([
    { at: 'demain 9h', slot: 'next' },
    { now: true, slot: 'next' },
    { at: 'demain 9h', now: true },
  ])('two times are refused: %j', async (flags) => {
    const { context } = await shopWith('mardi 9h')
    await expect(add(context, 'a', { to: ['blog'], ...flags })).rejects.toMatchObject({ kind: 'usage', code: 'two_times' })
    expect(await storedPosts(context)).toEqual([])
  })
})

describe('slots of the strategy', () => {
  test.each(langs)(
    '%s: two posts a week on LinkedIn are Tuesday and Thursday until the client says otherwise',
    async (lang) => {
      const { context } = await bakery({ lang })
      const store = await context.store()
      await store.strategies.add(
        {
          client: 'ill',
          mode: 'quick',
          schema: 'x',
          lang: 'fr',
          answers: {},
          input: { coverage: 'business_days' },
          result: { phase1: { network: 'linkedin', cadence_per_quarter: { text_pro: 26 } } },
          weights_version: 'x',
        },
        monday.toISOString(),
      )
      await add(context, 'Un', { to: ['blog'], slot: 'next' })
      await add(context, 'Deux', { to: ['blog'], slot: 'next' })
      expect((await storedPosts(context)).map((post) => post.scheduled_local)).toEqual(['2026-11-24T09:00', '2026-11-26T09:00'])
      await showClient(context, 'ill')
      expect(plain(context.stdout())).toContain(
        lang === 'fr' ? 'jeudi 9h (proposés par la stratégie)' : 'Thursday 9:00 (proposed by the strategy)',
      )
    },
  )
})

describe('queue add without a time', () => {
  test.each(langs)('%s: a terminal proposes the next free slot', async (lang) => {
    const ask = scriptedAsk([{ at: lang === 'fr' ? 'Quand' : 'When', enter: true }])
    const { context } = await shopWith('mardi 9h', { lang, ask })
    await queued(
      { context, client: (await (await context.store()).clients.get('ill')) as Bakery['client'] },
      { text: 'Un', to: ['blog'] },
      { at: '2026-11-24 09:00' },
    )
    await add(context, 'Deux', { to: ['blog'] })
    expect(plain(ask.screen.join('\n'))).toContain(
      lang === 'fr'
        ? 'prochain créneau libre : mardi 1er décembre 2026 à 09:00\n'
        : 'next free slot: Tuesday 1 December 2026 at 09:00\n',
    )
    expect(ask.left()).toEqual([])
    expect((await storedPosts(context)).at(-1)).toMatchObject({ status: 'scheduled', scheduled_local: '2026-12-01T09:00' })
  })

  test.each(langs)('%s: another time may be chosen, or a draft', async (lang) => {
    const when = lang === 'fr' ? 'Quand' : 'When'
    const other = await shopWith('mardi 9h', {
      lang,
      ask: scriptedAsk([
        { at: when, pick: 'other' },
        { at: when, type: '2026-11-25 10:00' },
      ]),
    })
    await add(other.context, 'Figues', { to: ['blog'] })
    expect(await only(other.context)).toMatchObject({ status: 'scheduled', scheduled_local: '2026-11-25T10:00' })
    const draft = await shopWith('mardi 9h', { lang, ask: scriptedAsk([{ at: when, pick: 'draft' }]) })
    await add(draft.context, 'Figues', { to: ['blog'] })
    expect(await only(draft.context)).toMatchObject({ status: 'draft', scheduled_at: null })
  })

  test('without a slot it asks for a time alone', async () => {
    const { context } = await bakery({ ask: scriptedAsk([{ at: 'When', type: '' }]) })
    await add(context, 'Figues', { to: ['blog'] })
    expect(await only(context)).toMatchObject({ status: 'draft' })
    expect(context.stderr()).toContain('smm queue move 1 --at')
  })

  test.each(langs)('%s: without a terminal it is a draft, and says so with the next free slot', async (lang) => {
    const { context } = await shopWith('mardi 9h', { lang })
    await add(context, 'Figues', { to: ['blog'] })
    expect(await only(context)).toMatchObject({ status: 'draft', scheduled_at: null })
    expect(plain(context.stderr())).toContain(lang === 'fr' ? "C'est un brouillon" : 'It is a draft')
    expect(context.stderr()).toContain('smm queue move 1 --slot next')
    const json = (await shopWith('mardi 9h', { lang, options: { json: true } })).context
    await add(json, 'Figues', { to: ['blog'] })
    expect(JSON.parse(json.stdout())).toMatchObject({ status: 'draft', scheduled_at: null })
  })
})

describe('queue move --slot', () => {
  test('several, one after the other, and the dry run says the same', async () => {
    const times = async (dry_run: boolean): Promise<(string | null)[]> => {
      const shop = await shopWith('mardi 9h; jeudi 18h30', { options: { dry_run, json: true } })
      for (const text of ['Un', 'Deux', 'Trois']) await queued(shop, { text, to: ['blog'] }, { at: null })
      await queued(shop, { text: 'Quatre', to: ['mastodon'] }, { at: null })
      await move(shop.context, ['1-4'], { slot: 'next' })
      return (JSON.parse(shop.context.stdout()) as { scheduled_local: string }[]).map((one) => one.scheduled_local)
    }
    const real = await times(false)
    expect(real).toEqual(['2026-11-24T09:00', '2026-11-26T18:30', '2026-12-01T09:00', '2026-11-24T09:00'])
    expect(await times(true)).toEqual(real)
  })

  test.each(langs)('%s: neither, both, a slot of another day, a post that is gone', async (lang) => {
    const shop = await shopWith('mardi 9h', { lang })
    const { context } = shop
    await queued(shop, { text: 'Un', to: ['blog'] })
    await expect(move(context, ['1'], {})).rejects.toMatchObject({
      kind: 'usage',
      code: 'no_time',
      hint: expect.stringContaining('smm queue move 1 --slot next') as string,
    })
    await expect(move(context, ['1'], { at: 'demain 9h', slot: 'next' })).rejects.toMatchObject({ code: 'two_times' })
    await expect(move(context, ['1'], { slot: 'samedi' })).rejects.toMatchObject({ code: 'slot_not_found' })
    await (await context.store()).posts.cancel(1, monday.toISOString())
    await expect(move(context, ['1'], { slot: 'next' })).rejects.toMatchObject({ code: 'post_already_gone' })
  })
})

describe('two posts of one account within the hour', () => {
  const words = {
    fr: "Une autre publication de ce compte est à moins d'une heure",
    en: 'Another post of this account is within the hour',
  }

  test.each(langs)('%s: a warning with its number and time on add, edit, move, show and preview', async (lang) => {
    const shop = await bakery({ lang })
    const { context } = shop
    await queued(shop, { text: 'Un', to: ['blog'] }, { at: '2026-11-24 09:00' })
    const saidBy = async (work: () => Promise<unknown>): Promise<string> => {
      const before = [context.stdout().length, context.stderr().length]
      await work()
      return plain(context.stdout().slice(before[0]) + context.stderr().slice(before[1])).replace(/\s+/g, ' ')
    }
    const named = lang === 'fr' ? 'la 1, mar. 24/11 09:00' : '1, Tue 24/11 09:00'
    for (const work of [
      async () => add(context, 'Deux', { to: ['all'], at: '2026-11-24 09:30' }),
      async () => edit(context, '2', 'Deux bis', {}),
      async () => move(context, ['2'], { at: '2026-11-24 08:30' }),
      async () => show(context, '2'),
      async () => preview(context, ['2']),
    ]) {
      const told = await saidBy(work)
      expect(told).toContain(words[lang])
      expect(told).toContain(named)
    }
    expect(await saidBy(async () => move(context, ['2'], { at: '2026-11-24 12:00' }))).not.toContain(words[lang])
  })

  test('in the issues of --json, both ways; a refusal never', async () => {
    const shop = await bakery({ options: { json: true } })
    await queued(shop, { text: 'Un', to: ['blog'] }, { at: '2026-11-24 09:00' })
    await add(shop.context, 'Deux', { to: ['blog'], at: '2026-11-24 09:30' })
    const issues = (out: string): unknown => (JSON.parse(out) as { deliveries: { issues: unknown }[] }).deliveries[0]?.issues
    expect(issues(shop.context.stdout())).toContainEqual(
      expect.objectContaining({
        level: 'warning',
        code: 'close_to_another',
        message: expect.stringContaining('1, Tue 24/11 09:00') as string,
      }),
    )
    const before = shop.context.stdout().length
    await show(shop.context, '1')
    expect(issues(shop.context.stdout().slice(before))).toContainEqual(expect.objectContaining({ code: 'close_to_another' }))
  })
})

describe('the client', () => {
  test.each(langs)('%s: shows its slots, and a new zone leaves what is queued as it is', async (lang) => {
    const shop = await shopWith('conseil=mardi 9h30 sur mastodon', { lang })
    const { context } = shop
    await showClient(context, 'ill')
    expect(plain(context.stdout())).toContain(
      lang === 'fr' ? 'conseil=mardi 9h30 sur mastodon' : 'conseil=Tuesday 9:30 on mastodon',
    )
    const post = await queued(shop, { text: 'Un', to: ['blog'] })
    await editClient(context, 'ill', { timeZone: 'Indian/Reunion' })
    expect(plain(context.stderr())).toContain(
      lang === 'fr'
        ? '1 publication programmée garde son heure (Europe/Paris)'
        : '1 scheduled post keeps its time (Europe/Paris)',
    )
    expect(await only(context)).toMatchObject({
      scheduled_at: post.scheduled_at,
      scheduled_local: '2026-11-24T09:00',
      time_zone: 'Europe/Paris',
    })
  })
})
