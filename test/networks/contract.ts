import { createServer, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {
  Access,
  Connection,
  Content,
  Handles,
  Identity,
  InboxKind,
  Network,
  Parent,
  SearchKind,
  SearchPage,
  SearchQuery,
} from '../../src/networks/contract.ts'
import type { Faults } from '../servers/loopback.ts'
import { content as plainContent, deliver, failureOf, identity, picture, stageAll, video, type Bench } from './support.ts'

/** One post as it stands on the remote side, in words common to all networks. */
export interface RemotePost {
  readonly remote_id: string
  readonly text: string
  readonly alts: readonly (string | null)[]
  /** Where the link ended: in a card, or in the text. */
  readonly card: string | null
  /** How many videos it has; absent: none. */
  readonly videos?: number
}

/** What a network's own test file prepares for the suite. */
export interface Remote {
  readonly network: Network
  /** A connection's means, with credentials that are good unless `secrets` says otherwise. */
  access(given?: { secrets?: Record<string, string>; endpoint?: string; timeout_ms?: number }): Bench
  /** Credentials that the server refuses; null: there are none. */
  readonly wrong_secrets: Record<string, string> | null
  /** Null: nothing travels over HTTP. */
  readonly faults: Faults | null
  posts(): Promise<readonly RemotePost[]>
  /** Something the server refuses for good; null: it takes everything. */
  readonly refused: Content | null
  /** What the server does with the same delivery sent twice. `twice`: two posts, so that it must never be sent twice. */
  readonly repeat: 'same' | 'duplicate_refused' | 'twice'
  /** The same without the handles of the first time; by default as `repeat`. Handles alone keep some networks from posting twice. */
  readonly repeat_from_the_beginning?: 'twice'
  /** What every post of this network has (an image, a video, a title), where words alone are no post. */
  readonly base?: () => Partial<Content>
  /** Whether `lookup` can tell: false for what nobody can list. By default by the class of the network. */
  readonly sees?: boolean
  /** Only by the handles of its steps can a delivery be seen (a draft that is in no list): looks without them get those that were made. */
  readonly sees_by_handles?: true
  /** A 429 of the visible call is no proof that nothing was posted (Meta). */
  readonly rate_limited_is_unknown?: true
  /** Absent: nothing can come in that is read. Makes something come in, under a post where one is given; its id. */
  receive?(kind: InboxKind, text: string, post_id: string | null): Promise<string>
  /** Absent: nothing can be searched. Somebody else says so to everybody, under a tag where one is given; its id. */
  say?(text: string, tag: string | null): Promise<string>
  /** Absent: the network takes no threads. */
  readonly thread?: {
    /** What a post answers, by its id. */
    answers(remote_id: string): Promise<string | null>
    /** An id that belongs to no post. */
    readonly nowhere: () => string
  }
  close(): Promise<void>
}

/** A port nobody listens at. */
async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

type Find = (query: SearchQuery, cursor: string | null) => Promise<SearchPage>

let serial = 0
/** Words that no other post of the run has. */
const words = (what: string): string => `${what} n° ${++serial} à l’atelier, c’est l’été 🎉`

/** The same cases for each adapter that has a client. */
export function conformance(name: string, prepare: () => Promise<Remote>): void {
  describe(`${name}: the contract of a network`, () => {
    let remote: Remote
    beforeAll(async () => {
      remote = await prepare()
    })
    afterAll(async () => {
      await remote.close()
    })

    /** A content as this network takes it. */
    const content = (given: Partial<Content> = {}): Content => {
      const { media, ...base } = given.kind === undefined ? (remote.base?.() ?? {}) : {}
      return plainContent({ ...base, ...given, media: given.media?.length ? given.media : (media ?? []) })
    }
    const can = () => remote.network.capabilitiesOf?.(remote.access().settings) ?? remote.network.capabilities
    const sees = () => remote.sees ?? remote.network.idempotency !== 'blind'
    /** What a look must say: what it says, or that nobody can look. */
    const seen = (wanted: object) => (sees() ? wanted : { seen: 'unreadable' })

    async function connect(given?: Parameters<Remote['access']>[0]) {
      const access = remote.access(given)
      const client = await remote.network.client?.()
      if (!client) throw new Error('no client')
      return { access, connection: remembering(client.connect(access)) }
    }

    const staged = new Map<string, Handles>()
    function remembering(connection: Connection): Connection {
      if (remote.sees_by_handles !== true) return connection
      return {
        ...connection,
        async stage(step, what, who, handles) {
          const handle = await connection.stage(step, what, who, handles)
          staged.set(who.idempotency_key, { ...handles, [step]: handle })
          return handle
        },
        lookup(what, who, handles, since) {
          const known = Object.keys(handles).length > 0 ? handles : (staged.get(who.idempotency_key) ?? {})
          return connection.lookup(what, who, known, since)
        },
      }
    }

    /** No secret in anything that could be shown. */
    function expectNoSecret(access: Access & { lines?: string[] }, ...texts: string[]): void {
      const all = [...texts, ...(access.lines ?? [])].join('\n')
      for (const { name, visible } of remote.network.credentials) {
        const secret = access.secrets[name]
        if (visible !== true && secret !== undefined) expect(all).not.toContain(secret)
      }
      expect(all).not.toMatch(/eyJ[\w-]{10}/)
    }

    async function find(text: string): Promise<readonly RemotePost[]> {
      return (await remote.posts()).filter((post) => post.text.includes(text))
    }

    test('leaves a case out only where there is no server to be asked', () => {
      const given = [remote.wrong_secrets, remote.faults, remote.refused].map((part) => part !== null)
      const hasServer = remote.network.credentials.length > 0
      expect(given).toEqual([hasServer, hasServer, hasServer])
      const { thread, first_comment } = can()
      expect(remote.thread !== undefined).toBe(thread > 0 || first_comment)
      expect(remote.receive !== undefined).toBe(can().inbox.length > 0)
      expect(remote.say !== undefined).toBe((can().search ?? []).length > 0)
    })

    test('a connection has what the capabilities promise, and nothing else', async () => {
      const { connection } = await connect()
      const { delete: remove, list_own, post_figures, account_figures, inbox, hosts_media, search } = can()
      expect({
        remove: connection.remove !== undefined,
        ownPosts: connection.ownPosts !== undefined,
        postFigures: connection.postFigures !== undefined,
        accountFigures: connection.accountFigures !== undefined,
        inbox: connection.inbox !== undefined,
        search: connection.search !== undefined,
        host: connection.host !== undefined,
      }).toEqual({
        remove,
        ownPosts: list_own,
        postFigures: post_figures.length > 0,
        accountFigures: account_figures.length > 0,
        inbox: inbox.length > 0,
        search: (search ?? []).length > 0,
        host: hosts_media,
      })
    })

    test('identify tells who the account is', async () => {
      const { connection, access } = await connect()
      const account = await connection.identify()
      expect(account.remote_id).not.toBe('')
      expect(account.remote_name).not.toBe('')
      expect(await (await connect()).connection.identify()).toEqual(account)
      expectNoSecret(access, JSON.stringify(account))
    })

    test('publishes text, and finds it again', async () => {
      const { connection, access } = await connect()
      const what = content({ text: words('Bonjour') })
      const who = identity()
      const since = new Date()
      expect(await connection.lookup(what, who, {}, since)).toMatchObject(seen({ seen: 'absent', complete: true }))
      const done = await deliver(connection, what, who)
      expect(done.remote_id).not.toBe('')
      // a private room has no address that others could open
      if (done.url !== null) expect(done.url).toMatch(/^(https?|file):\/\//)
      expect(Date.parse(done.server_at ?? '')).not.toBeNaN()
      const posts = await find(what.text)
      expect(posts).toHaveLength(1)
      expect(posts[0]?.remote_id).toBe(done.remote_id)
      expect(await connection.lookup(what, who, {}, since)).toMatchObject(
        seen({ seen: 'found', match: { remote_id: done.remote_id, url: done.url } }),
      )
      expectNoSecret(access, JSON.stringify(done))
    })

    test('publishes a link where this network puts it', async (context) => {
      if (can().link === 'none') return context.skip()
      const { connection } = await connect()
      const link = 'https://exemple.fr/été?utm_campaign=noël&x=1'
      const what = content({ text: words('Soldes'), link, title: 'Nos soldes' })
      const who = identity()
      await deliver(connection, what, who)
      const [post] = await find(what.text)
      if (can().link === 'text') expect(post?.text).toContain(link)
      // a field of type URI has its letters beyond ASCII by their codes
      else expect(decodeURI(post?.card ?? '')).toBe(link)
      expect(await connection.lookup(what, who, {}, new Date())).toMatchObject(seen({ seen: 'found' }))
    })

    test('publishes images with their alternative texts, in their order', async (context) => {
      const { images, alt_text, link, fetches_media } = can()
      if (images === 0) return context.skip()
      const { connection } = await connect()
      const both = [picture('La vitrine, « décorée »'), picture(null, { file_name: 'détail.png', shade: 0x33 })]
      const media = both.slice(0, images)
      const what = content({ text: words('Photos'), media, ...(link === 'none' ? {} : { link: 'https://exemple.fr/photos' }) })
      const who = identity()
      const ownSteps = connection.steps(what).filter((step) => /^media:\d+$/.test(step))
      if (fetches_media === 'none' && ownSteps.length > 0) expect(ownSteps).toEqual(media.map((_, index) => `media:${index}`))
      await deliver(connection, what, who)
      const [post] = await find(what.text)
      const alts = ['La vitrine, « décorée »', ''].slice(0, images)
      expect(post?.alts.map((alt) => alt ?? '')).toEqual(alt_text ? alts : alts.map(() => ''))
      if (link === 'text' || link === 'card') expect(post?.text).toContain('https://exemple.fr/photos')
      expect(await connection.lookup(what, who, {}, new Date())).toMatchObject(seen({ seen: 'found' }))
    })

    test('publishes a video from disk, and tells how far it is', async (context) => {
      if (can().videos === 0) return context.skip()
      const told: [number, number][] = []
      const bench = remote.access()
      const client = await remote.network.client?.()
      if (!client) throw new Error('no client')
      const connection = remembering(client.connect({ ...bench, progress: (_, done, total) => told.push([done, total]) }))
      const clip = video()
      const what = content({ text: words('Vidéo'), media: [clip] })
      const who = identity()
      await deliver(connection, what, who)
      const [post] = await find(what.text)
      expect(post?.videos).toBe(1)
      expect(told.at(-1)).toEqual([clip.bytes, clip.bytes])
      expect(await connection.lookup(what, who, {}, new Date())).toMatchObject(seen({ seen: 'found' }))
    })

    test('a delivery sent twice is one post', async () => {
      const what = content({ text: words('Deux fois'), ...(can().images > 0 ? { media: [picture('Le four')] } : {}) })
      const who = identity()
      const { connection } = await connect()
      const handles = await stageAll(connection, what, who)
      const first = await connection.publish(what, who, handles)
      const again = (await connect()).connection.publish(what, who, handles)
      if (remote.repeat === 'duplicate_refused') expect((await failureOf(again)).verdict).toBe('duplicate')
      else expect((await again).remote_id === first.remote_id).toBe(remote.repeat === 'same')
      expect(await find(what.text)).toHaveLength(remote.repeat === 'twice' ? 2 : 1)
    })

    test('a file that changed since it was approved is not sent', async () => {
      const { connection } = await connect()
      const file = can().images > 0 ? picture('Le four') : video()
      const changed = content({ text: words('Changé'), media: [{ ...file, sha256: 'f'.repeat(64) }] })
      expect(await failureOf(deliver(connection, changed, identity()))).toMatchObject({
        verdict: 'refused',
        code: 'media_changed',
      })
      expect(await find(changed.text)).toEqual([])
    })

    test('what the network refuses for good is refused', async (context) => {
      const { refused } = remote
      if (!refused) return context.skip()
      const { connection, access } = await connect()
      const failure = await failureOf(deliver(connection, refused, identity()))
      expect(failure.verdict).toBe('refused')
      expect(failure.message.length).toBeLessThan(400)
      expectNoSecret(access, failure.message)
    })

    test('credentials that are refused', async (context) => {
      const secrets = remote.wrong_secrets
      if (!secrets) return context.skip()
      const { connection, access } = await connect({ secrets })
      const failures = [await failureOf(connection.identify()), await failureOf(deliver(connection, content(), identity()))]
      for (const failure of failures) {
        expect(failure).toMatchObject({ verdict: 'unauthorized', kind: 'credential' })
        expectNoSecret(access, failure.message, String(failure.stack))
      }
    })

    describe('threads and first comments', () => {
      const threaded = (title: string, run: (thread: NonNullable<Remote['thread']>) => Promise<void>): void => {
        // oxlint-disable-next-line vitest/expect-expect, vitest/valid-title -- both are in `run` and `title`
        test(title, async (context) => (remote.thread ? run(remote.thread) : context.skip()))
      }
      const under = (root: Parent, previous: Parent = root) => identity(new Date(), { root, previous })
      const part = (what: string) => content({ text: words(what), kind: 'part' })

      threaded('each part answers the one before it, the first comment the post itself', async (thread) => {
        const { connection } = await connect()
        const first = await deliver(connection, content({ text: words('Un fil') }), identity())
        const second = await deliver(connection, part('La suite'), under(first))
        const third = await deliver(connection, part('La fin'), under(first, second))
        const comment = content({ text: words('Un mot de plus'), kind: 'comment' })
        const last = await deliver(connection, comment, under(first, third))
        const answered = await Promise.all([first, second, third, last].map((one) => thread.answers(one.remote_id)))
        expect(answered).toEqual([null, first.remote_id, second.remote_id, first.remote_id])
      })

      threaded('a part that is sent twice, each time from the beginning, is one post', async () => {
        const first = await deliver((await connect()).connection, content({ text: words('Un fil') }), identity())
        const what = part('Une seule fois')
        const who = under(first)
        const second = await deliver((await connect()).connection, what, who)
        const again = deliver((await connect()).connection, what, who)
        const repeat = remote.repeat_from_the_beginning ?? remote.repeat
        if (repeat === 'duplicate_refused') expect((await failureOf(again)).verdict).toBe('duplicate')
        else expect((await again).remote_id === second.remote_id).toBe(repeat === 'same')
        expect(await find(what.text)).toHaveLength(repeat === 'twice' ? 2 : 1)
      })

      threaded('a look for a part finds it under what it answers, and nowhere else', async () => {
        const { connection } = await connect()
        const since = new Date()
        const first = await deliver(connection, content({ text: words('Un fil') }), identity())
        const other = await deliver(connection, content({ text: words('Un autre fil') }), identity())
        const what = part('La suite')
        const who = under(first)
        const look = (one: Content, by: Identity) => connection.lookup(one, by, {}, since)
        expect(await look(what, who)).toMatchObject(seen({ seen: 'absent', complete: true }))
        const { remote_id } = await deliver(connection, what, who)
        expect(await look(what, who)).toMatchObject(seen({ seen: 'found', match: { remote_id } }))
        expect(await look(what, under(other))).toMatchObject(seen({ seen: 'absent' }))
        expect(await look(content({ text: what.text }), identity())).toMatchObject(seen({ seen: 'absent' }))
      })

      threaded('a post elsewhere with the words of a part is not the part', async () => {
        const { connection } = await connect()
        const since = new Date()
        const first = await deliver(connection, content({ text: words('Un fil') }), identity())
        const what = part('Les mêmes mots')
        await deliver(connection, content({ text: what.text }), identity())
        expect(await connection.lookup(what, under(first), {}, since)).toMatchObject(seen({ seen: 'absent' }))
      })

      threaded('a part that a person made is answered by its address', async (thread) => {
        const { connection } = await connect()
        const first = await deliver(connection, content({ text: words('À la main') }), identity())
        const byHand = { remote_id: first.url ?? '', url: first.url }
        const what = part('La suite')
        const who = under(byHand)
        const second = await deliver(connection, what, who)
        expect(await thread.answers(second.remote_id)).toBe(first.remote_id)
        expect(await connection.lookup(what, who, {}, new Date())).toMatchObject(seen({ seen: 'found' }))
      })

      threaded('without what it answers nothing is posted', async (thread) => {
        const { connection } = await connect()
        const what = part('Sans début')
        for (const remote_id of [thread.nowhere(), 'https://exemple.fr/']) {
          const failure = await failureOf(deliver(connection, what, under({ remote_id, url: null })))
          expect(failure.verdict).toMatch(/^(refused|not_sent)$/)
        }
        expect(await failureOf(deliver(connection, what, identity()))).toMatchObject({
          verdict: 'refused',
          code: 'parent_unknown',
        })
        expect(await find(what.text)).toEqual([])
      })
    })

    describe('what is read', () => {
      /** Skipped where the network has no such thing; `a connection has what …` checks that this is so. */
      const able = (title: string, has: () => boolean, run: () => Promise<void>): void => {
        // oxlint-disable-next-line vitest/expect-expect, vitest/valid-title -- both are in `run` and `title`
        test(title, async (context) => (has() ? run() : context.skip()))
      }

      able(
        'a post is taken away; what is gone already is no failure',
        () => can().delete,
        async () => {
          const { connection } = await connect()
          const what = content({ text: words('À retirer') })
          const { remote_id } = await deliver(connection, what, identity())
          await connection.remove?.(remote_id)
          expect(await find(what.text)).toEqual([])
          await connection.remove?.(remote_id)
        },
      )

      able(
        'own posts since an instant, newest first',
        () => can().list_own,
        async () => {
          const { connection } = await connect()
          const since = new Date(Date.now() - 1000)
          const done = []
          for (const text of [words('Un'), words('Deux')]) done.push(await deliver(connection, content({ text }), identity()))
          const listed = await connection.ownPosts?.(since)
          const ids = listed?.posts.map((post) => post.remote_id) ?? []
          const mine = done.map((one) => one.remote_id)
          expect(ids.filter((id) => mine.includes(id)).toSorted()).toEqual(mine.toSorted())
          expect(listed?.complete).toBe(true)
          const instants = listed?.posts.map((post) => Date.parse(post.published_at)) ?? []
          expect(instants).toEqual(instants.toSorted((a, b) => b - a))
          expect((await connection.ownPosts?.(new Date(Date.now() + 3_600_000)))?.posts).toEqual([])
        },
      )

      able(
        'figures of posts: each that is promised, and null only with its reason',
        () => can().post_figures.length > 0,
        async () => {
          const { connection } = await connect()
          const { remote_id } = await deliver(connection, content({ text: words('Chiffres') }), identity())
          const [line] = (await connection.postFigures?.([remote_id])) ?? []
          expect(line).toMatchObject({ remote_id, status: 'there' })
          expect(line?.figures.map((one) => one.metric).toSorted()).toEqual(can().post_figures.toSorted())
          for (const { value, reason, source, at } of line?.figures ?? []) {
            expect(value === null).toBe(reason !== null)
            if (value !== null) expect(Number.isSafeInteger(value)).toBe(true)
            expect(source).not.toBe('')
            expect(Date.parse(at)).not.toBeNaN()
          }
        },
      )

      able(
        'figures of the account: each that is promised, and null only with its reason',
        () => can().account_figures.length > 0,
        async () => {
          const { connection } = await connect()
          const asked = new Date()
          const figures = (await connection.accountFigures?.(asked)) ?? []
          expect(figures.map((one) => one.metric).toSorted()).toEqual(can().account_figures.toSorted())
          for (const { value, reason } of figures) expect(value === null).toBe(reason !== null)
          // a counter stands; what is counted by days says of which day (all that TikTok has is counters)
          const today = asked.toISOString().slice(0, 10)
          const stands = (metric: string) => ['followers', 'posts'].includes(metric) || remote.network.id === 'tiktok'
          expect(figures.map(({ metric, day }) => [metric, day])).toEqual(
            figures.map(({ metric }) => [metric, stands(metric) ? undefined : today]),
          )
          expect(figures.some((one) => one.value !== null)).toBe(true)
        },
      )

      able(
        'what came in is read once, with a cursor',
        () => can().inbox.length > 0,
        async () => {
          const { connection } = await connect()
          const read = async (from: string | null) => {
            const items = []
            let cursor = from
            for (let page = 0; page < 20; page++) {
              const got = await connection.inbox?.(cursor)
              if (!got) throw new Error('no inbox')
              items.push(...got.items)
              cursor = got.cursor
              if (!got.more) break
            }
            return { items, cursor }
          }
          const post = await deliver(connection, content({ text: words('Une question ?') }), identity())
          const before = await read(null)
          const hostile = `${words('Bravo')} <script>alert(1)</script> \u001b[31m \u202e`
          const wanted: string[] = []
          for (const kind of can().inbox) wanted.push((await remote.receive?.(kind, hostile, post.remote_id)) ?? '')
          const first = await read(before.cursor)
          expect(first.items.map((one) => one.remote_id).toSorted()).toEqual(wanted.toSorted())
          expect(first.items.map((one) => one.kind).toSorted()).toEqual(can().inbox.toSorted())
          for (const item of first.items) {
            expect(item.text).toContain('<script>alert(1)</script>')
            expect(Date.parse(item.at)).not.toBeNaN()
          }
          expect((await read(first.cursor)).items).toEqual([])
          const [kind] = can().inbox
          const later = await remote.receive?.(kind ?? 'comment', words('Encore'), post.remote_id)
          expect((await read(first.cursor)).items.map((one) => one.remote_id)).toEqual([later])
        },
      )

      able(
        'an answer to what came in is published, and found again',
        () => can().reply,
        async () => {
          const { connection } = await connect()
          const root = await deliver(connection, content({ text: words('Une question ?') }), identity())
          const [kind] = can().inbox
          const asked = await remote.receive?.(kind ?? 'comment', words('À quelle heure ?'), root.remote_id)
          const what = content({ text: words('À 7 h.'), kind: 'reply' })
          const previous = { remote_id: asked ?? '', url: null }
          const who = identity(new Date(), { root: { remote_id: root.remote_id, url: root.url }, previous })
          const since = new Date()
          const done = await deliver(connection, what, who)
          expect(done.remote_id).not.toBe('')
          expect(await connection.lookup(what, who, {}, since)).toMatchObject(
            seen({ seen: 'found', match: { remote_id: done.remote_id } }),
          )
        },
      )
    })

    describe('what everybody says', () => {
      const searching = (kind: SearchKind, title: string, run: (find: Find) => Promise<void>): void => {
        // oxlint-disable-next-line vitest/expect-expect, vitest/valid-title -- both are in `run` and `title`
        test(title, async (context) => {
          if (!(can().search ?? []).includes(kind)) return context.skip()
          const { connection, access } = await connect()
          return run(async (query, cursor) => {
            const found = await connection.search?.(query, cursor)
            if (found === undefined) throw new Error('no search')
            expectNoSecret(access, JSON.stringify(found))
            return found
          })
        })
      }
      const say = async (text: string, tag: string | null): Promise<string> => (await remote.say?.(text, tag)) ?? ''
      const query = (given: object) => ({ any_words: [], all_words: [], none_words: [], lang: null, ...given })
      const ids = ({ items }: SearchPage) => items.map(({ remote_id }) => remote_id)

      // what is passed over below is what the network does not offer, and nothing else
      test('is offered for what the network says, and for nothing else', async () => {
        const { connection } = await connect()
        const offered = can().search ?? []
        expect(connection.search === undefined).toBe(offered.length === 0)
        const asked = { words: query({ any_words: ['levain'] }), tag: { tag: 'levain' } } as const
        for (const [kind, given] of Object.entries(asked)) {
          if (offered.length === 0 || offered.includes(kind as SearchKind)) continue
          await expect(connection.search?.(given, null)).rejects.toMatchObject({ code: 'no_such_search' })
        }
      })

      searching('words', 'is found by one of several phrases, once, as mentions with who said them', async (find) => {
        const [one, other] = [words('Le levain'), words('La farine')]
        const said = [await say(`${one} <script>alert(1)</script>`, null), await say(other, null)]
        await say(words('Rien à voir'), null)
        const asked = query({ any_words: [one, other] })
        const first = await find(asked, null)
        expect(ids(first).toSorted()).toEqual(said.toSorted())
        expect(first.read.posts).toBeGreaterThanOrEqual(2)
        for (const item of first.items) {
          expect(item).toMatchObject({ kind: 'mention', rating: null, author_followers: 12_500 })
          expect(item.author.name).not.toBeNull()
          expect(Date.parse(item.at)).not.toBeNaN()
        }
        expect(first.items.some(({ text }) => text.includes('<script>alert(1)</script>'))).toBe(true)
        expect((await find(asked, first.cursor)).items).toEqual([])
        const later = await say(other, null)
        expect(ids(await find(asked, first.cursor))).toEqual([later])
      })

      searching('words', 'has all of the words where all are asked for', async (find) => {
        const [one, other] = [words('Le pont'), words('La rue')]
        await say(one, null)
        const both = await say(`${one}, ${other}`, null)
        expect(ids(await find(query({ any_words: [one], all_words: [other] }), null))).toEqual([both])
      })

      searching('tag', 'is found under its tag, and what came before comes no more', async (find) => {
        const tag = `atelier${++serial}`
        const said = [await say(words('Un atelier'), tag), await say(words('Encore un'), tag)]
        await say(words('Ailleurs'), `${tag}b`)
        const first = await find({ tag }, null)
        expect(ids(first)).toEqual(said)
        expect(first.items[0]).toMatchObject({ kind: 'mention', lang: 'fr', author_followers: 12_500 })
        expect((await find({ tag }, first.cursor)).items).toEqual([])
        const later = await say(words('Plus tard'), tag)
        const next = await find({ tag }, first.cursor)
        expect(ids(next)).toEqual([later])
        expect((await find({ tag }, next.cursor)).items).toEqual([])
      })

      searching('tag', 'has a place to go on from even where nothing stands under the tag yet', async (find) => {
        const tag = `personne${++serial}`
        const { items, cursor } = await find({ tag }, null)
        expect(items).toEqual([])
        const said = await say(words('Enfin'), tag)
        expect(ids(await find({ tag }, cursor))).toEqual([said])
      })
    })

    describe('over HTTP', () => {
      const faulty = (title: string, run: (faults: Faults) => Promise<void>): void => {
        // oxlint-disable-next-line vitest/expect-expect, vitest/valid-title -- both are in `run` and `title`
        test(title, async (context) => {
          if (!remote.faults) return context.skip()
          remote.faults.clear()
          try {
            await run(remote.faults)
          } finally {
            remote.faults.clear()
          }
        })
      }

      faulty('rate limited, with the instant of the next try', async (faults) => {
        const { connection, access } = await connect()
        faults.next('publish', {
          kind: 'answer',
          status: 429,
          headers: { 'retry-after': '120' },
          body: { error: 'RateLimitExceeded' },
        })
        const before = Date.now()
        const failure = await failureOf(deliver(connection, content({ text: words('Trop vite') }), identity()))
        if (remote.rate_limited_is_unknown) {
          expect(failure).toMatchObject({ verdict: 'unknown', status: 429 })
          return
        }
        expect(failure).toMatchObject({ verdict: 'rate_limited', kind: 'busy', status: 429 })
        expect(failure.retry_at?.getTime()).toBeGreaterThanOrEqual(before + 119_000)
        expect(failure.retry_at?.getTime()).toBeLessThan(before + 180_000)
        expectNoSecret(access, failure.message)
      })

      for (const kind of ['reset_before', 'reset_after', 'truncated', 'silent_after'] as const) {
        faulty(`${kind}: the outcome is unknown, and a look settles it`, async (faults) => {
          const { connection, access } = await connect({ timeout_ms: 1500 })
          const what = content({ text: words(kind) })
          const who = identity()
          const since = new Date()
          const handles = await stageAll(connection, what, who)
          faults.next('publish', { kind })
          const failure = await failureOf(connection.publish(what, who, handles))
          expect(failure).toMatchObject({ verdict: 'unknown', kind: 'unknown_outcome' })
          expect(failure.code).toBe(kind === 'silent_after' ? 'timed_out' : 'connection_lost')
          const looked = await connection.lookup(what, who, handles, since)
          const notApplied = remote.network.idempotency === 'handle' ? 'staged' : 'absent'
          expect(looked).toMatchObject(seen({ seen: kind === 'reset_before' ? notApplied : 'found' }))
          expectNoSecret(access, failure.message)
        })
      }

      faulty('a part whose answer is lost is found again', async (faults) => {
        if (!remote.thread) return
        const { connection } = await connect()
        const first = await deliver(connection, content({ text: words('Un fil') }), identity())
        const what = content({ text: words('La suite'), kind: 'part' })
        const who = identity(new Date(), { root: first, previous: first })
        const since = new Date()
        const handles = await stageAll(connection, what, who)
        faults.next('publish', { kind: 'reset_after' })
        expect((await failureOf(connection.publish(what, who, handles))).verdict).toBe('unknown')
        expect(await connection.lookup(what, who, handles, since)).toMatchObject(seen({ seen: 'found' }))
      })

      for (const status of [500, 502, 504, 408, 409]) {
        faulty(`${status} after the post was made: unknown`, async (faults) => {
          const { connection } = await connect()
          const what = content({ text: words(`Réponse ${status}`) })
          const who = identity()
          faults.next('publish', { kind: 'answer_after', status, body: '<html><script>alert(1)</script>Bad gateway</html>' })
          const failure = await failureOf(deliver(connection, what, who))
          expect(failure).toMatchObject({ verdict: 'unknown', status })
          expect(failure.message).not.toContain('<')
          expect(await connection.lookup(what, who, {}, new Date())).toMatchObject(seen({ seen: 'found' }))
        })
      }

      faulty('sent elsewhere: not followed, and unknown', async (faults) => {
        const { connection } = await connect()
        faults.next('publish', { kind: 'answer', status: 302, headers: { location: 'https://exemple.fr/' } })
        expect((await failureOf(deliver(connection, content({ text: words('Ailleurs') }), identity()))).verdict).toBe('unknown')
      })

      faulty('2xx without an id is no proof', async (faults) => {
        const { connection } = await connect()
        faults.next('publish', { kind: 'answer', status: 200, body: { ok: true } })
        expect((await failureOf(deliver(connection, content({ text: words('Sans id') }), identity()))).verdict).toBe('unknown')
      })

      faulty('an invisible step that is cut off was certainly not a post', async (faults) => {
        const { connection } = await connect()
        const what = content({ text: words('Coupé'), media: [can().images > 0 ? picture('Le four') : video()] })
        // all in one visible call: there is no such step
        if (connection.steps(what).length === 0) return
        faults.next('media', { kind: 'reset_after' })
        expect((await failureOf(stageAll(connection, what, identity()))).verdict).toBe('not_sent')
      })

      faulty('a look that cannot be taken says so', async (faults) => {
        if (!sees()) return
        const { connection } = await connect({ timeout_ms: 1500 })
        const what = content({ text: words('Illisible') })
        const who = identity()
        await deliver(connection, what, who)
        for (const fault of [
          { kind: 'answer', status: 500 },
          { kind: 'reset_before' },
          { kind: 'answer', status: 200, body: '{"data":' },
        ] as const) {
          faults.clear()
          faults.always('read', fault)
          expect((await connection.lookup(what, who, {}, new Date())).seen).toBe('unreadable')
        }
      })

      faulty('connection refused: nothing was sent', async () => {
        const port = await closedPort()
        const { connection } = await connect({ endpoint: `http://127.0.0.1:${port}` })
        const failure = await failureOf(deliver(connection, content({ text: words('Refusé') }), identity()))
        expect(failure).toMatchObject({ verdict: 'not_sent', code: 'connection_refused', kind: 'busy' })
        expect(failure.message).toContain(`127.0.0.1:${port}`)
      })

      faulty('a name that does not exist: nothing was sent', async () => {
        const { connection } = await connect({ endpoint: 'https://serveur.invalid' })
        const failure = await failureOf(deliver(connection, content({ text: words('Sans nom') }), identity()))
        expect(failure).toMatchObject({ verdict: 'not_sent', code: 'name_not_found' })
      })

      faulty('plain http is for this machine only', async () => {
        const { connection } = await connect({ endpoint: 'http://exemple.fr' })
        const failure = await failureOf(deliver(connection, content(), identity()))
        expect(failure).toMatchObject({ verdict: 'not_sent', code: 'endpoint_not_allowed' })
      })
    })
  })
}
