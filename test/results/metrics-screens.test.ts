import { describe, expect, it, vi } from 'vitest'
import { run as pull } from '../../src/cli/metrics/pull.ts'
import { run as show } from '../../src/cli/metrics/show.ts'
import type { TestContextOptions } from '../support/context.ts'
import { startMastodon } from '../servers/mastodon.ts'
import { startX } from '../servers/x.ts'
import { closing, figuresWorld, type FiguresWorld } from './figures-world.ts'

/** Eight days of a bakery: two accounts that are read, one kept by hand, one that does not answer. */
async function bakery(): Promise<FiguresWorld> {
  const world = await figuresWorld()
  await (await world.context.config()).set('x.read_budget_per_month', '0,01 $')
  const server = await closing(startMastodon({ now: world.now }))
  const mastodon = await world.account('mastodon', server.url, { access_token: server.token })
  const onX = await closing(startX({ now: world.now }))
  const x = await world.account('x', onX.url, { ...onX.secrets })
  await world.account('manual', null, {}, 'tripadvisor')
  await world.account('mastodon', 'http://127.0.0.1:1', { access_token: 'x' }, 'second')
  for (const days of [1, 8, 9]) {
    const { id } = server.write(`Le pain ${days}`, new Date(world.now().getTime() - days * 86_400_000))
    server.count(id, { favourites_count: days * 3, reblogs_count: days })
    await world.published(mastodon, id, days)
    await world.published(x, onX.write(`Sur X ${days}`, new Date(world.now().getTime() - days * 86_400_000)).id, days)
  }
  server.write('À la main', new Date(world.now().getTime() - 5 * 86_400_000))
  return world
}

async function screens(
  world: FiguresWorld,
  options: TestContextOptions,
): Promise<Map<string, { out: string; err: string; code: unknown }>> {
  const told = new Map<string, { out: string; err: string; code: unknown }>()
  const play = async (name: string, command: (context: ReturnType<FiguresWorld['command']>) => Promise<unknown>, more = {}) => {
    const context = world.command({ ...options, options: { ...options.options, ...more } })
    const code = await command(context)
    told.set(name, { out: context.stdout(), err: context.stderr(), code })
    await context.close()
  }
  await play('dry', (c) => pull(c, {}), { dry_run: true })
  await play('pull', (c) => pull(c, {}))
  world.advance(1)
  await play('again', (c) => pull(c, { allClients: true }))
  await play('show', (c) => show(c, {}))
  await play('post', (c) => show(c, { post: '3' }))
  await play('unread', (c) => show(c, { post: '2' }))
  await play('empty', (c) => show(c, { month: '2026-02' }))
  return told
}

describe('the screens of metrics', () => {
  it.each(['fr', 'en'] as const)('are whole and fit 80 columns in %s', async (lang) => {
    const told = await screens(await bakery(), { lang })
    for (const [name, { out, err }] of told) {
      if (process.env['SMM_SEE']) console.log(`--- ${name}\n${out}${err}`)
      expect(`${name}\n${out}${err}`).not.toMatch(/\{\w+\}|undefined|\bnull\b|NaN|`/)
      expect([name, out.split('\n').filter((line) => line.length > 80)]).toEqual([name, []])
      if (lang === 'fr') expect(`${name}\n${out}`).not.toMatch(/\w [;!?]|« | »/)
    }
    // by the names that people know them by
    expect(told.get('show')?.out).toMatch(/^Mastodon$/m)
    expect(told.get('show')?.out).toMatch(/^X$/m)
    expect(told.get('pull')?.code).toBe(3)
  })

  it('read whole only the posts of the month', async () => {
    const world = await bakery()
    const context = world.command({})
    const { posts } = await context.store()
    const [list, some] = [vi.spyOn(posts, 'list'), vi.spyOn(posts, 'some')]
    await show(context, {})
    await show(context, { month: '2026-02' })
    expect(list).not.toHaveBeenCalled()
    expect(some.mock.calls.map(([ids]) => ids.length)).toEqual([6, 0])
    await context.close()
  })

  it('with --quiet tell only what went wrong', async () => {
    const world = await bakery()
    const context = world.command({ options: { quiet: true } })
    expect(await pull(context, {})).toBe(3)
    expect(context.stdout()).toBe('')
    expect(context.stderr()).toMatch(/^! second: .+\n$/)
  })

  it('are one JSON document each with --json', async () => {
    const world = await bakery()
    const play = async (command: (context: ReturnType<FiguresWorld['command']>) => Promise<unknown>, more = {}) => {
      const context = world.command({ options: { json: true, ...more } })
      await command(context)
      expect(context.stderr()).toBe('')
      return JSON.parse(context.stdout()) as unknown
    }
    expect(await play((c) => pull(c, {}), { dry_run: true })).toMatchObject({
      accounts: [
        { account: 'tripadvisor', not_asked: 'no_figures', account_due: false, posts: [] },
        { account: 'mastodon', account_due: true, posts: [1, 3, 5], cost: null },
        { account: 'second', account_due: true },
        { account: 'x', posts: [], cost: { micros: 10_000, currency: 'USD' }, left_out: { posts: 2, micros: 10_000 } },
      ],
      budget: { micros: 10_000, spent_micros: 0, cost_micros: 10_000, currency: 'USD' },
    })
    expect(await play((c) => pull(c, { network: 'mastodon' }))).toMatchObject({
      accounts: [
        {
          account: 'mastodon',
          status: 'done',
          posts_read: 3,
          other_posts_read: 1,
          figures: [{ metric: 'followers', value: 128, day: null }, {}],
        },
        { account: 'second', status: 'unreachable', code: 'endpoint_not_allowed', posts_read: 0 },
      ],
    })
    expect(await play((c) => show(c, {}))).toMatchObject({
      client: 'klein',
      month: '2026-12',
      accounts: [
        {
          network: 'mastodon',
          account: 'mastodon',
          metric: 'followers',
          of: 'level',
          value: 128,
          reason: null,
          source: 'api',
          source_name: 'followers_count',
          series: [{ day: '2026-12-10', value: 128 }],
        },
        { metric: 'posts', value: 4 },
      ],
      posts: [{ post_id: 5 }, { post_id: 6, readings: [] }, { post_id: 3 }, { post_id: 4 }, { post_id: 1 }, { post_id: 2 }],
      others: [{ remote_post: expect.stringContaining('/@boulangerie/') as string, age_hours: 120 }],
    })
  })
})
