import type { Context } from '../context.ts'
import { say } from '../i18n/text.ts'
import type { Content, Media } from '../networks/contract.ts'
import type { Delivery } from '../store/deliveries.ts'
import type { NewDelivery, Post } from '../store/posts.ts'
import { limitsOf, type Target } from './freeze.ts'
import { sayIssue, targetOf } from './prepare-post.ts'

/** What a reader will see on one account, and how much of the network's room it takes. */
export interface Preview {
  readonly network: string
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
  readonly text: string
  readonly link: string | null
  readonly length: { readonly used: number; readonly max: number | null; readonly unit: string }
  readonly media: readonly Pick<Media, 'file_name' | 'mime' | 'bytes' | 'width' | 'height' | 'alt' | 'no_alt'>[]
  readonly issues: readonly { readonly level: string; readonly code: string; readonly message: string }[]
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
  return {
    network: account.network,
    name,
    account: account.name,
    part,
    kind: content.kind ?? null,
    by_hand: network.kind === 'assisted',
    title: issues.some((issue) => issue.code === 'title_unused') ? null : content.title,
    text,
    link: content.link !== null && !text.includes(content.link) ? content.link : null,
    length: { used, max, unit: say(context.lang, unit) },
    media: content.media.map(({ file_name, mime, bytes, width, height, alt, no_alt }) => ({
      file_name,
      mime,
      bytes,
      width,
      height,
      alt,
      no_alt,
    })),
    issues: issues.map((issue) => ({ level: issue.level, code: issue.code, message: sayIssue(context, issue) })),
  }
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
