import { describe, expect, it } from 'vitest'
import { status } from '../../src/cli/status/status.ts'
import { run as listQueue } from '../../src/cli/queue/list.ts'
import { readStatus } from '../../src/overview/read-status.ts'
import { readRhythm } from '../../src/posts/read-rhythm.ts'
import { fullWeeks } from '../../src/posts/rhythm.ts'
import { typographyFaults } from '../support/french.ts'
import { withSlots, withStrategy } from './strategy-world.ts'
import { bakery, monday, queued, type Bakery } from './support.ts'

/** The shop with a clock that the test sets; it opened on 1 October. */
async function shopOf(given: Parameters<typeof bakery>[0] = {}) {
  let now = new Date('2026-10-01T08:00:00Z')
  const shop = await bakery({ now: () => now, ...given })
  return { ...shop, at: (iso: string) => void (now = new Date(iso)) }
}

/** A post that went out at nine on this day. */
async function published(
  shop: Bakery & { at(iso: string): void },
  day: string,
  account = 'facebook',
  pillar: string | null = null,
) {
  shop.at(`${day}T05:00:00Z`)
  const post = await queued(shop, { text: `Le ${day} sur ${account}`, to: [account], pillar }, { at: `${day} 09:00` })
  const store = await shop.context.store()
  for (const one of post.deliveries) {
    const change = { published_at: post.scheduled_at, remote_id: `id-${one.id}`, proof: 'human' } as const
    const step = { delivery_id: one.id, transition: 'test', from: ['scheduled'], to: 'sent', change, run_id: null } as const
    await store.deliveries.transition(step, post.scheduled_at ?? '')
  }
}

describe('the weeks that count', () => {
  it.each([
    ['2026-11-23', '2026-01-01', { from: '2026-10-26', to: '2026-11-22', weeks: 4 }],
    ['2026-11-29', '2026-01-01', { from: '2026-10-26', to: '2026-11-22', weeks: 4 }],
    ['2026-11-23', '2026-11-10', { from: '2026-11-16', to: '2026-11-22', weeks: 1 }],
    ['2026-11-23', '2026-11-09', { from: '2026-11-09', to: '2026-11-22', weeks: 2 }],
    ['2026-11-23', '2026-11-17', null],
    ['2026-11-23', '2026-11-23', null],
  ])('on %s, begun on %s', (today, began, weeks) => expect(fullWeeks(today, began)).toEqual(weeks))
})

describe('regularity: the rhythm that was promised [004-58] [001-16]', () => {
  it('is published out of planned over the last four full weeks, as the indicator has it: 7 of 8 are 87.50 %', async () => {
    const shop = await shopOf()
    const { client } = await withSlots(shop, 'mardi 9h; jeudi 9h')
    for (const day of ['27', '29']) await published(shop, `2026-10-${day}`)
    for (const day of ['03', '05', '10', '12', '17']) await published(shop, `2026-11-${day}`)
    // neither the week that runs nor what came before
    await published(shop, '2026-10-22')
    await published(shop, '2026-11-24')
    shop.at('2026-11-25T09:00:00Z')
    expect((await readRhythm(shop.context, client)).kept).toEqual({
      bp: 8750,
      reason: null,
      planned: 8,
      published: 7,
      weeks: 4,
    })
    const [read] = (await readStatus(shop.context, [client])).clients
    expect(read).toMatchObject({ cadence_kept_bp: 8750, cadence_kept_reason: null, posts_planned: 8, posts_published: 7 })
  })

  it('counts a post once, and only on the accounts that the rhythm is for', async () => {
    const shop = await shopOf()
    const { client } = await withSlots(shop, 'mardi 9h sur facebook')
    await published(shop, '2026-11-17', 'mastodon')
    shop.at('2026-11-23T09:00:00Z')
    expect((await readRhythm(shop.context, client)).kept).toMatchObject({ planned: 4, published: 0, bp: 0 })
    await published(shop, '2026-11-18')
    shop.at('2026-11-23T09:00:00Z')
    expect((await readRhythm(shop.context, client)).kept).toMatchObject({ planned: 4, published: 1, bp: 2500 })
  })

  it('is not measured without a rhythm, nor before its first full week', async () => {
    const shop = await shopOf()
    shop.at('2026-11-23T09:00:00Z')
    expect((await readRhythm(shop.context, shop.client)).kept).toEqual({ bp: null, reason: 'no_cadence' })
    await withStrategy(shop, { at: new Date('2026-11-18T09:00:00Z') })
    expect((await readRhythm(shop.context, shop.client)).kept).toEqual({ bp: null, reason: 'too_early' })
    await status(shop.context)
    expect(shop.context.stdout()).toContain('not measured yet')
    expect(shop.context.stdout()).toContain('smm queue add "…" --slot next -c ill')
    shop.at('2026-11-30T09:00:00Z')
    expect((await readRhythm(shop.context, shop.client)).kept).toMatchObject({ published: 0, weeks: 1, bp: 0 })
  })

  it.each(['fr', 'en'] as const)('is said in status: kept from nine in ten on (%s)', async (lang) => {
    const shop = await shopOf({ lang })
    const { context } = await withSlots(shop, 'mardi 9h')
    for (const day of ['2026-10-27', '2026-11-03', '2026-11-10']) await published(shop, day)
    shop.at('2026-11-23T09:00:00Z')
    await status(context)
    const said = context.stdout()
    const kept = lang === 'fr' ? 'tenu' : 'kept'
    const not = lang === 'fr' ? 'non tenu (90\u00A0% attendus)' : 'not kept (90% expected)'
    expect(said.replace(/\s+/g, ' ')).toContain(
      lang === 'fr' ? '3 publications sur 4 prévues en 4 semaines' : '3 posts of 4 planned in 4 weeks',
    )
    expect(said.replace(/\n\s+/g, ' ')).toContain(not)
    if (lang === 'fr') expect(typographyFaults(said, [shop.client.name])).toEqual([])
    await published(shop, '2026-11-17')
    shop.at('2026-11-23T09:00:00Z')
    await status(context)
    const again = context.stdout().slice(said.length)
    expect(again.replace(/\n\s+/g, ' ')).not.toContain(not)
    expect(again).toContain(kept)
    for (const line of said.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })
})

describe('the depth of the queue [004-58]', () => {
  it('is the days until the first planned place that nothing finished stands in; below seven it is said', async () => {
    const shop = await withSlots(await bakery({ now: monday }), 'mardi 9h; jeudi 9h')
    const depth = async () => (await readRhythm(shop.context, shop.client)).days_ahead
    expect(await depth()).toBe(1)
    await status(shop.context)
    expect(shop.context.stdout()).toContain('only one day ahead, 7 are needed')
    await queued(shop, { text: 'Un', to: ['facebook'] }, { at: 'mardi 9h' })
    expect(await depth()).toBe(3)
    // a draft leaves by no pass
    await queued(shop, { text: 'Deux', to: ['facebook'], draft: true }, { at: 'jeudi 9h' })
    expect(await depth()).toBe(3)
    await queued(shop, { text: 'Trois', to: ['blog'] }, { at: 'jeudi 9h10' })
    expect(await depth()).toBe(8)
    const before = shop.context.stdout().length
    await status(shop.context)
    expect(shop.context.stdout().slice(before)).not.toContain('are needed')
  })

  it('without a rhythm is the last post; nothing is nothing, and more than four weeks are not looked at', async () => {
    const shop = await bakery({ now: monday })
    const depth = async () => (await readRhythm(shop.context, shop.client)).days_ahead
    expect(await depth()).toBe(0)
    await queued(shop, { text: 'Un', to: ['facebook'] }, { at: '2026-12-05 09:00' })
    expect(await depth()).toBe(12)
    await queued(shop, { text: 'Deux', to: ['facebook'] }, { at: '2027-12-05 09:00' })
    expect(await depth()).toBe(12)
    await status(shop.context)
    expect(shop.context.stdout()).not.toContain('are needed')
  })
})

describe('accounts', () => {
  it('sleep after 30 days without a post, not as long as they are young [001-31]', async () => {
    const shop = await shopOf()
    const sleeping = async () => (await readRhythm(shop.context, shop.client)).dormant_accounts.map((one) => one.name)
    shop.at('2026-10-30T09:00:00Z')
    expect(await sleeping()).toEqual([])
    await published(shop, '2026-11-15')
    await published(shop, '2026-10-20', 'mastodon')
    shop.at('2026-11-23T09:00:00Z')
    expect(await sleeping()).toEqual(['blog', 'mastodon'])
    await status(shop.context)
    expect(shop.context.stdout()).toContain('Dormant account: blog (nothing for 30 days)')
    expect(shop.context.stdout()).not.toContain('Dormant account: facebook')
  })
})

describe('the drift of the mix', () => {
  it.each(['fr', 'en'] as const)('is told by status and below the list, with what is furthest behind (%s)', async (lang) => {
    const shop = await bakery({ lang })
    await withStrategy(shop, { pillars: { expertise: 50, behind: 30, offer: 20 } })
    for (const day of ['24', '25', '26']) {
      await queued(shop, { text: `Promo ${day}`, to: ['facebook'], pillar: 'offres' }, { at: `2026-11-${day} 15:00` })
    }
    await status(shop.context)
    const said = shop.context.stdout().replace(/\n\s+/g, ' ')
    expect(said).toContain(lang === 'fr' ? 'offres 100\u00A0% (prévu 20\u00A0%)' : 'offers 100% (planned 20%)')
    expect(said).toContain(lang === 'fr' ? 'le plus en retard\u00A0: conseils' : 'furthest behind: expertise')
    await listQueue(shop.context, {})
    expect(shop.context.stderr()).toContain(lang === 'fr' ? 'Équilibre loin du plan' : 'Mix far from the plan')
    if (lang === 'fr') expect(typographyFaults(shop.context.stdout() + shop.context.stderr(), [shop.client.name])).toEqual([])
    const [read] = (await readStatus(shop.context, [shop.client])).clients
    expect(read?.next_pillar).toBe('expertise')
    expect(read?.pillar_drift[0]).toMatchObject({ pillar: 'offer', planned_percent: 20, actual_percent: 100, drift_points: 80 })
  })

  it('is none where the mix is near the plan, or nothing is planned', async () => {
    const shop = await bakery()
    await queued(shop, { text: 'Promo', to: ['facebook'], pillar: 'offer' })
    expect((await readRhythm(shop.context, shop.client)).mix).toBeNull()
    await withStrategy(shop)
    expect((await readRhythm(shop.context, shop.client)).mix).toMatchObject({ posts: 1, drifted: [], next: 'expertise' })
    await listQueue(shop.context, {})
    expect(shop.context.stderr()).not.toContain('Mix')
  })
})
