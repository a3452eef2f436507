import type { Context } from '../../context.ts'
import { keptBackBy, liftHold, refuseInBulk, resume, retry } from '../../delivery/index.ts'
import { Failure } from '../../failure.ts'
import { deliveryText } from '../../i18n/delivery.ts'
import { shortDateTime } from '../../i18n/format.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { clientOf } from '../../posts/find-posts.ts'
import { viewPost } from '../../posts/view-post.ts'
import type { Delivery } from '../../store/deliveries.ts'
import type { Post } from '../../store/posts.ts'
import { text, type Flags } from './flag-values.ts'
import { forEachPost } from './for-each-post.ts'
import { scopeOf, type NamedScope } from './hold-scope.ts'
import { textOrNone } from './render.ts'

export async function run(context: Context, ids: readonly string[], flags: Flags): Promise<void> {
  const scope = await scopeOf(context, ids, flags, deliveryText.resume_what)
  if (scope !== null) return resumeScope(context, scope)
  const account = text(flags, 'account')
  return forEachPost(context, ids, { done: deliveryText.resumed, would: deliveryText.would_resume }, (post) =>
    resume(context, { post_id: post.id, account }),
  )
}

/**
 * The hold is lifted, then each post that waited is looked at: after a crisis nothing leaves by itself. What another hold keeps back
 * stays; unasked, so does what was held on its own.
 */
async function resumeScope(context: Context, scope: NamedScope): Promise<void> {
  const { io, lang, options } = context
  const store = await context.store()
  const { client, account_id } = scope
  const inForce = await store.holds.list()
  const own = inForce.find((one) => one.client === client && one.account_id === account_id && one.level === null)?.id ?? null
  const red = inForce.some((one) => one.level === 'red' && one.client === client) ? client : null
  const looks = options.input && !options.yes && !options.json && !options.dry_run
  const waits = await store.holds.held({ client, account_id })
  refuseInBulk(context, looks ? [] : waits, red)
  const sorted = await sortHeld(context, waits, own, looks)
  const waiting = new Set(sorted.free.map((one) => one.post_id))
  if (!looks && !options.yes && !options.dry_run && waiting.size > 0) {
    throw new Failure('usage', 'look_needed', say(lang, deliveryText.look_needed, { count: waiting.size }), {
      hint: say(lang, deliveryText.look_needed_hint, { flags: scope.flags }),
    })
  }
  const held = await sortHeld(context, await liftHold(context, { client, account_id }), own, looks)
  if (!options.json) {
    io.print(say(lang, options.dry_run ? deliveryText.would_lift : deliveryText.lifted, { scope: scope.name }))
    if (held.free.length + held.byHand.length + held.byHold.length === 0) io.note(say(lang, deliveryText.nothing_was_held))
  }
  const accounts = new Map<number, Set<string>>()
  for (const one of held.free) accounts.set(one.post_id, (accounts.get(one.post_id) ?? new Set()).add(one.account))
  const after: Post[] = []
  for (const [id, names] of accounts) {
    const post = await store.posts.get(id)
    if (post === null) continue
    const choice = looks ? await look(context, post, [...names], scope) : 'leave'
    if (choice === 'cancel') await store.posts.cancel(id, context.now().toISOString())
    if (choice === 'leave' || choice === 'now') {
      for (const account of names) {
        if (!options.dry_run) await resume(context, { post_id: id, account })
        if (choice === 'now') await retry(context, { post_id: id, account, now: true })
        const done = choice === 'now' ? deliveryText.retried : deliveryText.resumed
        if (!options.json) io.print(say(lang, options.dry_run ? deliveryText.would_resume : done, { id, account }))
      }
    }
    after.push((await store.posts.get(id)) ?? post)
  }
  if (options.json) return io.json(after.map((post) => viewPost(post, lang)))
  for (const command of new Set(held.byHold.map((one) => one.command))) {
    const posts = new Set(held.byHold.filter((one) => one.command === command).map((one) => one.delivery.post_id))
    io.note(say(lang, deliveryText.kept_by_hold, { count: posts.size, command }))
  }
  const apart = [...new Set(held.byHand.map((one) => one.post_id))]
  if (apart.length > 0) io.note(say(lang, deliveryText.kept_by_hand, { count: apart.length, ids: apart.join(' ') }))
  if (options.dry_run) io.note(say(lang, deliveryText.dry_run))
}

interface Held {
  readonly free: readonly Delivery[]
  /** Held one by one, by a person. */
  readonly byHand: readonly Delivery[]
  /** Kept back by another hold, with the command that ends it. */
  readonly byHold: readonly { readonly delivery: Delivery; readonly command: string }[]
}

/** `own`: the hold that is lifted. */
async function sortHeld(context: Context, held: readonly Delivery[], own: number | null, looks: boolean): Promise<Held> {
  const sorted = { free: [] as Delivery[], byHand: [] as Delivery[], byHold: [] as { delivery: Delivery; command: string }[] }
  for (const delivery of held) {
    const above = (await keptBackBy(context, delivery)).find((one) => one.id !== own)
    if (above !== undefined) sorted.byHold.push({ delivery, command: above.command })
    else if (!looks && delivery.reason_code !== 'on_hold') sorted.byHand.push(delivery)
    else sorted.free.push(delivery)
  }
  return sorted
}

async function look(
  context: Context,
  post: Post,
  names: readonly string[],
  scope: NamedScope,
): Promise<'leave' | 'now' | 'keep' | 'cancel'> {
  const { io, lang } = context
  const at = post.scheduled_at === null ? context.now() : new Date(post.scheduled_at)
  const time = shortDateTime(lang, at, post.time_zone)
  const late = at.getTime() < context.now().getTime()
  const [head = '', ...more] = textOrNone(context, post.title ?? post.text).split('\n')
  // of several clients, whose it is comes first
  const whose = scope.client === null ? `${paint('bold', (await clientOf(context, post)).name)}  ` : ''
  io.print()
  io.print(
    `${paint('bold', String(post.id))}  ${whose}${names.join(', ')}  ${late ? paint('yellow', say(lang, deliveryText.late_since, { time })) : time}`,
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
