import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/metrics/pull.ts'
import { deleteRemote, toTakeAway } from '../../src/delivery/delete-remote.ts'
import { publishDue } from '../../src/delivery/publish-due.ts'
import { NetworkFailure } from '../../src/networks/failure.ts'
import { readPrices } from '../../src/networks/x/price.ts'
import { startMastodon } from '../servers/mastodon.ts'
import { startX } from '../servers/x.ts'
import { checkAccountList } from '../../src/overview/check-account-list.ts'
import { readFigures } from '../../src/results/read-figures.ts'
import { newPost, newThread } from '../support/delivery-world.ts'
import { closing, figure, figuresWorld, readable, scripted, type FiguresWorld } from './figures-world.ts'

const values = (count: number): string[] => Array.from({ length: count }, (_, index) => `post-${index}`)

describe('metrics pull from a network that is free', () => {
  async function mastodon(world: FiguresWorld) {
    const server = await closing(startMastodon({ now: world.now }))
    const account = await world.account('mastodon', server.url, { access_token: server.token })
    return { server, account }
  }

  it('keeps the figures of the account and of its posts, each with its moment, its age and the name of its source', async () => {
    const world = await figuresWorld()
    const { server, account } = await mastodon(world)
    const { id } = server.write('Le pain', new Date('2026-12-03T08:00:00Z'))
    server.count(id, { favourites_count: 7, reblogs_count: 2, quotes_count: 1 })
    const delivery = await world.published(account, id, 7)
    const pulled = await world.pull()
    expect(pulled.exit).toBeNull()
    expect(pulled.accounts[0]).toMatchObject({ status: 'done', posts_read: 1, posts_due: 1, cost: null, left_out: null })
    expect(await world.ofPost(delivery)).toMatchObject([
      { metric: 'reactions', value: 7, age_hours: 168, source: 'api', source_name: 'favourites_count', network: 'mastodon' },
      { metric: 'comments', value: 0, account_id: account.id, from_day: null, captured_at: '2026-12-10T09:00:00.000Z' },
      { metric: 'shares', value: 3, source_name: 'reblogs_count + quotes_count' },
    ])
    const own = await world.ofAccount(account)
    expect(readable(own).map(([metric]) => metric)).toEqual(['followers', 'posts'])
    expect(own.every((one) => one.delivery_id === null && one.from_day === null)).toBe(true)
  })

  it('asks nothing twice on one day, and everything again on the next', async () => {
    const world = await figuresWorld()
    const { server, account } = await mastodon(world)
    const delivery = await world.published(account, server.write('Le pain').id, 0.1)
    await world.pull()
    const before = server.requests().length
    expect((await world.pull()).accounts[0]).toMatchObject({ status: 'done', stored: 0, posts_due: 0 })
    expect(server.requests()).toHaveLength(before)
    await world.pull({ again: true })
    expect(server.requests().length).toBeGreaterThan(before)
    world.advance(1)
    await world.pull()
    // a counter that stands still is kept again: it is the series that counts
    expect((await world.ofPost(delivery)).filter(({ metric }) => metric === 'reactions')).toHaveLength(3)
  })

  it('reads what the account published by other means, once it is a day old, and takes no post of smm for one', async () => {
    const world = await figuresWorld()
    const { server, account } = await mastodon(world)
    const ago = (days: number): Date => new Date(world.now().getTime() - days * 86_400_000)
    const [through, part] = [server.write('Par smm', ago(3)), server.write('Suite', ago(3))]
    const delivery = await world.published(account, through.id, 3)
    server.write('Ancienne', ago(40))
    const byHand = server.write('À la main', ago(8))
    // as files of platforms are read, too
    const address = byHand.url.replace('http:', 'https:')
    server.write('De ce matin', ago(0.2))
    server.count(byHand.id, { favourites_count: 9 })
    const store = await world.context.store()
    // a part of a thread is no post of its own
    const thread = await store.posts.add(newThread(account, ['Fil', 'Suite'], null, ago(3).toISOString()), ago(3).toISOString())
    for (const one of thread.deliveries)
      await store.deliveries.transition(
        {
          delivery_id: one.id,
          transition: 'T4',
          from: ['scheduled', 'following'],
          to: 'sent',
          change: { remote_id: one.part === 1 ? part.id : '1', published_at: ago(3).toISOString() },
          run_id: null,
        },
        ago(3).toISOString(),
      )
    expect((await world.pull()).accounts[0]).toMatchObject({ status: 'done', other_posts_read: 1 })
    const others = () => store.metrics.ofOtherPosts('klein', '2026-01-01', '2027-01-01')
    expect(
      (await others()).map(({ remote_post, metric, value, age_hours, delivery_id }) => [
        remote_post,
        metric,
        value,
        age_hours,
        delivery_id,
      ]),
    ).toEqual([
      [address, 'reactions', 9, 192, null],
      [address, 'comments', 0, 192, null],
      [address, 'shares', 0, 192, null],
    ])
    expect((await world.ofPost(delivery)).every(({ remote_post }) => remote_post === null)).toBe(true)
    const client = await store.clients.get('klein')
    if (client === null) throw new Error('no client')
    expect((await readFigures(world.context, client, '2026-12')).others).toMatchObject([
      { remote_post: address, state: 'measured', figures: { reactions: 9 } },
    ])
    expect((await world.pull()).accounts[0]).toMatchObject({ other_posts_read: 0, stored: 0 })
    world.advance(1)
    // that of the other morning is a day old now
    expect((await world.pull()).accounts[0]).toMatchObject({ other_posts_read: 2 })
  })

  it('a list of posts that is refused takes nothing else along', async () => {
    const world = await figuresWorld()
    const account = await world.account('mastodon', 'http://127.0.0.1:1', { access_token: 'x' })
    await world.published(account, 'one', 8)
    const { network } = await scripted('mastodon', {
      accountFigures: async () => [figure('followers', 132, world.now())],
      postFigures: async (ids) =>
        ids.map((remote_id) => ({ remote_id, status: 'there' as const, figures: [figure('reactions', 4, world.now())] })),
      ownPosts: () => Promise.reject(new NetworkFailure('refused', 'no_permission', 'no', { status: 403 })),
    })
    expect((await world.pull({ network })).accounts[0]).toMatchObject({ status: 'done', posts_read: 1, other_posts_read: 0 })
  })

  it.each(['linkedin', 'tumblr', 'telegram'] as const)(
    'believes no count beyond all measure, whatever the network: %s',
    async (id) => {
      const world = await figuresWorld()
      const account = await world.account(id, 'http://127.0.0.1:1', { access_token: 'x' })
      const delivery = await world.published(account, 'one', 8)
      const { network } = await scripted(id, {
        capabilities: { post_figures: ['reactions', 'shares'], account_figures: ['followers', 'posts'] },
        accountFigures: async () => [figure('followers', 1e11 + 1, world.now()), figure('posts', 1e11, world.now())],
        postFigures: async (ids) =>
          ids.map((remote_id) => ({
            remote_id,
            status: 'there' as const,
            figures: [figure('reactions', Number.MAX_SAFE_INTEGER, world.now()), figure('shares', 2, world.now())],
          })),
      })
      const pulled = await world.pull({ network })
      expect(pulled.accounts[0]).toMatchObject({
        status: 'done',
        figures: [{ metric: 'posts', value: 1e11 }],
        not_given: [
          { metric: 'followers', reason: 'not_given', posts: 0 },
          { metric: 'reactions', reason: 'not_given', posts: 1 },
        ],
      })
      expect(readable(await world.ofAccount(account))).toEqual([
        ['followers', 'not_given'],
        ['posts', 1e11],
      ])
      expect(readable(await world.ofPost(delivery))).toEqual([
        ['reactions', 'not_given'],
        ['shares', 2],
      ])
    },
  )

  it.each(['fr', 'en'] as const)(
    'is missed by doctor after more than seven days, never before the first time (%s)',
    async (lang) => {
      const world = await figuresWorld({ lang })
      const { account } = await mastodon(world)
      const store = await world.context.store()
      const findings = async () => checkAccountList(world.context, await store.accounts.list('klein'))
      const old = async () => (await findings()).filter(({ code }) => code === 'figures_old')
      expect(await old()).toEqual([])
      await world.pull()
      world.advance(7)
      expect(await old()).toEqual([])
      world.advance(1)
      const [one, ...more] = await old()
      expect(more).toEqual([])
      expect(one?.message).toMatch(lang === 'fr' ? /il y a 8 jours/ : /8 days ago/)
      expect(one?.mend).toContain(`smm metrics pull -c klein --account ${account.name}`)
      await world.pull()
      expect(await old()).toEqual([])
    },
  )

  it('says that a post is gone once, and never asks for it again', async () => {
    const world = await figuresWorld()
    const { server, account } = await mastodon(world)
    const { id } = server.write('Le pain')
    const delivery = await world.published(account, id, 2)
    server.remove(id)
    expect((await world.pull()).accounts[0]).toMatchObject({ status: 'done', posts_gone: 1, posts_read: 0 })
    expect(readable(await world.ofPost(delivery))).toEqual([
      ['reactions', 'gone'],
      ['comments', 'gone'],
      ['shares', 'gone'],
    ])
    world.advance(30)
    expect((await world.pull()).accounts[0]).toMatchObject({ posts_due: 0 })
  })

  it('loses nothing of one account to another that is refused, blocked, not reached or without figures', async () => {
    const world = await figuresWorld()
    const { server, account } = await mastodon(world)
    await world.published(account, server.write('Le pain').id, 8)
    const dead = await closing(startMastodon({ now: world.now }))
    await world.account('mastodon', dead.url, { access_token: 'no-such-token-9c11' }, 'dead')
    await world.account('mastodon', 'http://127.0.0.1:1', { access_token: 'x' }, 'silent')
    await world.account('folder', null, {}, 'blog')
    const blocked = await world.account('mastodon', dead.url, { access_token: dead.token }, 'blocked')
    await (await world.context.store()).accounts.update(blocked.id, { status: 'blocked', status_reason: 'unauthorized: no' })
    const pulled = await world.pull()
    expect(pulled.accounts.map((one) => [one.account, one.status])).toEqual([
      ['blog', 'no_figures'],
      ['blocked', 'blocked'],
      ['dead', 'refused'],
      ['mastodon', 'done'],
      ['silent', 'unreachable'],
    ])
    expect(pulled.exit).toBe('credential')
    expect(await world.ofAccount(account)).toHaveLength(2)
  })

  it('ends with 75 where nothing was reached, and with 3 where a part was', async () => {
    const world = await figuresWorld()
    await world.account('mastodon', 'http://127.0.0.1:1', { access_token: 'x' }, 'silent')
    expect((await world.pull()).exit).toBe('busy')
    await mastodon(world)
    expect((await world.pull()).exit).toBe('partial')
  })

  it('stops an account at its limit, keeps what was read, says when to go on, and goes on there', async () => {
    const world = await figuresWorld()
    const account = await world.account('mastodon', 'http://127.0.0.1:1', { access_token: 'x' })
    for (const [index, id] of values(45).entries()) await world.published(account, id, 8 + index / 100)
    let free = 2
    const { network, asked } = await scripted('mastodon', {
      accountFigures: async () => [figure('followers', 132, world.now())],
      postFigures: async (ids) => {
        if (free === 0) {
          const retry_at = new Date('2026-12-10T09:15:00Z')
          throw new NetworkFailure('rate_limited', 'rate_limited', 'slow down', { retry_at, status: 429 })
        }
        free -= 1
        return ids.map((remote_id) => ({ remote_id, status: 'there' as const, figures: [figure('reactions', 1, world.now())] }))
      },
    })
    const first = await world.pull({ network })
    expect(first.exit).toBe('partial')
    expect(first.accounts[0]).toMatchObject({ status: 'rate_limited', posts_read: 40, retry_at: '2026-12-10T09:15:00.000Z' })
    free = 9
    asked.length = 0
    const second = await world.pull({ network })
    expect(second.accounts[0]).toMatchObject({ status: 'done', posts_read: 5, posts_due: 5 })
    expect(asked).toEqual([{ ids: expect.objectContaining({ length: 5 }) }])
  })

  it('stops where whole posts are not answered, and keeps no word of them', async () => {
    const world = await figuresWorld()
    const account = await world.account('mastodon', 'http://127.0.0.1:1', { access_token: 'x' })
    const deliveries = []
    for (const id of values(45)) deliveries.push(await world.published(account, id, 8))
    const { network, asked } = await scripted('mastodon', {
      accountFigures: async () => [figure('followers', 132, world.now())],
      postFigures: async (ids) =>
        ids.map((remote_id, index) => ({
          remote_id,
          status: 'there' as const,
          figures: [figure('reactions', index === 0 ? 4 : 'unreachable', world.now())],
        })),
    })
    const pulled = await world.pull({ network })
    expect(pulled.accounts[0]).toMatchObject({ status: 'unreachable', posts_read: 1 })
    expect(pulled.exit).toBe('partial')
    expect(asked).toHaveLength(2)
    const kept = await Promise.all(deliveries.map((one) => world.ofPost(one)))
    expect(kept.flat()).toHaveLength(1)
  })

  it('a refused question takes nothing else along', async () => {
    const world = await figuresWorld()
    const account = await world.account('mastodon', 'http://127.0.0.1:1', { access_token: 'x' })
    const delivery = await world.published(account, 'one', 8)
    const { network } = await scripted('mastodon', {
      accountFigures: () => Promise.reject(new NetworkFailure('refused', 'http_422', 'no such thing', { status: 422 })),
      postFigures: async (ids) =>
        ids.map((remote_id) => ({
          remote_id,
          status: 'there' as const,
          figures: [figure('reactions', 4, world.now()), figure('shares', 'refused', world.now())],
        })),
    })
    const pulled = await world.pull({ network })
    expect(pulled.accounts[0]).toMatchObject({
      status: 'partly',
      reason: 'no such thing',
      not_given: [{ metric: 'shares', reason: 'refused', posts: 1 }],
    })
    expect(pulled.exit).toBe('partial')
    expect(readable(await world.ofPost(delivery))).toEqual([
      ['reactions', 4],
      ['shares', 'refused'],
    ])
  })

  it('stops between two pages when it is told to', async () => {
    const world = await figuresWorld()
    const account = await world.account('mastodon', 'http://127.0.0.1:1', { access_token: 'x' })
    for (const id of values(45)) await world.published(account, id, 8)
    const controller = new AbortController()
    const { network, asked } = await scripted('mastodon', {
      accountFigures: async () => [figure('followers', 132, world.now())],
      postFigures: async (ids) => {
        controller.abort()
        return ids.map((remote_id) => ({ remote_id, status: 'there' as const, figures: [figure('reactions', 1, world.now())] }))
      },
    })
    const pulled = await world.pull({ network, signal: controller.signal })
    expect(pulled.exit).toBe('interrupted')
    expect(asked).toHaveLength(2)
    expect((await world.pull({ network })).accounts[0]).toMatchObject({ posts_due: 25, posts_read: 25 })
  })
})

describe('metrics pull from a network that counts by days', () => {
  const flows = (day: Date, at: Date, views: number | 'not_yet' | 'not_permitted' = day.getUTCDate()) => [
    figure('followers', 200, at),
    figure('views', views, at, day.toISOString().slice(0, 10)),
  ]

  it('asks for yesterday first and then for the days that are missing, at most 28, and keeps each as that day', async () => {
    const world = await figuresWorld()
    const account = await world.account('instagram', null, { access_token: 'x' })
    const { network, asked } = await scripted('instagram', { accountFigures: async (day) => flows(day, world.now()) })
    await world.pull({ network })
    expect(asked).toHaveLength(28)
    expect(asked[0]).toEqual({ day: '2026-12-09' })
    expect(asked.at(-1)).toEqual({ day: '2026-11-12' })
    const views = (await world.ofAccount(account)).filter(({ metric }) => metric === 'views')
    expect(new Set(views.map(({ from_day, to_day, value }) => `${from_day} ${to_day} ${value}`)).size).toBe(28)
    expect(views[0]).toMatchObject({ from_day: '2026-12-09', to_day: '2026-12-09', value: 9 })
    world.advance(3)
    asked.length = 0
    await world.pull({ network })
    // the youngest three, which were missing anyway
    expect(asked).toEqual([{ day: '2026-12-12' }, { day: '2026-12-11' }, { day: '2026-12-10' }])
  })

  it('reads the youngest days again, and keeps what has changed beside what was', async () => {
    const world = await figuresWorld()
    const account = await world.account('instagram', null, { access_token: 'x' })
    let late = 0
    const { network, asked } = await scripted('instagram', {
      accountFigures: async (day) => flows(day, world.now(), day.getUTCDate() + late),
    })
    await world.pull({ network })
    world.advance(1)
    asked.length = 0
    late = 100
    await world.pull({ network })
    expect(asked.map((one) => ('day' in one ? one.day : ''))).toEqual(['2026-12-10', '2026-12-09', '2026-12-08'])
    const ninth = (await world.ofAccount(account)).filter(({ from_day }) => from_day === '2026-12-09')
    expect(ninth.map(({ value }) => value)).toEqual([9, 109])
    const eighth = (await world.ofAccount(account)).filter(({ from_day }) => from_day === '2026-12-08')
    expect(eighth).toHaveLength(2)
  })

  it('asks again for a day that the network had not counted yet, and keeps its silence once', async () => {
    const world = await figuresWorld()
    const account = await world.account('gbp', null, { access_token: 'x' })
    const counted = (day: Date): boolean => world.now().getTime() - day.getTime() > 5.5 * 86_400_000
    const { network, asked } = await scripted('gbp', {
      accountFigures: async (day) => [
        figure('calls', counted(day) ? 3 : 'not_yet', world.now(), day.toISOString().slice(0, 10)),
      ],
    })
    for (let day = 0; day < 8; day++) {
      await world.pull({ network })
      await world.pull({ network })
      world.advance(1)
    }
    const ninth = (await world.ofAccount(account)).filter(({ from_day }) => from_day === '2026-12-09')
    expect(readable(ninth)).toEqual([
      ['calls', 'not_yet'],
      ['calls', 3],
    ])
    const times = asked.filter((one) => 'day' in one && one.day === '2026-12-09').length
    // on each of the days until it was counted, never twice on one
    expect(times).toBeLessThanOrEqual(6)
  })

  it('goes on with the missing days after a limit, on the same day too', async () => {
    const world = await figuresWorld()
    await world.account('instagram', null, { access_token: 'x' })
    let free = 10
    const { network, asked } = await scripted('instagram', {
      accountFigures: async (day) => {
        if (free === 0) throw new NetworkFailure('rate_limited', 'rate_limited', 'slow down', { status: 429 })
        free -= 1
        return flows(day, world.now())
      },
    })
    expect((await world.pull({ network })).accounts[0]).toMatchObject({ status: 'rate_limited', retry_at: null })
    free = 99
    asked.length = 0
    expect((await world.pull({ network })).accounts[0]).toMatchObject({ status: 'done', days_read: 18 })
    expect(asked[0]).toEqual({ day: '2026-11-29' })
  })

  it('keeps a missing right once, and asks for no other days then', async () => {
    const world = await figuresWorld()
    const account = await world.account('instagram', null, { access_token: 'x' })
    const { network, asked } = await scripted('instagram', {
      accountFigures: async (day) => flows(day, world.now(), 'not_permitted'),
    })
    for (let day = 0; day < 5; day++) {
      await world.pull({ network })
      world.advance(1)
    }
    expect(asked).toHaveLength(5)
    const views = (await world.ofAccount(account)).filter(({ metric }) => metric === 'views')
    expect(readable(views)).toEqual([['views', 'not_permitted']])
  })
})

describe('metrics pull from X, which bills each read', () => {
  async function onX(world: FiguresWorld) {
    const server = await closing(startX({ now: world.now }))
    const account = await world.account('x', server.url, { ...server.secrets })
    const out = async (days_ago: number) => {
      const { id } = server.write(`Il y a ${days_ago}`, new Date(world.now().getTime() - days_ago * 86_400_000))
      return world.published(account, id, days_ago)
    }
    const fees = async () => (await world.context.store()).fees.list('klein', '2026-01-01', '2027-12-01')
    return { server, account, out, fees }
  }

  it('reads a post at seven and twenty-eight days only, and keeps what X bills to the millionth', async () => {
    const world = await figuresWorld()
    const { server, out, fees } = await onX(world)
    for (const days of [1, 6, 7, 20, 28, 70]) await out(days)
    const pulled = await world.pull()
    // 7, 20 and 28 days; and the account
    expect(pulled.accounts[0]).toMatchObject({ posts_read: 3, cost: { micros: 3 * readPrices.post + readPrices.user } })
    expect(pulled.budget).toMatchObject({ micros: 2_000_000, spent_micros: 0, cost_micros: 25_000, currency: 'USD' })
    const kept = await fees()
    expect(kept.reduce((sum, { micros }) => sum + micros, 0)).toBe(server.billed())
    expect(kept.map(({ what, count, micros }) => [what, count, micros])).toEqual([
      ['read', 1, 10_000],
      ['read', 3, 15_000],
    ])
    const before = server.billed()
    expect((await world.pull()).accounts[0]).toMatchObject({ posts_due: 0, cost: { micros: 0 } })
    expect(server.billed()).toBe(before)
    world.advance(1)
    // the one that is seven days old today; the account again in a week, or with the month
    expect((await world.pull()).accounts[0]).toMatchObject({ posts_read: 1, figures: [] })
    world.advance(6)
    expect((await world.pull()).accounts[0]?.figures.map(({ metric }) => metric)).toContain('followers')
  })

  it('spends no more than the budget of the month, says what was left out and what it would have cost', async () => {
    const world = await figuresWorld()
    await (await world.context.config()).set('x.read_budget_per_month', '0,03 $')
    const { server, out } = await onX(world)
    for (let index = 0; index < 10; index++) await out(8 + index)
    const pulled = await world.pull()
    expect(pulled.exit).toBeNull()
    expect(pulled.accounts[0]).toMatchObject({
      posts_read: 4,
      cost: { micros: 30_000, currency: 'USD' },
      left_out: { posts: 6, account: false, micros: 30_000, currency: 'USD' },
    })
    expect(server.billed()).toBe(30_000)
    expect((await world.pull()).accounts[0]).toMatchObject({ cost: { micros: 0 }, left_out: { posts: 6 } })
    expect(server.billed()).toBe(30_000)
    // January has a budget of its own: 22 days later they are still worth it
    world.advance(22)
    expect((await world.pull()).accounts[0]).toMatchObject({ posts_read: 4, left_out: { posts: 6 } })
  })

  it('spends the budget once when two rounds begin at the same time', async () => {
    const world = await figuresWorld()
    await (await world.context.config()).set('x.read_budget_per_month', '0,03 $')
    const { out, fees } = await onX(world)
    for (let index = 0; index < 10; index++) await out(8 + index)
    await Promise.all([run(world.command(), {}), run(world.command(), {})])
    expect((await fees()).reduce((sum, { micros }) => sum + micros, 0)).toBe(30_000)
  })

  it('spends no more than it is told for this once, over all accounts', async () => {
    const world = await figuresWorld()
    const { server, out } = await onX(world)
    await out(8)
    await out(9)
    const account = await world.account('x', server.url, { ...server.secrets }, 'second')
    const pulled = await world.pull({ max_micros: 20_000 })
    expect(pulled.accounts.map(({ cost }) => cost?.micros)).toEqual([10_000, 10_000])
    expect(pulled.accounts[1]).toMatchObject({ account: 'x', left_out: { posts: 2, account: false, micros: 10_000 } })
    expect(server.billed()).toBe(20_000)
    expect((await world.pull({ max_micros: 4_999 })).accounts.map(({ cost }) => cost?.micros)).toEqual([0, 0])
    expect(await world.ofAccount(account)).toHaveLength(2)
  })

  it('keeps each read that X bills, and none beside', async () => {
    const world = await figuresWorld()
    const { out, fees, server, account } = await onX(world)
    // the mark of seven days is passed between two rounds of one day
    await out(6.99)
    const store = await world.context.store()
    await world.pull()
    await world.pull({ again: true })
    expect(server.billed()).toBe(2 * readPrices.user)
    world.advance(0.02)
    await world.pull()
    await world.pull({ again: true, accounts: [account] })
    expect(server.billed()).toBe(readPrices.post + 3 * readPrices.user)
    expect((await fees()).reduce((sum, { micros }) => sum + micros, 0)).toBe(server.billed())
    expect(await store.fees.spentOnReads('x', 'USD', '2026-12-01', '2027-01-01')).toBe(server.billed())
  })

  it('bills nothing for what X refused to show', async () => {
    const world = await figuresWorld()
    const { server, out, fees } = await onX(world)
    const delivery = await out(8)
    server.faults.always('read', { kind: 'answer', status: 503, body: 'over capacity' })
    expect((await world.pull()).exit).toBe('busy')
    expect(await fees()).toEqual([])
    expect(await world.ofPost(delivery)).toEqual([])
  })

  it('is told to the millionth from the publication to the removal', async () => {
    const world = await figuresWorld()
    const { server, account, fees } = await onX(world)
    const store = await world.context.store()
    const due = world.now().toISOString()
    const post = newPost(account, 'Le pain', due)
    const priced = post.deliveries.map((one) => ({ ...one, price_micros: 15_000, price_currency: 'USD' }))
    const { id } = await store.posts.add({ ...post, deliveries: priced }, due)
    expect(await publishDue(world.context)).toMatchObject({ published: 1 })
    await world.pull()
    world.advance(7.1)
    await world.pull()
    await deleteRemote(world.context, await toTakeAway(world.context, { post_id: id, account: null }))
    // twice who the account is, twice its figures, once those of the post
    expect((await fees()).map(({ what, micros }) => `${what} ${micros}`).toSorted()).toEqual([
      'post 15000',
      'read 10000',
      'read 10000',
      'read 10000',
      'read 10000',
      'read 5000',
      'remove 10000',
    ])
    expect((await fees()).reduce((sum, { micros }) => sum + micros, 0)).toBe(server.billed())
  })
})
