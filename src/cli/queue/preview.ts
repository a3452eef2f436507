import { resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { list } from '../../i18n/format.ts'
import { previewText } from '../../i18n/preview.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { sayTime } from '../../posts/choose-time.ts'
import { findPosts } from '../../posts/find-posts.ts'
import { remarkLegal } from '../../posts/legal/remark-legal.ts'
import { previewPost, type Preview } from '../../posts/preview-post.ts'
import { remarkClose } from '../../posts/remark-close.ts'
import type { Post } from '../../store/posts.ts'
import { text, type Flags } from './flag-values.ts'
import { statusWord } from './render.ts'
import { showPreviews } from './show-preview.ts'

interface Previewed {
  readonly post: Post
  readonly previews: readonly Preview[]
}

export async function run(context: Context, words: readonly string[], flags: Flags = {}): Promise<void> {
  const { io, lang, options } = context
  const output = text(flags, 'output')
  if (output !== null && flags['html'] !== true) throw new Failure('usage', 'output_alone', say(lang, previewText.output_alone))
  const found: Previewed[] = []
  for (const one of await findPosts(context, words)) {
    const post = await remarkLegal(context, await remarkClose(context, one))
    found.push({ post, previews: chosen(context, await previewPost(context, post), text(flags, 'network')) })
  }
  if (flags['html'] === true) return writePage(context, found, output)
  if (options.json) {
    const views = found.map(({ post, previews }) => ({
      id: post.id,
      client: post.client,
      scheduled_at: post.scheduled_at,
      previews,
    }))
    return io.json(words.length === 1 && /^\d+$/.test(words[0] ?? '') ? views[0] : views)
  }
  for (const [index, { post, previews }] of found.entries()) {
    if (index > 0) io.print()
    io.print(`${say(lang, queueText.post, { id: post.id })} · ${statusWord(context, post.status)}`)
    if (post.scheduled_at !== null) io.print(sayTime(context, { scheduled_at: post.scheduled_at, time_zone: post.time_zone }))
    showPreviews(context, previews)
  }
}

/** Those of one network, by its id or its name, or of one account. Throws `Failure` usage `not_on_network`. */
function chosen({ lang }: Context, previews: readonly Preview[], word: string | null): readonly Preview[] {
  if (word === null) return previews
  const wanted = word.toLowerCase()
  const those = previews.filter(({ network, seen_on, name, account }) =>
    [network, seen_on, name.toLowerCase(), account.toLowerCase()].includes(wanted),
  )
  if (those.length > 0) return those
  const names = list(lang, [...new Set(previews.map(({ seen_on }) => seen_on))])
  throw new Failure('usage', 'not_on_network', say(lang, previewText.no_such, { network: word }), {
    hint: say(lang, previewText.no_such_hint, { names }),
  })
}

async function writePage(context: Context, found: readonly Previewed[], output: string | null): Promise<void> {
  const { lang, options } = context
  const { checkFolder, printDocument, replaceFile, tellFile } = await import('../hand-over.ts')
  const { previewPage } = await import('../../posts/preview-page.ts')
  if (output === '-') return printDocument(context, await previewPage(context, found))
  const file = resolve(
    context.cwd,
    output ??
      `preview-${found
        .map(({ post }) => post.id)
        .join('-')
        .slice(0, 40)}.html`,
  )
  await checkFolder(context, file)
  if (options.dry_run) return tellFile(context, file, say(lang, previewText.would_write, { path: file }))
  await replaceFile(context, file, await previewPage(context, found))
  tellFile(context, file, say(lang, previewText.written, { path: file }))
}
