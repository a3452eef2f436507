import type { NewMessage } from '../../src/store/inbox.ts'
import type { Client } from '../../src/store/clients.ts'
import type { TeamRole } from '../../src/store/team.ts'
import { planWorld } from '../strategy/plan-world.ts'
import type { TestContext, TestContextOptions } from './context.ts'
import { mailServer, type MailServer } from './mail-server.ts'

/** Something that was written of the firm at an instant; negative unless said. */
export function mention(at: string, more: Partial<NewMessage> = {}): NewMessage {
  return {
    network: 'facebook',
    account_id: null,
    source: 'manual',
    kind: 'comment',
    remote_id: null,
    post_remote_id: null,
    answers: null,
    thread: `${at}-${Math.random()}`,
    author_id: null,
    author_name: null,
    author_url: null,
    author_followers: null,
    author: null,
    text: 'rien',
    title: null,
    url: null,
    at,
    rating: null,
    can_reply: false,
    lang: 'fr',
    brand: true,
    needs_answer: false,
    level: 'green',
    due_at: null,
    assigned_to: null,
    tone: 'negative',
    tone_source: 'lexicon',
    sensitive: [],
    official: false,
    copy_of: null,
    tags: [],
    forget_at: null,
    ...more,
  }
}

const day = 86_400_000

/** So many mentions on each of the 28 days before the last 24 hours. */
export async function usualDays(context: TestContext, slug: string, each: number, days = 28): Promise<void> {
  const now = context.now().getTime()
  const before = Array.from({ length: days }, (_, back) =>
    Array.from({ length: each }, (__, index) =>
      mention(new Date(now - (back + 2) * day + (index + 1) * 60_000).toISOString(), { tone: 'positive' }),
    ),
  ).flat()
  // the first word of all, a day before the first that counts
  const first = mention(new Date(now - (days + 2) * day).toISOString(), { tone: 'positive' })
  await (await context.store()).inbox.receive(slug, [first, ...before], {}, context.now().toISOString())
}

/** Within the last 24 hours. */
export async function today(
  context: TestContext,
  slug: string,
  negative: number,
  other: number,
  more: Partial<NewMessage> = {},
): Promise<void> {
  const now = context.now().getTime()
  const all = Array.from({ length: negative + other }, (_, index) =>
    mention(new Date(now - (index + 1) * 1000).toISOString(), {
      tone: index < negative ? 'negative' : 'positive',
      ...(index === 0 && more),
    }),
  )
  await (await context.store()).inbox.receive(slug, all, {}, context.now().toISOString())
}

export interface CrisisWorld {
  readonly client: Client
  /** A process of its own, at the time of the world's clock. */
  readonly context: TestContext
  again(more?: TestContextOptions): TestContext
  /** Minutes. */
  advance(minutes: number): void
  readonly mail: MailServer
}

const member = {
  job: null,
  department: null,
  days: ['mon', 'tue'] as const,
  trained: true,
  knows_rules: true,
  motivated: true,
  at_ease: true,
  intern: false,
  years_in_company: null,
}

/** Management with a stand-in and a lawyer in the plan, who leads and who helps in the team, and a mail server. */
export async function crisisWorld(
  given: { contacts?: readonly Record<string, string>[]; mail?: boolean; lang?: 'fr' | 'en'; team?: boolean } = {},
): Promise<CrisisWorld> {
  const contacts = given.contacts ?? [
    {
      role: 'director',
      name: 'gérante',
      phone: '+33 3 00 00 00 01',
      email: 'gerante@example.org',
      hours: '06:00-20:00',
      backup: 'adjoint',
    },
    { role: 'adjoint', name: 'adjoint', phone: '+33 3 00 00 00 02', email: 'adjoint@example.org', hours: '06:00-20:00' },
    { role: 'avocate', name: 'Me Conseil', phone: '+33 3 00 00 00 03', hours: '09:00-18:00' },
  ]
  const plan = await planWorld({
    answers: { escalation_contacts: contacts, strategist: 'responsable' },
    lang: given.lang ?? 'en',
  })
  let clock = Date.parse('2026-11-27T09:00:00Z')
  const now = (): Date => new Date(clock)
  const again = (more: TestContextOptions = {}): TestContext => plan.at('2026-11-27T09:00:00Z', { now, ...more })
  const context = again()
  const mail = await mailServer()
  const config = await context.config()
  if (given.mail !== false) {
    await config.set('notify.smtp', mail.url)
    await config.set('consultant.email', 'conseil@example.org')
  }
  const store = await context.store()
  const at = now().toISOString()
  const { slug } = plan.client
  if (given.team !== false) {
    const add = (alias: string, roles: readonly TeamRole[], email: string | null): Promise<unknown> =>
      store.team.add(slug, { ...member, alias, roles, minutes_per_week: 60, email }, at)
    await add('gérante', ['sponsor'], null)
    await add('responsable', ['strategist'], 'lead@example.org')
    await add('vendeuse', ['contributor'], 'shop@example.org')
  }
  return {
    client: plan.client,
    context,
    again,
    advance: (minutes) => {
      clock += minutes * 60_000
    },
    mail,
  }
}
