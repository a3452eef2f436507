import type { Context } from '../../context.ts'
import { deleteRemote, toTakeAway } from '../../delivery/index.ts'
import { Failure } from '../../failure.ts'
import { deleteRemoteText } from '../../i18n/delete-remote.ts'
import { partLabel } from '../../i18n/parts.ts'
import { replyText } from '../../i18n/replies.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import { withSpinner } from '../../io/spinner.ts'
import type { Delivery } from '../../store/deliveries.ts'
import type { Post } from '../../store/posts.ts'
import { changeEach, chosenPosts } from './each.ts'
import { text, type Flags } from './flag-values.ts'

/** Asked about on a terminal, with what is online; elsewhere `--yes` is needed. */
export async function run(context: Context, words: readonly string[], flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const account = text(flags, 'account')
  const chosen = await chosenPosts(context, words)
  if (!options.dry_run && !options.yes) {
    const online: Delivery[] = []
    for (const { post } of chosen) online.push(...(await onlineOf(context, post, account)))
    if (online.length > 0) await confirm(context, online)
  }
  const store = await context.store()
  await changeEach(context, words, chosen, async ({ post }) => {
    const found = await toTakeAway(context, { post_id: post.id, account })
    const tell = (sentence: Text, one: Delivery): void => {
      if (!options.json) io.print(say(lang, sentence, { id: post.id, ...place(lang, one) }))
    }
    for (const one of found.before) tell(deleteRemoteText.already, one)
    if (options.dry_run) {
      for (const one of found.online) tell(deleteRemoteText.would, one)
      return found.post
    }
    try {
      await withSpinner(context, say(lang, deleteRemoteText.working), () => deleteRemote(context, found))
    } finally {
      const after = await store.posts.get(post.id)
      const gone = new Set(after?.deliveries.filter((one) => one.deleted_at !== null).map((one) => one.id))
      for (const one of found.online) if (gone.has(one.id)) tell(deleteRemoteText.done, one)
      // it was answered all the same: when, and by whom, stays
      if (gone.size > 0 && post.answers_message !== null && !options.json)
        io.note(say(lang, replyText.taken_away, { id: post.answers_message }))
    }
    return (await store.posts.get(post.id)) ?? found.post
  })
}

/** Nothing where something is wrong with the post: that is said when its turn comes. */
async function onlineOf(context: Context, { id }: Post, account: string | null): Promise<readonly Delivery[]> {
  try {
    return (await toTakeAway(context, { post_id: id, account })).online
  } catch (error) {
    if (error instanceof Failure) return []
    throw error
  }
}

async function confirm(context: Context, online: readonly Delivery[]): Promise<void> {
  const { io, lang, options } = context
  if (!options.input) throw new Failure('usage', 'confirmation_needed', say(lang, deleteRemoteText.needs_yes))
  for (const one of online) {
    const { account, url } = place(lang, one)
    io.note(`  ${account} · ${url}`)
  }
  if (!(await (await context.ask()).confirm(say(lang, deleteRemoteText.confirm, { count: online.length }), false)))
    throw new Failure('usage', 'not_confirmed', say(lang, deleteRemoteText.kept))
}

function place(lang: Lang, delivery: Delivery): { account: string; url: string } {
  return { account: partLabel(lang, delivery.account, delivery), url: delivery.url ?? delivery.remote_id ?? '' }
}
