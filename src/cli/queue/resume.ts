import type { Context } from '../../context.ts'
import { liftHold, resume, retry } from '../../delivery/index.ts'
import { Failure } from '../../failure.ts'
import { deliveryText } from '../../i18n/delivery.ts'
import { shortDateTime } from '../../i18n/format.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { viewPost } from '../../posts/view-post.ts'
import type { Post } from '../../store/posts.ts'
import { text, type Flags } from './flag-values.ts'
import { forEachPost } from './for-each-post.ts'
import { scopeOf, type NamedScope } from './hold-scope.ts'
import { textOrNone } from './render.ts'

export async function run(context: Context, ids: readonly string[], flags: Flags): Promise<void> {
  const scope = await scopeOf(context, ids, flags, deliveryText.resume_what)
  if (scope !== null) return resumeScope(context, scope)
  const account = text(flags, 'account')
  return forEachPost(context, ids, deliveryText.resumed, (post) => resume(context, { post_id: post.id, account }))
}

/** The hold is lifted, then each post that waited is looked at: after a crisis nothing leaves by itself. */
async function resumeScope(context: Context, scope: NamedScope): Promise<void> {
  const { io, lang, options } = context
  const store = await context.store()
  const { client, account_id } = scope
  const waiting = new Set((await store.holds.held({ client, account_id })).map((one) => one.post_id))
  const looks = options.input && !options.yes && !options.json && !options.dry_run
  if (!looks && !options.yes && !options.dry_run && waiting.size > 0) {
    throw new Failure('usage', 'look_needed', say(lang, deliveryText.look_needed, { count: waiting.size }), {
      hint: say(lang, deliveryText.look_needed_hint, { ids: [...waiting].slice(0, 10).join(' ') }),
    })
  }
  const held = await liftHold(context, { client, account_id })
  if (!options.json) {
    io.print(say(lang, deliveryText.lifted, { scope: scope.name }))
    if (waiting.size === 0) io.note(say(lang, deliveryText.nothing_was_held))
  }
  const accounts = new Map<number, Set<string>>()
  for (const one of held) accounts.set(one.post_id, (accounts.get(one.post_id) ?? new Set()).add(one.account))
  const after: Post[] = []
  for (const [id, names] of accounts) {
    const post = await store.posts.get(id)
    if (post === null) continue
    const choice = looks ? await look(context, post, [...names]) : 'leave'
    if (choice === 'cancel') await store.posts.cancel(id, context.now().toISOString())
    if (choice === 'leave' || choice === 'now') {
      for (const account of names) {
        if (!options.json) io.print(say(lang, deliveryText.resumed, { id, account }))
        await resume(context, { post_id: id, account })
        if (choice === 'now') await retry(context, { post_id: id, account, now: true })
      }
    }
    after.push((await store.posts.get(id)) ?? post)
  }
  if (options.json) io.json(after.map((post) => viewPost(post, lang)))
  else if (options.dry_run) io.note(say(lang, deliveryText.dry_run))
}

async function look(context: Context, post: Post, names: readonly string[]): Promise<'leave' | 'now' | 'keep' | 'cancel'> {
  const { io, lang } = context
  const at = post.scheduled_at === null ? context.now() : new Date(post.scheduled_at)
  const time = shortDateTime(lang, at, post.time_zone)
  const late = at.getTime() < context.now().getTime()
  const [head = '', ...more] = textOrNone(context, post.title ?? post.text).split('\n')
  io.print()
  io.print(
    `${paint('bold', String(post.id))}  ${names.join(', ')}  ${late ? paint('yellow', say(lang, deliveryText.late_since, { time })) : time}`,
  )
  io.print(`  ${head}${more.length > 0 ? ' …' : ''}`)
  const ask = await context.ask()
  return ask.select(say(lang, deliveryText.ask_resume, { id: post.id }), [
    ...(late
      ? [{ value: 'now' as const, name: say(lang, deliveryText.choice_now) }]
      : [{ value: 'leave' as const, name: say(lang, deliveryText.choice_leave, { time }) }]),
    { value: 'keep' as const, name: say(lang, deliveryText.choice_keep) },
    { value: 'cancel' as const, name: say(lang, deliveryText.choice_cancel) },
  ])
}
