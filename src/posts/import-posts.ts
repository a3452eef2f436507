import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { sealOf } from '../canonical.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { importText } from '../i18n/drafts.ts'
import { list } from '../i18n/format.ts'
import { postText } from '../i18n/posts.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { Post, PostChange } from '../store/posts.ts'
import { sameTextDays, textKey } from '../store/text-key.ts'
import { chooseTime } from './choose-time.ts'
import { isChangeable, lateBefore } from './edit-post.ts'
import { decode, parsePost, type FileProblem } from './front-matter.ts'
import { hashOf, keepMedia } from './media.ts'
import { nothingSaid, type PostInput } from './post-input.ts'
import { preparePost, type Prepared } from './prepare-post.ts'
import { unfilled } from './template.ts'

/** One post as a source gives it: a Markdown file today, a line of a table as well. */
export interface ImportRow {
  /** Where it is, as a person finds it: the name of the file. */
  readonly file: string
  readonly input: PostInput
  /** Line (from 1) at which a field stands, and the text. */
  readonly lines: ReadonlyMap<string, number>
  readonly body_line: number
  readonly problems: readonly FileProblem[]
  /** Notes stood in it that are no part of the text. */
  readonly noted: boolean
}

export type ImportOutcome =
  | { readonly is: 'new'; readonly prepared: Prepared }
  | { readonly is: 'changed'; readonly prepared: Prepared; readonly post: Post }
  | { readonly is: 'unchanged'; readonly post: Post }
  /** Nothing has been written in it yet. */
  | { readonly is: 'empty' }
  | { readonly is: 'refused'; readonly problems: readonly FileProblem[] }

export interface Planned {
  readonly row: ImportRow
  readonly outcome: ImportOutcome
}

/** The Markdown files of a folder by name, or one of them. Throws `Failure`: not_found `no_such_path`, usage `nothing_to_import`. */
export async function readRows(context: Context, path: string): Promise<ImportRow[]> {
  const { lang } = context
  const whole = resolve(context.cwd, path)
  const found = await stat(whole).catch(() => null)
  if (found === null) throw new Failure('not_found', 'no_such_path', say(lang, importText.not_there, { path }))
  const hint = say(lang, importText.nothing_hint)
  if (!found.isDirectory()) {
    if (!/\.(md|markdown)$/i.test(whole))
      throw new Failure('usage', 'nothing_to_import', say(lang, importText.not_markdown, { path }), { hint })
    return [await readRow(context, dirname(whole), basename(whole))]
  }
  const files = (await readdir(whole)).filter((name) => /^[^.].*\.(md|markdown)$/i.test(name)).toSorted()
  if (files.length === 0) throw new Failure('usage', 'nothing_to_import', say(lang, importText.nothing, { path }), { hint })
  return Promise.all(files.map((file) => readRow(context, whole, file)))
}

async function readRow(context: Context, folder: string, file: string): Promise<ImportRow> {
  const { lang } = context
  try {
    const document = decode(await bytesOf(join(folder, file)), file, lang)
    const parsed = await parsePost(document, { folder, lang, comments: false })
    return { file, ...parsed, noted: /^[ \t]*<!--/m.test(document) }
  } catch (error) {
    // one file that is no text says nothing of the others
    const message = error instanceof Failure ? error.message : unreadable(context, file, error)
    return { file, input: nothingSaid, lines: new Map(), body_line: 1, problems: [{ line: 1, message }], noted: false }
  }
}

/** Far more than any post: a film or a log that is called `.md` is not read. */
const largestFile = 4 * 1024 * 1024

/** A pipe would be waited for forever, and a device has no end: neither has bytes here. */
async function bytesOf(path: string): Promise<Uint8Array> {
  const found = await stat(path)
  if (found.isFile() && found.size <= largestFile) return readFile(path)
  throw Object.assign(new Error(path), { code: found.isFile() ? 'EFBIG' : 'EINVAL' })
}

function unreadable({ lang }: Context, file: string, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  return say(lang, postText.file_unreadable, { file, code })
}

/**
 * What each row would become; nothing is written. A row that was read before and says the same is left alone, whatever became of its post
 * since; one that says something else changes it. Problems are the row's: nothing is thrown for them.
 */
export async function planImport(
  context: Context,
  client: Client,
  rows: readonly ImportRow[],
  given: { allow_duplicate: boolean },
): Promise<Planned[]> {
  const planned: Planned[] = []
  // one after the other: a time that the clocks repeat is asked about
  for (const row of rows) planned.push({ row, outcome: await outcomeOf(context, client, row, planned, given) })
  return planned
}

async function outcomeOf(
  context: Context,
  client: Client,
  row: ImportRow,
  before: readonly Planned[],
  given: { allow_duplicate: boolean },
): Promise<ImportOutcome> {
  const { lang } = context
  const { input, lines, body_line } = row
  const refused = (message: string, field?: string): ImportOutcome => ({
    is: 'refused',
    problems: [{ line: (field === undefined ? undefined : lines.get(field)) ?? body_line, message }],
  })
  if (row.problems.length > 0) return { is: 'refused', problems: row.problems }
  if (isEmpty(input)) return { is: 'empty' }
  const { external_id } = input
  const twin = external_id === null ? undefined : before.find((one) => one.row.input.external_id === external_id)
  if (twin) return refused(say(lang, importText.same_id, { file: twin.row.file }), 'external_id')
  const blank = firstBlank(input)
  if (blank !== null) {
    const message = say(lang, importText.unfilled, { names: list(lang, blank.names) })
    return { is: 'refused', problems: [{ line: (lines.get(blank.field) ?? body_line) + blank.down, message }] }
  }

  const external_hash = await hashOfInput(input)
  const store = await context.store()
  const post = external_id === null ? null : await store.posts.fromFile(client.slug, external_id)
  if (post?.external_hash === external_hash && (input.client ?? client.slug) === client.slug) return { is: 'unchanged', post }
  try {
    const sameTime = post !== null && (input.at === null ? post.scheduled_at === null : input.at === post.typed_at)
    const due = input.at === null || sameTime ? null : await chooseTime(context, input.at, client.time_zone)
    if (post && !isChangeable(post)) {
      const same = await preparePost(context, client, input, due, { ...given, draft: input.draft, before: post }).catch(
        () => null,
      )
      if (same !== null && isSame(post, same)) return { is: 'unchanged', post }
      return refused(say(lang, importText.gone, { id: post.id }), 'external_id')
    }
    const prepared = await preparePost(context, client, input, due, {
      ...given,
      draft: input.draft,
      external_hash,
      ...(post && { before: post }),
    })
    const close = given.allow_duplicate ? null : sameText(prepared, before)
    if (close !== null) return refused(say(lang, importText.same_text, { ...close, days: sameTextDays }))
    if (post === null) return { is: 'new', prepared }
    return isSame(post, prepared) ? { is: 'unchanged', post } : { is: 'changed', post, prepared }
  } catch (error) {
    if (!(error instanceof Failure) || error.kind === 'interrupted' || error.kind === 'busy') throw error
    const line = lineOf(row, error)
    const { details, message, hint } = error
    const messages = details.length > 0 ? details : [hint === undefined ? message : `${message} ${hint}`]
    return { is: 'refused', problems: messages.map((message) => ({ line, message })) }
  }
}

function isEmpty({ text, text_for, media }: PostInput): boolean {
  return (text ?? '').trim() === '' && text_for === null && (media?.length ?? 0) === 0
}

/** The first text with blanks that nobody has filled, and how many lines below its beginning. */
function firstBlank({
  title,
  text,
  text_for,
  first_comment,
}: PostInput): { field: string; names: string[]; down: number } | null {
  const own = Object.entries(text_for ?? {}).map(([network, words]) => [`text_${network}`, words] as const)
  for (const [field, words] of [['title', title], ['text', text], ['first_comment', first_comment], ...own] as const) {
    const names = [...new Set(unfilled(words ?? ''))]
    const [first] = names
    if (first === undefined) continue
    const above = (words ?? '').slice(0, (words ?? '').indexOf(first))
    return { field, names, down: field === 'text' ? above.split('\n').length - 1 : 0 }
  }
  return null
}

function isSame(post: Post, { post: now }: Prepared): boolean {
  const same = ['content_hash', 'scheduled_at', 'pillar', 'campaign', 'author', 'tag_links'] as const
  const declared = sealOf(post.legal) === sealOf(now.legal ?? {}) && (now.media_facts ?? []).length === 0
  return declared && same.every((field) => post[field] === now[field]) && (post.status === 'draft') === (now.state === 'draft')
}

/** What the row says, files by what is in them. */
async function hashOfInput(input: PostInput): Promise<string> {
  const media = await Promise.all(
    (input.media ?? []).map(async ({ file, folder, alt, no_alt }) => [
      await hashOf(resolve(folder, file)).catch(() => file),
      alt,
      no_alt,
    ]),
  )
  return (
    createHash('sha256')
      // what is not said leaves no trace: a file that was read before there was such a field says the same today
      .update(
        JSON.stringify({
          ...input,
          tag_links: input.tag_links ?? undefined,
          author: input.author ?? undefined,
          legal: input.legal ?? undefined,
          media,
        }),
      )
      .digest('hex')
  )
}

/** Another row with the same text for the same account, too near in time. */
function sameText({ post }: Prepared, before: readonly Planned[]): { file: string; account: string } | null {
  if (post.scheduled_at === null) return null
  const at = Date.parse(post.scheduled_at)
  for (const { row, outcome } of before) {
    if (outcome.is !== 'new' && outcome.is !== 'changed') continue
    const other = outcome.prepared.post
    if (other.scheduled_at === null || Math.abs(Date.parse(other.scheduled_at) - at) >= sameTextDays * 86_400_000) continue
    const same = post.deliveries.find(
      (mine) =>
        mine.part === 0 &&
        mine.content.text.trim() !== '' &&
        other.deliveries.some((one) => one.part === 0 && one.account_id === mine.account_id && keyOf(one) === keyOf(mine)),
    )
    if (same) return { file: row.file, account: same.account }
  }
  return null
}

type NewDelivery = Prepared['post']['deliveries'][number]

/** Each row is compared with all before it: its key is made once. */
const keys = new WeakMap<NewDelivery, string>()

function keyOf(delivery: NewDelivery): string {
  const known = keys.get(delivery)
  if (known !== undefined) return known
  const key = textKey(delivery.content.text)
  keys.set(delivery, key)
  return key
}

/** The field that a failure is about. */
const fieldOf: Readonly<Record<string, string>> = {
  no_account: 'to',
  which_account: 'to',
  account_not_found: 'to',
  network_closed: 'to',
  media_refused: 'media',
  more_alts: 'alt',
  bad_contest: 'contest',
  bad_link: 'link',
  unknown_pillar: 'pillar',
  other_clients_file: 'client',
}

function lineOf({ lines, body_line }: ImportRow, { code }: Failure): number {
  const time = lines.get('scheduled_local') ?? lines.get('scheduled_at')
  const line = code.startsWith('time_') ? time : lines.get(fieldOf[code] ?? '')
  return line ?? body_line
}

/** Stores the new and changed ones together: all of them or, when one of them cannot be stored, none. In the order of the rows. */
export async function storeImport(context: Context, planned: readonly Planned[]): Promise<Post[]> {
  const late_before = await lateBefore(context)
  const changes: PostChange[] = []
  for (const { outcome } of planned) {
    if (outcome.is !== 'new' && outcome.is !== 'changed') continue
    const { prepared } = outcome
    if (prepared.files.length > 0) await keepMedia(context, prepared.files)
    changes.push({ id: outcome.is === 'new' ? null : outcome.post.id, post: prepared.post, late_before })
  }
  return (await context.store()).posts.apply(changes, context.now().toISOString())
}
