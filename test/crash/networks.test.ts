import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import sharp from 'sharp'
import { expect, it, onTestFinished } from 'vitest'
import type { Content, Media } from '../../src/networks/contract.ts'
import { contentHash } from '../../src/posts/content-hash.ts'
import type { Account } from '../../src/store/accounts.ts'
import type { Delivery } from '../../src/store/deliveries.ts'
import type { NewPost } from '../../src/store/posts.ts'
import { picture, png, scratch, video } from '../networks/support.ts'
import { startDiscord } from '../servers/discord.ts'
import { startFacebook } from '../servers/facebook.ts'
import { startGbp } from '../servers/gbp.ts'
import { startInstagram } from '../servers/instagram.ts'
import { startLinkedIn } from '../servers/linkedin.ts'
import type { Fault, Loopback, Subject } from '../servers/loopback.ts'
import { startPinterest } from '../servers/pinterest.ts'
import { startTelegram } from '../servers/telegram.ts'
import { startThreads } from '../servers/threads.ts'
import { startTiktok } from '../servers/tiktok.ts'
import { startTumblr } from '../servers/tumblr.ts'
import { startWordpress } from '../servers/wordpress.ts'
import { startYouTube } from '../servers/youtube.ts'
import { newThread } from '../support/delivery-world.ts'
import { publishing, type Publishing } from '../support/publishing.ts'
import { dice, noiseIn, strike, wild } from './storm.ts'

const kills = Number(process.env['SMM_NETWORK_KILLS'] ?? 30)
const perHome = 60
const posts = Number(process.env['SMM_NETWORK_POSTS'] ?? 5)
const first = Number(process.env['SMM_SEED'] ?? 1)
const homes = Array.from({ length: Math.ceil(kills / perHome) }, (_, n) => first + n)

/** One account and its server. */
interface Remote {
  readonly name: string
  readonly server: Loopback
  readonly words: readonly string[]
  readonly secrets: Readonly<Record<string, string>>
  /** What carries words there: everything that a visitor sees, parts and comments too. */
  readonly visible: () => readonly string[]
  /** What is seen without any words (drafts in TikTok's inbox): how many there are. */
  readonly counted?: () => number
  /** The files of each kind of post, in turn. */
  readonly kinds: readonly (readonly Media[])[]
  readonly part?: true
  readonly comment?: true
  /** Nothing there tells for certain what became of a call: a person is asked. */
  readonly asks?: true
  /** No more posts than that fit. */
  readonly most?: number
}

it.each(homes)(
  'kill -9 of built passes on every network whose server fails: each post, part and comment once (seed %i)',
  { timeout: 30 * 60_000 },
  async (seed) => {
    const draw = dice(seed)
    const home = await publishing({
      'delivery.breaker_seconds': '0',
      'delivery.grace_minutes': '43200',
      'delivery.outage_minutes': '43200',
    })
    const remotes = await openAccounts(home)
    const servers = remotes.map(({ server }) => server)
    const due = await queue(home, remotes)
    let faults = 0
    const fault = (subject: Subject): Fault | null => {
      const odds = { publish: 0.35, media: 0.08, read: 0.05, session: 0.02 }[subject]
      if (draw() > odds) return null
      faults += 1
      return wild[Math.floor(draw() * wild.length)] ?? null
    }
    for (const server of servers) server.faults.drawn(fault)
    const struck = await strike(home, draw, { kills: Math.min(perHome, kills), most: 3, servers })
    for (const server of servers) server.faults.clear()

    const noise: string[] = []
    let passes = 0
    while (passes < 60) {
      passes += 1
      noise.push(...noiseIn(await home.run(['publish'])))
      if ((await home.deliveries()).every((one) => settled(remoteOf(remotes, one), one))) break
      await pause(1100)
    }
    const deliveries = await home.deliveries()
    const { asked, ...found } = verdict(deliveries, remotes, due)
    const integrity = integrityOf(home)
    const counts = Object.entries(found).map(([name, list]) => `${name} ${list.length}`)
    console.log(
      `networks, seed ${seed}: ${deliveries.length} deliveries, ${struck.kills} kills of ${struck.passes} passes and ${passes} more, ${faults} faults; ${counts.join(', ')}, asked ${asked}`,
    )
    expect({ ...found, noise, integrity }).toEqual({ lost: [], twice: [], lies: [], stuck: [], noise: [], integrity: 'ok' })
    expect(struck.kills).toBeGreaterThanOrEqual(Math.min(perHome, kills))
    expect(deliveries).toHaveLength(due.length)
  },
)

function remoteOf(remotes: readonly Remote[], { account }: Delivery): Remote {
  const found = remotes.find(({ name }) => name === account)
  if (found === undefined) throw new Error(`there is no account ${account}`)
  return found
}

/** Out, or a person is asked where only a person can tell. What follows a post that is asked about waits for the answer. */
function settled({ asks }: Remote, { status, state }: Delivery): boolean {
  return status === 'published' || (asks === true && (state === 'needs_human' || state === 'following'))
}

/** What was queued: the account, and the mark that stands in the words of nothing else. */
interface Due {
  readonly account: string
  readonly mark: string
}

const markIn = (text: string): string => /(?:text|part|comment)-\d+/u.exec(text)?.[0] ?? `unreadable: ${text.slice(0, 80)}`

function verdict(deliveries: readonly Delivery[], remotes: readonly Remote[], due: readonly Due[]) {
  const [lost, twice, lies, stuck]: [string[], string[], string[], string[]] = [[], [], [], []]
  const told = (one: Delivery | undefined): string =>
    `${one?.state} ${one?.reason_code ?? ''} ${one?.reason ?? ''} ${one?.question?.code ?? ''}`
  let asked = 0
  for (const remote of remotes) {
    const mine = due.filter(({ account }) => account === remote.name)
    const seen = new Map<string, number>()
    for (const mark of remote.visible().map(markIn)) seen.set(mark, (seen.get(mark) ?? 0) + 1)
    const strange = [...seen.keys()].filter((mark) => !mine.some((one) => one.mark === mark))
    if (strange.length > 0) lies.push(`${remote.name}: nobody queued ${strange.join(', ')}`)
    for (const { mark } of mine) {
      const one = deliveries.find(({ account, content }) => account === remote.name && markIn(content.text) === mark)
      const name = `${remote.name} ${mark}`
      const published = one?.status === 'published'
      if (one === undefined || !settled(remote, one)) stuck.push(`${name}: ${told(one)}`)
      else if (!published) asked += 1
      if (remote.counted !== undefined) continue
      const count = seen.get(mark) ?? 0
      if (count > 1) twice.push(`${name} (${count})`)
      if (count === 0 && (published || remote.asks !== true)) lost.push(`${name}: ${told(one)}`)
      if (count > 0 && one !== undefined && !published && one.status !== 'unknown')
        lies.push(`${name}: ${told(one)}, seen ${count}`)
    }
    const count = remote.counted?.() ?? mine.length
    if (count > mine.length) twice.push(`${remote.name}: ${count} of ${mine.length}`)
    if (count < mine.length) lost.push(`${remote.name}: ${count} of ${mine.length}`)
  }
  return { lost, twice, lies, stuck, asked }
}

function integrityOf(home: Publishing): unknown {
  const db = new Database(join(home.env['SMM_HOME'] ?? '', 'smm.db'), { readonly: true })
  try {
    return db.pragma('integrity_check', { simple: true })
  } finally {
    db.close()
  }
}

async function jpeg(shade: number): Promise<Media> {
  const bytes = await sharp(png(640, 640, shade))
    .jpeg()
    .toBuffer()
  const path = join(scratch(), 'vitrine.jpg')
  writeFileSync(path, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const facts = { mime: 'image/jpeg', bytes: bytes.length, width: 640, height: 640 }
  return { path, file_name: 'vitrine.jpg', sha256, ...facts, alt: 'La vitrine', no_alt: false }
}

/** The file in the home's own folder, as the queue keeps it. */
function kept(home: Publishing, medium: Media): Media {
  const folder = join(home.env['SMM_HOME'] ?? '', 'media')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${medium.sha256}${extname(medium.path)}`)
  copyFileSync(medium.path, path)
  return { ...medium, path }
}

async function openAccounts(home: Publishing): Promise<Remote[]> {
  // what networks fetch stands on a site of the client, which fails like all others
  const site = await startWordpress()
  const online = (url: string): boolean => site.media().some((one) => one.source_url === url)
  const image = kept(home, picture('Un pain', { width: 640, height: 640 }))
  const film = kept(home, video({ bytes: 80_000 }))
  const large = kept(home, video({ bytes: 20_500_000 }))
  const photo = kept(home, await jpeg(0x5a))
  const other = kept(home, await jpeg(0x21))
  const usual = [[], [image], [film], [image, photo]]

  const facebook = await startFacebook({ piece: 25_000 })
  const instagram = await startInstagram({
    online: (url) => (online(url) ? png(640, 640) : undefined),
    processing_polls: 1,
    piece: 25_000,
  })
  const threads = await startThreads({ processing_polls: 1 })
  const person = await startLinkedIn({ part_bytes: 25_000 })
  const page = await startLinkedIn({ author: 'urn:li:organization:42', part_bytes: 25_000 })
  const youtube = await startYouTube({ keeps: 25_000 })
  const pinterest = await startPinterest()
  const tumblr = await startTumblr()
  const gbp = await startGbp({ online })
  const direct = await startTiktok()
  const inbox = await startTiktok({ open_id: '-001canary' })
  const telegram = await startTelegram()
  const webhook = await startDiscord()
  const discord = await startDiscord({ webhook_id: '1299000000000000404' })
  const remotes: Remote[] = [
    {
      name: 'facebook',
      server: facebook,
      words: ['facebook'],
      secrets: { access_token: facebook.token, page_id: facebook.page_id },
      visible: () => [
        ...facebook.posts().flatMap((one) => (one.published ? [one.message] : [])),
        ...facebook.comments().map((one) => one.message),
      ],
      kinds: usual,
      comment: true,
    },
    {
      name: 'instagram',
      server: instagram,
      words: ['instagram'],
      secrets: { access_token: instagram.token, user_id: instagram.user_id },
      visible: () => [...instagram.posts().map((one) => one.caption), ...instagram.comments().map((one) => one.text)],
      kinds: [[photo], [film], [photo, other]],
      comment: true,
    },
    {
      name: 'threads',
      server: threads,
      words: ['threads'],
      secrets: { access_token: threads.token },
      visible: () => threads.posts().map((one) => one.text),
      kinds: usual,
      part: true,
      comment: true,
    },
    {
      name: 'person',
      server: person,
      words: ['linkedin', '--name', 'person'],
      secrets: { access_token: person.token },
      visible: () => [...person.posts().map((one) => one.commentary), ...person.comments().map((one) => one.text)],
      kinds: usual,
      comment: true,
      asks: true,
    },
    {
      name: 'page',
      server: page,
      words: ['linkedin', '--name', 'page'],
      secrets: { access_token: page.token, author: page.author },
      visible: () => [...page.posts().map((one) => one.commentary), ...page.comments().map((one) => one.text)],
      kinds: usual,
      comment: true,
    },
    {
      name: 'youtube',
      server: youtube,
      words: ['youtube'],
      secrets: youtube.secrets,
      visible: () => [
        ...youtube.videos().flatMap((one) => (one.status['privacyStatus'] === 'public' ? [one.description] : [])),
        ...youtube.comments().map((one) => one.text),
      ],
      kinds: [[film]],
      comment: true,
    },
    {
      name: 'pinterest',
      server: pinterest,
      words: ['pinterest'],
      secrets: pinterest.secrets,
      visible: () => pinterest.pins().map((one) => one.description ?? ''),
      kinds: [[image], [image, photo], [film]],
    },
    {
      name: 'tumblr',
      server: tumblr,
      words: ['tumblr'],
      secrets: tumblr.secrets,
      visible: () =>
        tumblr
          .posts()
          .flatMap((one) => (one.state === 'published' ? [one.content.map(({ text }) => text ?? '').join(' ')] : [])),
      kinds: usual,
    },
    {
      name: 'gbp',
      server: gbp,
      words: ['gbp'],
      secrets: gbp.secrets,
      visible: () => gbp.posts().map((one) => one.summary),
      kinds: [[], [photo]],
    },
    {
      name: 'direct',
      server: direct,
      words: ['tiktok', '--name', 'direct', '--set', 'direct_post=yes'],
      secrets: direct.secrets,
      visible: () => direct.videos().map((one) => one.title),
      kinds: [[film], [large]],
    },
    {
      name: 'inbox',
      server: inbox,
      words: ['tiktok', '--name', 'inbox'],
      secrets: inbox.secrets,
      visible: () => [],
      counted: () => inbox.videos().length,
      kinds: [[film]],
      // as many drafts may wait in the inbox
      most: 5,
    },
    {
      name: 'telegram',
      server: telegram,
      words: ['telegram'],
      secrets: { bot_token: telegram.token, chat_id: '@boulangerie_test' },
      visible: () => telegram.messages().flatMap((one) => (one.text === '' ? [] : [one.text])),
      kinds: usual,
      asks: true,
    },
    {
      name: 'webhook',
      server: webhook,
      words: ['discord', '--name', 'webhook'],
      secrets: { webhook_url: webhook.webhook_url },
      visible: () => webhook.messages().map((one) => one.content),
      kinds: usual,
      asks: true,
    },
    {
      name: 'discord',
      server: discord,
      words: ['discord'],
      secrets: { webhook_url: discord.webhook_url, bot_token: discord.bot_token },
      visible: () => discord.messages().map((one) => one.content),
      kinds: usual,
    },
  ]
  const host: Remote = {
    name: 'wordpress',
    server: site,
    words: ['wordpress'],
    secrets: site.secrets,
    visible: () => [],
    kinds: [],
  }
  for (const { server, words, secrets } of [host, ...remotes]) {
    onTestFinished(() => server.close())
    const path = join(home.folder, 'secrets.json')
    writeFileSync(path, JSON.stringify(secrets), { mode: 0o600 })
    await home.must('account', 'add', ...words, '--endpoint', server.url, '--secrets', path)
  }
  return [host, ...remotes]
}

async function queue(home: Publishing, remotes: readonly Remote[]): Promise<Due[]> {
  const due: Due[] = []
  await home.store(async (store) => {
    const accounts = await store.accounts.list('klein')
    const at = new Date().toISOString()
    for (const { name, kinds, part, comment, most = posts } of remotes) {
      const account = accounts.find((one) => one.name === name)
      if (!account) throw new Error(`there is no account ${name}`)
      for (let n = 0; n < Math.min(posts, most) && kinds.length > 0; n++) {
        const texts = [`text-${n}`, ...(part === true ? [`part-${n}`] : [])].map(said)
        const remark = comment === true && n % 2 === 0 ? said(`comment-${n}`) : null
        const post = withMedia(account, texts, { comment: remark, media: kinds[n % kinds.length] ?? [], at })
        await store.posts.add(post, at)
        due.push(...post.deliveries.map(({ content }) => ({ account: name, mark: markIn(content.text) })))
      }
    }
  })
  return due
}

/** Words with signs that networks write in ways of their own. */
const said = (mark: string): string => `${mark} : c’est l’été, 100 % (pur) beurre & sel_fin *doux*`

function withMedia(
  account: Account,
  texts: readonly string[],
  given: { comment: string | null; media: readonly Media[]; at: string },
): NewPost {
  const post = newThread(account, texts, given.comment, given.at)
  const deliveries = post.deliveries.map((one) => {
    if (one.part > 0) return one
    const content: Content = { ...one.content, title: texts[0]?.slice(0, 20) ?? null, media: given.media }
    return { ...one, content, content_hash: contentHash(content) }
  })
  return { ...post, media: given.media, deliveries }
}
