import type { Context } from '../context.ts'
import { say } from '../i18n/text.ts'
import { capabilitiesOf } from '../networks/capabilities.ts'
import type { Content, Media } from '../networks/contract.ts'
import type { Delivery } from '../store/deliveries.ts'
import type { NewDelivery, Post } from '../store/posts.ts'
import { cropOf, foldsAt } from './folds.ts'
import { limitsOf, standsFor, type Target } from './freeze.ts'
import { sayIssue, targetOf } from './prepare-post.ts'

/** What a reader will see on one account, and how much of the network's room it takes. */
export interface Preview {
  readonly network: string
  /** The network whose readers see it: of an account kept by hand the one it stands for. */
  readonly seen_on: string
  /** As the network writes its own name; of the network it stands for, for an account kept by hand. */
  readonly name: string
  readonly account: string
  /** 0: the post itself; then the parts of its thread; the first comment last. */
  readonly part: number
  readonly kind: NonNullable<Content['kind']> | null
  /** A person posts it. */
  readonly by_hand: boolean
  /** Null too where the network shows none. */
  readonly title: string | null
  /** How many characters of the title are seen; null: all of it. */
  readonly title_folds_at: number | null
  readonly text: string
  /** How many characters of the text stand before « … voir plus »; null: all of it is seen, or nobody knows. */
  readonly folds_at: number | null
  /** Where it is no part of the text. */
  readonly link: string | null
  /** What the link becomes. No page is visited: only what the post says itself. Null: no link, or one within the text alone. */
  readonly card: {
    /** `field`: a button or a line of its own, for which no page is read. */
    readonly kind: 'card' | 'field'
    readonly site: string
    readonly title: string | null
  } | null
  readonly length: { readonly used: number; readonly max: number | null; readonly unit: string }
  readonly media: readonly PreviewMedium[]
  readonly issues: readonly { readonly level: string; readonly code: string; readonly message: string }[]
}

export interface PreviewMedium extends Pick<
  Media,
  'file_name' | 'sha256' | 'mime' | 'bytes' | 'width' | 'height' | 'alt' | 'no_alt'
> {
  /** Width divided by height, where the feed cuts its edges; null: it is shown whole. */
  readonly cropped_to: number | null
}

export function previewOf(
  context: Context,
  target: Target,
  delivery: Pick<NewDelivery, 'part' | 'content' | 'issues'>,
): Preview {
  const { account, network, rules, name } = target
  const { part, content, issues } = delivery
  const limits = limitsOf(account)
  const text = rules.compose(content, limits)
  const { used, max, unit } = rules.length(text, limits)
  const feed = rules.feed(limits)
  const title = issues.some((issue) => issue.code === 'title_unused') ? null : content.title
  const link = content.link !== null && !text.includes(content.link) ? content.link : null
  const isCard = capabilitiesOf(network, account.settings).link === 'card'
  // what follows a post is not folded in the feed: it is not there
  const fold = content.kind === 'comment' ? null : feed.fold
  return {
    network: account.network,
    seen_on: standsFor(account),
    name,
    account: account.name,
    part,
    kind: content.kind ?? null,
    by_hand: network.kind === 'assisted',
    title,
    title_folds_at: feed.title_fold === null ? null : foldsAt(title ?? '', { characters: feed.title_fold, lines: null }),
    text,
    folds_at: foldsAt(text, fold),
    link,
    card: link === null ? null : { kind: isCard ? 'card' : 'field', site: siteOf(link), title: isCard ? title : null },
    length: { used, max, unit: say(context.lang, unit) },
    media: content.media.map(({ file_name, sha256, mime, bytes, width, height, alt, no_alt }) => ({
      file_name,
      sha256,
      mime,
      bytes,
      width,
      height,
      alt,
      no_alt,
      cropped_to: cropOf({ width, height }, feed.crop),
    })),
    issues: issues.map((issue) => ({ level: issue.level, code: issue.code, message: sayIssue(context, issue) })),
  }
}

function siteOf(link: string): string {
  return URL.canParse(link) ? new URL(link).host.replace(/^www\./, '') : link
}

/** Each delivery of a stored post as its account's readers will see it; what was cancelled is left out. */
export async function previewPost(context: Context, post: Post): Promise<Preview[]> {
  const store = await context.store()
  const previews: Preview[] = []
  for (const delivery of post.deliveries.filter((one: Delivery) => one.state !== 'cancelled')) {
    const account = await store.accounts.get(delivery.account_id)
    if (account) previews.push(previewOf(context, await targetOf(account), delivery))
  }
  return previews
}
