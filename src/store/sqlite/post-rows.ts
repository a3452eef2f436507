/** How a post that is added becomes its rows, and what is told of it: one by one, and by the thousand (`staged-posts.ts`). */
import type { Delivery, DeliveryState } from '../deliveries.ts'
import { reminderAt } from '../delivery-status.ts'
import { nothingDeclared } from '../post-legal.ts'
import type { NewDelivery, NewPost, Post, QueuedState } from '../posts.ts'
import { contentKey, contentText, withoutFolder } from './delivery-rows.ts'
import type { Db } from './open.ts'

export const columns = [
  'id',
  'client',
  'title',
  'text',
  'text_for',
  'thread',
  'first_comment',
  'link',
  'tag_links',
  'media',
  'tags',
  'pillar',
  'campaign',
  'scheduled_at',
  'scheduled_local',
  'time_zone',
  'typed_at',
  'content_hash',
  'approved_at',
  'approved_by',
  'approved_via',
  'approved_hash',
  'rejected_reason',
  'series_id',
  'occurrence',
  'pool_entry_id',
  'pool_variant',
  'external_id',
  'external_hash',
  'from_post',
  'answers_message',
  'legal',
  'statement',
  'said_by',
  'author',
  'created_at',
  'updated_at',
] as const

/** A post of its own: of no series and no pool. */
const ownOrigin = { series_id: null, occurrence: null, pool_entry_id: null, pool_variant: null } as const

const noFile = { external_id: null, external_hash: null } as const

/** Of a new post: all but its number. */
export const addedColumns = columns.slice(1)
/** Of a new delivery, behind the number of its post. */
export const addedDeliveryColumns = [
  'client',
  'account_id',
  'network',
  'account',
  'part',
  'state',
  'due_at',
  'next_at',
  'content',
  'content_hash',
  'idempotency_key',
  'record_key',
  'record_created_at',
  'expected_remote_id',
  'price_micros',
  'price_currency',
  'issues',
  'text_key',
] as const
export const insertPost = insertSql('posts', addedColumns)
const insertDeliverySql = insertSql('deliveries', ['post_id', ...addedDeliveryColumns])

/** Values by place: twice as fast as by name, where there are dozens. */
export function insertSql(table: string, names: readonly string[]): string {
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
}

/** An index that takes each once refused it. */
export function isTwice(error: unknown): boolean {
  return (error as { code?: string }).code === 'SQLITE_CONSTRAINT_UNIQUE'
}

/** By the names of `addedColumns`. */
export function addedRow(post: NewPost, at: string): Readonly<Record<string, unknown>> {
  // names after `...` would take V8 ten times as long
  return {
    from_post: post.from_post ?? null,
    answers_message: post.answers_message ?? null,
    rejected_reason: null,
    created_at: at,
    updated_at: at,
    ...approvalOf(post, at),
    ...(post.origin ?? ownOrigin),
    ...(post.file ?? noFile),
    ...postToRow(post),
  }
}

/** What is told of it; `states`: of its deliveries, in their order. */
export function addedAudit(
  post: NewPost,
  row: Readonly<Record<string, unknown>>,
  states: readonly DeliveryState[],
): { detail: Record<string, unknown>; to: Record<string, unknown> } {
  const { text_for, media, tags, legal = nothingDeclared, statement = false, thread, tag_links = true } = post
  const deliveries = post.deliveries.map(({ account, part }, index) => ({ account, part, state: states[index] ?? null }))
  return {
    to: toldOf({ deliveries, ...row, text_for, media, tags, legal, statement, thread, tag_links }),
    detail: {
      accounts: post.deliveries.map((delivery) => delivery.account),
      scheduled_at: post.scheduled_at,
      state: post.state,
      content_hash: post.content_hash,
      approval: post.approval,
    },
  }
}

/** What a change of a post is told by; `deliveries`: the state of each, by account and part. */
const untold = ['id', 'client', 'external_hash', 'created_at', 'updated_at']
export const toldFields = [...columns.filter((column) => !untold.includes(column)), 'deliveries']

export function told(post: Post): Record<string, unknown> {
  return toldOf({ ...post })
}

function toldOf(
  facts: Readonly<Record<string, unknown>> & {
    readonly media: Post['media']
    readonly deliveries: readonly (Pick<Delivery, 'account' | 'part'> & { readonly state: DeliveryState | null })[]
  },
): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const field of toldFields) found[field] = facts[field]
  found['media'] = facts.media.map((one) => one.file_name)
  found['deliveries'] = Object.fromEntries(
    facts.deliveries.map(({ account, part, state }) => [part === 0 ? account : `${account} ${part}`, state]),
  )
  return found
}

/** A part waits for the one before it; what it waits for as a draft, or for an approval, is the same for all of them. */
export function queuedAs(state: QueuedState, part: number): DeliveryState {
  return state === 'scheduled' && part > 0 ? 'following' : state
}

export function postToRow(post: NewPost): Record<string, unknown> {
  const { tag_links = true, statement = false, said_by = null, author = null, legal = nothingDeclared } = post
  return {
    client: post.client,
    title: post.title,
    text: post.text,
    text_for: JSON.stringify(post.text_for),
    thread: Number(post.thread),
    first_comment: post.first_comment,
    link: post.link,
    tag_links: Number(tag_links),
    media: JSON.stringify(withoutFolder(post.media)),
    tags: JSON.stringify(post.tags),
    pillar: post.pillar,
    campaign: post.campaign,
    scheduled_at: post.scheduled_at,
    scheduled_local: post.scheduled_local,
    time_zone: post.time_zone,
    typed_at: post.typed_at,
    content_hash: post.content_hash,
    legal: JSON.stringify(legal),
    statement: Number(statement),
    said_by,
    author,
  }
}

export function approvalOf(post: NewPost, at: string): Record<string, string | null> {
  return {
    approved_at: post.approval === null ? null : at,
    approved_by: post.approval?.by ?? null,
    approved_via: post.approval?.via ?? null,
    approved_hash: post.approval === null ? null : post.content_hash,
  }
}

/** By the names of `addedDeliveryColumns`. */
export function addedDelivery(
  post: NewPost,
  delivery: NewDelivery,
  at: string,
  next = delivery.part === 0,
): Readonly<Record<string, unknown>> {
  const due_at = post.scheduled_at
  const state = next ? post.state : queuedAs(post.state, delivery.part)
  const next_at = reminderAt(state, due_at, at)
  return {
    client: post.client,
    account_id: delivery.account_id,
    network: delivery.network,
    account: delivery.account,
    part: delivery.part,
    state,
    due_at,
    next_at,
    content: contentText(delivery.content),
    content_hash: delivery.content_hash,
    idempotency_key: delivery.idempotency_key,
    record_key: delivery.record_key,
    record_created_at: delivery.record_created_at,
    expected_remote_id: delivery.expected_remote_id,
    price_micros: delivery.price_micros,
    price_currency: delivery.price_currency,
    issues: JSON.stringify(delivery.issues),
    text_key: contentKey(delivery.content),
  }
}

export function insertDelivery(
  db: Db,
  post_id: number,
  post: NewPost,
  delivery: NewDelivery,
  at: string,
  next = delivery.part === 0,
): void {
  const row = addedDelivery(post, delivery, at, next)
  db.prepare(insertDeliverySql).run(post_id, ...addedDeliveryColumns.map((name) => row[name]))
}
