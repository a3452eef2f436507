import { describe, expect, it } from 'vitest'
import { freeSlots } from '../../src/posts/free-slots.ts'
import { withSlots, withStrategy } from './strategy-world.ts'
import { bakery, queued } from './support.ts'

const december = { from: '2026-12-01', to: '2026-12-31' }
const local = (slots: Awaited<ReturnType<typeof freeSlots>>): string[] => slots.map((one) => one.instant.scheduled_local)

describe('the free places of a range of days', () => {
  it('are none without slots and without a strategy', async () => {
    const shop = await bakery()
    expect(await freeSlots(shop.context, shop.client, december)).toEqual([])
  })

  it('are those of the slots, without those that a post of their accounts has taken', async () => {
    const shop = await withSlots(await bakery(), 'conseils=mardi 9h; jeudi 18h30 sur facebook')
    await queued(shop, { text: 'Le levain', to: ['mastodon'] }, { at: '2026-12-01 09:00' })
    await queued(shop, { text: 'La brioche', to: ['mastodon'] }, { at: '2026-12-03 18:30' })
    const free = await freeSlots(shop.context, shop.client, { from: '2026-12-01', to: '2026-12-10' })
    expect(local(free)).toEqual(['2026-12-03T18:30', '2026-12-08T09:00', '2026-12-10T18:30'])
    expect(free.map((one) => one.accounts.map((account) => account.name))).toEqual([
      ['facebook'],
      ['blog', 'facebook', 'mastodon'],
      ['facebook'],
    ])
    expect(free.map((one) => one.pillar)).toEqual([null, 'expertise', null])
  })

  it('begin now, and end with the last day wherever the clock of this machine stands', async () => {
    const shop = await withSlots(await bakery(), 'lundi 9h; lundi 23h30; mardi 0h')
    // it is Monday, 10 in the morning
    expect(local(await freeSlots(shop.context, shop.client, { from: '2026-11-01', to: '2026-11-24' }))).toEqual([
      '2026-11-23T23:30',
      '2026-11-24T00:00',
    ])
    expect(local(await freeSlots(shop.context, shop.client, { from: '2026-11-23', to: '2026-11-23' }))).toEqual([
      '2026-11-23T23:30',
    ])
  })

  it('take the post of the day after into account where it is near', async () => {
    const shop = await withSlots(await bakery(), 'mardi 23h45')
    await queued(shop, { text: 'Bonne nuit', to: ['facebook'] }, { at: '2026-12-02 00:15' })
    expect(await freeSlots(shop.context, shop.client, { from: '2026-12-01', to: '2026-12-01' })).toEqual([])
  })

  it('of a strategy are for its first network alone: a post elsewhere leaves them free', async () => {
    const shop = await bakery()
    await withStrategy(shop, { pillars: { expertise: 60, behind: 40 } })
    const all = await freeSlots(shop.context, shop.client, december)
    const [first] = all
    if (!first) throw new Error('no slot')
    expect(first.accounts.map((account) => account.name)).toEqual(['facebook'])
    await queued(shop, { text: 'Le pain', to: ['mastodon'] }, { at: first.instant.scheduled_local.replace('T', ' ') })
    expect(await freeSlots(shop.context, shop.client, december)).toHaveLength(all.length)
    await queued(shop, { text: 'Le pain', to: ['facebook'] }, { at: first.instant.scheduled_local.replace('T', ' ') })
    expect(local(await freeSlots(shop.context, shop.client, december))).toEqual(local(all).slice(1))
  })

  it('keep the planned mix, with what is queued already counted', async () => {
    const shop = await bakery()
    await withStrategy(shop)
    const empty = await freeSlots(shop.context, shop.client, december)
    const counted = (slots: typeof empty, pillar: string): number => slots.filter((one) => one.pillar === pillar).length
    expect(empty.length).toBeGreaterThan(8)
    expect(Math.abs(counted(empty, 'expertise') - empty.length * 0.5)).toBeLessThan(1)
    expect(Math.abs(counted(empty, 'offer') - empty.length * 0.2)).toBeLessThan(1)
    for (const day of ['25', '26', '27'])
      await queued(shop, { text: `Conseil ${day}`, to: ['facebook'], pillar: 'expertise' }, { at: `2026-11-${day} 15:00` })
    const after = await freeSlots(shop.context, shop.client, december)
    expect(after.slice(0, 2).map((one) => one.pillar)).not.toContain('expertise')
    expect(counted(after, 'expertise')).toBeLessThan(counted(empty, 'expertise'))
  })

  it('keep their wall time when the clocks change', async () => {
    const shop = await withSlots(await bakery(), 'dimanche 9h')
    const free = await freeSlots(shop.context, shop.client, { from: '2027-03-21', to: '2027-03-28' })
    expect(free.map((one) => one.instant.scheduled_at)).toEqual(['2027-03-21T08:00:00.000Z', '2027-03-28T07:00:00.000Z'])
  })
})
