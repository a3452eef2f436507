import { randomInt } from 'node:crypto'
import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { Failure } from '../../failure.ts'
import { approvalText } from '../../i18n/approval.ts'
import { date, list } from '../../i18n/format.ts'
import { postText } from '../../i18n/posts.ts'
import { storedPostText } from '../../i18n/stored-posts.ts'
import { say } from '../../i18n/text.ts'
import type { Pack } from '../../store/approvals.ts'
import type { Client } from '../../store/clients.ts'
import { waitingStates } from '../../store/delivery-status.ts'
import type { Post } from '../../store/posts.ts'
import { findPosts } from '../find-posts.ts'
import { instantsOf, nearestInstants } from '../wall-time.ts'
import { answerDay, holidaysIn, reminderDay } from './answer-days.ts'
import { codeLetters } from './read-reply.ts'

export interface Wanted {
  /** Numbers as typed; none: all that awaits approval. */
  readonly ids: readonly string[]
  /** Instants: due at or after, and before. */
  readonly from: string | null
  readonly to: string | null
  /** Drafts with a time too. */
  readonly drafts: boolean
}

/**
 * The posts of a pack. Throws `Failure`: not_found `post_not_found`, `nothing_to_approve`; usage `not_to_approve` (out, cancelled),
 * `post_without_time`.
 */
export async function choosePosts(context: Context, client: Client, { ids, from, to, drafts }: Wanted): Promise<Post[]> {
  const { lang } = context
  const store = await context.store()
  if (ids.length === 0) {
    const period = { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) }
    const posts = (await store.posts.list({ client: client.slug, ...period })).filter(
      (post) => waits(post) || (drafts && isTimedDraft(post)),
    )
    if (posts.length > 0) return posts
    const values = { client: client.slug }
    throw new Failure('not_found', 'nothing_to_approve', say(lang, approvalText.nothing_waits, { name: client.name }), {
      hint: say(lang, approvalText.nothing_waits_hint, values),
    })
  }
  const posts = await findPosts(context, ids)
  const other = posts.find((post) => post.client !== client.slug)
  if (other !== undefined) {
    throw new Failure('not_found', 'post_not_found', say(lang, postText.other_client, { id: other.id, client: other.client }), {
      hint: say(lang, postText.other_client_hint, { client: other.client }),
    })
  }
  const closed = posts.filter(({ deliveries }) => !deliveries.some(({ state }) => waitingStates.includes(state)))
  if (closed.length > 0) {
    const numbers = list(
      lang,
      closed.map(({ id }) => String(id)),
    )
    throw new Failure(
      'usage',
      'not_to_approve',
      say(lang, approvalText.not_to_approve, { count: closed.length, ids: numbers }),
      {
        hint: say(lang, approvalText.not_to_approve_hint, { id: closed[0]?.id ?? 0 }),
      },
    )
  }
  const untimed = posts.find((post) => post.scheduled_at === null)
  if (untimed !== undefined) {
    throw new Failure('usage', 'post_without_time', say(lang, storedPostText.without_time, { id: untimed.id }), {
      hint: say(lang, storedPostText.without_time_hint, { id: untimed.id }),
    })
  }
  return posts
}

export function waits({ deliveries }: Pick<Post, 'deliveries'>): boolean {
  return deliveries.some(({ status }) => status === 'awaiting_approval')
}

function isTimedDraft({ scheduled_at, deliveries }: Post): boolean {
  return scheduled_at !== null && deliveries.some(({ status }) => status === 'draft')
}

/** What a pack will be; `is_new`: none shows the very same already and has no answer yet. Nothing is kept before `keepPack`. */
export interface PlannedPack {
  readonly pack: Pack
  readonly is_new: boolean
}

/** `answer_by`: as typed, `2026-12-01`. Throws `Failure` usage `answer_day_past`. */
export async function planPack(
  context: Context,
  client: Client,
  posts: readonly Post[],
  answer_by: string | null,
): Promise<PlannedPack> {
  const { lang } = context
  const { approvals } = await context.store()
  const now = context.now()
  const existing = (await approvals.list(client.slug)).find((pack) => isSame(pack, posts)) ?? null
  const today = dayOf(now, client.time_zone)
  if (answer_by !== null && answer_by < today) {
    throw new Failure('usage', 'answer_day_past', say(lang, approvalText.answer_day_past, { day: date(lang, answer_by) }))
  }
  if (answer_by === null && existing !== null) return { pack: existing, is_new: false }
  const [first] = posts.flatMap(({ scheduled_at }) => (scheduled_at === null ? [] : [scheduled_at])).toSorted()
  const last = answer_by ?? (first === undefined ? today : dayOf(new Date(first), client.time_zone))
  const isHoliday = await holidaysIn(client, today, last > today ? last : today)
  const day = answer_by ?? (first === undefined ? null : answerDay(last, today, isHoliday))
  const remind = day === null ? null : reminderDay(day, today, isHoliday)
  const days = { answer_by: day, remind_at: remind === null ? null : morningOf(remind, client.time_zone) }
  if (existing !== null) return { pack: { ...existing, ...days }, is_new: false }
  const unanswered = { answer: null, comment: null, answered_by: null, answered_at: null }
  const shown = posts.map(({ id, content_hash }) => ({ post_id: id, content_hash, ...unanswered }))
  const fresh = {
    client: client.slug,
    code: newCode(),
    made_at: now.toISOString(),
    sent_to: [],
    sent_at: null,
    reminded_at: null,
  }
  return { pack: { id: 0, ...fresh, ...days, posts: shown }, is_new: true }
}

function isSame({ posts: shown }: Pack, posts: readonly Post[]): boolean {
  const hashes = new Map(posts.map(({ id, content_hash }) => [id, content_hash]))
  return (
    shown.length === posts.length &&
    shown.every(({ post_id, content_hash, answer }) => answer === null && hashes.get(post_id) === content_hash)
  )
}

/** Nine o'clock where the client is. */
function morningOf(day: string, time_zone: string): string {
  const [year = 0, month = 0, date_ = 0] = day.split('-').map(Number)
  const wall = { year, month, day: date_, hour: 9, minute: 0 }
  const [instant] = [...instantsOf(wall, time_zone), ...nearestInstants(wall, time_zone)]
  return (instant ?? new Date(`${day}T09:00:00Z`)).toISOString()
}

export async function keepPack(context: Context, { pack, is_new }: PlannedPack): Promise<Pack> {
  const { approvals } = await context.store()
  if (is_new) return approvals.add(pack, pack.made_at)
  return approvals.postpone(pack.id, pack, context.now().toISOString())
}

/** 64 million of them; one that is taken already is refused by the store. */
function newCode(): string {
  return Array.from({ length: 6 }, () => codeLetters[randomInt(codeLetters.length)]).join('')
}
