import type { Context } from '../../context.ts'
import { deliveryText } from '../../i18n/delivery.ts'
import { partLabel } from '../../i18n/parts.ts'
import { say, type Text } from '../../i18n/text.ts'
import { viewPost } from '../../posts/view-post.ts'
import type { Delivery } from '../../store/deliveries.ts'
import type { Post } from '../../store/posts.ts'
import { chosenPosts } from './each.ts'

/** The same change to the deliveries of several posts, a line for each (`would` in a dry run, `held` where a hold took it); with `--json` the posts as they are then. */
export async function forEachPost(
  context: Context,
  ids: readonly string[],
  { done, would, held = done }: { done: Text<string, string>; would: Text<string, string>; held?: Text<string, string> },
  change: (post: Post) => Promise<Delivery[]>,
): Promise<void> {
  const { io, lang, options } = context
  const store = await context.store()
  const after: Post[] = []
  for (const { post } of await chosenPosts(context, ids)) {
    for (const delivery of await change(post)) {
      if (!options.json)
        io.print(
          say(lang, (options.dry_run ? would : delivery.state === 'held' ? held : done) as Text, {
            id: post.id,
            account: partLabel(lang, delivery.account, delivery),
          }),
        )
    }
    after.push((await store.posts.get(post.id)) ?? post)
  }
  if (options.json) io.json(after.map((post) => viewPost(post, lang)))
  else if (options.dry_run) io.note(say(lang, deliveryText.dry_run))
}
