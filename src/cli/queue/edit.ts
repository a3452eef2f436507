import { sealOf } from '../../canonical.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { editPost, prepareEdit, refuseIfLeaving, statusOnceEdited } from '../../posts/edit-post.ts'
import { findPost } from '../../posts/find-posts.ts'
import { readPost, writePost } from '../../posts/front-matter.ts'
import { nothingSaid, type PostInput } from '../../posts/post-input.ts'
import { targetFor } from '../../posts/prepare-post.ts'
import { previewOf } from '../../posts/preview-post.ts'
import { remarkClose } from '../../posts/remark-close.ts'
import { viewPost, viewPrepared } from '../../posts/view-post.ts'
import { taggedLinks } from '../../posts/tag-content.ts'
import type { NewDelivery, Post } from '../../store/posts.ts'
import { tellIssues } from './add.ts'
import { chosenPosts } from './each.ts'
import type { Flags } from './flag-values.ts'
import { postInput } from './flags.ts'
import { statusWord } from './render.ts'
import { tellTagged } from './tagged.ts'
import { showPreviews } from './show-preview.ts'

/** What the flags change; on a terminal without any, the words of the post in the person's own editor. */
export async function run(context: Context, id: string, word: string | undefined, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const found = await findPost(context, id)
  const [chosen] = await chosenPosts(context, [String(found.id)])
  if (!chosen) return
  const { post, client } = chosen
  refuseIfLeaving(context, post)
  const said = await postInput(context, word, flags)
  const silent = Object.entries(said).every(([field, value]) => value === nothingSaid[field as keyof PostInput])
  const input = silent ? await fromEditor(context, post) : said
  if (flags['series'] === true)
    return (await import('./edit-series.ts')).run(context, client, post, input, flags['allowDuplicate'] === true)
  const edited = await prepareEdit(context, client, post, input, flags['allowDuplicate'] === true)
  const prepared = { ...edited, post: await remarkClose(context, { ...edited.post, id: post.id }) }
  if (unchanged(post, prepared.post)) {
    if (options.json) io.json(viewPost(post, lang))
    else io.note(say(lang, queueText.unchanged))
    return
  }
  if (options.dry_run) {
    const status = await statusOnceEdited(context, post, edited)
    if (options.json) return io.json({ ...viewPrepared(prepared.post, lang), id: post.id, status })
    io.print(say(lang, queueText.would_change, { id: post.id, status: statusWord(context, status) }))
    showPreviews(
      context,
      prepared.post.deliveries.map((delivery) => previewOf(context, targetFor(prepared.targets, delivery), delivery)),
    )
    return io.note(say(lang, queueText.dry_run))
  }
  const after = await editPost(context, post.id, edited)
  if (options.json) return io.json(viewPost(await remarkClose(context, after), lang))
  io.print(say(lang, queueText.changed, { id: post.id, status: statusWord(context, after.status) }))
  tellTagged(context, after)
  tellIssues(context, prepared, ['no_strategy'])
  if (post.approved_hash !== null && after.content_hash !== post.content_hash && after.status === 'awaiting_approval') {
    io.note(say(lang, queueText.approval_void))
  }
  if (after.status === 'awaiting_approval') io.note(say(lang, queueText.waits, { id: post.id }))
  if (after.status === 'missed') io.note(say(lang, queueText.edited_late, { id: post.id }))
}

async function fromEditor(context: Context, post: Post): Promise<PostInput> {
  const { lang, cwd, options } = context
  if (!options.input) {
    throw new Failure('usage', 'nothing_to_change', say(lang, queueText.nothing_to_change), {
      hint: say(lang, queueText.nothing_to_change_hint),
    })
  }
  const before = await writePost(post)
  const after = await (await context.ask()).editor(say(lang, queueText.ask_text), before)
  const input = await readPost(after, { file: say(lang, queueText.post, { id: post.id }), folder: cwd, lang })
  // a text for one network that was taken out of the document is not wanted any more
  const gone = Object.fromEntries(Object.keys(post.text_for).map((network) => [network, '']))
  return { ...input, text_for: { ...gone, ...input.text_for }, draft: false }
}

function unchanged(before: Post, after: Parameters<typeof viewPrepared>[0]): boolean {
  const same = ['content_hash', 'pillar', 'campaign', 'tag_links'] as const
  if (same.some((field) => before[field] !== after[field])) return false
  if (sealOf(before.legal) !== sealOf(after.legal ?? {}) || (after.media_facts ?? []).length > 0) return false
  // links may be tagged by another rule since
  const leaves = (deliveries: readonly Pick<NewDelivery, 'account' | 'content'>[]): string =>
    JSON.stringify(taggedLinks({ ...before, deliveries }))
  return leaves(before.deliveries.filter((one) => one.state !== 'cancelled')) === leaves(after.deliveries)
}
