import type { Context } from '../../context.ts'
import { hold, holdScope } from '../../delivery/index.ts'
import { deliveryText } from '../../i18n/delivery.ts'
import { say } from '../../i18n/text.ts'
import { text, type Flags } from './flag-values.ts'
import { forEachPost } from './for-each-post.ts'
import { scopeOf } from './hold-scope.ts'
import { statusWord } from './render.ts'

export async function run(context: Context, ids: readonly string[], flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const scope = await scopeOf(context, ids, flags, deliveryText.hold_what)
  const account = text(flags, 'account')
  if (scope === null) {
    return forEachPost(context, ids, { done: deliveryText.held_now, would: deliveryText.would_hold_post }, (post) =>
      hold(context, { post_id: post.id, account }),
    )
  }
  const { client, account_id, name, flags: again } = scope
  const { held, held_before, under_way } = await holdScope(context, { client, account_id }, text(flags, 'reason'))
  if (options.json) {
    const listed = under_way.map(({ id, post_id, account: where, status }) => ({ id, post_id, account: where, status }))
    return io.json({ client, account, held, held_before, under_way: listed })
  }
  if (held > 0 || held_before === 0)
    io.print(say(lang, options.dry_run ? deliveryText.would_hold_scope : deliveryText.scope_held, { scope: name, count: held }))
  if (held_before > 0) io.print(say(lang, deliveryText.scope_held_before, { scope: name, count: held_before }))
  for (const one of under_way) {
    const { post_id: id, account: where } = one
    io.print(say(lang, deliveryText.under_way, { id, account: where, status: statusWord(context, one.status) }))
  }
  io.note(say(lang, options.dry_run ? deliveryText.dry_run : deliveryText.scope_stays, { flags: again }))
}
