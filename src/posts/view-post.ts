import type { Content, Issue, Media } from '../networks/contract.ts'
import { sayReason } from '../i18n/reasons.ts'
import { numbered } from '../i18n/format.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { Delivery } from '../store/deliveries.ts'
import type { PostLegal } from '../store/post-legal.ts'
import type { NewPost, Post } from '../store/posts.ts'

/** A post as `--json` prints it: fields the scripts of users rely on. */
export interface PostView extends Omit<Post, 'media' | 'external_hash' | 'deliveries'> {
  readonly media: readonly MediumView[]
  /** What its deliveries cost together; null: nothing. */
  readonly price: Total | null
  readonly deliveries: readonly DeliveryView[]
}

/** What one account gets of a post. */
export interface DeliveryView extends Pick<Delivery, 'id' | 'network' | 'account' | 'part' | 'status'> {
  /** Null for the post itself; what follows it on the same account; the answer to a message. */
  readonly kind: NonNullable<Content['kind']> | null
  /** As the account gets it. */
  readonly text: string
  readonly link: string | null
  readonly issues: readonly IssueView[]
  /** What publishing it costs; null: nothing. */
  readonly price: Total | null
  /** Instant at which it is to leave; null without a time. */
  readonly due_at: string | null
  /** Instant of the next attempt; absent when none is planned. */
  readonly next_at?: string
  /** Why it stands where it stands; absent when nothing is to be said. */
  readonly reason_code?: string
  readonly reason?: string
  /** Only once it is published. */
  readonly remote_id?: string | null
  /** Only once it is published. */
  readonly url?: string | null
  /** Only once it is published. */
  readonly published_at?: string | null
  /** Only once it is published: when it was taken away from its network; null: it is there. */
  readonly deleted_at?: string | null
  /** Only with the status `unknown`: null while smm is still looking, else what a person must look up. */
  readonly question?: QuestionView | null
}

export interface QuestionView {
  readonly code: string
  readonly message: string
  /** To be typed, one of them. */
  readonly commands: readonly string[]
}

/** Something to know about a text or a file before it leaves. */
export interface IssueView {
  readonly level: Issue['level']
  readonly code: string
  readonly message: string
}

/** What is told of a file: everything but where its frozen copy lies. */
export type MediumView = Omit<Media, 'path'>

export function viewPost(post: Post, lang: Lang): PostView {
  const { deliveries, media, text_for, external_hash: _, ...plain } = post
  return {
    ...plain,
    text_for,
    media: media.map(viewMedium),
    price: total(deliveries),
    deliveries: deliveries.map((delivery) => viewDelivery(delivery, lang)),
  }
}

function viewDelivery(delivery: Delivery, lang: Lang): DeliveryView {
  const { id, network, account, part, status, content, due_at, next_at, reason_code, reason } = delivery
  return {
    id,
    network,
    account,
    part,
    kind: content.kind ?? null,
    status,
    text: content.text,
    link: content.link,
    issues: viewIssues(delivery.issues, lang),
    price: priceOf(delivery),
    due_at,
    ...(next_at === null ? {} : { next_at }),
    ...(reason_code === null ? {} : { reason_code, reason: sayReason(lang, reason_code, reason) }),
    ...(status === 'published'
      ? {
          remote_id: delivery.remote_id,
          url: delivery.url,
          published_at: delivery.published_at,
          deleted_at: delivery.deleted_at,
        }
      : {}),
    ...(status === 'unknown' ? { question: question(delivery, lang) } : {}),
  }
}

function question({ question: asked }: Delivery, lang: Lang): QuestionView | null {
  return asked && { code: asked.code, message: say(lang, asked.message), commands: asked.commands }
}

/** A post that is not stored (`--dry-run`), in the same shape; it has no numbers yet. */
export interface PreparedView extends Omit<
  PostView,
  | 'id'
  | 'deliveries'
  | 'approved_at'
  | 'approved_via'
  | 'approved_hash'
  | 'rejected_reason'
  | 'legal'
  | 'created_at'
  | 'updated_at'
> {
  readonly id: number | null
  readonly dry_run: true
  /** Absent: nothing is declared. */
  readonly legal?: PostLegal
  readonly deliveries: readonly PreparedDeliveryView[]
}

export interface PreparedDeliveryView extends Omit<DeliveryView, 'id' | 'due_at'> {
  readonly id: null
}

export function viewPrepared(post: NewPost, lang: Lang): PreparedView {
  const { deliveries, media, media_facts: _, state, approval, file, from_post, origin, answers_again: __, ...plain } = post
  return {
    id: null,
    dry_run: true,
    ...plain,
    tag_links: post.tag_links ?? true,
    series_id: origin?.series_id ?? null,
    occurrence: origin?.occurrence ?? null,
    pool_entry_id: origin?.pool_entry_id ?? null,
    pool_variant: origin?.pool_variant ?? null,
    external_id: file?.external_id ?? null,
    from_post: from_post ?? null,
    answers_message: post.answers_message ?? null,
    statement: post.statement ?? false,
    said_by: post.said_by ?? null,
    author: post.author ?? null,
    status: state,
    approved_by: approval?.by ?? null,
    media: media.map(viewMedium),
    price: total(deliveries),
    deliveries: deliveries.map((delivery) => ({
      id: null,
      network: delivery.network,
      account: delivery.account,
      part: delivery.part,
      kind: delivery.content.kind ?? null,
      status: state,
      text: delivery.content.text,
      link: delivery.content.link,
      issues: viewIssues(delivery.issues, lang),
      price: priceOf(delivery),
    })),
  }
}

function viewIssues(issues: Delivery['issues'], lang: Lang): IssueView[] {
  return issues.map(({ level, code, message, values }) => ({
    level,
    code,
    message: say(lang, message, numbered(lang, values)),
  }))
}

/** A price: millionths of a unit of `currency`. */
export interface Total {
  readonly micros: number
  readonly currency: string
}

function priceOf({ price_micros, price_currency }: Pick<Delivery, 'price_micros' | 'price_currency'>): Total | null {
  return price_micros === null || price_currency === null ? null : { micros: price_micros, currency: price_currency }
}

/** What all the deliveries cost together, null when they are free. Networks bill in one currency or are not added up here. */
export function total(deliveries: readonly Pick<Delivery, 'price_micros' | 'price_currency'>[]): Total | null {
  const prices = deliveries.map(priceOf).filter((price) => price !== null)
  const [first] = prices
  if (!first) return null
  return {
    micros: prices.reduce((sum, price) => sum + (price.currency === first.currency ? price.micros : 0), 0),
    currency: first.currency,
  }
}

export function viewMedium(medium: Media): MediumView {
  const { path: _, ...told } = medium
  return told
}
