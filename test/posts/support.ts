import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { Account } from '../../src/store/accounts.ts'
import type { Approval, Client } from '../../src/store/clients.ts'
import type { Post } from '../../src/store/posts.ts'
import { addPost } from '../../src/posts/add-post.ts'
import { chooseTime } from '../../src/posts/choose-time.ts'
import { nothingSaid, type PostInput } from '../../src/posts/post-input.ts'
import { preparePost } from '../../src/posts/prepare-post.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'

/** Monday 23 November 2026, 10:00 in Paris. */
export const monday = new Date('2026-11-23T09:00:00Z')

export interface Bakery {
  readonly context: TestContext
  readonly client: Client
  readonly accounts: Readonly<Record<string, Account>>
}

/** A client with accounts: a blog, Mastodon, and Facebook by hand; or those that are named. */
export async function bakery(
  given: TestContextOptions & {
    approval?: Approval
    time_zone?: string
    accounts?: readonly (readonly [network: Account['network'], name: string, for_network?: string])[]
  } = {},
): Promise<Bakery> {
  const context = testContext({ now: monday, ...given })
  const store = await context.store()
  const at = context.now().toISOString()
  const client = await store.clients.add(
    {
      slug: 'ill',
      name: "Boulangerie de l'Ill",
      lang: 'fr',
      country: 'FR',
      city: null,
      time_zone: given.time_zone ?? 'Europe/Paris',
      currency: 'EUR',
      approval: given.approval ?? 'none',
      website: null,
      siren: null,
      address: null,
      vat_recoverable: true,
      default_margin_bp: null,
      hourly_rate: null,
      hourly_rate_estimated: false,
      rates: {},
      tracking: { utm: null, promo_code: null, declared: null, assisted: null },
      hours_per_network: null,
    },
    at,
  )
  const accounts: Record<string, Account> = {}
  for (const [network, name, for_network = null] of given.accounts ??
    ([
      ['folder', 'blog'],
      ['mastodon', 'mastodon'],
      ['manual', 'facebook', 'facebook'],
    ] as const)) {
    const path = network === 'folder' ? join(context.folder, 'blog') : null
    if (path !== null) mkdirSync(path, { recursive: true })
    accounts[name] = await store.accounts.add({ client: client.slug, network, name, endpoint: null, path, for_network }, at)
  }
  return { context, client, accounts }
}

/** Queues a post as `queue add` does. */
export async function queued(
  { context, client }: Pick<Bakery, 'context' | 'client'>,
  input: Partial<PostInput>,
  more: { at?: string | null; allow_duplicate?: boolean } = {},
): Promise<Post> {
  const { at = 'demain 9h' } = more
  const due = at === null ? null : await chooseTime(context, at, client.time_zone)
  const said = { ...nothingSaid, ...input }
  return addPost(
    context,
    await preparePost(context, client, said, due, { allow_duplicate: more.allow_duplicate ?? false, draft: said.draft }),
  )
}

export async function storedPosts(context: TestContext): Promise<readonly Post[]> {
  return (await context.store()).posts.list({ all: true })
}

/** A real PNG of one colour. */
export function png(width: number, height: number, shade = 0x80): Buffer {
  const row = Buffer.alloc(1 + width * 3, shade)
  row[0] = 0
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, body, crc(body)])
  }
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(data: Buffer): Buffer {
  let value = 0xffffffff
  for (const byte of data) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  }
  const out = Buffer.alloc(4)
  out.writeUInt32BE((value ^ 0xffffffff) >>> 0)
  return out
}

export function file(context: TestContext, name: string, content: string | Buffer): string {
  const path = join(context.folder, name)
  writeFileSync(path, content)
  return path
}
