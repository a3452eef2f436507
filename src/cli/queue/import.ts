import { setFlagsFromString } from 'node:v8'
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
import { planImport, storeImport, whereOf, type Planned, type ToldRow, type Understood } from '../../posts/import-posts.ts'
import { fetchedMedia, type FetchedMedia } from '../../posts/import/fetch-media.ts'
import type { ImportFormat } from '../../posts/import/formats.ts'
import { readRows } from '../../posts/import/read-rows.ts'
import type { DateOrder } from '../../posts/import/table-time.ts'
import { strategyRemark } from '../../posts/needs-strategy.ts'
import { words } from '../../posts/post-input.ts'
import { sayIssue } from '../../posts/prepare-post.ts'
import { remarkClose } from '../../posts/remark-close.ts'
import type { Client } from '../../store/clients.ts'
import type { AppliedPost } from '../../store/posts.ts'
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
  // garbage of 100,000 rows lies no longer than until the heap is a tenth larger than what is held: by itself V8 waits for the double
  setFlagsFromString('--heap-growing-percent=10')
  const fetched = fetchedMedia(context)
  try {
    const planned = await plan(context, client, path, flags, fetched)
    return await carryOut(context, client, planned, { partial: flags['partial'] === true, not_fetched: fetched.left() })
  } finally {
    await fetched.close()
  }
}

/** What was read is held no longer than this takes. */
async function plan(context: Context, client: Client, path: string, flags: Flags, fetched: FetchedMedia): Promise<Planned[]> {
  const { lang } = context
  const { rows } = await readRows(context, path, {
    format: text(flags, 'format') as ImportFormat | null,
    order: text(flags, 'dateOrder') as DateOrder | null,
  })
  return withSpinner(context, counted(lang, 0), (tell) =>
    planImport(context, client, rows, {
      allow_duplicate: flags['allowDuplicate'] === true,
      to: wordsOf(flags),
      fetched,
      shown: mostShown,
      progress: (count) => {
        if (count % 100 === 0) tell(counted(lang, count))
      },
    }),
  )
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
  const understood = changes(planned)
  if (!options.dry_run)
    await confirmPrice(context, { post: { deliveries: understood.flatMap(({ prepared }) => prepared.prices) } })
  const adding = say(lang, importTableText.storing, { count: understood.length })
  const stored = options.dry_run ? [] : await withSpinner(context, adding, () => storeImport(context, planned))
  if (options.json) {
    io.json(views(planned, stored, options.dry_run))
    return count > 0 ? exitCodes.partial : exitCodes.done
  }
  showPosts(context, planned, stored)
  tell(context, client, planned, stored, table)
  await tellRemarks(context, planned, stored)
  const strategy = understood.length > 0 ? await strategyRemark(context, client) : null
  if (strategy !== null) io.note(sayIssue(context, strategy))
  if (count > 0) {
    io.note(say(lang, table ? importTableText.left : importText.left, { count }))
    for (const one of problems(context, refused)) io.note(`  ${one}`)
  }
  if (understood.length > 0 && planned.some(({ row }) => row.noted)) io.note(say(lang, importText.comments))
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
function showPosts(context: Context, planned: readonly Planned[], stored: readonly AppliedPost[]): void {
  const { io, lang } = context
  const shown = changes(planned)
  const rows = shown.slice(0, mostShown).flatMap(({ prepared: { shown: post } }, index) => {
    if (post === null) return []
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
  stored: readonly AppliedPost[],
  is_table: boolean,
): void {
  const those = (is: Planned['outcome']['is']): ToldRow[] =>
    planned.filter(({ outcome }) => outcome.is === is).map(({ row }) => row)
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
    if (found.length > 0) io.print(say(lang, text_, { count: found.length, files: names(lang, found) }))
  }
  const waiting = stored.filter((post) => post.status === 'awaiting_approval').map((post) => post.id)
  if (waiting.length > 0)
    io.note(say(lang, importText.waits, { count: waiting.length, ids: span(waiting).replace('–', '-').replaceAll(', ', ' ') }))
  if (waiting.length > 0 && client.approval !== 'consultant') io.note(say(lang, importText.ask_client, { client: client.slug }))
  const drafts = stored.length === 0 ? 0 : changes(planned).filter(({ prepared }) => prepared.post.scheduled_at === null).length
  if (drafts > 0) io.note(say(lang, importText.drafts, { count: drafts }))
}

/** Each remark once, with the files or lines that it is about; that there is no strategy is said elsewhere. */
async function tellRemarks(context: Context, planned: readonly Planned[], stored: readonly AppliedPost[]): Promise<void> {
  const { io, lang } = context
  const said = new Map<string, Set<ToldRow>>()
  const remark = (row: ToldRow, message: string): void => void said.set(message, (said.get(message) ?? new Set()).add(row))
  for (const { row, outcome } of planned) if (outcome.is !== 'refused') for (const one of row.remarks) remark(row, one)
  for (const [index, { row, prepared }] of changes(planned).entries()) {
    // whether others stand close is looked up post by post
    const id = stored[index]?.id
    const { shown } = prepared
    const close = shown === null ? null : await remarkClose(context, id === undefined ? shown : { ...shown, id })
    const issues = close === null ? prepared.warnings : close.deliveries.flatMap((one) => one.issues)
    for (const issue of issues) if (issue.level === 'warning') remark(row, sayIssue(context, issue))
  }
  const messages = [...said]
  for (const [message, where] of messages.slice(0, mostProblems))
    io.note(say(lang, importText.remark, { files: names(lang, [...where]), message }))
  const more = messages.length - mostProblems
  if (more > 0) io.note(say(lang, importTableText.more, { count: more }))
}

/** Those that are stored, in the order in which they are. */
function changes(planned: readonly Planned[]): { readonly row: ToldRow; readonly prepared: Understood }[] {
  return planned.flatMap(({ row, outcome }) => ('prepared' in outcome ? [{ row, prepared: outcome.prepared }] : []))
}

function names(lang: Lang, rows: readonly ToldRow[]): string {
  const first = rows.slice(0, named).map((row) => whereOf(lang, row))
  return rows.length <= named ? first.join(', ') : `${first.join(', ')} +${rows.length - named}`
}

/** One object a file or a line: what became of it. */
function views(planned: readonly Planned[], stored: readonly AppliedPost[], dry_run: boolean) {
  let place = 0
  return planned.map(({ row, outcome }) => {
    const applied = 'prepared' in outcome ? stored[place++] : undefined
    const known = 'prepared' in outcome ? outcome.prepared.post : 'post' in outcome ? outcome.post : undefined
    const unchanged = outcome.is === 'unchanged' ? outcome.post : undefined
    return {
      file: row.file,
      ...(row.line === null ? {} : { line: row.line }),
      external_id: known === undefined ? row.external_id : known.external_id,
      outcome: outcome.is,
      ...(dry_run ? { dry_run } : {}),
      id: applied?.id ?? ('post' in outcome ? outcome.post.id : null),
      status: applied?.status ?? unchanged?.status ?? null,
      scheduled_at: known?.scheduled_at ?? null,
      scheduled_local: known?.scheduled_local ?? null,
      pillar: known?.pillar ?? null,
      problems: outcome.is === 'refused' ? outcome.problems : [],
      ...(row.line === null ? {} : { remarks: row.remarks }),
    }
  })
}
