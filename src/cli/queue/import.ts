import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { exitCodes, Failure } from '../../failure.ts'
import { draftText, importText } from '../../i18n/drafts.ts'
import { pillarName } from '../../i18n/pillars.ts'
import { queueText } from '../../i18n/queue.ts'
import { importTableText } from '../../i18n/import-table.ts'
import { shortLocal } from '../../i18n/short-local.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { withSpinner } from '../../io/spinner.ts'
import { table } from '../../io/table.ts'
import { planImport, storeImport, whereOf, type Planned } from '../../posts/import-posts.ts'
import { fetchedMedia } from '../../posts/import/fetch-media.ts'
import type { ImportFormat } from '../../posts/import/formats.ts'
import { readRows } from '../../posts/import/read-rows.ts'
import type { ImportRow } from '../../posts/import/row.ts'
import type { DateOrder } from '../../posts/import/table-time.ts'
import { strategyRemark } from '../../posts/needs-strategy.ts'
import { words } from '../../posts/post-input.ts'
import { sayIssue } from '../../posts/prepare-post.ts'
import { remarkClose } from '../../posts/remark-close.ts'
import type { Client } from '../../store/clients.ts'
import type { NewPost, Post } from '../../store/posts.ts'
import { confirmPrice } from './add.ts'
import { span } from './add-repeating.ts'
import { text, texts, type Flags } from './flag-values.ts'
import { textOrNone } from './render.ts'

/** Names of files, or lines, in one line. */
const named = 5
/** Problems that are told one by one, and posts that are shown. */
const mostProblems = 50
const mostShown = 100

/** All of it or nothing, unless `--partial`: then what is right is stored and the exit code is 3. */
export async function run(context: Context, path: string | undefined, flags: Flags): Promise<number> {
  const { lang } = context
  if (flags['template'] === true) return writeTemplate(context, path)
  if (path === undefined) {
    const hint = say(lang, importTableText.no_path_hint, { example: say(lang, importTableText.example) })
    throw new Failure('usage', 'no_path', say(lang, importTableText.no_path), { hint })
  }
  const client = await chooseClient(context, { writes: true })
  const { rows } = await readRows(context, path, {
    format: text(flags, 'format') as ImportFormat | null,
    order: text(flags, 'dateOrder') as DateOrder | null,
  })
  const fetched = fetchedMedia(context)
  try {
    const planned = await withSpinner(context, counted(lang, 0), (tell) =>
      planImport(context, client, rows, {
        allow_duplicate: flags['allowDuplicate'] === true,
        to: wordsOf(flags),
        fetched,
        progress: (count) => {
          if (count % 100 === 0) tell(counted(lang, count))
        },
      }),
    )
    return await carryOut(context, client, planned, { partial: flags['partial'] === true, not_fetched: fetched.left() })
  } finally {
    await fetched.close()
  }
}

function counted(lang: Lang, count: number): string {
  return say(lang, importTableText.progress, { count })
}

function wordsOf(flags: Flags): string[] | null {
  const to = texts(flags, 'to')
  return to === null ? null : words(to)
}

async function carryOut(
  context: Context,
  client: Client,
  planned: readonly Planned[],
  given: { partial: boolean; not_fetched: number },
): Promise<number> {
  const { io, lang, options } = context
  const table = planned.some(({ row }) => row.line !== null)
  const refused = planned.filter(({ outcome }) => outcome.is === 'refused')
  const count = refused.length
  if (count > 0 && !given.partial) {
    throw new Failure('usage', 'import_refused', say(lang, table ? importTableText.refused : importText.refused, { count }), {
      details: problems(context, refused),
      hint: say(lang, importText.refused_hint),
    })
  }
  const deliveries = planned.flatMap(({ outcome }) => ('prepared' in outcome ? outcome.prepared.post.deliveries : []))
  if (!options.dry_run) await confirmPrice(context, { post: { deliveries } })
  const adding = say(lang, importTableText.storing, { count: changes(planned).length })
  const stored = options.dry_run ? [] : await withSpinner(context, adding, () => storeImport(context, planned))
  if (options.json) {
    io.json(views(planned, stored, options.dry_run))
    return count > 0 ? exitCodes.partial : exitCodes.done
  }
  showPosts(context, planned, stored)
  tell(context, client, planned, stored, table)
  await tellRemarks(context, planned, stored)
  const strategy = deliveries.length > 0 ? await strategyRemark(context, client) : null
  if (strategy !== null) io.note(sayIssue(context, strategy))
  if (count > 0) {
    io.note(say(lang, table ? importTableText.left : importText.left, { count }))
    for (const one of problems(context, refused)) io.note(`  ${one}`)
  }
  if (deliveries.length > 0 && planned.some(({ row }) => row.noted)) io.note(say(lang, importText.comments))
  if (given.not_fetched > 0) io.note(say(lang, importTableText.not_fetched, { count: given.not_fetched }))
  if (options.dry_run) io.note(say(lang, queueText.dry_run))
  else if (stored.length > 0) io.note(say(lang, importText.next))
  return count > 0 ? exitCodes.partial : exitCodes.done
}

/** By file and line, or by line and column; the first ones, then how many more. */
function problems({ lang }: Context, refused: readonly Planned[]): string[] {
  const all = refused.flatMap(({ row, outcome }) =>
    outcome.is === 'refused' ? outcome.problems.map((one) => ({ row, ...one })) : [],
  )
  const told = all.slice(0, mostProblems).map(({ row, line, field, message }) => {
    if (row.line === null) return say(lang, importText.problem, { file: row.file, line, message })
    return field === undefined
      ? say(lang, importTableText.problem, { line, message })
      : say(lang, importTableText.problem_in, { line, field, message })
  })
  const more = all.length - told.length
  return more > 0 ? [...told, say(lang, importTableText.more, { count: more })] : told
}

/**
 * An empty table with every column, as a spreadsheet of that language opens it; with `--json` the names of the columns. To a file only
 * with `>`: nothing is written over.
 */
async function writeTemplate({ io, lang, options }: Context, path: string | undefined): Promise<number> {
  if (path !== undefined) throw new Failure('usage', 'template_and_path', say(lang, importTableText.template_and_path))
  const { importColumns } = await import('../../posts/import/columns.ts')
  if (options.json) {
    io.json(importColumns)
    return exitCodes.done
  }
  const { toCsv } = await import('../../documents/csv.ts')
  io.raw(await toCsv({ header: importColumns, rows: [] }, lang))
  return exitCodes.done
}

/** What was understood of each file. */
function showPosts(context: Context, planned: readonly Planned[], stored: readonly Post[]): void {
  const { io, lang } = context
  const shown = changes(planned)
  const rows = shown.slice(0, mostShown).flatMap(({ outcome }, index) => {
    if (!('prepared' in outcome)) return []
    const { post } = outcome.prepared
    return [
      [
        String(stored[index]?.id ?? ''),
        post.scheduled_local === null ? say(lang, queueText.no_time) : shortLocal(lang, post.scheduled_local),
        [...new Set(post.deliveries.map((one) => one.account))].join(', '),
        post.pillar === null ? '' : pillarName(lang, post.pillar),
        textOrNone(context, post.title ?? post.text),
      ],
    ]
  })
  if (rows.length === 0) return
  const head = [
    { title: say(lang, queueText.col_id), align: 'right' as const },
    { title: say(lang, queueText.col_when) },
    { title: say(lang, queueText.col_accounts) },
    { title: say(lang, draftText.col_pillar) },
    { title: say(lang, queueText.col_text), flexible: true },
  ]
  for (const line of table(head, rows, io.columns)) io.print(line)
  const more = shown.length - rows.length
  if (more > 0) io.print(say(lang, importTableText.more, { count: more }))
}

function tell(
  { io, lang, options }: Context,
  client: Client,
  planned: readonly Planned[],
  stored: readonly Post[],
  is_table: boolean,
): void {
  const those = (is: Planned['outcome']['is']): string[] =>
    planned.filter(({ outcome }) => outcome.is === is).map(({ row }) => whereOf(lang, row))
  const count = those('new').length
  if (count > 0) io.print(say(lang, options.dry_run ? importText.would_add : importText.added, { count }))
  const others = [
    ['changed', options.dry_run ? importText.would_change : importText.changed],
    ['unchanged', importText.unchanged],
    ['empty', is_table ? importTableText.empty : importText.empty],
    ['over', importTableText.over],
  ] as const
  for (const [is, text_] of others) {
    const found = those(is)
    if (found.length > 0) io.print(say(lang, text_, { count: found.length, files: names(found) }))
  }
  const waiting = stored.filter((post) => post.status === 'awaiting_approval').map((post) => post.id)
  if (waiting.length > 0)
    io.note(say(lang, importText.waits, { count: waiting.length, ids: span(waiting).replace('–', '-').replaceAll(', ', ' ') }))
  if (waiting.length > 0 && client.approval !== 'consultant') io.note(say(lang, importText.ask_client, { client: client.slug }))
  const drafts = stored.filter((post) => post.scheduled_at === null).length
  if (drafts > 0) io.note(say(lang, importText.drafts, { count: drafts }))
}

/** Each remark once, with the files or lines that it is about; that there is no strategy is said elsewhere. */
async function tellRemarks(context: Context, planned: readonly Planned[], stored: readonly Post[]): Promise<void> {
  const { io, lang } = context
  const said = new Map<string, Set<string>>()
  const remark = (row: ImportRow, message: string): void =>
    void said.set(message, (said.get(message) ?? new Set()).add(whereOf(lang, row)))
  for (const { row, outcome } of planned) if (outcome.is !== 'refused') for (const one of row.remarks) remark(row, one)
  for (const [index, { row, outcome }] of changes(planned).entries()) {
    if (!('prepared' in outcome)) continue
    // whether others stand close is looked up post by post
    const post = stored[index] ?? outcome.prepared.post
    const { deliveries } = index < mostShown ? await remarkClose(context, post) : post
    for (const issue of deliveries.flatMap((one) => one.issues))
      if (issue.level === 'warning') remark(row, sayIssue(context, issue))
  }
  const messages = [...said]
  for (const [message, where] of messages.slice(0, mostProblems))
    io.note(say(lang, importText.remark, { files: names([...where]), message }))
  const more = messages.length - mostProblems
  if (more > 0) io.note(say(lang, importTableText.more, { count: more }))
}

/** Those that are stored, in the order in which they are. */
function changes(planned: readonly Planned[]): readonly Planned[] {
  return planned.filter(({ outcome }) => 'prepared' in outcome)
}

function names(files: readonly string[]): string {
  return files.length <= named ? files.join(', ') : `${files.slice(0, named).join(', ')} +${files.length - named}`
}

/** One object a file or a line: what became of it. */
function views(planned: readonly Planned[], stored: readonly Post[], dry_run: boolean) {
  const places = new Map(changes(planned).map((one, index) => [one, index]))
  return planned.map((one) => {
    const { row, outcome } = one
    const post = 'prepared' in outcome ? stored[places.get(one) ?? -1] : 'post' in outcome ? outcome.post : undefined
    const planned_post = 'prepared' in outcome ? outcome.prepared.post : post
    return {
      file: row.file,
      ...(row.line === null ? {} : { line: row.line }),
      external_id: planned_post === undefined ? row.input.external_id : externalIdOf(planned_post),
      outcome: outcome.is,
      ...(dry_run ? { dry_run } : {}),
      id: post?.id ?? ('post' in outcome ? outcome.post.id : null),
      status: post?.status ?? null,
      scheduled_at: planned_post?.scheduled_at ?? null,
      scheduled_local: planned_post?.scheduled_local ?? null,
      pillar: planned_post?.pillar ?? null,
      problems: outcome.is === 'refused' ? outcome.problems : [],
      ...(row.line === null ? {} : { remarks: row.remarks }),
    }
  })
}

function externalIdOf(post: Post | NewPost): string | null {
  return 'external_id' in post ? post.external_id : (post.file?.external_id ?? null)
}
