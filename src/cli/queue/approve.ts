import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { queueText } from '../../i18n/queue.ts'
import { replyText } from '../../i18n/replies.ts'
import { say } from '../../i18n/text.ts'
import { sayTime } from '../../posts/choose-time.ts'
import { refuseUnlawful } from '../../posts/legal/check-stored.ts'
import type { ApprovalVia } from '../../store/posts.ts'
import { changeEach, chosenPosts } from './each.ts'
import { text, type Flags } from './flag-values.ts'
import { statusWord } from './render.ts'

/**
 * Without `--by` the consultant approves, at the terminal: by phone or mail somebody else did. Where the client gives the approval,
 * a terminal asks who it was. Throws `Failure` usage `by_needed`.
 */
export async function run(context: Context, words: readonly string[], flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const given = text(flags, 'by')?.trim() || null
  if (given === null && text(flags, 'via') !== null) {
    throw new Failure('usage', 'by_needed', say(lang, queueText.by_needed), { hint: say(lang, queueText.by_needed_hint) })
  }
  const via = (text(flags, 'via') ?? 'terminal') as ApprovalVia
  const store = await context.store()
  const chosen = await chosenPosts(context, words)
  const theirs = chosen.some(({ client }) => client.approval === 'client_each' || client.approval === 'client_sensitive')
  const consultant = say(lang, queueText.by_consultant)
  const ask = given === null && theirs && options.input && !options.yes && !options.dry_run
  const told = ask ? (await (await context.ask()).text(say(lang, queueText.ask_by), { default: consultant })).trim() : given
  const by = told === null || told === '' || told === consultant ? 'consultant' : told
  const name = by === 'consultant' ? consultant : by
  await changeEach(context, words, chosen, async ({ post, client }) => {
    const { id } = post
    await refuseUnlawful(context, client, post)
    if (options.dry_run) {
      if (!options.json) io.print(say(lang, queueText.would_approve, { id, by: name }))
      return post
    }
    const now = context.now()
    const after = await store.posts.approve(id, { by, via, content_hash: post.content_hash }, now.toISOString())
    if (options.json) return after
    io.print(say(lang, queueText.approved, { id, by: name, status: statusWord(context, after.status) }))
    if (after.answers_message !== null) {
      if (after.status === 'scheduled') io.note(say(lang, replyText.approved))
      return after
    }
    if (after.scheduled_at === null) return after
    io.print(sayTime(context, { scheduled_at: after.scheduled_at, time_zone: after.time_zone }))
    if ((after.status === 'scheduled' || after.status === 'missed') && Date.parse(after.scheduled_at) < now.getTime())
      io.note(say(lang, queueText.approved_late, { id }))
    return after
  })
}
