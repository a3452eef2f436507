import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Access, Connection, Content, Identity, Published } from '../../src/networks/contract.ts'
import type { NetworkId } from '../../src/networks/ids.ts'
import { network as networkOf } from '../../src/networks/registry.ts'
import { startPrism, type Prism } from '../servers/real-prism.ts'
import { access, content, failureOf, identity, picture, stageAll, video } from '../networks/support.ts'

/**
 * Each adapter against a description of its network's API that stands apart from it, with a server and a validator
 * that nobody here wrote. Whatever is sent must be allowed by it: a path, a header, a field, a type that is not there fails the test.
 */

const now = new Date('2026-11-27T10:00:00Z')
const text = "C'est l'été (100 % bio) : rendez-vous à l'atelier. #pain"
const image = picture('La vitrine, « décorée »')
const film = video()
const address = 'https://exemple.fr/media/vitrine.jpg'

const words = content({ text })
const withLink = content({ text, link: 'https://exemple.fr/?a=1&b=é' })
const withImage = content({ text, media: [image] })
const withTwo = content({ text, media: [image, picture('Le four', { file_name: 'four.png', shade: 0x21 })] })
const withVideo = content({ title: 'Le four', text: 'Bonjour', media: [film] })

interface Case {
  readonly secrets: Readonly<Record<string, string>>
  readonly settings?: Access['settings']
  /** Files have a public address. */
  readonly hosts?: true
  readonly posts: readonly (Content | readonly [Content, (prism: Prism) => void])[]
  /** What the answers of the description make of a post that is out. */
  readonly remote_id: string
  /** What is answered by a limit: the one visible call, or what opens it. */
  readonly visible: RegExp
  /** Meta's limits prove nothing at the visible call. */
  readonly limited?: 'unknown'
  /** A comment of one's own can be written under a post. */
  readonly comment?: true
  /** The comment of someone else that is answered. */
  readonly answered?: string
  /** Before figures are asked. */
  readonly figures?: (prism: Prism) => void
  readonly own?: (prism: Prism) => void
}

const bearer = { access_token: 'EAAtoken' }
const oauth1 = { app_key: 'k', app_secret: 's', access_token: 't', access_secret: 'u' }
const google = { client_id: 'c', client_secret: 's', refresh_token: 'r' }

const cases: Partial<Record<NetworkId, Case>> = {
  facebook: {
    secrets: bearer,
    posts: [
      words,
      withLink,
      withTwo,
      [
        withVideo,
        (prism) => {
          for (const state of ['arriving', 'processing', 'ready', 'processing'])
            prism.next(/^GET \/v26.0\/300$/, `example=${state}`)
        },
      ],
    ],
    remote_id: '100_200',
    visible: /^POST \/v26.0\/\d+$/,
    limited: 'unknown',
    comment: true,
    answered: '200_9',
  },
  instagram: {
    secrets: bearer,
    hosts: true,
    posts: [withImage, withTwo, [withVideo, (prism) => prism.next(/^GET \/v26.0\/555$/, 'example=arriving')]],
    remote_id: '1801',
    visible: /\/media_publish$/,
    limited: 'unknown',
    comment: true,
    answered: '1790',
  },
  threads: {
    secrets: bearer,
    hosts: true,
    posts: [words, withLink, withImage, withTwo, withVideo],
    remote_id: '1801',
    visible: /\/threads_publish$/,
    limited: 'unknown',
    comment: true,
    answered: '1802',
  },
  linkedin: {
    secrets: { ...bearer, author: 'urn:li:organization:2414183' },
    posts: [
      words,
      withLink,
      withImage,
      withTwo,
      [withVideo, (prism) => prism.next(/^GET \/rest\/videos\//, 'example=waiting')],
    ],
    remote_id: 'urn:li:share:7100000000000000001',
    visible: /^POST \/rest\/posts$/,
    comment: true,
    answered: 'urn:li:comment:(urn:li:activity:7100000000000000002,6275832358189047808)',
    own: (prism) => {
      for (const page of ['one', 'none']) prism.next(/^GET \/rest\/posts$/, `example=${page}`)
    },
  },
  pinterest: {
    secrets: { client_id: 'c', client_secret: 's', refresh_token: 'r' },
    posts: [withImage, withTwo, content({ ...withLink, title: 'Le four', media: [image] }), withVideo],
    remote_id: '813744226420795884',
    visible: /^POST \/v5\/pins$/,
  },
  youtube: {
    secrets: google,
    posts: [[withVideo, (prism) => prism.next(/^PUT \/upload/, 'code=308')]],
    remote_id: 'dQw4w9WgXcQ',
    visible: /^PUT \/youtube\/v3\/videos$/,
    comment: true,
    answered: 'Ugw0',
    own: (prism) => prism.next(/^GET \/youtube\/v3\/videos$/, 'example=public'),
    figures: (prism) => prism.next(/^GET \/v2\/reports$/, 'example=video'),
  },
  gbp: {
    secrets: google,
    hosts: true,
    posts: [words, withLink, withImage],
    remote_id: 'accounts/1/locations/2/localPosts/3',
    visible: /^POST .*\/localPosts$/,
  },
  tiktok: {
    secrets: { client_key: 'c', client_id: 'c', client_secret: 's', refresh_token: 'r' },
    posts: [
      [
        withVideo,
        (prism) => {
          for (const state of ['uploading', 'inbox']) prism.next(/status\/fetch/, `example=${state}`)
        },
      ],
    ],
    remote_id: 'v_pub_file~v2-1.123',
    visible: /inbox\/video\/init/,
  },
  x: {
    secrets: oauth1,
    posts: [words, withLink, withImage, withTwo, withVideo],
    remote_id: '1990000000000000001',
    visible: /^POST \/2\/tweets$/,
    comment: true,
    answered: '1990000000000000009',
  },
  tumblr: {
    secrets: { ...oauth1, blog: 'boulangerie' },
    posts: [
      content({ ...withLink, title: 'Le four', tags: ['pain', 'été'] }),
      [withImage, (prism) => prism.next(/^GET .*\/posts\/699$/, 'example=image')],
    ],
    remote_id: '700',
    visible: /^PUT .*\/posts\/699$/,
  },
  telegram: {
    secrets: { bot_token: '123456:AAtoken', chat_id: '@boulangerie' },
    posts: [words, withLink, withImage, withTwo, withVideo],
    remote_id: '42',
    visible: /\/sendMessage$/,
  },
  discord: {
    secrets: { webhook_url: 'https://discord.com/api/webhooks/900/tok-en', bot_token: 'bot' },
    settings: { channel_id: '77', guild_id: '66', bot: true, reads_back: true },
    posts: [words, withLink, withImage, withTwo, withVideo],
    remote_id: '1300',
    visible: /^POST \/api\/v10\/webhooks/,
  },
}

const ids = Object.keys(cases) as NetworkId[]

// three at once: each takes seconds of a processor to start
describe.concurrent.each([ids.slice(0, 4), ids.slice(4, 8), ids.slice(8)])(
  'Prism finds nothing wrong in what is sent',
  (...group) => {
    describe.sequential.each(group)('%s', (id) => {
      against(id)
    })
  },
)

function against(id: NetworkId): void {
  const given = cases[id]
  if (given === undefined) throw new Error(`there is no case for ${id}`)
  let prism: Prism
  let connection: Connection

  beforeAll(async () => {
    prism = await startPrism(id)
    const client = await (await networkOf(id)).client?.()
    if (!client) throw new Error('no client')
    const { secrets, settings = {}, hosts } = given
    const more = hosts === undefined ? {} : { host: async () => address }
    connection = client.connect(access({ secrets, settings, endpoint: prism.url, now: () => now, ...more }))
  }, 150_000)
  afterEach(() => prism.clear())
  afterAll(() => prism?.close())

  async function deliver(what: Content, who: Identity): Promise<Published> {
    return connection.publish(what, who, await stageAll(connection, what, who))
  }

  test('who the account is', async () => {
    const { remote_id, remote_name } = await connection.identify()
    expect([remote_id, remote_name].join(' ')).toMatch(/900|100|17841|organization|locations|UC|boulangerie/i)
    expect(prism.violations()).toEqual([])
  })

  test.each(given.posts.map((one, index) => [index, one] as const))('a post is taken (%i)', async (_, one) => {
    const [what, before] = 'text' in one ? [one, undefined] : one
    before?.(prism)
    const done = await deliver(what, identity(now))
    expect(done.remote_id).not.toBe('')
    expect(prism.violations()).toEqual([])
  })

  if (given.comment === true)
    test('a comment of its own under it', async () => {
      const parent = { remote_id: given.remote_id, url: null }
      const done = await deliver(
        content({ kind: 'comment', text: 'Merci à tous' }),
        identity(now, { root: parent, previous: parent }),
      )
      expect(done.remote_id).not.toBe('')
      expect(prism.violations()).toEqual([])
    })

  const { answered } = given
  if (answered !== undefined)
    test('an answer to a comment of someone else', async () => {
      const root = { remote_id: given.remote_id, url: null }
      const who = identity(now, { root, previous: { remote_id: answered, url: null } })
      const done = await deliver(content({ kind: 'reply', text: 'Merci à vous' }), who)
      expect(done.remote_id).not.toBe('')
      expect(prism.violations()).toEqual([])
    })

  test('a limit is a limit', async () => {
    const [first] = given.posts
    if (first === undefined) throw new Error('no post')
    const [what, before] = 'text' in first ? [first, undefined] : first
    before?.(prism)
    prism.next(given.visible, 'code=429')
    const failure = await failureOf(deliver(what, identity(now)))
    expect(failure.verdict).toBe(given.limited ?? 'rate_limited')
    if (given.limited === undefined) expect(failure.retry_at?.getTime()).toBeGreaterThan(now.getTime())
    expect(prism.violations()).toEqual([])
  })

  test('its own posts, its figures, what came in', async () => {
    given.own?.(prism)
    const own = await connection.ownPosts?.(new Date('2026-11-19T00:00:00Z'))
    if (own !== undefined) expect(own).toMatchObject({ complete: true, posts: [{ text: expect.any(String) as string }] })
    given.figures?.(prism)
    const [line] = (await connection.postFigures?.([given.remote_id])) ?? []
    if (line !== undefined) expect(line.figures.some(({ value }) => value !== null)).toBe(id !== 'tiktok')
    if (id === 'youtube') prism.next(/^GET \/v2\/reports$/, 'example=day')
    const account = await connection.accountFigures?.(new Date('2026-11-20T00:00:00Z'))
    if (account !== undefined) expect(account.some(({ value }) => value !== null)).toBe(true)
    const page = await connection.inbox?.(null)
    if (page !== undefined) expect(page.items).toHaveLength(id === 'gbp' ? 1 : 0)
    expect(prism.violations()).toEqual([])
  })

  test('a post is taken away', async () => {
    await connection.remove?.(given.remote_id)
    expect(prism.violations()).toEqual([])
  })

  test('no case passed without a call', () => {
    expect(prism.calls().filter((call) => given.visible.test(call)).length).toBeGreaterThan(0)
  })
}
