import { expect, it, onTestFinished } from 'vitest'
import { connectAccount } from '../../src/clients/connect-account.ts'
import { prepareReply, accountFor } from '../../src/community/queue-reply.ts'
import { receiveMessages } from '../../src/community/receive-messages.ts'
import { publishDue } from '../../src/delivery/publish-due.ts'
import type { NetworkId } from '../../src/networks/ids.ts'
import { network as networkOf } from '../../src/networks/registry.ts'
import { addPost } from '../../src/posts/add-post.ts'
import type { Account } from '../../src/store/accounts.ts'
import { bakery } from '../posts/support.ts'
import { startBlueskyFront } from '../servers/bluesky-appview.ts'
import { startBlueskyPds } from '../servers/bluesky-pds.ts'
import { startFacebook } from '../servers/facebook.ts'
import { startGbp } from '../servers/gbp.ts'
import { startInstagram } from '../servers/instagram.ts'
import { startLinkedIn } from '../servers/linkedin.ts'
import { startMastodon } from '../servers/mastodon.ts'
import { startTelegram } from '../servers/telegram.ts'
import { startThreads } from '../servers/threads.ts'
import { startWordpress } from '../servers/wordpress.ts'
import { startYouTube } from '../servers/youtube.ts'

interface Ref {
  readonly uri: string
  readonly cid: string
}

type Answers = readonly (readonly [text: string, to: string | null])[]

interface Side {
  readonly server: { readonly url: string; close(): Promise<unknown> }
  readonly secrets: Readonly<Record<string, string>>
  /** Somebody asks under a post of the account's, or in a review; its id. */
  readonly ask: (text: string) => string | Promise<string>
  /** What the account has answered, and what each of them answers. */
  readonly answers: () => Answers | Promise<Answers>
}

const sides: Readonly<Record<string, () => Promise<Side>>> = {
  mastodon: async () => {
    const server = await startMastodon()
    const post = server.write('Une question ?')
    const of = (text: string): string => text.replace(/^@\S+ /, '')
    return {
      server,
      secrets: { access_token: server.token },
      ask: (text) => server.mention(`@boulangerie ${text}`, { in_reply_to_id: post.id }),
      answers: () =>
        server
          .posts()
          .filter((one) => one.in_reply_to_id !== null && one.in_reply_to_id !== post.id)
          .map((one) => [of(one.text), one.in_reply_to_id]),
    }
  },
  // a real PDS, with an app view in front
  bluesky: async () => {
    const pds = await startBlueskyPds()
    const server = await startBlueskyFront(pds, (method) => (method === 'POST' ? 'publish' : 'read'))
    const [account, friend] = [await pds.account('boulangerie'), await pds.account('voisin')]
    const write = async (who: typeof account, text: string, parent?: Ref): Promise<Ref> => {
      const reply = parent && { reply: { root: parent, parent } }
      const record = { $type: 'app.bsky.feed.post', text, createdAt: new Date().toISOString(), ...reply }
      const json = { repo: who.did, collection: 'app.bsky.feed.post', record }
      const made = await pds.xrpc('com.atproto.repo.createRecord', { token: who.token, json })
      return { uri: String(made.json['uri']), cid: String(made.json['cid']) }
    }
    const post = await write(account, 'Une question ?')
    return {
      server: { url: server.url, close: async () => Promise.all([server.close(), pds.close()]) },
      secrets: { identifier: account.handle, app_password: account.app_password },
      ask: async (text) => {
        const { uri } = await write(friend, text, post)
        server.notify(account.did, 'reply', uri, { subject: post.uri })
        return uri
      },
      answers: async () =>
        (await pds.posts(account.did)).flatMap(({ value }) => {
          const reply = value['reply'] as { readonly parent: Ref; readonly root: Ref } | undefined
          // the thread is the bakery's own
          return reply?.root.uri === post.uri ? [[String(value['text']), reply.parent.uri] as const] : []
        }),
    }
  },
  wordpress: async () => {
    const server = await startWordpress()
    const post = server.write({ title: 'Le pain', status: 'publish' })
    return {
      server,
      secrets: server.secrets,
      ask: (text) => `comment-${server.comment(post.id, text)}`,
      answers: () =>
        server
          .comments()
          .filter((one) => one.parent > 0)
          .map((one) => [one.content, `comment-${one.parent}`]),
    }
  },
  facebook: async () => {
    const server = await startFacebook()
    const post = server.write('Une question ?')
    return {
      server,
      secrets: { access_token: server.token, page_id: server.page_id },
      ask: (text) => server.comment(post.id, text),
      answers: () =>
        server
          .comments()
          .filter((one) => one.parent !== post.id)
          .map((one) => [one.message, one.parent]),
    }
  },
  instagram: async () => {
    const server = await startInstagram()
    const post = server.write('Une question ?')
    return {
      server,
      secrets: { access_token: server.token, user_id: server.user_id },
      ask: (text) => server.comment(post.id, text),
      answers: () =>
        server
          .comments()
          .filter((one) => one.parent !== post.id)
          .map((one) => [one.text, one.parent]),
    }
  },
  youtube: async () => {
    const server = await startYouTube()
    const video = server.write('Une question ?', '')
    return {
      server,
      secrets: server.secrets,
      ask: (text) => server.comment(video.id, text),
      answers: () =>
        server
          .comments()
          .filter((one) => one.parent !== null)
          .map((one) => [one.text, one.parent]),
    }
  },
  gbp: async () => {
    const server = await startGbp()
    return {
      server,
      secrets: server.secrets,
      ask: (text) => server.review(text, 'TWO'),
      answers: () => server.reviews().flatMap((one) => (one.reply === null ? [] : [[one.reply.comment, one.name] as const])),
    }
  },
  linkedin: async () => {
    const server = await startLinkedIn({ author: 'urn:li:organization:42' })
    const post = server.write('Une question ?')
    return {
      server,
      secrets: { access_token: server.token, author: server.author },
      ask: (text) => server.comment('urn:li:person:Zz9', text, post.id).urn,
      answers: () =>
        server
          .comments()
          .filter((one) => one.parent !== null)
          .map((one) => [one.text, one.parent]),
    }
  },
  telegram: async () => {
    const server = await startTelegram()
    return {
      server,
      secrets: { bot_token: server.token, chat_id: '@boulangerie_test' },
      ask: (text) => server.write(text),
      answers: () =>
        server
          .messages(555_001)
          .filter((one) => one.reply_to !== null)
          .map((one) => [one.text, `${one.chat_id}:${one.reply_to}`]),
    }
  },
  threads: async () => {
    const server = await startThreads()
    const post = server.write('Une question ?', { mine: true })
    return {
      server,
      secrets: { access_token: server.token },
      ask: (text) => server.write(text, { under: post.id }).id,
      answers: () =>
        server
          .posts()
          .filter((one) => one.replied_to !== null && one.replied_to !== post.id)
          .map((one) => [one.text, one.replied_to]),
    }
  },
}

it.each(Object.keys(sides))(
  '%s: a message that came in is answered where it stands, and is answered then',
  { timeout: 300_000 },
  async (id) => {
    const side = await (sides[id] ?? sides['mastodon'])?.()
    if (side === undefined) throw new Error('no such side')
    onTestFinished(async () => void (await side.server.close()))
    const { context, client } = await bakery({ now: () => new Date(), accounts: [] })
    const store = await context.store()
    const at = context.now().toISOString()
    const one = {
      client: client.slug,
      network: id as NetworkId,
      name: id,
      endpoint: side.server.url,
      path: null,
      for_network: null,
    }
    const added = await store.accounts.add(one, at)
    await (await context.secrets()).putCredentials(added.id, side.secrets)
    const network = await networkOf(id as NetworkId)
    const open = async (account: Account) => connectAccount(context, network, account)
    const { remote_id, settings } = await (await open(added)).identify()
    const account = await store.accounts.update(added.id, { status: 'ready', remote_id, settings })
    const connection = await open(account)
    const before = await connection.inbox?.(null)
    const asked = await side.ask('À quelle heure ouvrez-vous ?')
    const page = await connection.inbox?.(before?.cursor ?? null)
    const items = (page?.items ?? []).map((item) => ({ ...item, network: id }))
    const { added: came } = await receiveMessages(context, client, items, { source: 'api', account })
    const message = came.find((item) => item.remote_id === asked)
    if (message === undefined) throw new Error('it never came in')

    const through = await accountFor(context, message)
    expect(through?.id).toBe(account.id)
    const reply = { text: 'Dès 7 h, tous les jours.', by: 'consultant', statement: false }
    const post = await addPost(context, await prepareReply(context, client, message, account, reply))
    expect(await publishDue(context, { only_post: post.id })).toMatchObject({ published: 1 })
    expect(await side.answers()).toEqual([[reply.text, asked]])
    const after = await store.posts.get(post.id)
    const published_at = after?.deliveries[0]?.published_at ?? ''
    expect(await store.inbox.get(message.id)).toMatchObject({
      status: 'answered',
      answered_at: published_at,
      answered_by: 'consultant',
    })
    // what answers somebody is no publication
    expect(await store.posts.list({ client: client.slug, all: true })).toEqual([])
    expect(await store.posts.taken([account.id], { from: '2020', to: '2100' })).toEqual([])
    expect(await store.posts.nearest(account.id, published_at, 3_600_000)).toBeNull()
  },
)
