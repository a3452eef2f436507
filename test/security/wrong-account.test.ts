import { describe, expect, it, onTestFinished } from 'vitest'
import type { Fetch, FetchAnswer } from '../../src/context.ts'
import { publishDue } from '../../src/delivery/publish-due.ts'
import type { Lang } from '../../src/i18n/text.ts'
import type { Media } from '../../src/networks/contract.ts'
import type { NetworkId } from '../../src/networks/ids.ts'
import { send } from '../../src/networks/send.ts'
import { contentHash } from '../../src/posts/content-hash.ts'
import type { Account } from '../../src/store/accounts.ts'
import { connectAccount } from '../../src/clients/connect-account.ts'
import { network as networkOf } from '../../src/networks/registry.ts'
import { picture, video } from '../networks/support.ts'
import { startBlueskyPds } from '../servers/bluesky-pds.ts'
import { startGbp } from '../servers/gbp.ts'
import { startX } from '../servers/x.ts'
import { accountsOf, type AccountCase, type Server } from '../support/account-cases.ts'
import { testContext, type TestContext } from '../support/context.ts'
import { klein, newPost } from '../support/delivery-world.ts'

// Threat: the wrong client's account

// servers look at the time of a signature
const start = new Date()

/** Where the adapter finds out by itself, before it is compared. */
const strange: Readonly<Record<string, RegExp>> = {
  facebook: /^(?:wrong_account|page_not_found)$/,
  linkedin: /^(?:wrong_account|other_author)$/,
}

const tampered = (id: string): string => id.replace(/[0-9a-z](?=[^0-9a-z]*$)/i, (last) => (last === '7' ? '8' : '7'))

/** The same server, as it answers to the credentials of another client: every name of the account is another one. */
function lens(): { fetch: Fetch; theirs: (id: string | null) => void } {
  let id: string | null = null
  return {
    theirs: (other) => {
      id = other
    },
    fetch: async (url, init) => {
      if (id === null) return send(url, init)
      const ids = [...new Set([id, id.split(/[:/#]/).at(-1) ?? id])]
      const back = (text: string): string => ids.reduce((told, one) => renamed(told, tampered(one), one), text)
      const body = typeof init.body === 'string' ? back(init.body) : init.body
      return through(await send(new URL(back(url.href)), { ...init, body }), ids)
    },
  }
}

/** Where it stands as a whole, whatever way it is written in. */
function renamed(text: string, from: string, to: string): string {
  const ways = [...new Set([from, encodeURIComponent(from)])].map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return text.replace(new RegExp(`(?<![\\w.])(?:${ways.join('|')})(?![\\w.])`, 'g'), () => to)
}

function through(answer: FetchAnswer, ids: readonly string[]): FetchAnswer {
  async function* body(): AsyncGenerator<Uint8Array> {
    const chunks: Uint8Array[] = []
    for await (const chunk of answer.body ?? []) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString()
    yield Buffer.from(ids.reduce((told, id) => renamed(told, id, tampered(id)), text))
  }
  return { ...answer, body: body() }
}

async function home(lang: Lang, fetch: Fetch): Promise<{ context: TestContext; tick: () => void }> {
  let at = start.getTime()
  const context = testContext({ lang, fetch, now: () => new Date(at) })
  const store = await context.store()
  await store.clients.add(klein, start.toISOString())
  await store.clients.add({ ...klein, slug: 'muller', name: 'Fleurs Müller' }, start.toISOString())
  return { context, tick: () => (at += 60_000) }
}

async function addAccount(
  context: TestContext,
  client: string,
  id: NetworkId,
  one: Omit<AccountCase, 'server'> & { url: string },
) {
  const store = await context.store()
  const added = await store.accounts.add(
    { client, network: id, name: id, endpoint: one.url, path: null, for_network: null },
    start.toISOString(),
  )
  await (await context.secrets()).putCredentials(added.id, one.secrets)
  if (one.settings !== undefined) await store.accounts.update(added.id, { settings: one.settings })
  return (await store.accounts.get(added.id)) as Account
}

async function queue(context: TestContext, account: Account, media: readonly Media[]): Promise<number> {
  const post = newPost(account, 'Un mot du fournil', context.now().toISOString(), media)
  const [first] = post.deliveries
  if (first === undefined) throw new Error('no delivery')
  const content = { ...first.content, title: 'Le fournil' }
  const store = await context.store()
  const kept = await store.posts.add(
    { ...post, deliveries: [{ ...first, content, content_hash: contentHash(content) }] },
    context.now().toISOString(),
  )
  return kept.deliveries[0]?.id ?? 0
}

/** What was asked that is more than a question: a token may be renewed, whoever has it. */
const changes = (server: Server): number =>
  server.requests().filter(({ subject }) => subject === 'publish' || subject === 'media').length

describe.each(Object.entries(accountsOf))("the wrong client's account: %s", (id, prepare) => {
  it.each(['fr', 'en'] as const)(
    'credentials of two clients swapped: nothing leaves, then exactly one post (%s)',
    async (lang) => {
      const { server, held_only, needs, ...rest } = await prepare()
      onTestFinished(() => server.close())
      const { fetch, theirs } = lens()
      const { context, tick } = await home(lang, fetch)
      const network = id as NetworkId
      const [store, secrets] = [await context.store(), await context.secrets()]
      const own = await addAccount(context, 'klein', network, { ...rest, url: server.url })
      const other = await addAccount(context, 'muller', network, { ...rest, url: server.url })
      const who = async (account: Account) => (await connectAccount(context, await networkOf(network), account)).identify()
      const mine = await who(own)
      const session = await secrets.session(own.id)
      if (session !== null) await secrets.putSession(other.id, session)
      theirs(mine.remote_id)
      const { remote_id: foreign } = await who(other)
      expect(foreign).not.toBe(mine.remote_id)
      const ready = { status: 'ready' as const, status_reason: null, checked_at: context.now().toISOString() }
      const known = { ...ready, settings: { ...rest.settings, ...mine.settings } }
      await store.accounts.update(own.id, { ...known, remote_id: mine.remote_id })
      await store.accounts.update(other.id, { ...known, remote_id: foreign })

      // swapped, through the store of secrets; what a server says is what it says to the credentials
      const [a, b] = [await secrets.credentials(own.id), await secrets.credentials(other.id)]
      await secrets.putCredentials(own.id, b ?? {})
      await secrets.putCredentials(other.id, a ?? {})
      const of = async (account: Account): Promise<Account> => (await store.accounts.get(account.id)) as Account

      const media = needs === 'picture' ? [picture('Le four')] : needs === 'video' ? [video()] : []
      const before = changes(server)
      const first = await queue(context, await of(own), media)
      const told = await publishDue(context)
      theirs(null)
      tick()
      const second = await queue(context, await of(other), media)
      const alsoTold = await publishDue(context)
      expect(changes(server) - before).toBe(0)
      for (const [delivery, report, meant] of [
        [first, told, mine.remote_id],
        [second, alsoTold, foreign],
      ] as const) {
        const kept = await store.deliveries.get(delivery)
        expect(kept?.state).toBe('blocked')
        expect(kept?.reason_code).toMatch(strange[id] ?? /^wrong_account$/)
        if (strange[id] !== undefined) continue
        expect(kept?.reason).toContain(lang === 'fr' ? 'un autre compte' : 'another account')
        expect(kept?.reason).toContain(meant)
        const notice = report.notices.find(({ kind }) => kind === 'blocked')
        expect(notice?.message).toContain(lang === 'fr' ? 'un autre compte' : 'another account')
        expect(notice?.commands.join('\n')).toMatch(/^smm account (?:check|edit) /m)
      }
      // and again: it stays so
      tick()
      await publishDue(context)
      expect(changes(server) - before).toBe(0)
      if (held_only) return

      await secrets.putCredentials(own.id, a ?? {})
      await store.accounts.update(own.id, { status: 'ready', status_reason: null })
      const publishes = (): number => server.requests().filter(({ subject }) => subject === 'publish').length
      const sentBefore = publishes()
      for (let pass = 0; pass < 3; pass++) {
        tick()
        await publishDue(context)
      }
      const gone = await store.deliveries.get(first)
      expect(gone).toMatchObject({ state: 'sent' })
      expect(publishes() - sentBefore).toBe(1)
      expect(await store.deliveries.get(second)).toMatchObject({ state: 'blocked' })
    },
  )
})

describe("the wrong client's account: x, where each question is billed", () => {
  const theirSecrets = {
    app_key: 'another-app-key',
    app_secret: 'another-app-secret',
    access_token: '999-another-token',
    access_secret: 'another-access-secret',
  }

  it('an answer of the day is enough for the same credentials, not for others', async () => {
    const server = await startX({ now: () => start })
    const { port } = new URL(server.url)
    const { context, tick } = await home('en', send)
    const [store, secrets] = [await context.store(), await context.secrets()]
    const account = await addAccount(context, 'klein', 'x', { secrets: { ...server.secrets }, url: server.url })
    const ready = { status: 'ready' as const, status_reason: null, remote_id: '1714000000000000001' }
    await store.accounts.update(account.id, { ...ready, checked_at: context.now().toISOString() })
    const of = async (): Promise<Account> => (await store.accounts.get(account.id)) as Account
    await queue(context, await of(), [])
    await publishDue(context)
    expect(server.requests().map(({ method }) => method)).toEqual(['POST'])
    await server.close()

    // the same address, where other credentials open another account
    const other = await startX({ now: () => start, port: Number(port), secrets: theirSecrets, user_id: '1714000000000000002' })
    await secrets.putCredentials(account.id, theirSecrets)
    tick()
    const second = await queue(context, await of(), [])
    await publishDue(context)
    expect(await store.deliveries.get(second)).toMatchObject({ state: 'blocked', reason_code: 'wrong_account' })
    expect(other.posts()).toHaveLength(0)
    await other.close()

    const again = await startX({ now: () => start, port: Number(port) })
    onTestFinished(() => again.close())
    await secrets.putCredentials(account.id, { ...again.secrets })
    await store.accounts.update(account.id, { status: 'ready', status_reason: null })
    for (let pass = 0; pass < 3; pass++) {
      tick()
      await publishDue(context)
    }
    expect(await store.deliveries.get(second)).toMatchObject({ state: 'sent' })
    expect(again.posts()).toHaveLength(1)
  })
})

describe("the wrong client's account: bluesky, on a real server", () => {
  it('credentials and sessions of two clients swapped: no record is made, then exactly one', async () => {
    const pds = await startBlueskyPds()
    onTestFinished(() => pds.close())
    const { context, tick } = await home('fr', send)
    const [store, secrets] = [await context.store(), await context.secrets()]
    const signedIn = async (client: string) => {
      const { did, handle, app_password } = await pds.account(client)
      const one = { url: pds.url, secrets: { identifier: handle, app_password } }
      const account = await addAccount(context, client, 'bluesky', one)
      const who = await (await connectAccount(context, await networkOf('bluesky'), account)).identify()
      expect(who.remote_id).toBe(did)
      const ready = { status: 'ready' as const, remote_id: did, remote_name: who.remote_name }
      await store.accounts.update(account.id, { ...ready, checked_at: context.now().toISOString() })
      return { did, account: (await store.accounts.get(account.id)) as Account }
    }
    const [own, other] = [await signedIn('klein'), await signedIn('muller')]
    const kept = async ({ id }: Account) => [await secrets.credentials(id), await secrets.session(id)] as const
    const put = async ({ id }: Account, [credentials, session]: Awaited<ReturnType<typeof kept>>): Promise<void> => {
      await secrets.putCredentials(id, credentials ?? {})
      await secrets.putSession(id, session ?? {})
    }
    const [mine, theirs] = [await kept(own.account), await kept(other.account)]
    await put(own.account, theirs)
    await put(other.account, mine)
    const first = await queue(context, own.account, [])
    const second = await queue(context, other.account, [])
    for (let pass = 0; pass < 3; pass++) {
      await publishDue(context)
      tick()
    }
    for (const [delivery, { did }] of [
      [first, own],
      [second, other],
    ] as const) {
      expect(await store.deliveries.get(delivery)).toMatchObject({ state: 'blocked', reason_code: 'wrong_account' })
      expect(await pds.posts(did)).toEqual([])
    }
    await put(own.account, mine)
    await store.accounts.update(own.account.id, { status: 'ready', status_reason: null })
    for (let pass = 0; pass < 3; pass++) {
      await publishDue(context)
      tick()
    }
    expect([(await pds.posts(own.did)).length, (await pds.posts(other.did)).length]).toEqual([1, 0])
  })
})

describe("the wrong client's account: Google Business Profile, where each request names the listing", () => {
  it('credentials of another listing reach neither: what they own stays empty', async () => {
    const mine = await startGbp({ listings: { 'accounts/101': ['locations/202'] } })
    const { port } = new URL(mine.url)
    const { context, tick } = await home('en', send)
    const [store, secrets] = [await context.store(), await context.secrets()]
    const account = await addAccount(context, 'klein', 'gbp', { secrets: { ...mine.secrets }, url: mine.url })
    const who = await (await connectAccount(context, await networkOf('gbp'), account)).identify()
    expect(who.remote_id).toBe('accounts/101/locations/202')
    const ready = { status: 'ready' as const, remote_id: who.remote_id, settings: { ...who.settings } }
    await store.accounts.update(account.id, { ...ready, checked_at: context.now().toISOString() })
    await mine.close()

    // as Google answers to the credentials of somebody who manages another listing, the only one they see
    const theirs = await startGbp({ listings: { 'accounts/909': ['locations/808'] }, port: Number(port) })
    onTestFinished(() => theirs.close())
    await secrets.putCredentials(account.id, { ...theirs.secrets })
    for (const settings of [ready.settings, {}]) {
      await store.accounts.update(account.id, { settings, status: 'ready', status_reason: null })
      const delivery = await queue(context, (await store.accounts.get(account.id)) as Account, [])
      for (let pass = 0; pass < 3; pass++) {
        await publishDue(context)
        tick()
      }
      expect((await store.deliveries.get(delivery))?.state).not.toBe('sent')
      expect(theirs.posts()).toEqual([])
    }
    expect(theirs.requests().some(({ method, path }) => method === 'POST' && path.includes('808'))).toBe(false)
  })
})
