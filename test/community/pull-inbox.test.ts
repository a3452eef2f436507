import { describe, expect, it, onTestFinished } from 'vitest'
import { planInboxPull, pullInbox, verdictOfInbox, type PulledInbox } from '../../src/community/pull-inbox.ts'
import type { Connection, InboxPage, Network } from '../../src/networks/contract.ts'
import { NetworkFailure } from '../../src/networks/failure.ts'
import type { NetworkId } from '../../src/networks/ids.ts'
import { network as networkOf } from '../../src/networks/registry.ts'
import type { Account } from '../../src/store/accounts.ts'
import type { InboxMessage } from '../../src/store/inbox.ts'
import { bakery, type Bakery } from '../posts/support.ts'
import { startFacebook } from '../servers/facebook.ts'
import { startGbp } from '../servers/gbp.ts'
import { startMastodon } from '../servers/mastodon.ts'
import { startX } from '../servers/x.ts'

const hour = 3_600_000
const day = 24 * hour
const inOrder = (a: string, b: string): number => a.localeCompare(b)

interface Shop extends Bakery {
  readonly account: (network: NetworkId, endpoint: string, secrets: Record<string, string>, name?: string) => Promise<Account>
  readonly pull: (options?: { signal?: AbortSignal; network?: Network }) => Promise<PulledInbox>
  readonly messages: () => Promise<InboxMessage[]>
}

async function shop(): Promise<Shop> {
  let at = Date.now()
  const world = await bakery({ now: () => new Date((at += 5)), accounts: [] })
  const { context, client } = world
  const store = await context.store()
  return {
    ...world,
    account: async (network, endpoint, secrets, name = network) => {
      const one = { client: 'ill', network, name, endpoint, path: null, for_network: null }
      const account = await store.accounts.add(one, context.now().toISOString())
      await (await context.secrets()).putCredentials(account.id, secrets)
      return account
    },
    pull: async ({ signal, network } = {}) => {
      const accounts = await store.accounts.list('ill')
      const plan = await planInboxPull(context, [{ client, accounts }], network === undefined ? networkOf : async () => network)
      return pullInbox(context, plan, signal === undefined ? {} : { signal })
    },
    messages: () => store.inbox.list({ client: 'ill', order: 'oldest' }),
  }
}

async function serverOf<T extends { close(): Promise<unknown> }>(starting: Promise<T>): Promise<T> {
  const server = await starting
  onTestFinished(async () => void (await server.close()))
  return server
}

describe('what came in on the accounts [000-17]', () => {
  it('is taken in from each of them once, with its conversation, its level and its deadline', async () => {
    const { account, pull, messages } = await shop()
    const [mastodon, gbp, facebook] = [
      await serverOf(startMastodon()),
      await serverOf(startGbp()),
      await serverOf(startFacebook()),
    ]
    await account('mastodon', mastodon.url, { access_token: mastodon.token })
    await account('gbp', gbp.url, gbp.secrets)
    await account('facebook', facebook.url, { access_token: facebook.token, page_id: facebook.page_id })
    const toot = mastodon.write('Une question ?')
    const asked = mastodon.mention('@boulangerie À quelle heure ?', {
      in_reply_to_id: toot.id,
      at: new Date(Date.now() - 2 * hour),
    })
    mastodon.mention('@boulangerie Et le dimanche ?', { in_reply_to_id: asked, at: new Date(Date.now() - hour) })
    gbp.review('Accueil désagréable, je ne reviendrai pas', 'ONE')
    const post = facebook.write('La tresse est là')
    facebook.comment(post.id, '❤️❤️')
    facebook.comment(post.id, 'Encore une arnaque, bravo')
    const first = await pull()
    expect(first.accounts.map(({ network, status, received }) => [network, status, received])).toEqual([
      ['facebook', 'done', 2],
      ['gbp', 'done', 1],
      ['mastodon', 'done', 2],
    ])
    expect(verdictOfInbox(first)).toBeNull()
    const all = await messages()
    const told = (part: string): InboxMessage | undefined => all.find(({ text }) => text.includes(part))
    expect(told('quelle heure')).toMatchObject({ kind: 'comment', post_remote_id: toot.id, needs_answer: true, level: 'green' })
    expect(told('dimanche')?.thread).toBe(told('quelle heure')?.thread)
    expect(told('désagréable')).toMatchObject({ kind: 'review', rating: 1, level: 'amber', tone: 'negative', lang: 'fr' })
    expect(told('❤️')).toMatchObject({ needs_answer: false, due_at: null })
    expect(told('arnaque')).toMatchObject({ level: 'amber', sensitive: ['arnaque'], needs_answer: true })
    const amber = told('arnaque')
    expect(Date.parse(amber?.due_at ?? '') - Date.parse(amber?.at ?? '')).toBe(4 * hour)
    // again: nothing twice
    mastodon.mention('@boulangerie Merci')
    const second = await pull()
    expect(second.accounts.map(({ received }) => received)).toEqual([0, 0, 1])
    expect(await messages()).toHaveLength(6)
  })

  it('asks for no answer to what was written long before smm knew the account, reviews apart', async () => {
    const { account, pull, messages } = await shop()
    const [mastodon, gbp] = [await serverOf(startMastodon()), await serverOf(startGbp())]
    await account('mastodon', mastodon.url, { access_token: mastodon.token })
    await account('gbp', gbp.url, gbp.secrets)
    mastodon.mention('@boulangerie Il y a longtemps', { at: new Date(Date.now() - 20 * day) })
    mastodon.mention('@boulangerie Hier', { at: new Date(Date.now() - day) })
    gbp.review('Il y a longtemps aussi', 'FOUR', new Date(Date.now() - 20 * day))
    const { accounts } = await pull()
    expect(accounts.find(({ network }) => network === 'mastodon')).toMatchObject({ received: 2, settled: 1 })
    expect((await messages()).map(({ network, needs_answer }) => `${network} ${needs_answer}`).toSorted(inOrder)).toEqual([
      'gbp true',
      'mastodon false',
      'mastodon true',
    ])
  })

  it('takes a review that its author changed for new again', async () => {
    const { context, account, pull, messages } = await shop()
    const gbp = await serverOf(startGbp())
    await account('gbp', gbp.url, gbp.secrets)
    const name = gbp.review('Très bien', 'FIVE')
    await pull()
    const [{ id } = { id: 0 }] = await messages()
    const store = await context.store()
    await store.inbox.change([id], { status: 'answered' }, 'inbox.answered', context.now().toISOString())
    const review = gbp.reviews().find((one) => one.name === name)
    if (review === undefined) throw new Error('no review')
    Object.assign(review, {
      comment: 'Finalement très déçu',
      starRating: 'TWO',
      updateTime: new Date(Date.now() + hour).toISOString(),
    })
    const { accounts } = await pull()
    expect(accounts).toMatchObject([{ received: 0, changed: 1 }])
    expect(await messages()).toMatchObject([{ id, text: 'Finalement très déçu', rating: 2, status: 'new', level: 'amber' }])
  })

  it('goes on with the others where one refuses, and says why', async () => {
    const { account, pull, context } = await shop()
    const [mastodon, dead] = [await serverOf(startMastodon()), await startMastodon()]
    await dead.close()
    await account('mastodon', mastodon.url, { access_token: mastodon.token }, 'a')
    await account('mastodon', mastodon.url, { access_token: 'wrong' }, 'b')
    const gone = await account('mastodon', dead.url, { access_token: 'x' }, 'c')
    mastodon.mention('@boulangerie Bonjour')
    const pulled = await pull()
    expect(pulled.accounts.map(({ account: name, status, received }) => [name, status, received])).toEqual([
      ['a', 'done', 1],
      ['b', 'refused', 0],
      ['c', 'unreachable', 0],
    ])
    expect(pulled.accounts[1]?.reason).toMatch(/./)
    expect(verdictOfInbox(pulled)).toBe('credential')
    expect(verdictOfInbox({ accounts: pulled.accounts.filter(({ account: name }) => name !== 'b') })).toBe('partial')
    expect(verdictOfInbox({ accounts: pulled.accounts.filter(({ account: name }) => name === 'c') })).toBe('busy')
    const cursors = await (await context.store()).inbox.cursors('ill')
    expect(cursors.find(({ account_id }) => account_id === gone.id)).toMatchObject({
      cursor: null,
      problem: expect.any(String) as unknown,
    })
  })

  it('tells networks without messages, and accounts that do not work, apart', async () => {
    const { context, pull } = await shop()
    const store = await context.store()
    const at = context.now().toISOString()
    const one = { client: 'ill', endpoint: null, path: null, for_network: 'facebook' }
    await store.accounts.add({ ...one, network: 'manual', name: 'facebook' }, at)
    const blocked = await store.accounts.add({ ...one, network: 'mastodon', name: 'toot', for_network: null }, at)
    await store.accounts.update(blocked.id, { status: 'blocked', status_reason: 'unauthorized: 401' })
    const resting = await store.accounts.add({ ...one, network: 'mastodon', name: 'zzz', for_network: null }, at)
    const until = new Date(Date.now() + hour).toISOString()
    await store.accounts.update(resting.id, { status: 'ready', rests_until: until })
    const { accounts } = await pull()
    expect(accounts.map(({ account: name, status }) => [name, status])).toEqual([
      ['facebook', 'no_inbox'],
      ['toot', 'blocked'],
      ['zzz', 'resting'],
    ])
    expect(accounts[2]?.retry_at).toBe(until)
  })
})

describe('a round that ends in the middle', () => {
  const item = (id: string) => ({
    kind: 'comment' as const,
    remote_id: id,
    post_id: null,
    answers: null,
    author: { id: `author ${id}`, name: 'Julie', url: null },
    text: `Bonjour ${id}`,
    url: null,
    at: new Date().toISOString(),
    rating: null,
    can_reply: true,
  })

  async function scripted(pages: (cursor: string | null) => Promise<InboxPage>): Promise<Network> {
    const real = await networkOf('mastodon')
    const connection = { inbox: pages } as unknown as Connection
    return { ...real, client: async () => ({ connect: () => connection }) }
  }

  it('keeps whole pages, and the next one goes on with the rest', async () => {
    const { account, pull, messages } = await shop()
    await account('mastodon', 'https://mastodon.example', { access_token: 'x' })
    const asked: (string | null)[] = []
    let breaks = true
    const network = await scripted(async (cursor) => {
      asked.push(cursor)
      const page = Number(cursor ?? 0) + 1
      if (page === 3 && breaks) throw new NetworkFailure('rate_limited', 'rate_limited', 'slow down', { retry_at: new Date() })
      return { items: [item(`${page}a`), item(`${page}b`)], cursor: String(page), more: page < 4 }
    })
    const first = await pull({ network })
    expect(first.accounts).toMatchObject([{ status: 'rate_limited', received: 4, pages: 2 }])
    expect(verdictOfInbox(first)).toBe('partial')
    breaks = false
    const second = await pull({ network })
    expect(second.accounts).toMatchObject([{ status: 'done', received: 4, pages: 2 }])
    expect(asked).toEqual([null, '1', '2', '2', '3'])
    expect((await messages()).map(({ remote_id }) => remote_id ?? '').toSorted(inOrder)).toEqual([
      '1a',
      '1b',
      '2a',
      '2b',
      '3a',
      '3b',
      '4a',
      '4b',
    ])
  })

  it('stops between two pages when somebody asks for it', async () => {
    const { account, pull, messages } = await shop()
    await account('mastodon', 'https://mastodon.example', { access_token: 'x' })
    const controller = new AbortController()
    const network = await scripted(async (cursor) => {
      controller.abort()
      const page = Number(cursor ?? 0) + 1
      return { items: [item(String(page))], cursor: String(page), more: true }
    })
    const { accounts } = await pull({ network, signal: controller.signal })
    expect(accounts).toMatchObject([{ status: 'interrupted', received: 1 }])
    expect(await messages()).toHaveLength(1)
  })

  it('gives up a server whose pages lead nowhere', async () => {
    const { account, pull } = await shop()
    await account('mastodon', 'https://mastodon.example', { access_token: 'x' })
    const network = await scripted(async () => ({ items: [item('1')], cursor: 'same', more: true }))
    expect((await pull({ network })).accounts).toMatchObject([{ status: 'done', pages: 2, received: 1 }])
  })

  it('never takes what the account itself wrote for a message', async () => {
    const { account, pull, messages, context } = await shop()
    const { id } = await account('mastodon', 'https://mastodon.example', { access_token: 'x' })
    await (await context.store()).accounts.update(id, { remote_id: 'author 1' })
    const network = await scripted(async () => ({ items: [item('1'), item('2')], cursor: '1', more: false }))
    await pull({ network })
    expect((await messages()).map(({ remote_id }) => remote_id)).toEqual(['2'])
  })
})

describe('where reading is billed', () => {
  it('stays within the month, says what it cost, and goes on where it stopped', async () => {
    const { context, account, pull, messages } = await shop()
    const server = await serverOf(startX())
    await account('x', server.url, server.secrets as unknown as Record<string, string>)
    for (let nth = 0; nth < 12; nth++) server.mention(`@boulangerie_ill Bonjour ${nth}`)
    await (await context.config()).set('x.read_budget_per_month', '0,10 $')
    const store = await context.store()
    const spent = (): Promise<number> => store.fees.spentOnReads('x', 'USD', '2000-01-01', '2100-01-01')
    const first = await pull()
    // 0.005 a post and 0.010 an author: 6 messages at most, and then 4 are too few for a page
    expect(first.accounts).toMatchObject([{ status: 'over_budget', received: 6, cost: { micros: 40_000, currency: 'USD' } }])
    expect(first.budget).toMatchObject({ micros: 100_000, spent_micros: 0, each_micros: 15_000 })
    expect(await spent()).toBe(40_000)
    expect(verdictOfInbox(first)).toBeNull()
    expect((await pull()).accounts).toMatchObject([{ status: 'over_budget', received: 0 }])
    await (await context.config()).set('x.read_budget_per_month', '5 $')
    expect((await pull()).accounts).toMatchObject([{ status: 'done', received: 6 }])
    expect(await messages()).toHaveLength(12)
    expect(new Set((await messages()).map(({ text }) => text)).size).toBe(12)
    expect(await spent()).toBe(40_000 + 6 * 5_000 + 10_000)
  })
})
