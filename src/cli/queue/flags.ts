import { resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { postText } from '../../i18n/posts.ts'
import { queueText } from '../../i18n/queue.ts'
import { templateText } from '../../i18n/templates.ts'
import { say } from '../../i18n/text.ts'
import { isNetworkId, networkIds, type NetworkId } from '../../networks/ids.ts'
import { decode, largestPost, readPostFile } from '../../posts/front-matter.ts'
import { nothingSaid, tagsOf, together, typedText, words, type PostInput } from '../../posts/post-input.ts'
import { saidOrNull, type SaidLegal } from '../../posts/legal/said.ts'
import type { Client } from '../../store/clients.ts'
import { text, texts, type Flags } from './flag-values.ts'
import { readAtMost } from '../../read-at-most.ts'

/**
 * What the words, the flags, stdin and `--from-file`, `--template` or `--from-post` say of a post; a flag goes before them. The last two
 * are for a new post of `client`.
 */
export async function postInput(context: Context, word: string | undefined, flags: Flags, client?: Client): Promise<PostInput> {
  const comment = text(flags, 'firstComment')
  const said: PostInput = {
    ...nothingSaid,
    text: word === undefined ? null : word === '-' ? await readStdin(context) : typedText(word),
    title: text(flags, 'title'),
    link: text(flags, 'link'),
    tag_links: flags['tag'] === true ? true : flags['noTag'] === true ? false : null,
    media:
      flags['noMedia'] === true
        ? []
        : (texts(flags, 'media')?.map((file) => ({ file, folder: context.cwd, alt: null, no_alt: false })) ?? null),
    alts: texts(flags, 'alt'),
    no_alt: flags['noAlt'] === true,
    fit: flags['fit'] === true ? true : flags['noFit'] === true ? false : null,
    text_for: textFor(context, flags),
    thread: flags['thread'] === true ? true : flags['noThread'] === true ? false : null,
    first_comment: comment === null ? null : typedText(comment),
    tags: texts(flags, 'tags') && tagsOf(texts(flags, 'tags') ?? []),
    pillar: text(flags, 'pillar'),
    campaign: text(flags, 'campaign'),
    author: text(flags, 'author'),
    to: texts(flags, 'to') && words(texts(flags, 'to') ?? []),
    at: text(flags, 'at'),
    draft: flags['draft'] === true,
    legal: await legalOf(context, flags),
  }
  if (client && flags['template'] !== undefined)
    return (await import('./from-template.ts')).fromTemplate(context, client, said, flags)
  if (flags['set'] !== undefined) throw new Failure('usage', 'set_alone', say(context.lang, templateText.set_alone))
  if (client && flags['fromPost'] !== undefined) return (await import('./from-post.ts')).fromPost(context, client, said, flags)
  const file = text(flags, 'fromFile')
  if (file === null) return said
  const read = await readPostFile(context, resolve(context.cwd, file))
  if (said.text !== null && read.text) {
    const { lang } = context
    throw new Failure('usage', 'two_texts', say(lang, queueText.two_texts), { hint: say(lang, queueText.one_of_them) })
  }
  return together(said, { ...read, at: said.draft || flags['now'] === true || text(flags, 'slot') !== null ? null : read.at })
}

/** What the flags declare for the law; a contest is a file of its own. */
async function legalOf(context: Context, flags: Flags): Promise<SaidLegal | null> {
  const contest = text(flags, 'contest')
  return saidOrNull({
    disclosure: text(flags, 'disclosure'),
    partner: text(flags, 'partner'),
    ambassador: text(flags, 'ambassador'),
    ai: text(flags, 'ai'),
    contest:
      contest === null
        ? null
        : contest.trim() === ''
          ? {}
          : await (await import('./contest-file.ts')).contestFile(context, contest),
    people: texts(flags, 'people'),
    licence: texts(flags, 'licence'),
  })
}

function textFor(context: Context, flags: Flags): PostInput['text_for'] {
  const values = texts(flags, 'textFor')
  if (values === null) return null
  const { lang } = context
  const own: Partial<Record<NetworkId, string>> = {}
  for (const value of values) {
    const at = value.indexOf('=')
    const network = value.slice(0, Math.max(at, 0)).trim().toLowerCase()
    if (!isNetworkId(network)) {
      throw new Failure('usage', 'bad_text_for', say(lang, queueText.bad_text_for, { value }), {
        hint: say(lang, queueText.bad_text_for_hint, { names: networkIds.join(', ') }),
      })
    }
    own[network] = typedText(value.slice(at + 1))
  }
  return own
}

export async function readStdin(context: Context): Promise<string> {
  const { lang } = context
  try {
    return typedText(decode(await readAtMost(process.stdin, largestPost), '-', lang))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (error instanceof Failure || code === undefined) throw error
    throw new Failure('usage', 'post_file_unreadable', say(lang, postText.file_unreadable, { file: '-', code }))
  }
}
