import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import type { Delivery } from '../../src/store/deliveries.ts'
import type { Store } from '../../src/store/store.ts'
import { openStore } from '../../src/store/sqlite/index.ts'
import { testContext } from './context.ts'
import { klein, newPost } from './delivery-world.ts'
import { home, smm, type Home } from './program.ts'

/** A home with the client `klein`, the built program in it, and what the tests of real passes need. */
export interface Publishing extends Home {
  /** Runs `smm` and fails when it does. */
  must(...words: string[]): Promise<string>
  /** Queues one post per text on the client's first account, due now. */
  queue(texts: readonly string[]): Promise<void>
  deliveries(): Promise<readonly Delivery[]>
  /** The store of the home, for as long as `use` takes. */
  store<T>(use: (store: Store) => Promise<T>): Promise<T>
  /** Starts a pass that can be killed. */
  start(...words: string[]): ChildProcess
}

export async function publishing(settings: Record<string, string> = {}): Promise<Publishing> {
  const base = home()
  const must = async (...words: string[]): Promise<string> => {
    const ran = await base.run(words)
    if (ran.code !== 0) throw new Error(`smm ${words.join(' ')} ended with ${ran.code}: ${ran.stderr}`)
    return ran.stdout
  }
  const withStore = async <T>(use: (store: Store) => Promise<T>): Promise<T> => {
    const folder = base.env['SMM_HOME'] ?? ''
    const store = openStore(join(folder, 'smm.db'), { backups: join(folder, 'backups'), lang: 'en', now: () => new Date() })
    try {
      return await use(store)
    } finally {
      await store.close()
    }
  }
  const context = testContext({ folder: base.folder, env: base.env, options: { home: base.env['SMM_HOME'] ?? null } })
  await (await context.store()).clients.add(klein, new Date().toISOString())
  const all = { 'delivery.settle_seconds': '1', 'delivery.retry_base_seconds': '0', ...settings }
  for (const [key, value] of Object.entries(all)) await (await context.config()).set(key, value)
  await context.close()
  return {
    ...base,
    must,
    store: withStore,
    queue: (texts) =>
      withStore(async (store) => {
        const [account] = await store.accounts.list('klein')
        if (!account) throw new Error('there is no account')
        const at = new Date().toISOString()
        for (const text of texts) await store.posts.add(newPost(account, text, at), at)
      }),
    deliveries: () =>
      withStore(async (store) => (await store.posts.list({ all: true, limit: 100_000 })).flatMap((post) => post.deliveries)),
    start: (...words) => {
      const child = spawn(process.execPath, [smm, ...(words.length > 0 ? words : ['publish'])], {
        env: base.env,
        stdio: 'ignore',
      })
      onTestFinished(() => void child.kill('SIGKILL'))
      return child
    },
  }
}

/** A blog of Markdown files in the home. */
export function blogOf(it: Home): string {
  const blog = join(it.folder, 'blog')
  mkdirSync(blog, { recursive: true })
  return blog
}

/** The `text-<n>` of every page, in order; a page without one is named. */
export function pages(blog: string): string[] {
  return readdirSync(blog)
    .filter((name) => name.endsWith('.md'))
    .map((name) => /^text-\d+$/m.exec(readFileSync(join(blog, name), 'utf8'))?.[0] ?? `unreadable ${name}`)
    .toSorted()
}

export function texts(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `text-${index}`).toSorted()
}

export function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode)
    else child.on('exit', (code) => resolve(code))
  })
}

export async function until(what: () => boolean): Promise<void> {
  const deadline = performance.now() + 30_000
  while (!what()) {
    if (performance.now() > deadline) throw new Error('it did not come to that')
    await pause(2)
  }
}
