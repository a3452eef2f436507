import { dirname } from 'node:path'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { postText } from '../i18n/posts.ts'
import { rightsText } from '../i18n/rights.ts'
import { say, type Lang } from '../i18n/text.ts'
import { networkIds, type NetworkId } from '../networks/ids.ts'
import type { Post } from '../store/posts.ts'
import { saidOrNull } from './legal/said.ts'
import { nothingSaid, tagsOf, typedText, words, type PostInput } from './post-input.ts'
import { readAtMost } from '../read-at-most.ts'

const fence = /^---[ \t]*\r?\n([\s\S]*?)(?:\r?\n)?^---[ \t]*(?:\r?\n|$)/m
const plainFields = ['title', 'link', 'first_comment', 'pillar', 'campaign', 'author'] as const
const yesOrNo: Readonly<Record<string, boolean>> = { true: true, yes: true, oui: true, false: false, no: false, non: false }

/** What a Markdown file says, with the line (from 1) at which each thing stands. */
export interface FrontMatter {
  /** Every word as it was typed: no date, number or `no` becomes something else. */
  readonly fields: ReadonlyMap<string, unknown>
  readonly body: string
  readonly lines: ReadonlyMap<string, number>
  /** Line of the first word after the fields. */
  readonly body_line: number
  readonly errors: readonly FileProblem[]
}

export interface FileProblem {
  readonly line: number
  /** The field it is about, where it is about one. */
  readonly field?: string
  readonly message: string
}

/** The fields between two lines `---`, then the text. Without them the whole of it is the text. */
export async function frontMatter(document: string): Promise<FrontMatter> {
  const found = document.startsWith('---') ? fence.exec(document) : null
  const head = found?.index === 0 ? found[0] : ''
  const rest = document.slice(head.length)
  const body = rest.replace(/^(?:[ \t]*\r?\n)+/, '')
  const body_line = lineAt(document, document.length - body.length)
  if (head === '') return { fields: new Map(), body, lines: new Map(), body_line, errors: [] }
  const { isMap, isScalar, LineCounter, parseDocument } = await import('yaml')
  const counter = new LineCounter()
  const yaml = parseDocument(found?.[1] ?? '', {
    schema: 'failsafe',
    prettyErrors: false,
    logLevel: 'error',
    lineCounter: counter,
  })
  // the fields begin on the second line
  const lineOf = (offset: number): number => counter.linePos(offset).line + 1
  const errors = yaml.errors.map((error) => ({ line: lineOf(error.pos[0]), message: error.message.split('\n')[0] ?? '' }))
  let data: unknown = {}
  try {
    if (errors.length === 0) data = yaml.toJS() ?? {}
  } catch (error) {
    // anchors that repeat each other for ever
    errors.push({ line: 2, message: error instanceof Error ? error.message : '' })
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return { fields: new Map(), body, lines: new Map(), body_line, errors: [{ line: 1, message: '' }] }
  const pairs = isMap(yaml.contents) ? yaml.contents.items : []
  const lines = pairs.flatMap(({ key }) =>
    isScalar(key) && key.range ? [[String(key.value), lineOf(key.range[0])] as const] : [],
  )
  return { fields: new Map(Object.entries(data)), body, lines: new Map(lines), body_line, errors }
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

/**
 * The text without its notes: HTML comments that begin a line. `<!--more-->` stays, it parts an article, and so does what is shown as code.
 */
export function withoutComments(body: string): string {
  return body
    .split(/(^ {0,3}```[\s\S]*?^ {0,3}```[ \t]*$)/m)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/^[ \t]*<!--(?!more\s*-->)[\s\S]*?-->[ \t]*(?:\r?\n|$)/gm, ''),
    )
    .join('')
    .replace(/^(?:[ \t]*\r?\n)+/, '')
}

/** Far more than any post: a film or a log is not read. */
export const largestPost = 4 * 1024 * 1024

/**
 * A post as a Markdown file: the columns of `queue import` between two lines `---`, then the text, its notes (HTML comments) left out.
 * Without front matter the whole file is the text. Throws `Failure` usage `post_file_unreadable` that lists everything that is wrong.
 */
export async function readPostFile(context: Context, path: string, folder = dirname(path)): Promise<PostInput> {
  let bytes: Buffer
  try {
    bytes = await readAtMost(path, largestPost)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    const message =
      code === 'ENOENT'
        ? say(context.lang, postText.file_missing, { file: path })
        : say(context.lang, postText.file_unreadable, { file: path, code })
    throw new Failure('usage', 'post_file_unreadable', message)
  }
  return inputOf(
    await parsePost(decode(bytes, path, context.lang), { folder, lang: context.lang, comments: false }),
    path,
    context.lang,
  )
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
  return inputOf(await parsePost(document, { folder, lang, comments: true }), file, lang)
}

/** A document that was read, with everything that is wrong with it. */
export interface ParsedPost extends Pick<FrontMatter, 'lines' | 'body_line'> {
  readonly input: PostInput
  readonly problems: readonly FileProblem[]
}

function inputOf({ input, problems }: ParsedPost, file: string, lang: Lang): PostInput {
  if (problems.length === 0) return input
  throw new Failure('usage', 'post_file_unreadable', say(lang, postText.file_wrong, { file }), {
    details: problems.map(({ line, message }) => say(lang, postText.file_line, { line, message })),
    hint: say(lang, postText.file_fields, { fields: postFields }),
  })
}

const postFields =
  'external_id, client, title, text, thread, first_comment, link, tag_links, media, alt, tags, pillar, campaign, author, to, scheduled_at, scheduled_local, status, disclosure, partner, ambassador, ai, contest, people, licence, text_<network>'

/** `comments`: whether HTML comments belong to the text. */
export async function parsePost(
  document: string,
  given: { folder: string; lang: Lang; comments: boolean },
): Promise<ParsedPost> {
  const { folder, lang, comments } = given
  const { fields: found, body: whole, lines, body_line, errors } = await frontMatter(document)
  const raw = comments ? whole : withoutComments(whole)
  const body = typedText(raw)
  const problems: FileProblem[] = errors.map(({ line, message }) => ({
    line,
    message: message === '' ? say(lang, postText.file_no_fields) : message,
  }))
  // notes above the text push it down
  const begins = document.endsWith(raw) ? lineAt(document, document.length - raw.length) : body_line
  const open = comments ? -1 : openNote(raw)
  if (open >= 0) problems.push({ line: begins + lineAt(raw, open) - 1, message: say(lang, postText.file_open_note) })
  const said = readFields(found, { body, folder, lang, lines })
  return { input: said.input, problems: [...problems, ...said.problems], lines, body_line: begins }
}

/**
 * What named fields and a text say of a post, with everything that is wrong: the words of a Markdown file, of a line of a table or of an
 * entry of JSON. `lines`: where each field stands, else line 1.
 */
export function readFields(
  found: ReadonlyMap<string, unknown>,
  given: { body: string; folder: string; lang: Lang; lines: ReadonlyMap<string, number> },
): { input: PostInput; problems: readonly FileProblem[] } {
  const { body, folder, lang, lines } = given
  const problems: FileProblem[] = []
  const wrong = (name: string, message: string): void =>
    void problems.push({ line: lines.get(name) ?? 1, field: name, message })
  const fields = new Map(found)
  const take = (name: string): string | null => {
    const value = fields.get(name)
    fields.delete(name)
    if (value === undefined || value === null) return null
    if (typeof value === 'string') return value.trim()
    wrong(name, say(lang, postText.file_one_value, { field: name }))
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
    wrong(name, say(lang, postText.file_list, { field: name }))
    return null
  }
  const plain = Object.fromEntries(plainFields.map((name) => [name, take(name)])) as Record<
    (typeof plainFields)[number],
    string | null
  >
  const own = take('text')
  if (own !== null && body !== '') wrong('text', say(lang, postText.file_two_texts))
  const text_for: Partial<Record<NetworkId, string>> = {}
  if ([...fields.keys()].some((name) => name.startsWith('text_')))
    for (const id of networkIds) {
      const value = take(`text_${id}`)
      if (value !== null) text_for[id] = typedText(value)
    }
  const files = takeList('media', /;/)
  const alts = takeList('alt', /;/) ?? []
  if (alts.length > (files ?? []).length)
    wrong('alt', say(lang, postText.more_alts, { alts: alts.length, files: files?.length ?? 0 }))
  const [external_id, client] = [take('external_id'), take('client')]
  const tags = takeList('tags', /[,;]/)
  const to = takeList('to', /[,;]/)
  const at = take('scheduled_at')
  const local = take('scheduled_local')
  if (at !== null && local !== null) wrong('scheduled_local', say(lang, postText.file_two_times))
  const takeYesNo = (name: string): boolean | null => {
    const value = take(name)
    const said = value === null ? null : (yesOrNo[value.toLowerCase()] ?? null)
    if (value !== null && said === null) wrong(name, say(lang, postText.file_yes_no, { field: name, value }))
    return said
  }
  const contest: unknown = fields.get('contest') ?? null
  fields.delete('contest')
  if (contest !== null && typeof contest !== 'object') wrong('contest', say(lang, rightsText.contest_map))
  const legal = saidOrNull({
    disclosure: take('disclosure'),
    partner: take('partner'),
    ambassador: take('ambassador'),
    ai: take('ai'),
    contest: typeof contest === 'object' ? contest : null,
    people: takeList('people', /;/),
    licence: takeList('licence', /;/),
  })
  const thread = takeYesNo('thread')
  const tag_links = takeYesNo('tag_links')
  const status = take('status')
  if (status !== null && status !== 'draft' && status !== 'scheduled')
    wrong('status', say(lang, postText.file_status, { status }))
  for (const name of fields.keys()) wrong(name, say(lang, postText.file_unknown_field, { field: name }))
  const input: PostInput = {
    ...nothingSaid,
    ...plain,
    thread,
    tag_links,
    text: own === null ? body : typedText(own),
    text_for: Object.keys(text_for).length > 0 ? text_for : null,
    media: files && files.map((one, index) => ({ file: one, folder, alt: alts[index] || null, no_alt: false })),
    tags: tags && tagsOf(tags),
    to: to && to.length > 0 ? words(to) : null,
    at: at || local || null,
    draft: status === 'draft',
    external_id: external_id || null,
    client: client || null,
    legal,
  }
  return { input, problems }
}

/** Where a note begins that nothing closes; -1: nowhere. Left in, it would be published. */
function openNote(text: string): number {
  return text.search(/^[ \t]*<!--(?![\s\S]*?-->)/m)
}

/** The words of a post as a document to edit; `readPost` takes it back. Media, accounts and times have their own commands. */
export async function writePost(
  post: Pick<Post, 'title' | 'text' | 'thread' | 'first_comment' | 'link' | 'tags' | 'pillar' | 'campaign' | 'text_for'> &
    Partial<Pick<Post, 'tag_links'>>,
): Promise<string> {
  const { stringify } = await import('yaml')
  const { title, link, tag_links = true, thread, first_comment, pillar, campaign, tags, text_for, text } = post
  const own = Object.fromEntries(Object.entries(text_for).map(([network, words_]) => [`text_${network}`, words_]))
  const head = stringify({
    title: title ?? '',
    link: link ?? '',
    ...(tag_links ? {} : { tag_links }),
    tags: tags.join(', '),
    pillar: pillar ?? '',
    campaign: campaign ?? '',
    thread,
    first_comment: first_comment ?? '',
    ...own,
  })
  return `---\n${head}---\n\n${text}\n`
}
