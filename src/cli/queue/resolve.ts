import type { Context } from '../../context.ts'
import { lookNow, resolveUnknown, type Resolution } from '../../delivery/index.ts'
import { Failure } from '../../failure.ts'
import { deliveryText } from '../../i18n/delivery.ts'
import { shortDateTime } from '../../i18n/format.ts'
import { partLabel } from '../../i18n/parts.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { withSpinner } from '../../io/spinner.ts'
import { clientOf, findPost } from '../../posts/find-posts.ts'
import { viewPost } from '../../posts/view-post.ts'
import type { Delivery } from '../../store/deliveries.ts'
import type { Post } from '../../store/posts.ts'
import { text, type Flags } from './flag-values.ts'

export async function run(context: Context, word: string, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const post = await findPost(context, word)
  const account = text(flags, 'account')
  if (!options.json) io.note(paint('bold', (await clientOf(context, post)).name))
  const answer = said(context, flags) ?? (await asked(context, post, account))
  const delivery = await resolveUnknown(context, { post_id: post.id, account, answer })
  if (options.json) return io.json(viewPost((await (await context.store()).posts.get(post.id)) ?? post, lang))
  const kind = answer === 'drop' || answer === 'not_published' ? answer : 'published'
  const [done, would] = outcomes[kind]
  io.print(say(lang, options.dry_run ? would : done, { id: post.id, account: partLabel(lang, delivery.account, delivery) }))
  if (options.dry_run) return io.note(say(lang, deliveryText.dry_run))
  const after = await (await context.store()).posts.get(post.id)
  const more = after?.deliveries.some((one) => one.status === 'unknown' && one.account_id === delivery.account_id)
  if (more === true) io.note(say(lang, deliveryText.more_questions, { id: post.id }))
}

/** What an answer does, and would do. */
const outcomes = {
  published: [deliveryText.resolved_published, deliveryText.would_be_published],
  not_published: [deliveryText.retried, deliveryText.would_retry],
  drop: [deliveryText.resolved_dropped, deliveryText.would_drop],
} as const

/** Null: none was given. */
function said(context: Context, flags: Flags): Resolution | null {
  const url = text(flags, 'published')
  const answers: Resolution[] = [
    ...(url === null ? [] : [{ published: url }]),
    ...(flags['notPublished'] === true ? ['not_published' as const] : []),
    ...(flags['drop'] === true ? ['drop' as const] : []),
  ]
  const [answer, second] = answers
  if (second !== undefined) throw new Failure('usage', 'one_answer', say(context.lang, deliveryText.one_answer))
  return answer ?? null
}

/** Shows what was sent and what the account shows now, and asks; without a terminal it shows, and says how to answer. */
async function asked(context: Context, post: Post, account: string | null): Promise<Resolution> {
  const { lang } = context
  const open = post.deliveries.filter(
    (one) => one.status === 'unknown' && (account === null || one.account === account || one.network === account),
  )
  const [first] = open
  const oneAccount = first !== undefined && open.every((one) => one.account_id === first.account_id)
  let seen = nothing
  // of several parts the first is answered about, and the next one after it
  for (const delivery of oneAccount ? [first] : open) seen = await showEvidence(context, post, delivery)
  if (!context.options.input) throw new Failure('usage', 'answer_needed', say(lang, deliveryText.answer_needed))
  // none, or several accounts without `--account`: the verb itself says so
  if (!oneAccount) return 'not_published'
  const ask = await context.ask()
  const chosen = await ask.select(say(lang, deliveryText.ask_answer), [
    { value: 'published', name: say(lang, deliveryText.ask_published) },
    { value: 'not_published', name: say(lang, deliveryText.ask_not_published) },
    { value: 'drop', name: say(lang, deliveryText.ask_drop) },
  ])
  if (chosen === 'published') {
    return { published: await ask.text(say(lang, deliveryText.ask_url), seen.url === null ? {} : { default: seen.url }) }
  }
  if (chosen === 'not_published' && seen.online && !(await ask.confirm(say(lang, deliveryText.ask_send_anyway), false))) {
    throw new Failure('usage', 'not_confirmed', say(lang, deliveryText.nothing_answered))
  }
  return chosen === 'drop' ? 'drop' : 'not_published'
}

/** What the look has shown: is it, or something like it, online, and where? */
interface Seen {
  readonly online: boolean
  readonly url: string | null
}

const nothing: Seen = { online: false, url: null }

async function showEvidence(context: Context, post: Post, delivery: Delivery): Promise<Seen> {
  const { io, lang } = context
  const { account } = delivery
  const sent = new Date(delivery.intent_at ?? delivery.due_at ?? context.now())
  const time = shortDateTime(lang, sent, post.time_zone)
  const attempts = say(lang, deliveryText.sent_attempts, { count: delivery.attempt })
  io.note(paint('bold', `${say(lang, deliveryText.was_sent, { time, account })} · ${attempts}`))
  const { title, text: words, link, media } = delivery.content
  for (const line of [title, ...words.split('\n'), link]) if (line !== null) io.note(`  ${line}`)
  for (const { file_name: file } of media) io.note(`  ${say(lang, deliveryText.media_is, { file })}`)
  const seen = await withSpinner(context, say(lang, deliveryText.looking, { account }), () => lookNow(context, delivery))
  switch (seen.seen) {
    case 'found':
      io.note(say(lang, deliveryText.seen_found, { url: seen.match.url ?? seen.match.remote_id }))
      return { online: true, url: seen.match.url }
    case 'several':
      io.note(say(lang, deliveryText.seen_several))
      for (const { url, remote_id } of seen.matches) io.note(`  ${url ?? remote_id}`)
      return { online: true, url: null }
    case 'absent':
      io.note(say(lang, deliveryText.seen_absent))
      return nothing
    case 'staged':
      io.note(say(lang, deliveryText.seen_staged))
      return nothing
    case 'unreadable':
      io.note(
        seen.reason === 'blind'
          ? say(lang, deliveryText.seen_blind)
          : say(lang, deliveryText.seen_unreadable, { reason: seen.reason }),
      )
      return nothing
  }
}
