import { hash } from 'node:crypto'
import { resolve } from 'node:path'
import { sealOf } from '../canonical.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { importText } from '../i18n/drafts.ts'
import { list } from '../i18n/format.ts'
import { importTableText } from '../i18n/import-table.ts'
import { partLabel } from '../i18n/parts.ts'
import { storedPostText } from '../i18n/stored-posts.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { Issue } from '../networks/contract.ts'
import type { Delivery } from '../store/deliveries.ts'
import type { AppliedPost, NewPost, Post, PostChange } from '../store/posts.ts'
import type { Store } from '../store/store.ts'
import { sameTextDays, textKey } from '../store/text-key.ts'
import { chooseTime, type Due } from './choose-time.ts'
import { isChangeable, lateBefore } from './edit-post.ts'
import type { FileProblem } from './front-matter.ts'
import { isAddress, type FetchedMedia } from './import/fetch-media.ts'
import { derivedId, ownId, postIdOf } from './import/own-id.ts'
import { titleOf, type ImportRow } from './import/row.ts'
import { typedTime } from './import/typed-time.ts'
import { hashOf, keepMedia } from './media.ts'
import type { PostInput } from './post-input.ts'
import { preparePost, type Prepared } from './prepare-post.ts'
import { unfilled } from './template.ts'

/** Of what was prepared, what is told of it. The posts of 100,000 lines wait in the store until all of them are checked. */
export interface Understood {
  readonly post: Pick<NewPost, 'scheduled_at' | 'scheduled_local' | 'pillar'> & { readonly external_id: string }
  /** Only of the first: whole, to be shown. */
  readonly shown: NewPost | null
  readonly prices: readonly Pick<NewPost['deliveries'][number], 'price_micros' | 'price_currency'>[]
  readonly warnings: readonly Issue[]
  readonly files: Prepared['files']
}

type Known = Pick<Post, 'id' | 'external_id' | 'status' | 'scheduled_at' | 'scheduled_local' | 'pillar'>

export type ImportOutcome =
  | { readonly is: 'new'; readonly prepared: Understood }
  | { readonly is: 'changed'; readonly prepared: Understood; readonly post: Known }
  | { readonly is: 'unchanged'; readonly post: Known }
  /** Nothing has been written in it yet. */
  | { readonly is: 'empty' }
  /** It says that it is out or cancelled: nothing is queued for it. */
  | { readonly is: 'over' }
  | { readonly is: 'refused'; readonly problems: readonly FileProblem[] }

/** What is still told of a row once it was read. */
export type ToldRow = Pick<ImportRow, 'file' | 'line' | 'remarks' | 'noted'> & { readonly external_id: string | null }

export interface Planned {
  readonly row: ToldRow
  readonly outcome: ImportOutcome
}

export interface ImportOptions {
  readonly allow_duplicate: boolean
  /** Where rows go that do not say; absent: as a post without `--to`. */
  readonly to?: readonly string[] | null
  /** Where pictures that have an address come from; absent: they are files like others, and not there. */
  readonly fetched?: Pick<FetchedMedia, 'withFiles'>
  /** How many posts are kept whole, to be shown. */
  readonly shown?: number
  /** Told of every row. */
  readonly progress?: (rows: number) => void
}

/** What the rows before said, by what a later one may not say again. */
interface Before {
  readonly ids: Map<string, ToldRow>
  /** By account and text, the last one first. */
  readonly texts: Map<string, Said>
}

interface Said {
  readonly at: number
  readonly row: ToldRow
  readonly before: Said | undefined
}

/**
 * What each row would become; nothing is written but what waits in the store for `storeImport`. A row that was read before and says the same is left alone, whatever became of its post
 * since; one that says something else changes it. A row without a number of its own has one made of what it says: the same file twice is
 * the same posts. Problems are the row's: nothing is thrown for them.
 */
export async function planImport(
  context: Context,
  client: Client,
  rows: Iterable<ImportRow>,
  given: ImportOptions,
): Promise<Planned[]> {
  const { posts } = await context.store()
  const planned: Planned[] = []
  const waiting: PostChange[] = []
  const at = context.now().toISOString()
  const hand = async (): Promise<void> => {
    if (!context.options.dry_run) await posts.stage(waiting.splice(0), at)
  }
  let shown = given.shown ?? mostShown
  const before: Before = { ids: new Map(), texts: new Map() }
  const known = knownThroughout(context)
  // one after the other: a time that the clocks repeat is asked about
  await posts.unstage()
  for (const row of rows) {
    const told = toldOf(row)
    const outcome = await outcomeOf(known, client, row, told, before, given)
    if ('prepared' in outcome) {
      const { is, prepared } = outcome
      const understood = understoodOf(prepared, shown-- > 0)
      planned.push({
        row: told,
        outcome: is === 'new' ? { is, prepared: understood } : { is, prepared: understood, post: knownOf(outcome.post) },
      })
      waiting.push({ id: is === 'new' ? null : outcome.post.id, post: prepared.post })
      if (waiting.length === batch) await hand()
    } else
      planned.push({
        row: told,
        outcome: outcome.is === 'unchanged' ? { is: 'unchanged', post: knownOf(outcome.post) } : outcome,
      })
    given.progress?.(planned.length)
  }
  await hand()
  return planned
}

const mostShown = 100
/** So many posts are held at a time. */
const batch = 50

type WholeOutcome =
  | Exclude<ImportOutcome, { readonly is: 'new' | 'changed' | 'unchanged' }>
  | { readonly is: 'new'; readonly prepared: Prepared }
  | { readonly is: 'changed'; readonly prepared: Prepared; readonly post: Post }
  | { readonly is: 'unchanged'; readonly post: Post }

const nothing: readonly never[] = []

function toldOf({ file, line, remarks, noted, input }: ImportRow): ToldRow {
  return { file, line, remarks, noted, external_id: input.external_id }
}

function understoodOf({ post, files }: Prepared, shown: boolean): Understood {
  const { scheduled_at, scheduled_local, pillar, deliveries } = post
  const prices = deliveries.filter(({ price_micros }) => price_micros !== null)
  const warnings = deliveries.flatMap(({ issues }) => issues.filter(({ level }) => level === 'warning'))
  return {
    post: { scheduled_at, scheduled_local, pillar, external_id: post.file?.external_id ?? '' },
    shown: shown ? post : null,
    prices:
      prices.length === 0 ? nothing : prices.map(({ price_micros, price_currency }) => ({ price_micros, price_currency })),
    warnings: warnings.length === 0 ? nothing : warnings,
    files: files.length === 0 ? nothing : files,
  }
}

function knownOf({ id, external_id, status, scheduled_at, scheduled_local, pillar }: Post): Known {
  return { id, external_id, status, scheduled_at, scheduled_local, pillar }
}

async function outcomeOf(
  context: Context,
  client: Client,
  row: ImportRow,
  told: ToldRow,
  before: Before,
  given: ImportOptions,
): Promise<WholeOutcome> {
  const { lang } = context
  const { problems } = row
  if (row.over) return { is: 'over' }
  // a file whose fields cannot be read says nothing else; of a row each column is told
  if (problems.length > 0 && row.line === null) return { is: 'refused', problems }
  const said = { ...row.input, to: row.input.to ?? given.to ?? null }
  if (isEmpty(said)) return problems.length > 0 ? { is: 'refused', problems } : { is: 'empty' }
  const refused = (message: string, field?: string): WholeOutcome => ({
    is: 'refused',
    problems: [...problems, problemAt(row, message, field)],
  })

  const own = said.external_id
  const external_id = own ?? freeId(derivedId(said), before, given.allow_duplicate)
  const twin = before.ids.get(external_id)
  if (twin && own === null) return refused(say(lang, importTableText.same_row, { where: whereOf(lang, twin) }))
  if (twin) return refused(say(lang, importText.same_id, { file: whereOf(lang, twin) }), 'external_id')
  before.ids.set(external_id, told)
  const input = { ...said, external_id }
  const blank = firstBlank(input)
  if (blank !== null) {
    const { line, ...more } = problemAt(row, say(lang, importText.unfilled, { names: list(lang, blank.names) }), blank.field)
    const down = row.line === null ? blank.down : 0
    return { is: 'refused', problems: [...problems, { line: line + down, ...more }] }
  }

  const external_hash = await hashOfInput(input)
  const post = await postOf(context, client, external_id)
  const same_client = (input.client ?? client.slug) === client.slug
  if (problems.length === 0 && post?.external_hash === external_hash && same_client) return { is: 'unchanged', post }
  const { due, wrong } = await dueOf(context, client, row, post)
  if (wrong !== null || problems.length > 0)
    return {
      is: 'refused',
      problems: [...problems, ...(wrong ?? []), ...(await moreProblems(context, client, row, input, given))],
    }
  try {
    const ready = (await given.fetched?.withFiles(input)) ?? input
    const options = { allow_duplicate: given.allow_duplicate, draft: ready.draft }
    if (post && !isChangeable(post)) {
      const same = await preparePost(context, client, ready, due, { ...options, before: post }).catch(() => null)
      if (same !== null && isSame(post, same)) return { is: 'unchanged', post }
      return refused(say(lang, importText.gone, { id: post.id }), 'external_id')
    }
    const prepared = await preparePost(context, client, ready, due, {
      external_hash,
      ...options,
      ...(post && { before: post }),
    })
    const out = post === null ? [] : changedThoughOut(post, prepared)
    if (post !== null && out.length > 0) {
      const names = list(lang, [...new Set(out.map((one) => partLabel(lang, one.account, one)))])
      return refused(say(lang, storedPostText.part_is_out, { id: post.id, names }), 'external_id')
    }
    const close = given.allow_duplicate ? null : sameText(prepared, told, before)
    if (close !== null) {
      const values = { file: whereOf(lang, close.row), account: close.account, days: sameTextDays }
      return refused(say(lang, importText.same_text, values))
    }
    if (post === null) return { is: 'new', prepared }
    return isSame(post, prepared) ? { is: 'unchanged', post } : { is: 'changed', post, prepared }
  } catch (error) {
    const first = problemsOf(row, error)
    const more = await moreProblems(context, client, row, without(input, error), given)
    return { is: 'refused', problems: [...first, ...more] }
  }
}

/** How a person finds a row. */
export function whereOf(lang: Lang, { file, line }: Pick<ImportRow, 'file' | 'line'>): string {
  return line === null ? file : say(lang, importTableText.line, { line })
}

function problemAt({ lines, body_line, titles, line }: ImportRow, message: string, field?: string): FileProblem {
  const at = (field === undefined ? undefined : lines.get(field)) ?? body_line
  return { line: at, message, ...(field !== undefined && line !== null && { field: titleOf(titles, field) }) }
}

/** Twice the same row on purpose is two posts. */
function freeId(id: string, { ids }: Before, allow_duplicate: boolean): string {
  if (!allow_duplicate) return id
  let free = id
  for (let count = 2; ids.has(free); count++) free = `${id}-${count}`
  return free
}

/** The post that this number means: the one that came from such a row, or the one that an export named so. */
async function postOf(context: Context, client: Client, external_id: string): Promise<Post | null> {
  const { posts } = await context.store()
  const id = postIdOf(external_id)
  const exported = id === null ? null : await posts.get(id)
  if (exported !== null && exported.client === client.slug && ownId(exported) === external_id) return exported
  return posts.fromFile(client.slug, external_id)
}

/** When it leaves; null: as it stands, or no time at all. */
async function dueOf(
  context: Context,
  client: Client,
  row: ImportRow,
  post: Post | null,
): Promise<{ due: Due | null; wrong: readonly FileProblem[] | null }> {
  const { at } = row.input
  const same = post !== null && (at === null ? post.scheduled_at === null : at === post.typed_at || at === typedTime(post))
  if (at === null || same) return { due: null, wrong: null }
  try {
    return { due: await chooseTime(context, at, client.time_zone), wrong: null }
  } catch (error) {
    if (row.line === null || !(error instanceof Failure) || error.code !== 'time_unreadable')
      return { due: null, wrong: problemsOf(row, error) }
    // its hint is for whoever types a command
    const message = `${error.message} ${say(context.lang, importTableText.time_hint)}`
    return { due: null, wrong: [problemAt(row, message, fieldAbout(row, error))] }
  }
}

/** What a failure says of the row. Whatever stops all of it is thrown on. */
function problemsOf(row: ImportRow, error: unknown): FileProblem[] {
  if (!(error instanceof Failure) || error.kind === 'interrupted' || error.kind === 'busy') throw error
  const { details, message, hint } = error
  const messages = details.length > 0 ? details : [hint === undefined ? message : `${message} ${hint}`]
  const about = fieldAbout(row, error)
  return messages.map((one) => problemAt(row, one, about))
}

/** The row without what was wrong with it; null: nothing else can be told. */
function without(input: PostInput, error: unknown): PostInput | null {
  const field = error instanceof Failure ? fieldOf[error.code] : undefined
  switch (field) {
    case 'to':
      return { ...input, to: ['all'] }
    case 'link':
    case 'pillar':
    case 'media':
    case 'client':
      return { ...input, [field]: null, ...(field === 'media' && { media: [] }) }
    default:
      return null
  }
}

/** What else is wrong with a row that is refused anyway: a person mends it once. Pictures are not fetched for it. */
async function moreProblems(
  context: Context,
  client: Client,
  row: ImportRow,
  input: PostInput | null,
  given: ImportOptions,
): Promise<FileProblem[]> {
  const found: FileProblem[] = []
  // a file of its own stops at its first fault
  const files = input?.media?.filter(({ file }) => !isAddress(file)) ?? null
  let left: PostInput | null = row.line === null || input === null ? null : { ...input, media: files }
  const elsewhere = left?.to?.includes('all') === true && row.input.to?.includes('all') !== true
  for (let round = 0; left !== null && round < 6; round++) {
    try {
      await preparePost(context, client, left, null, { allow_duplicate: given.allow_duplicate, draft: true })
      break
    } catch (error) {
      const told = problemsOf(row, error)
      const about = error instanceof Failure ? fieldAbout(row, error) : undefined
      // the rules of accounts that it does not go to say nothing of it
      if (about !== undefined || !elsewhere) found.push(...told)
      left = without(left, error)
    }
  }
  return found
}

/** Every row asks for the same accounts and the same strategy, which do not change while a file is read. */
function knownThroughout(context: Context): Context {
  const known = new Map<string, Promise<unknown>>()
  const once = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const there = known.get(key) ?? read()
    known.set(key, there)
    return there as Promise<T>
  }
  let store: Promise<Store> | null = null
  const remembering = async (): Promise<Store> => {
    const whole = await context.store()
    const { accounts, strategies } = whole
    return {
      ...whole,
      accounts: { ...accounts, list: (client) => once(`accounts ${client ?? ''}`, () => accounts.list(client)) },
      strategies: {
        ...strategies,
        get: (client, version) => once(`strategy ${client} ${version ?? ''}`, () => strategies.get(client, version)),
      },
    }
  }
  return { ...context, store: () => (store ??= remembering()) }
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

/** What is online already, and would have to be something else. */
function changedThoughOut(post: Post, { post: now }: Prepared): readonly Delivery[] {
  return post.deliveries.filter(
    (one) =>
      one.state === 'sent' &&
      !now.deliveries.some(
        ({ account_id, part, content_hash }) =>
          account_id === one.account_id && part === one.part && content_hash === one.content_hash,
      ),
  )
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
  // what is not said leaves no trace: a file that was read before there was such a field says the same today
  const said = {
    ...input,
    tag_links: input.tag_links ?? undefined,
    author: input.author ?? undefined,
    legal: input.legal ?? undefined,
    media,
  }
  return hash('sha256', JSON.stringify(said))
}

/** Another row with the same text for the same account, too near in time; else this one is kept for those below. */
function sameText({ post }: Prepared, row: ToldRow, { texts }: Before): { row: ToldRow; account: string } | null {
  if (post.scheduled_at === null) return null
  const at = Date.parse(post.scheduled_at)
  const mine = post.deliveries
    .filter(({ part, content }) => part === 0 && content.text.trim() !== '')
    .map(({ account_id, account, content }) => ({ account, key: `${account_id} ${textKey(content.text)}` }))
  for (const { account, key } of mine) {
    let near: Said | null = null
    // the first of them is told
    for (let one = texts.get(key); one !== undefined; one = one.before)
      if (Math.abs(one.at - at) < sameTextDays * 86_400_000) near = one
    if (near !== null) return { row: near.row, account }
  }
  for (const { key } of mine) texts.set(key, { at, row, before: texts.get(key) })
  return null
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

function fieldAbout({ lines, input }: ImportRow, { code }: Failure): string | undefined {
  if (!code.startsWith('time_')) return fieldOf[code]
  return lines.has('scheduled_at') && input.at !== null ? 'scheduled_at' : 'scheduled_local'
}

/**
 * Stores the new and changed ones of the last plan together: all of them or, when one of them cannot be stored, none. In the order of the
 * rows.
 */
export async function storeImport(context: Context, planned: readonly Planned[]): Promise<AppliedPost[]> {
  for (const { outcome } of planned)
    if ('prepared' in outcome && outcome.prepared.files.length > 0) await keepMedia(context, outcome.prepared.files)
  return (await context.store()).posts.applyStaged(context.now().toISOString(), await lateBefore(context))
}
