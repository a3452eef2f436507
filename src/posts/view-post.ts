import type { Media } from '../networks/contract.ts'
import { sayReason } from '../i18n/reasons.ts'
import { numbered } from '../i18n/format.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { Delivery } from '../store/deliveries.ts'
import type { NewPost, Post } from '../store/posts.ts'

/**
 * A post as `--json` prints it: fields the scripts of users rely on. `kind` of a delivery is null for the post itself, `part` and
 * `comment` for what follows it on the same account. What a delivery only has once it is published
 * is absent before; `price` is what publishing it costs, in millionths of a unit of `currency`, null when it is free.
 */
export function viewPost(post: Post, lang: Lang): Record<string, unknown> {
  const { deliveries, media, text_for, external_hash: _, ...plain } = post
  return {
    ...plain,
    text_for,
    media: media.map(viewMedium),
    price: total(deliveries),
    deliveries: deliveries.map((delivery) => viewDelivery(delivery, lang)),
  }
}

function viewDelivery(delivery: Delivery, lang: Lang): Record<string, unknown> {
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

function question({ question: asked }: Delivery, lang: Lang): Record<string, unknown> | null {
  return asked && { code: asked.code, message: say(lang, asked.message), commands: asked.commands }
}

/** A post that is not stored (`--dry-run`), in the same shape; it has no numbers yet. */
export function viewPrepared(post: NewPost, lang: Lang): Record<string, unknown> {
  const { deliveries, media, media_facts: _, state, approval, file, from_post, ...plain } = post
  return {
    id: null,
    dry_run: true,
    ...plain,
    external_id: file?.external_id ?? null,
    from_post: from_post ?? null,
    answers_message: post.answers_message ?? null,
    statement: post.statement ?? false,
    said_by: post.said_by ?? null,
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

function viewIssues(issues: Delivery['issues'], lang: Lang): Record<string, unknown>[] {
  return issues.map(({ level, code, message, values }) => ({
    level,
    code,
    message: say(lang, message, numbered(lang, values)),
  }))
}

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

/** What is told of a file: everything but where its frozen copy lies. */
export function viewMedium(medium: Media): Omit<Media, 'path'> {
  const { path: _, ...told } = medium
  return told
}
