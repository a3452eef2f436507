import type { Context } from '../../context.ts'
import { retry } from '../../delivery/index.ts'
import { deliveryText } from '../../i18n/delivery.ts'
import { forEachPost } from './for-each-post.ts'
import { text, type Flags } from './flag-values.ts'

export function run(context: Context, ids: readonly string[], flags: Flags): Promise<void> {
  const account = text(flags, 'account')
  const said = { done: deliveryText.retried, would: deliveryText.would_retry, held: deliveryText.retried_held }
  return forEachPost(context, ids, said, (post) => retry(context, { post_id: post.id, account }))
}
