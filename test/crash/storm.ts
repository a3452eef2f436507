import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { maxAttempts } from '../../src/delivery/back-off.ts'
import { contentHash } from '../../src/posts/content-hash.ts'
import type { Account } from '../../src/store/accounts.ts'
import type { Delivery } from '../../src/store/deliveries.ts'
import type { NewPost } from '../../src/store/posts.ts'
import { startGhost } from '../servers/ghost.ts'
import type { Fault, Loopback, Subject } from '../servers/loopback.ts'
import { startMastodon } from '../servers/mastodon.ts'
import { startWordpress } from '../servers/wordpress.ts'
import { startX } from '../servers/x.ts'
import { newPost } from '../support/delivery-world.ts'
import { blogOf, exitOf, publishing, type Publishing } from '../support/publishing.ts'

/** What a storm did, and what was left when it was over. */
export interface Aftermath {
  readonly deliveries: number
  readonly kills: number
  readonly passes: number
  /** Faults that the servers met their requests with. */
  readonly faults: number
  /** Deliveries that a person was asked about, killed so often that they had used up their tries. */
  readonly asked: number
  readonly lost: readonly string[]
  readonly twice: readonly string[]
  /** Not published at the end although it is out, or the other way round. */
  readonly lies: readonly string[]
  /** Not published at the end. */
  readonly stuck: readonly string[]
  /** Lines on the outputs of a pass that no pass should say. */
  readonly noise: readonly string[]
}

interface Remote {
  readonly name: string
  readonly article: boolean
  /** The `text-<n>` of everything a visitor sees. */
  visible(): string[]
  readonly server: Loopback | null
}

/** Numbers from a seed: the same storm again. */
export function dice(seed: number): () => number {
  let state = (seed * 2_654_435_761) % 2_147_483_647 || 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** What a server does at random. */
export const wild: readonly Fault[] = [
  { kind: 'reset_before' },
  { kind: 'reset_after' },
  { kind: 'silent_before' },
  { kind: 'silent_after' },
  { kind: 'truncated' },
  { kind: 'answer', status: 500, body: { error: 'oops' } },
  { kind: 'answer', status: 429, headers: { 'retry-after': '1' }, body: { error: 'Too many requests' } },
  { kind: 'answer_after', status: 500, body: { error: 'oops' } },
  { kind: 'answer_after', status: 504, body: '<html>Gateway Time-out</html>' },
]

/**
 * One home, six accounts (a folder, a server that honours the key, one that does not, X, WordPress, Ghost), `posts` posts due on
 * each, and passes, one to four at once, all killed with -9 at a moment of their own, `kills` times, while the servers cut, hang,
 * limit and fail. Then calm, and passes until nothing is left to do.
 */
export async function storm(seed: number, size: { kills: number; posts: number }): Promise<Aftermath> {
  const draw = dice(seed)
  const home = await publishing({
    'delivery.breaker_seconds': '0',
    'delivery.grace_minutes': '43200',
    'delivery.outage_minutes': '43200',
  })
  const remotes = await openAccounts(home)
  const texts = await queue(home, remotes, size.posts)
  let faults = 0
  const fault = (subject: Subject): Fault | null => {
    const odds = { publish: 0.45, media: 0.1, read: 0.08, session: 0.02 }[subject]
    if (draw() > odds) return null
    faults += 1
    return wild[Math.floor(draw() * wild.length)] ?? null
  }
  for (const { server } of remotes) server?.faults.drawn(fault)

  const servers = remotes.flatMap(({ server }) => (server === null ? [] : [server]))
  const { kills, passes: killed } = await strike(home, draw, { kills: size.kills, most: 4, servers })
  let passes = killed

  for (const { server } of remotes) server?.faults.clear()
  const noise: string[] = []
  let asked = 0
  for (let pass = 0; pass < 40; pass++) {
    passes += 1
    const ran = await home.run(['publish'])
    noise.push(...noiseIn(ran))
    const deliveries = await home.deliveries()
    if (deliveries.every((one) => one.status === 'published')) break
    asked += await answer(home, remotes, deliveries)
    await pause(1100)
  }
  return { ...verdict(await home.deliveries(), remotes, texts), kills, passes, faults, asked, noise }
}

/**
 * What was killed twelve times in its own sending is asked about rather than tried for ever. The person looks, and says what is there;
 * any other question stays without an answer.
 */
async function answer(home: Publishing, remotes: readonly Remote[], deliveries: readonly Delivery[]): Promise<number> {
  const questions = deliveries.filter((one) => one.question !== null && one.attempt >= maxAttempts)
  for (const { post_id, account, content } of questions) {
    const seen =
      remotes
        .find((one) => one.name === account)
        ?.visible()
        .includes(content.text) === true
    const said = seen ? ['--published', 'https://example.org/seen'] : ['--not-published']
    await home.must('queue', 'resolve', String(post_id), '--account', account, ...said)
  }
  return questions.length
}

/** Passes, one to `most` at once, all killed with -9 at a moment of their own, until `size.kills` of them were. */
export async function strike(
  home: Publishing,
  draw: () => number,
  size: { kills: number; most: number; servers: readonly Loopback[] },
): Promise<{ kills: number; passes: number }> {
  const { most, servers } = size
  // as long as the program takes here and now to come to its work
  const began = performance.now()
  await home.run(['queue', 'list', '--limit', '1'])
  const start_ms = performance.now() - began

  const requests = (): number => servers.reduce((sum, server) => sum + server.requests().length, 0)
  const visibleCalls = (): number =>
    servers.reduce((sum, server) => sum + server.requests().filter((one) => one.subject === 'publish').length, 0)
  let kills = 0
  let passes = 0
  while (kills < size.kills) {
    const children = Array.from({ length: 1 + Math.floor(draw() * most) }, () => home.start())
    passes += children.length
    // from before the first claim to well into the work
    await Promise.all(
      children.map(async (child) => {
        // at any moment, or once it has spoken to the servers so many times
        const any = draw() < 0.3
        const longest = performance.now() + start_ms * (any ? 0.4 + 3 * draw() : 30)
        const count = any ? requests : visibleCalls
        const until = count() + 1 + Math.floor(draw() * 8)
        while (performance.now() < longest && count() < until && child.exitCode === null) await pause(4)
        await pause(draw() * 25)
        if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) kills += 1
        await exitOf(child)
      }),
    )
  }
  return { kills, passes }
}

/** Lines of the outputs of a pass that no pass should say. */
export function noiseIn({ stdout, stderr }: { stdout: string; stderr: string }): string[] {
  return `${stdout}${stderr}`.split('\n').filter((line) => /SQLITE|Error:|\bat .+:\d+:\d+/u.test(line))
}

function verdict(
  deliveries: readonly Delivery[],
  remotes: readonly Remote[],
  texts: readonly string[],
): Omit<Aftermath, 'kills' | 'passes' | 'faults' | 'asked' | 'noise'> {
  const lost: string[] = []
  const twice: string[] = []
  const lies: string[] = []
  for (const { name, visible } of remotes) {
    const seen = new Map<string, number>()
    for (const text of visible()) seen.set(text, (seen.get(text) ?? 0) + 1)
    for (const text of texts) {
      const count = seen.get(text) ?? 0
      const status = deliveries.find((one) => one.account === name && one.content.text === text)?.status
      if (count === 0) lost.push(`${name} ${text}`)
      if (count > 1) twice.push(`${name} ${text} (${count})`)
      if ((status === 'published') !== count > 0 && status !== 'unknown') lies.push(`${name} ${text}: ${status}, seen ${count}`)
    }
  }
  const stuck = deliveries
    .filter((one) => one.status !== 'published')
    .map((one) => `${one.account} ${one.content.text}: ${one.state} ${one.reason_code ?? ''} ${one.question?.code ?? ''}`)
  return { deliveries: deliveries.length, lost, twice, lies, stuck }
}

async function openAccounts(home: Publishing): Promise<Remote[]> {
  const add = async (words: string[], secrets: Record<string, string>): Promise<void> => {
    const path = join(home.folder, 'secrets.json')
    writeFileSync(path, JSON.stringify(secrets), { mode: 0o600 })
    await home.must('account', 'add', ...words, '--secrets', path)
  }
  const blog = blogOf(home)
  await home.must('account', 'add', 'folder', '--path', blog)
  const genuine = await startMastodon()
  const snac = await startMastodon({ flavour: 'snac', token: 'snac-canary', username: 'atelier' })
  const x = await startX()
  const wordpress = await startWordpress()
  const ghost = await startGhost()
  for (const server of [genuine, snac, x, wordpress, ghost]) onTestFinished(() => server.close())
  await add(['mastodon', '--name', 'mastodon', '--endpoint', genuine.url], { access_token: genuine.token })
  await add(['mastodon', '--name', 'snac', '--endpoint', snac.url], { access_token: snac.token })
  await add(['x', '--endpoint', x.url], { ...x.secrets })
  await add(['wordpress', '--endpoint', wordpress.url], wordpress.secrets)
  await add(['ghost', '--endpoint', ghost.url], { admin_key: ghost.admin_key })
  const found = (text: string): string => /text-\d+/u.exec(text)?.[0] ?? `unreadable: ${text.slice(0, 80)}`
  const markdown = (): string[] =>
    readdirSync(blog)
      .filter((name) => name.endsWith('.md'))
      .map((name) => found(readFileSync(join(blog, name), 'utf8')))
  return [
    { name: 'folder', article: true, server: null, visible: markdown },
    { name: 'mastodon', article: false, server: genuine, visible: () => genuine.posts().map((one) => found(one.text)) },
    { name: 'snac', article: false, server: snac, visible: () => snac.posts().map((one) => found(one.text)) },
    { name: 'x', article: false, server: x, visible: () => x.posts().map((one) => found(one.text)) },
    {
      name: 'wordpress',
      article: true,
      server: wordpress,
      visible: () =>
        wordpress
          .posts()
          .filter((one) => one.status === 'publish')
          .map((one) => found(one.content)),
    },
    {
      name: 'ghost',
      article: true,
      server: ghost,
      visible: () =>
        ghost
          .posts()
          .filter((one) => one.status === 'published')
          .map((one) => found(one.html)),
    },
  ]
}

async function queue(home: Publishing, remotes: readonly Remote[], count: number): Promise<string[]> {
  const texts = Array.from({ length: count }, (_, n) => `text-${n}`)
  await home.store(async (store) => {
    const accounts = await store.accounts.list('klein')
    const at = new Date().toISOString()
    for (const text of texts) {
      const deliveries = remotes.flatMap(({ name, article }) => {
        const account = accounts.find((one) => one.name === name)
        if (!account) throw new Error(`there is no account ${name}`)
        return queued(account, text, article, at).deliveries
      })
      const [account] = accounts
      if (!account) throw new Error('there is no account')
      await store.posts.add({ ...newPost(account, text, at), deliveries }, at)
    }
  })
  return texts
}

function queued(account: Account, text: string, article: boolean, at: string): NewPost {
  const post = newPost(account, text, at)
  if (!article) return post
  const deliveries = post.deliveries.map((one) => {
    const content = { ...one.content, title: `Un titre pour ${text}` }
    return { ...one, content, content_hash: contentHash(content) }
  })
  return { ...post, deliveries }
}
