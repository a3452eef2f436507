import { describe, expect, it, test } from 'vitest'
import { run as add } from '../../../src/cli/queue/add.ts'
import { run as show } from '../../../src/cli/queue/show.ts'
import { run as move } from '../../../src/cli/queue/move.ts'
import { Failure } from '../../../src/failure.ts'
import { typographyFaults } from '../../support/french.ts'
import { bakery, file, queued, storedPosts } from '../../posts/support.ts'
import { withSlots, withStrategy } from '../../posts/strategy-world.ts'

const langs = ['fr', 'en'] as const
const facebook = { to: ['facebook'] }

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const failure: unknown = await work.then(() => null).catch((error: unknown) => error)
  if (!(failure instanceof Failure)) throw new Error('nothing was refused')
  return failure
}

/** Codes of what the strategy says of the post that was queued. */
async function codesOf(shop: Awaited<ReturnType<typeof bakery>>, text: string, flags: Record<string, unknown>) {
  const before = shop.context.stdout().length
  await add(shop.context, text, flags)
  const [delivery] = JSON.parse(shop.context.stdout().slice(before)).deliveries as { issues: { code: string }[] }[]
  return delivery?.issues.map((issue) => issue.code) ?? []
}

describe('the pillar of a post', () => {
  it.each([
    ['conseils', 'expertise'],
    ['Expertise', 'expertise'],
    ['behind the scenes', 'behind'],
    ['coulisses', 'behind'],
    ['actus', 'news'],
  ])('%s is understood in both languages, from a flag and from a file', async (typed, id) => {
    const { context } = await bakery()
    await add(context, 'Le levain', { to: ['blog'], pillar: typed })
    file(context, 'post.md', `---\npillar: ${typed}\nto: mastodon\n---\nLa farine`)
    await add(context, undefined, { fromFile: 'post.md' })
    expect((await storedPosts(context)).map((post) => post.pillar)).toEqual([id, id])
  })

  it.each(langs)('an unknown one is refused with the list of all (%s)', async (lang) => {
    const { context } = await bakery({ lang })
    const failure = await failureOf(add(context, 'Le levain', { to: ['blog'], pillar: 'météo' }))
    expect([failure.kind, failure.code]).toEqual(['usage', 'unknown_pillar'])
    expect(failure.message).toContain('météo')
    const names = lang === 'fr' ? ['conseils (expertise)', 'coulisses (behind)'] : ['expertise,', 'behind the scenes (behind)']
    for (const name of names) expect(failure.hint).toContain(name)
    expect(await storedPosts(context)).toEqual([])
    if (lang === 'fr') expect(typographyFaults(`${failure.message}\n${failure.hint ?? ''}`)).toEqual([])
  })

  it('may be none, and one of an earlier day is kept as it stands', async () => {
    const shop = await bakery()
    await add(shop.context, 'Le levain', { to: ['blog'], pillar: '' })
    expect((await storedPosts(shop.context))[0]?.pillar).toBeNull()
  })

  test.each(langs)('of a slot called after one is the slot’s, and is said (%s)', async (lang) => {
    const shop = await withSlots(await bakery({ lang }), 'conseils=mardi 9h; offre=jeudi 9h; vendredi 9h')
    await add(shop.context, 'Le levain', { ...facebook, slot: 'next' })
    await add(shop.context, 'La bûche', { ...facebook, slot: 'offre' })
    await add(shop.context, 'Notre four', { ...facebook, slot: 'conseils', pillar: 'coulisses' })
    await add(shop.context, 'Bonjour', { ...facebook, slot: 'vendredi' })
    const posts = await storedPosts(shop.context)
    expect(posts.map((post) => [post.scheduled_local?.slice(0, 10), post.pillar])).toEqual([
      ['2026-11-24', 'expertise'],
      ['2026-11-26', 'offer'],
      ['2026-11-27', null],
      ['2026-12-01', 'behind'],
    ])
    expect(shop.context.stdout()).toContain(lang === 'fr' ? 'Pilier\u00A0: conseils' : 'Pillar: expertise')
    await show(shop.context, '2')
    expect(shop.context.stdout()).toContain(lang === 'fr' ? 'offres' : 'offers')
  })

  it('with --slot next goes into a slot of its own, and leaves those of the others to them', async () => {
    const shop = await withSlots(await bakery(), 'conseils=mardi 9h; mercredi 9h; offre=jeudi 9h')
    await add(shop.context, 'La bûche', { ...facebook, slot: 'next', pillar: 'promos' })
    await add(shop.context, 'Notre équipe', { ...facebook, slot: 'next', pillar: 'team' })
    expect((await storedPosts(shop.context)).map((post) => post.scheduled_local?.slice(0, 10))).toEqual([
      '2026-11-25',
      '2026-11-26',
    ])
    const [team] = await storedPosts(shop.context)
    await move(shop.context, [String(team?.id)], { slot: 'next' })
    expect((await storedPosts(shop.context)).at(-1)?.scheduled_local).toBe('2026-12-02T09:00')
  })
})

describe('the strategy says of a post in the queue', () => {
  const json = { options: { json: true } }

  it('that none is approved: once, on stderr [001-34]', async () => {
    for (const lang of langs) {
      const shop = await bakery({ lang })
      const warned = (): number =>
        shop.context.stderr().split('smm init').length + shop.context.stderr().split('smm strategy approve').length - 2
      await add(shop.context, 'Le levain', { to: ['all'] })
      expect(warned()).toBe(1)
      await withStrategy(shop)
      await add(shop.context, 'La farine', { to: ['all'] })
      expect(warned()).toBe(2)
      await withStrategy(shop, { by: 'la gérante' })
      // a draft made since changes nothing
      await withStrategy(shop)
      await add(shop.context, 'Le sel', { to: ['all'] })
      expect(warned()).toBe(2)
      if (lang === 'fr') expect(typographyFaults(shop.context.stderr(), [shop.client.name])).toEqual([])
    }
  })

  it('that none is approved: refused, or not said, where the settings want it [001-34]', async () => {
    const block = await bakery({ env: { SMM_QUEUE_NEEDS_APPROVED_STRATEGY: 'block' } })
    await withStrategy(block)
    const failure = await failureOf(add(block.context, 'Le levain', facebook))
    expect([failure.kind, failure.code]).toEqual(['usage', 'no_approved_strategy'])
    expect(failure.hint).toContain('queue.needs_approved_strategy')
    expect(await storedPosts(block.context)).toEqual([])
    await withStrategy(block, { by: 'la gérante' })
    await add(block.context, 'Le levain', facebook)
    expect(await storedPosts(block.context)).toHaveLength(1)
    const off = await bakery({ ...json, env: { SMM_QUEUE_NEEDS_APPROVED_STRATEGY: 'off' } })
    expect(await codesOf(off, 'Le levain', facebook)).toEqual([])
  })

  it('which pillar is furthest behind where the post has none', async () => {
    const shop = await bakery({ lang: 'fr' })
    await withStrategy(shop, { by: 'la gérante' })
    await add(shop.context, 'Le levain', { ...facebook, at: 'demain 9h', pillar: 'conseils' })
    expect(shop.context.stderr()).not.toContain('pilier')
    await add(shop.context, 'La farine', { ...facebook, at: 'demain 15h' })
    expect(shop.context.stderr()).toContain(
      'Sans pilier\u202F; le plus en retard\u00A0: coulisses. smm queue edit 2 --pillar …',
    )
    expect(typographyFaults(shop.context.stderr(), [shop.client.name])).toEqual([])
  })

  it('that a pillar has had its share of the four weeks: beyond 15 points, not before', async () => {
    const shop = await bakery(json)
    await withStrategy(shop, { by: 'la gérante' })
    const said: string[][] = []
    for (const [day, pillar] of [
      ['24', 'expertise'],
      ['25', 'behind'],
      ['26', 'expertise'],
      ['27', 'offer'],
      ['28', 'offer'],
      ['29', 'offer'],
    ])
      said.push(await codesOf(shop, `Le ${day}`, { ...facebook, at: `2026-11-${day} 15:00`, pillar }))
    expect(said).toEqual([[], [], [], [], ['pillar_drift'], ['pillar_drift']])
    // four weeks later they are forgotten
    expect(await codesOf(shop, 'Plus tard', { ...facebook, at: '2026-12-28 15:00', pillar: 'offer' })).toEqual([])
  })

  it('that the same is said for the third time in 30 days [004-38]', async () => {
    const shop = await bakery(json)
    await withStrategy(shop, { by: 'la gérante', pillars: {} })
    const said = async (day: string, text: string) => codesOf(shop, text, { ...facebook, at: `${day} 15:00` })
    expect(await said('2026-11-24', 'Passez nous voir ce matin, le pain est chaud !')).toEqual([])
    expect(await said('2026-11-26', 'Ce matin le pain est chaud : passez nous voir.')).toEqual([])
    expect(await said('2026-11-27', 'Notre recette de bûche, pas à pas')).toEqual([])
    expect(await said('2026-12-02', 'Le pain est chaud ce matin, passez nous voir 😀')).toEqual(['filler'])
    expect(await said('2027-01-25', 'Passez nous voir, le pain est chaud ce matin')).toEqual([])
  })

  it('that somebody outside writes with nothing to write from [003-24]', async () => {
    const outside = { staffing: { mode: 'doublette' } } as never
    const at = { ...facebook, at: 'demain 9h' }
    const empty = await bakery(json)
    await withStrategy(empty, { by: 'la gérante', pillars: {}, result: outside })
    expect(await codesOf(empty, 'Le levain', at)).toEqual(['brand_kit_empty'])
    const told = await bakery(json)
    const answers = { brand_story: { value: 'Quatre générations au même four.', state: 'answered' } } as const
    await withStrategy(told, { by: 'la gérante', pillars: {}, result: outside, answers })
    expect(await codesOf(told, 'Le levain', at)).toEqual([])
    const inside = await bakery(json)
    await withStrategy(inside, { by: 'la gérante', pillars: {} })
    expect(await codesOf(inside, 'Le levain', at)).toEqual([])
  })

  it('all of it as a dry run too, below the preview and once', async () => {
    const shop = await bakery({ options: { dry_run: true } })
    await withStrategy(shop)
    await add(shop.context, 'Le levain', { to: ['blog', 'mastodon'], at: 'demain 9h' })
    expect(shop.context.stdout()).not.toContain('strategy')
    expect(shop.context.stderr().match(/strategy approve/g)).toHaveLength(1)
    expect(shop.context.stderr()).toContain('--pillar')
    expect(await storedPosts(shop.context)).toEqual([])
  })

  it('none of it is stored', async () => {
    const shop = await bakery()
    await add(shop.context, 'Le levain', facebook)
    expect((await storedPosts(shop.context)).flatMap((post) => post.deliveries.flatMap((one) => one.issues))).toEqual([])
    const post = await queued(shop, { text: 'La farine', to: ['facebook'] })
    expect(post.deliveries.flatMap((one) => one.issues)).toEqual([])
  })
})
