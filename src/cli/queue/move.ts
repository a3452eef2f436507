import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { chooseTime, sayTime, type Due } from '../../posts/choose-time.ts'
import { movePost, stateOnceMoved } from '../../posts/move-post.ts'
import { accountsOf, moveToSlot, slotToMoveTo } from '../../posts/move-to-slot.ts'
import { sayIssue } from '../../posts/prepare-post.ts'
import { remarkClose } from '../../posts/remark-close.ts'
import type { Post } from '../../store/posts.ts'
import { changeEach, chosenPosts, type Chosen } from './each.ts'
import { text, type Flags } from './flag-values.ts'
import { statusWord } from './render.ts'
import { showIssues } from './show-preview.ts'

type Moved = readonly [post: Post, due: Due]

export async function run(context: Context, words: readonly string[], flags: Flags): Promise<void> {
  const { lang, options } = context
  const typed = text(flags, 'at')
  const slot = text(flags, 'slot')
  if ((typed === null) === (slot === null)) {
    throw new Failure('usage', typed === null ? 'no_time' : 'two_times', say(lang, queueText.which_time), {
      hint: say(lang, queueText.which_time_hint, { id: words[0] ?? '1' }),
    })
  }
  const chosen = await chosenPosts(context, words)
  if (slot === null) {
    // understood before anything moves: clients may live in different zones
    const planned: (Chosen & { due: Due })[] = []
    for (const one of chosen) planned.push({ ...one, due: await chooseTime(context, typed ?? '', one.client.time_zone) })
    await changeEach(context, words, planned, async ({ post, client, due }) =>
      tellMoved(context, [
        options.dry_run ? await asMoved(context, { post, client }, due) : await movePost(context, client, post, due),
        due,
      ]),
    )
    return
  }
  const also: { account_ids: readonly number[]; at: string }[] = []
  await changeEach(context, words, chosen, async ({ post, client }) => {
    if (!options.dry_run) {
      const moved = await moveToSlot(context, client, post, slot)
      return tellMoved(context, [moved.post, moved.due])
    }
    const { due } = await slotToMoveTo(context, client, post, slot, also)
    also.push({ account_ids: accountsOf(post), at: due.scheduled_at })
    return tellMoved(context, [await asMoved(context, { post, client }, due), due])
  })
}

/** What moving it would make of the post. */
async function asMoved(context: Context, { post, client }: Chosen, due: Due): Promise<Post> {
  const { scheduled_at, scheduled_local, time_zone, typed_at } = due
  return {
    ...post,
    scheduled_at,
    scheduled_local,
    time_zone,
    typed_at,
    status: await stateOnceMoved(context, client, post),
  }
}

async function tellMoved(context: Context, [moved, due]: Moved): Promise<Post> {
  const { io, lang, options } = context
  const after = await remarkClose(context, moved)
  if (options.json) return after
  const { id } = after
  io.print(
    options.dry_run
      ? say(lang, queueText.would_move, { id })
      : say(lang, queueText.moved, { id, status: statusWord(context, after.status) }),
  )
  io.print(sayTime(context, due))
  const close = after.deliveries.flatMap(({ account, issues }) =>
    issues
      .filter((issue) => issue.code === 'close_to_another')
      .map((issue) => ({
        level: issue.level,
        message: say(lang, queueText.account_remark, { accounts: account, message: sayIssue(context, issue) }),
      })),
  )
  showIssues(context, close, (line) => io.note(line))
  if (after.status === 'awaiting_approval') io.note(say(lang, queueText.waits, { id }))
  if (after.rejected_reason !== null) io.note(say(lang, queueText.rejected_next, { id }))
  return after
}
