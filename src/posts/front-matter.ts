import { dirname } from 'node:path'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { postText } from '../i18n/posts.ts'
import { say, type Lang } from '../i18n/text.ts'
import { networkIds, type NetworkId } from '../networks/ids.ts'
import type { Post } from '../store/posts.ts'
import { nothingSaid, tagsOf, typedText, words, type PostInput } from './post-input.ts'

const fence = /^---[ \t]*\r?\n([\s\S]*?)(?:\r?\n)?^---[ \t]*(?:\r?\n|$)/m
const plainFields = ['title', 'link', 'first_comment', 'pillar', 'campaign'] as const
const yesOrNo: Readonly<Record<string, boolean>> = { true: true, yes: true, oui: true, false: false, no: false, non: false }

/**
 * A post as a Markdown file: the columns of `queue import` between two lines `---`, then the text. Without front matter the whole
 * file is the text. Throws `Failure` usage `post_file_unreadable` that lists everything that is wrong.
 */
export async function readPostFile(context: Context, path: string, folder = dirname(path)): Promise<PostInput> {
  const { readFile } = await import('node:fs/promises')
  let bytes: Buffer
  try {
    bytes = await readFile(path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    const message =
      code === 'ENOENT'
        ? say(context.lang, postText.file_missing, { file: path })
        : say(context.lang, postText.file_unreadable, { file: path, code })
    throw new Failure('usage', 'post_file_unreadable', message)
  }
  return readPost(decode(bytes, path, context.lang), { file: path, folder, lang: context.lang })
}

/** UTF-8 (with or without its mark) as text. Throws `Failure` usage `post_file_unreadable` for anything else. */
export function decode(bytes: Uint8Array, file: string, lang: Lang): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (!text.includes('\0')) return text
  } catch {
    // told below
  }
  throw new Failure('usage', 'post_file_unreadable', say(lang, postText.file_no_text, { file }))
}

export async function readPost(document: string, given: { file: string; folder: string; lang: Lang }): Promise<PostInput> {
  const { file, folder, lang } = given
  const found = document.startsWith('---') ? fence.exec(document) : null
  const body = typedText(
    (found && found.index === 0 ? document.slice(found[0].length) : document).replace(/^(?:[ \t]*\r?\n)+/, ''),
  )
  if (!found || found.index !== 0) return { ...nothingSaid, text: body }
  const { parseDocument } = await import('yaml')
  // the failsafe schema keeps every word as it was typed: no date, number or `no` becomes something else
  const yaml = parseDocument(found[1] ?? '', { schema: 'failsafe', prettyErrors: true })
  const problems: string[] = yaml.errors.map((error) => error.message.split('\n')[0] ?? '')
  const data: unknown = problems.length === 0 ? (yaml.toJS() ?? {}) : {}
  const isRecord = typeof data === 'object' && data !== null && !Array.isArray(data)
  if (!isRecord) problems.push(say(lang, postText.file_no_fields))
  const fields = new Map<string, unknown>(isRecord ? Object.entries(data) : [])
  const take = (name: string): string | null => {
    const value = fields.get(name)
    fields.delete(name)
    if (value === undefined || value === null) return null
    if (typeof value === 'string') return value.trim()
    problems.push(say(lang, postText.file_one_value, { field: name }))
    return null
  }
  const takeList = (name: string, between: RegExp): string[] | null => {
    const value = fields.get(name)
    fields.delete(name)
    if (value === undefined || value === null) return null
    if (typeof value === 'string')
      return value
        .split(between)
        .map((one) => one.trim())
        .filter((one) => one !== '')
    if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.map((one: string) => one.trim())
    problems.push(say(lang, postText.file_list, { field: name }))
    return null
  }
  const plain = Object.fromEntries(plainFields.map((name) => [name, take(name)])) as Record<
    (typeof plainFields)[number],
    string | null
  >
  const own = take('text')
  if (own !== null && body !== '') problems.push(say(lang, postText.file_two_texts))
  const text_for: Partial<Record<NetworkId, string>> = {}
  for (const id of networkIds) {
    const value = take(`text_${id}`)
    if (value !== null) text_for[id] = typedText(value)
  }
  const files = takeList('media', /;/)
  const alts = takeList('alt', /;/) ?? []
  if (alts.length > (files ?? []).length)
    problems.push(say(lang, postText.more_alts, { alts: alts.length, files: files?.length ?? 0 }))
  const tags = takeList('tags', /[,;]/)
  const to = takeList('to', /[,;]/)
  const at = take('scheduled_at')
  const local = take('scheduled_local')
  if (at !== null && local !== null) problems.push(say(lang, postText.file_two_times))
  const threaded = take('thread')
  const thread = threaded === null ? null : (yesOrNo[threaded.toLowerCase()] ?? null)
  if (threaded !== null && thread === null) problems.push(say(lang, postText.file_thread, { value: threaded }))
  const status = take('status')
  if (status !== null && status !== 'draft' && status !== 'scheduled')
    problems.push(say(lang, postText.file_status, { status }))
  for (const name of fields.keys()) problems.push(say(lang, postText.file_unknown_field, { field: name }))
  if (problems.length > 0) {
    throw new Failure('usage', 'post_file_unreadable', say(lang, postText.file_wrong, { file }), {
      details: problems,
      hint: say(lang, postText.file_fields, {
        fields:
          'title, text, thread, first_comment, link, media, alt, tags, pillar, campaign, to, scheduled_at, scheduled_local, status, text_<network>',
      }),
    })
  }
  return {
    ...nothingSaid,
    ...plain,
    thread,
    text: own === null ? body : typedText(own),
    text_for: Object.keys(text_for).length > 0 ? text_for : null,
    media: files && files.map((one, index) => ({ file: one, folder, alt: alts[index] || null, no_alt: false })),
    tags: tags && tagsOf(tags),
    to: to && to.length > 0 ? words(to) : null,
    at: at ?? local,
    draft: status === 'draft',
  }
}

/** The words of a post as a document to edit; `readPost` takes it back. Media, accounts and times have their own commands. */
export async function writePost(
  post: Pick<Post, 'title' | 'text' | 'thread' | 'first_comment' | 'link' | 'tags' | 'pillar' | 'campaign' | 'text_for'>,
): Promise<string> {
  const { stringify } = await import('yaml')
  const { title, link, thread, first_comment, pillar, campaign, tags, text_for, text } = post
  const own = Object.fromEntries(Object.entries(text_for).map(([network, words_]) => [`text_${network}`, words_]))
  const head = stringify({
    title: title ?? '',
    link: link ?? '',
    tags: tags.join(', '),
    pillar: pillar ?? '',
    campaign: campaign ?? '',
    thread,
    first_comment: first_comment ?? '',
    ...own,
  })
  return `---\n${head}---\n\n${text}\n`
}
