import { addClient } from '../../src/clients/add-client.ts'
import type { Client } from '../../src/store/clients.ts'
import type { NewPost } from '../../src/store/posts.ts'
import { answered, type Answers } from '../../src/strategy/answers.ts'
import { runStrategy, type StrategyInput, type StrategyResult } from '../../src/strategy/strategy.ts'
import { readGoldens } from '../golden/read-goldens.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'

const goldens = readGoldens<{ id: string; answers: StrategyInput }>('strategy')

export const people = [
  {
    alias: 'gérante',
    role: 'director',
    department: 'direction',
    minutes_per_week: 110,
    days: ['mon', 'tue'],
    trained: false,
    motivated: true,
  },
  {
    alias: 'vendeuse',
    department: 'vente',
    minutes_per_week: 56,
    days: ['wed', 'thu'],
    trained: false,
    motivated: true,
  },
]

/** What the sample bakery answered, as far as the plan looks at it. */
export const bakeryAnswers = {
  people,
  strategist: 'consultant',
  sponsor: 'gérante',
  internal_referent: 'gérante',
  tracking: ['promo_codes'],
  escalation_contacts: [
    { role: 'director', name: 'gérante', phone: '+33 3 00 00 00 00', hours: '06:00-20:00', backup: 'consultant' },
  ],
}

export interface PlanWorld {
  readonly context: TestContext
  readonly client: Client
  /** The same place at another time, or in another language. */
  at(now: string, more?: TestContextOptions): TestContext
}

/** A client with the strategy of a sample, made on Monday 23 November 2026. */
export async function planWorld(
  given: {
    sample?: string
    change?: Partial<StrategyInput>
    result?: Partial<StrategyResult>
    answers?: Record<string, unknown>
    client?: { country?: string; region?: string; city?: string; lang?: 'fr' | 'en' }
  } & Pick<TestContextOptions, 'lang' | 'columns'> = {},
): Promise<PlanWorld> {
  const now = new Date('2026-11-23T09:00:00Z')
  const context = testContext({ now, lang: given.lang ?? 'en', ...(given.columns ? { columns: given.columns } : {}) })
  const client = await addClient(context, { name: 'Boulangerie', country: 'FR', lang: 'fr', ...given.client })
  const found = goldens.find(({ id }) => id.startsWith(given.sample ?? 's01'))
  if (!found) throw new Error('no such sample')
  const input = { ...found.answers, ...given.change }
  const values = { ...bakeryAnswers, ...given.answers }
  const answers: Answers = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, answered(value)]))
  const store = await context.store()
  await store.strategies.add(
    {
      client: client.slug,
      mode: 'full',
      schema: 'smm.answers/1',
      lang: 'fr',
      answers,
      input,
      result: { ...runStrategy(input), ...given.result },
      weights_version: 'test',
    },
    now.toISOString(),
  )
  return {
    context,
    client,
    at: (instant, more = {}) =>
      testContext({ now: new Date(instant), folder: context.folder, lang: given.lang ?? 'en', ...more }),
  }
}

/** A post on Facebook by hand, written and published at these instants. */
export async function published(
  { context, client }: PlanWorld,
  { made_at, out_at, image = true }: { made_at: string; out_at: string; image?: boolean },
): Promise<void> {
  const store = await context.store()
  const accounts = await store.accounts.list(client.slug)
  const account =
    accounts[0] ??
    (await store.accounts.add(
      { client: client.slug, network: 'manual', name: 'facebook', endpoint: null, path: null, for_network: 'facebook' },
      made_at,
    ))
  const photo = {
    path: '/nowhere/p.png',
    file_name: 'p.png',
    sha256: 'x',
    mime: 'image/png',
    bytes: 1,
    width: 1,
    height: 1,
    alt: 'photo',
    no_alt: false,
  }
  const content = {
    title: null,
    text: made_at,
    link: image ? null : 'https://example.org',
    media: image ? [photo] : [],
    tags: [],
    lang: 'fr' as const,
  }
  const key = `${made_at} ${out_at} ${Math.random()}`
  const post: NewPost = {
    client: client.slug,
    title: null,
    text: made_at,
    text_for: {},
    thread: false,
    first_comment: null,
    link: content.link,
    media: content.media,
    tags: [],
    pillar: null,
    campaign: null,
    scheduled_at: out_at,
    time_zone: client.time_zone,
    scheduled_local: out_at.slice(0, 16),
    typed_at: null,
    content_hash: key,
    state: 'scheduled' as const,
    approval: null,
    deliveries: [
      {
        account_id: account.id,
        network: 'manual' as const,
        account: account.name,
        part: 0,
        content,
        content_hash: key,
        idempotency_key: key,
        record_key: key,
        record_created_at: made_at,
        expected_remote_id: null,
        price_micros: null,
        price_currency: null,
        issues: [],
      },
    ],
  }
  const added = await store.posts.add(post, made_at)
  const [delivery] = added.deliveries
  if (!delivery) throw new Error('no delivery')
  const change = { published_at: out_at, remote_id: key, proof: 'human' as const }
  await store.deliveries.transition(
    { delivery_id: delivery.id, transition: 'test', from: ['scheduled'], to: 'sent', change, run_id: null },
    out_at,
  )
}

/** Mondays from 7 September 2026 on. */
export const mondays = ['2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28', '2026-10-05', '2026-10-12']

/** Six weeks in which a post with a photo took 55 minutes each. */
export async function logged(world: PlanWorld, minutes = 55): Promise<void> {
  const { money } = await world.context.store()
  for (const day of mondays) {
    await published(world, { made_at: `${day}T08:00:00.000Z`, out_at: `${day}T10:00:00.000Z` })
    await money.addTime(
      {
        client: world.client.slug,
        date: day,
        minutes,
        role: 'gérante',
        network: 'facebook',
        activity: 'production',
        rate_per_hour: null,
        estimated: false,
      },
      `${day}T12:00:00.000Z`,
    )
  }
}
