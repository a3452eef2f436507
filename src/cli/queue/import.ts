import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { exitCodes, Failure } from '../../failure.ts'
import { draftText, importText } from '../../i18n/drafts.ts'
import { pillarName } from '../../i18n/pillars.ts'
import { queueText } from '../../i18n/queue.ts'
import { shortLocal } from '../../i18n/short-local.ts'
import { say } from '../../i18n/text.ts'
import { table } from '../../io/table.ts'
import { planImport, readRows, storeImport, type Planned } from '../../posts/import-posts.ts'
import { strategyRemark } from '../../posts/needs-strategy.ts'
import { sayIssue } from '../../posts/prepare-post.ts'
import { remarkClose } from '../../posts/remark-close.ts'
import type { Post } from '../../store/posts.ts'
import { confirmPrice } from './add.ts'
import { span } from './add-repeating.ts'
import type { Flags } from './flag-values.ts'
import { textOrNone } from './render.ts'

/** Names of files in one line. */
const named = 5

/** All of it or nothing, unless `--partial`: then what is right is stored and the exit code is 3. */
export async function run(context: Context, path: string, flags: Flags): Promise<number> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const planned = await planImport(context, client, await readRows(context, path), {
    allow_duplicate: flags['allowDuplicate'] === true,
  })
  const problems = planned.flatMap(({ row, outcome }) =>
    outcome.is === 'refused' ? outcome.problems.map((one) => problem(context, row.file, one)) : [],
  )
  const count = planned.filter(({ outcome }) => outcome.is === 'refused').length
  if (count > 0 && flags['partial'] !== true) {
    throw new Failure('usage', 'import_refused', say(lang, importText.refused, { count }), {
      details: problems,
      hint: say(lang, importText.refused_hint),
    })
  }
  const deliveries = planned.flatMap(({ outcome }) => ('prepared' in outcome ? outcome.prepared.post.deliveries : []))
  if (!options.dry_run) await confirmPrice(context, { post: { deliveries } })
  const stored = options.dry_run ? [] : await storeImport(context, planned)
  if (options.json) io.json(views(planned, stored, options.dry_run))
  else {
    showPosts(context, planned, stored)
    tell(context, planned, stored)
    await tellRemarks(context, planned, stored)
    const strategy = deliveries.length > 0 ? await strategyRemark(context, client) : null
    if (strategy !== null) io.note(sayIssue(context, strategy))
    if (count > 0) {
      io.note(say(lang, importText.left, { count }))
      for (const one of problems) io.note(`  ${one}`)
    }
    if (deliveries.length > 0 && planned.some(({ row }) => row.noted)) io.note(say(lang, importText.comments))
    if (options.dry_run) io.note(say(lang, queueText.dry_run))
    else if (stored.length > 0) io.note(say(lang, importText.next))
  }
  return count > 0 ? exitCodes.partial : exitCodes.done
}

function problem({ lang }: Context, file: string, { line, message }: { line: number; message: string }): string {
  return say(lang, importText.problem, { file, line, message })
}

/** What was understood of each file. */
function showPosts(context: Context, planned: readonly Planned[], stored: readonly Post[]): void {
  const { io, lang } = context
  const rows = changes(planned).flatMap(({ outcome }, index) => {
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
}

function tell({ io, lang, options }: Context, planned: readonly Planned[], stored: readonly Post[]): void {
  const files = (is: Planned['outcome']['is']): string[] =>
    planned.filter(({ outcome }) => outcome.is === is).map(({ row }) => row.file)
  const count = files('new').length
  if (count > 0) io.print(say(lang, options.dry_run ? importText.would_add : importText.added, { count }))
  const others = [
    ['changed', options.dry_run ? importText.would_change : importText.changed],
    ['unchanged', importText.unchanged],
    ['empty', importText.empty],
  ] as const
  for (const [is, text] of others) {
    const those = files(is)
    if (those.length > 0) io.print(say(lang, text, { count: those.length, files: names(those) }))
  }
  const waiting = stored.filter((post) => post.status === 'awaiting_approval').map((post) => post.id)
  if (waiting.length > 0)
    io.note(say(lang, importText.waits, { count: waiting.length, ids: span(waiting).replace('–', '-').replaceAll(', ', ' ') }))
  const drafts = stored.filter((post) => post.scheduled_at === null).length
  if (drafts > 0) io.note(say(lang, importText.drafts, { count: drafts }))
}

/** Each remark once, with the files that it is about; that there is no strategy is said elsewhere. */
async function tellRemarks(context: Context, planned: readonly Planned[], stored: readonly Post[]): Promise<void> {
  const { io, lang } = context
  const said = new Map<string, Set<string>>()
  for (const [index, { row, outcome }] of changes(planned).entries()) {
    if (!('prepared' in outcome)) continue
    const post = await remarkClose(context, stored[index] ?? outcome.prepared.post)
    for (const issue of post.deliveries.flatMap((one) => one.issues)) {
      if (issue.level !== 'warning') continue
      const message = sayIssue(context, issue)
      said.set(message, (said.get(message) ?? new Set()).add(row.file))
    }
  }
  for (const [message, files] of said) io.note(say(lang, importText.remark, { files: names([...files]), message }))
}

/** Those that are stored, in the order in which they are. */
function changes(planned: readonly Planned[]): readonly Planned[] {
  return planned.filter(({ outcome }) => 'prepared' in outcome)
}

function names(files: readonly string[]): string {
  return files.length <= named ? files.join(', ') : `${files.slice(0, named).join(', ')} +${files.length - named}`
}

/** One object a file: what became of it. */
function views(planned: readonly Planned[], stored: readonly Post[], dry_run: boolean) {
  const those = changes(planned)
  return planned.map((one) => {
    const { row, outcome } = one
    const post = 'prepared' in outcome ? stored[those.indexOf(one)] : 'post' in outcome ? outcome.post : undefined
    const planned_post = 'prepared' in outcome ? outcome.prepared.post : post
    return {
      file: row.file,
      external_id: row.input.external_id,
      outcome: outcome.is,
      ...(dry_run ? { dry_run } : {}),
      id: post?.id ?? ('post' in outcome ? outcome.post.id : null),
      status: post?.status ?? null,
      scheduled_at: planned_post?.scheduled_at ?? null,
      scheduled_local: planned_post?.scheduled_local ?? null,
      pillar: planned_post?.pillar ?? null,
      problems: outcome.is === 'refused' ? outcome.problems : [],
    }
  })
}
