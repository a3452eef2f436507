import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { openStore } from '../../src/store/sqlite/index.ts'
import { png } from '../posts/support.ts'
import { startMastodon, type FakeMastodon, type MastodonOptions } from '../servers/mastodon.ts'
import type { Received } from '../servers/loopback.ts'
import { klein, newPost } from '../support/delivery-world.ts'
import { testContext } from '../support/context.ts'
import { Disk } from './disk.ts'
import { traced, type Event } from './trace.ts'

/** What the world has been told or has seen, and what therefore must outlive a power cut. */
export type Fact =
  /** Exit 0 of a command that saved a setting. */
  | { readonly kind: 'setting'; readonly words: string }
  /** `account add` said so: the account, its sealed secret and the key that opens it. */
  | { readonly kind: 'account'; readonly name: string }
  /** `queue add` said so. */
  | { readonly kind: 'post'; readonly id: number; readonly text: string; readonly media: readonly string[] }
  /** `publish` said so. */
  | { readonly kind: 'published'; readonly delivery: number }
  /** The first byte of the visible call has left, or the page stands in the blog: by idempotency key or record key. */
  | { readonly kind: 'visible'; readonly key: string }

export interface Recording {
  readonly name: string
  /** Where everything was, and where images must stand: paths are part of what was stored. */
  readonly base: string
  readonly before: string
  readonly env: Record<string, string>
  readonly events: readonly Event[]
  /** Index of the event from which settings and accounts stand: from there on passes can come to an end. */
  readonly ready: number
  /** `after`: index of the event from which it holds. */
  readonly facts: readonly { readonly after: number; readonly fact: Fact }[]
  /** What was posted to the server (images and publications), in order. */
  readonly requests: readonly Received[]
  readonly server: { readonly port: number; readonly flavour: NonNullable<MastodonOptions['flavour']> }
}

/** Memory where the system has such a folder: what is on the disk is worked out, not looked at. */
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

interface World {
  readonly base: string
  readonly env: Record<string, string>
  readonly server: FakeMastodon
}

async function world(flavour: NonNullable<MastodonOptions['flavour']>): Promise<World> {
  const folder = mkdtempSync(join(memory, 'smm-power-loss-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const base = join(folder, 'world')
  mkdirSync(join(base, 'blog'), { recursive: true })
  const server = await startMastodon({ flavour })
  writeFileSync(join(base, 'secrets.json'), JSON.stringify({ access_token: server.token }), { mode: 0o600 })
  writeFileSync(join(base, 'bread.png'), png(640, 480))
  writeFileSync(join(base, 'cake.png'), png(320, 200))
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: base,
    XDG_CONFIG_HOME: join(base, 'config'),
    XDG_DATA_HOME: join(base, 'data'),
    SMM_HOME: join(base, 'smm'),
    SMM_LANG: 'en',
    TZ: 'Europe/Paris',
    NO_COLOR: '1',
  }
  return { base, env, server }
}

/** The very first commands in an empty home: settings, accounts with the key, posts with images, passes, two of them at once. */
export async function firstDay(program: string): Promise<Recording> {
  const it = await world('mastodon')
  return record(
    'the first day',
    it,
    'mastodon',
    async (run) => {
      await run('config', 'set', 'delivery.settle_seconds', '1')
      await run('config', 'set', 'delivery.retry_base_seconds', '0')
      await run('client', 'add', 'Klein', '--json')
      await run('account', 'add', 'folder', '--path', join(it.base, 'blog'))
      await run('account', 'add', 'mastodon', '--endpoint', it.server.url, '--secrets', join(it.base, 'secrets.json'))
      run.ready()
      const add = (number: number, ...more: string[]) =>
        run('queue', 'add', `text-${number}`, '--to', 'all', '--at', 'now', '--json', ...more)
      const picture = (file: string): string[] => ['--media', join(it.base, file), '--alt', 'as it is']
      await add(0)
      await add(1, ...picture('bread.png'))
      await add(2)
      await run('publish', '--json')
      // as cron, with nothing to do: the short way, which opens the database by itself
      await run('publish')
      await add(3, ...picture('bread.png'), ...picture('cake.png'))
      await add(4)
      await add(5)
      await run.atOnce(['publish', '--json'], ['publish', '--json'])
      await run('publish', '--json')
    },
    program,
  )
}

/** Two passes at once over a queue that is there already, long enough for the log to be folded into the database meanwhile. */
export async function longPass(program: string, posts = 80): Promise<Recording> {
  const it = await world('snac')
  const context = testContext({ folder: it.base, env: it.env, options: { home: it.env['SMM_HOME'] ?? null } })
  await (await context.store()).clients.add(klein, new Date().toISOString())
  const config = await context.config()
  await config.set('delivery.settle_seconds', '1')
  await config.set('delivery.retry_base_seconds', '0')
  await context.close()
  return record(
    'a long pass',
    it,
    'snac',
    async (run) => {
      await run('account', 'add', 'folder', '--path', join(it.base, 'blog'))
      await run('account', 'add', 'mastodon', '--endpoint', it.server.url, '--secrets', join(it.base, 'secrets.json'))
      const home = join(it.base, 'smm')
      const store = openStore(join(home, 'smm.db'), { backups: join(home, 'backups'), lang: 'en', now: () => new Date() })
      const accounts = await store.accounts.list('klein')
      const at = new Date().toISOString()
      for (let number = 0; number < posts; number++) {
        const account = accounts[number % accounts.length]
        if (!account) throw new Error('no account')
        await store.posts.add(newPost(account, `text-${number}`, at), at)
      }
      await store.close()
      run.fromHere()
      await run.atOnce(['publish', '--json'], ['publish', '--json'])
      await run('publish', '--json')
    },
    program,
  )
}

interface Run {
  (...words: string[]): Promise<void>
  /** Several commands that live at the same time. */
  atOnce(...commands: string[][]): Promise<void>
  /** What is there now is on the disk: the recording begins. */
  fromHere(): void
  /** Settings and accounts stand. */
  ready(): void
}

async function record(
  name: string,
  { base, env, server }: World,
  flavour: NonNullable<MastodonOptions['flavour']>,
  story: (run: Run) => Promise<void>,
  program: string,
): Promise<Recording> {
  const before = join(dirname(base), 'before')
  cpSync(base, before, { recursive: true })
  const events: Event[] = []
  const facts: { after: number; fact: Fact }[] = []
  let ready = 0
  const one = (words: readonly string[]): string[] => [process.execPath, program, ...words]

  const perform = async (commands: readonly (readonly string[])[]): Promise<void> => {
    const [only = []] = commands
    const words =
      commands.length === 1
        ? one(only)
        : [
            '/bin/sh',
            '-c',
            `${commands
              .map((command) =>
                one(command)
                  .map((word) => `'${word}'`)
                  .join(' '),
              )
              .join(' & ')} & wait`,
          ]
    const ran = await traced({ words, env, cwd: base })
    const offset = events.length
    for (const event of ran.events) events.push(event)
    const codes = ran.events.flatMap((event) => (event.kind === 'exit' ? [event.code] : []))
    if (ran.code !== 0 || codes.some((code) => code !== 0)) {
      throw new Error(`smm ${only.join(' ')} ended with ${codes.join(', ')} (${ran.code}): ${ran.stdout}${ran.stderr}`)
    }
    const said = new Map<string, { first: number; text: string }>()
    for (const [index, event] of ran.events.entries()) {
      if (event.kind !== 'said') continue
      const before = said.get(event.process)
      said.set(event.process, { first: before?.first ?? index, text: `${before?.text ?? ''}${event.data.toString()}` })
    }
    for (const { first, text } of said.values()) {
      for (const fact of told(only, text)) facts.push({ after: offset + first, fact })
    }
  }
  const run: Run = Object.assign((...words: string[]) => perform([words]), {
    atOnce: (...commands: string[][]) => perform(commands),
    fromHere: () => {
      rmSync(before, { recursive: true })
      cpSync(base, before, { recursive: true })
      events.length = 0
      facts.length = 0
    },
    ready: () => {
      ready = events.length
    },
  })
  await story(run)
  await server.close()
  complete(base)
  for (const fact of seen(base, before, events)) facts.push(fact)
  rmSync(base, { recursive: true })
  facts.sort((a, b) => a.after - b.after)
  const port = Number(new URL(server.url).port)
  const requests = server.requests().filter((request) => request.method === 'POST')
  return { name, base, before, env, events, ready, facts, requests, server: { port, flavour } }
}

/** A recording of a program that did not do its work would prove nothing. */
function complete(base: string): void {
  const db = new Database(join(base, 'smm', 'smm.db'))
  const open = db.prepare("SELECT count(*) FROM deliveries WHERE state <> 'sent'").pluck().get() as number
  const all = db.prepare('SELECT count(*) FROM deliveries').pluck().get() as number
  db.close()
  if (open !== 0 || all === 0) throw new Error(`${open} of ${all} deliveries were not published while recording`)
}

/** What a command promises with the first thing it prints. */
function told(words: readonly string[], text: string): Fact[] {
  const [noun, verb] = words
  if (noun === 'config') return [{ kind: 'setting', words: `${words[2]?.split('.')[1]}: ${words[3]}` }]
  if (noun === 'account') return [{ kind: 'account', name: words[2] ?? '' }]
  if (noun === 'queue' && verb === 'add') {
    const post = JSON.parse(text) as { id: number; text: string; media: { sha256: string }[] }
    return [{ kind: 'post', id: post.id, text: post.text, media: post.media.map((one) => one.sha256) }]
  }
  if (noun === 'publish') {
    const report = JSON.parse(text) as { deliveries: { id: number; status: string }[] }
    return report.deliveries.flatMap(({ id, status }) => (status === 'published' ? [{ kind: 'published', delivery: id }] : []))
  }
  return []
}

/** What a reader of the network could see. */
function seen(base: string, before: string, events: readonly Event[]): { after: number; fact: Fact }[] {
  const facts: { after: number; fact: Fact }[] = []
  const disk = new Disk({ before, base })
  for (const [after, event] of events.entries()) {
    disk.take(event)
    if (event.kind === 'sent') {
      const text = event.data.toString('latin1')
      const [, key] = /^POST \/api\/v1\/statuses .*\r\nidempotency-key: ([^\r]+)\r\n/is.exec(text) ?? []
      if (key !== undefined) facts.push({ after, fact: { kind: 'visible', key } })
    }
    if (event.kind === 'link' && dirname(event.to) === join(base, 'blog') && basename(event.to).endsWith('.md')) {
      const [, key] = /^smm_key: (\S+)$/m.exec(disk.content(event.to)?.toString() ?? '') ?? []
      if (key !== undefined) facts.push({ after, fact: { kind: 'visible', key } })
    }
  }
  return facts
}
