import { describe, expect, it } from 'vitest'
import { run as add } from '../../../src/cli/queue/add.ts'
import { run as cancelSeries } from '../../../src/cli/queue/cancel-series.ts'
import { run as edit } from '../../../src/cli/queue/edit.ts'
import { run as hold } from '../../../src/cli/queue/hold.ts'
import { recorded } from '../../../src/cli/queue/recorded.ts'
import { run as resume } from '../../../src/cli/queue/resume.ts'
import { run as undo } from '../../../src/cli/queue/undo.ts'
import type { Context } from '../../../src/context.ts'
import type { GlobalOptions } from '../../../src/context.ts'
import { bakery, type Bakery } from '../../posts/support.ts'

const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ')

/** The same home, with other flags. */
function flagged({ context }: Bakery, options: Partial<GlobalOptions>): Context {
  return { ...context, options: { ...context.options, ...options } }
}

const yes = { yes: true }

describe('queue undo', () => {
  it.each([
    ['fr', /Modification, à l’instant : 1 publication/, 'Défait.', 'Publication 1 : programmée'],
    ['en', /Edited, just now: 1 post/, 'Taken back.', 'Post 1: scheduled'],
  ] as const)('shows what it takes back, does it, and says how it stands (%s)', async (lang, head, done, now) => {
    const shop = await bakery({ lang })
    await add(recorded(shop.context, 'add'), 'Notre pain', { at: '2026-12-01 09:00', to: ['mastodon'] })
    await edit(recorded(shop.context, 'edit'), '1', 'Notre brioche', {})
    const before = shop.context.stdout().length
    await undo(flagged(shop, yes), {})
    const said = plain(shop.context.stdout().slice(before))
    expect(said.replaceAll('’', '’')).toMatch(head)
    expect(said).toContain(done)
    expect(said).toContain(now)
    expect(shop.context.stderr()).toContain("Boulangerie de l'Ill")
    expect((await (await shop.context.store()).posts.get(1))?.text).toBe('Notre pain')
  })

  it('without a terminal it has to be confirmed; a dry run changes nothing; then there is nothing more', async () => {
    const shop = await bakery()
    await expect(undo(flagged(shop, yes), {})).rejects.toMatchObject({ code: 'nothing_to_undo', kind: 'not_found' })
    await add(recorded(shop.context, 'add'), 'Our bread', { at: '2026-12-01 09:00', to: ['mastodon'] })
    await expect(undo(shop.context, {})).rejects.toMatchObject({
      code: 'confirmation_needed',
      hint: expect.stringContaining('smm queue undo --yes') as string,
    })
    const { posts } = await shop.context.store()
    await undo(flagged(shop, { dry_run: true }), {})
    expect((await posts.get(1))?.status).toBe('scheduled')
    await undo(flagged(shop, { yes: true, json: true }), {})
    expect(JSON.parse(shop.context.stdout().slice(shop.context.stdout().indexOf('{')))).toMatchObject({
      action: 'queue.add',
      undone: true,
      posts: [{ id: 1, client: 'ill', made: true, status: 'cancelled' }],
      refused: null,
    })
    await expect(undo(flagged(shop, yes), {})).rejects.toMatchObject({ code: 'nothing_to_undo' })
    await expect(undo(flagged(shop, { client: 'nobody' }), {})).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('a series that was ended goes on, one that was begun ends; a hold is lifted, one that was lifted is back', async () => {
    const shop = await bakery()
    const store = await shop.context.store()
    await add(recorded(shop.context, 'add'), 'Market day', { at: '2026-12-05 08:00', to: ['mastodon'], repeat: 'weekly' })
    const made = (await store.posts.list({ client: 'ill' })).length
    expect(made).toBeGreaterThan(2)
    await cancelSeries(recorded(shop.context, 'cancel'), ['1'])
    expect(await store.posts.list({ client: 'ill' })).toEqual([])
    await undo(flagged(shop, yes), {})
    expect((await store.posts.list({ client: 'ill' })).map(({ status }) => status)).toEqual(
      Array.from({ length: made }, () => 'scheduled'),
    )
    expect((await store.series.get(1))?.state).toBe('active')
    await hold(recorded(shop.context, 'hold'), [], { allClients: true })
    expect((await store.posts.get(1))?.status).toBe('held')
    await resume(recorded(flagged(shop, yes), 'resume'), [], { allClients: true })
    expect((await store.posts.get(1))?.status).toBe('scheduled')
    await undo(flagged(shop, yes), {})
    expect([(await store.posts.get(1))?.status, (await store.holds.list()).length]).toEqual(['held', 1])
    await undo(flagged(shop, yes), {})
    expect([(await store.posts.get(1))?.status, (await store.holds.list()).length]).toEqual(['scheduled', 0])
    await undo(flagged(shop, yes), {})
    expect([(await store.series.get(1))?.state, await store.posts.list({ client: 'ill' })]).toEqual(['ended', []])
  })

  it('lists the last changes, the newest first, each with what stands against it', async () => {
    const shop = await bakery()
    await add(recorded(shop.context, 'add'), 'Our bread', { at: '2026-12-01 09:00', to: ['mastodon'] })
    await edit(recorded(shop.context, 'edit'), '1', 'Our brioche', {})
    const before = shop.context.stdout().length
    await undo(shop.context, { list: true })
    const lines = shop.context.stdout().slice(before).trimEnd().split('\n')
    expect(lines.map((line) => line.split(/\s{2,}/).slice(1))).toEqual([
      ['Command', 'Client', 'Posts', 'Undo'],
      ['Edited', "Boulangerie de l'Ill", '1', 'possible'],
      ['Added', "Boulangerie de l'Ill", '1', 'after the newer ones'],
    ])
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80)
  })
})
