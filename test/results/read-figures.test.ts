import { describe, expect, it } from 'vitest'
import { readFigures } from '../../src/results/read-figures.ts'
import { bestTimes } from '../../src/results/best-times.ts'
import type { NewSnapshot } from '../../src/store/metrics.ts'
import { figuresWorld, type FiguresWorld } from './figures-world.ts'

const hourMs = 3_600_000

/** A reading of a post that smm did not send, `age` whole hours after it came out. */
function reading(remote_post: string, published: string, age: number, more: Partial<NewSnapshot> = {}): NewSnapshot {
  return {
    client: 'klein',
    network: 'instagram',
    account_id: null,
    delivery_id: null,
    remote_post,
    metric: 'reactions',
    value: 12,
    reason: null,
    from_day: null,
    to_day: null,
    captured_at: new Date(Date.parse(published) + age * hourMs).toISOString(),
    age_hours: age,
    source: 'api',
    source_name: 'likes',
    ...more,
  }
}

async function monthOf(world: FiguresWorld, month: string, time_zone = 'Europe/Paris') {
  const { others, sent, networks } = await readFigures(world.context, { ...(await client(world)), time_zone }, month)
  return { others: others.map(({ remote_post }) => remote_post), sent: sent.length, networks, results: others }
}

async function client(world: FiguresWorld) {
  const found = await (await world.context.store()).clients.get('klein')
  if (found === null) throw new Error('no client')
  return found
}

async function keep(world: FiguresWorld, ...snapshots: NewSnapshot[]): Promise<void> {
  await (await world.context.store()).metrics.add(snapshots, world.now().toISOString())
}

describe('posts that smm did not send', () => {
  it.each([
    ['Pacific/Auckland', '2026-10-31T11:30:00.000Z', '2026-11'],
    ['Europe/Paris', '2026-10-31T11:30:00.000Z', '2026-10'],
    ['America/Martinique', '2026-11-01T03:30:00.000Z', '2026-10'],
  ])('of %s belong to the month of their own day (%s)', async (zone, published, month) => {
    const world = await figuresWorld()
    await keep(world, reading('https://www.instagram.com/p/AAA/', published, 170))
    const both = [await monthOf(world, '2026-10', zone), await monthOf(world, '2026-11', zone)]
    expect(both.map(({ others }) => others.length)).toEqual(month === '2026-10' ? [1, 0] : [0, 1])
  })

  it('are of one month, whatever two readings make of the last hour', async () => {
    const world = await figuresWorld()
    const early = reading('https://www.instagram.com/p/AAA/', '2026-10-31T22:40:00.000Z', 24)
    const late = { ...early, captured_at: '2026-11-08T23:30:00.000Z', age_hours: 192 }
    await keep(world, early, late)
    expect((await monthOf(world, '2026-10')).others).toHaveLength(1)
    expect((await monthOf(world, '2026-11')).others).toHaveLength(0)
  })

  it('are found in a file that came months later', async () => {
    const world = await figuresWorld()
    await keep(world, reading('https://www.instagram.com/p/AAA/', '2026-06-04T10:00:00.000Z', 3_900, { source: 'import' }))
    expect((await monthOf(world, '2026-06')).others).toHaveLength(1)
  })

  it('are one, by whatever name two sources know it', async () => {
    const world = await figuresWorld()
    await keep(
      world,
      reading('https://www.instagram.com/p/AAA/', '2026-11-04T10:00:00.000Z', 170),
      reading('https://instagram.com/reel/AAA', '2026-11-04T10:00:00.000Z', 171, {
        metric: 'reach',
        value: 300,
        source: 'import',
      }),
    )
    const { others, results, networks } = await monthOf(world, '2026-11')
    expect(others).toHaveLength(1)
    expect(results[0]).toMatchObject({ figures: { reactions: 12, reach: 300 }, rate: { by: 'reach', bp: 400 } })
    expect(networks).toMatchObject([{ network: 'instagram', engagements: { value: 12 } }])
  })

  it('are none of ours, where a file knew a post before smm knew its address', async () => {
    const world = await figuresWorld()
    const account = await world.account('instagram', null, { access_token: 'x' })
    const delivery = await world.published(account, '17900', 20)
    await keep(world, reading('17900', delivery.published_at ?? '', 400, { source: 'import', value: 99 }))
    expect(await monthOf(world, '2026-11')).toMatchObject({ others: [], sent: 1 })
  })

  it('teach no hour where their source tells the day alone', async () => {
    const world = await figuresWorld()
    // midnight in Paris
    const posts = Array.from({ length: 25 }, (_, index) =>
      reading(`p${index}`, `2026-11-${String(index + 1).padStart(2, '0')}T23:00:00.000Z`, 170, { source: 'import' }),
    )
    await keep(world, ...posts)
    const { results } = await monthOf(world, '2026-11')
    expect(results).toHaveLength(25)
    expect(bestTimes(results, 'Europe/Paris')).toEqual([])
  })
})
