import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { run as add } from '../../src/cli/queue/add.ts'
import { publishDue } from '../../src/delivery/publish-due.ts'
import { bakery, file, monday, png, queued, storedPosts } from '../posts/support.ts'

test.each(['fr', 'en'] as const)(
  'a series that cannot go on is told once, and never keeps a pass from its work (%s)',
  async (lang) => {
    let now = monday
    const shop = await bakery({
      lang,
      now: () => now,
      accounts: [
        ['folder', 'blog'],
        ['manual', 'facebook', 'facebook'],
      ],
    })
    const { context } = shop
    file(context, 'pain.png', png(40, 30))
    const flags = { media: ['pain.png'], alt: ['Un pain'], to: ['facebook'], at: 'demain 9h', repeat: 'weekly' }
    await add(context, 'Marché', flags)
    await queued(shop, { text: 'Le four', to: ['blog'] }, { at: '2026-12-01 10:00' })
    const [first] = await storedPosts(context)
    rmSync(first?.media[0]?.path ?? '')
    now = new Date('2026-12-01T09:00:00Z')
    const report = await publishDue(context)
    expect(report.deliveries.find((one) => one.account === 'blog')?.status).toBe('published')
    const told = report.notices.filter((notice) => notice.kind === 'series')
    expect(told.length).toBe(1)
    expect(told[0]?.message).toContain(lang === 'fr' ? 'Série 1 (chaque semaine, le mardi' : 'Series 1 (every week, on Tuesday')
    expect(told[0]?.message).toContain('pain.png')
    expect(told[0]?.commands).toEqual(['smm queue show 9'])
    expect(report.warnings).toEqual([])
    now = new Date('2026-12-02T09:30:00Z')
    const next = await publishDue(context)
    expect(next.notices.filter((notice) => notice.kind === 'series')).toEqual([])
  },
)

test('a pass makes the posts that are due to be made, also where nothing leaves', async () => {
  let now = monday
  const { context } = await bakery({ now: () => now })
  await add(context, 'Marché', { to: ['blog'], at: '2027-06-05 08:00', repeat: 'weekly' })
  expect((await storedPosts(context)).length).toBe(1)
  now = new Date('2027-05-01T08:00:00Z')
  expect((await publishDue(context)).due).toBe(0)
  expect((await storedPosts(context)).length).toBe(4)
  const store = await context.store()
  expect(await store.deliveries.hasWork(now.toISOString())).toBe(false)
})

test('a clock that was a year ahead leaves no hole in a series', async () => {
  let now = monday
  const { context } = await bakery({ now: () => now })
  await add(context, 'Marché', { to: ['blog'], at: '2026-12-05 08:00', repeat: 'weekly' })
  now = new Date(monday.getTime() + 365 * 24 * 3600_000)
  await publishDue(context)
  now = new Date(monday.getTime() + 30 * 24 * 3600_000)
  await publishDue(context)
  const times = (await storedPosts(context)).map((one) => one.scheduled_at ?? '')
  const soon = new Date(now.getTime() + 60 * 24 * 3600_000).toISOString()
  expect(times.filter((time) => time > now.toISOString() && time < soon).length).toBeGreaterThanOrEqual(8)
})
