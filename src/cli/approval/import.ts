import { resolve } from 'node:path'
import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { exitCodes, Failure } from '../../failure.ts'
import { approvalText, packAnswerLabel } from '../../i18n/approval.ts'
import { list, runsOf } from '../../i18n/format.ts'
import { postText } from '../../i18n/posts.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { table } from '../../io/table.ts'
import { applyAnswers, type AppliedAnswer } from '../../posts/packs/apply-answers.ts'
import { largestAnswer, planAnswers, type PlannedAnswer, type PlannedAnswers } from '../../posts/packs/plan-answers.ts'
import type { Client } from '../../store/clients.ts'
import type { ApprovalVia } from '../../store/posts.ts'
import { text, type Flags } from '../queue/flag-values.ts'
import { statusWord } from '../queue/render.ts'
import { readAtMost } from '../../read-at-most.ts'

/**
 * Shows what was understood, post by post, and asks before anything is recorded; what a pack's own page saved is recorded at once. What
 * does not count (changed since, not understood) is said with what to do next, and ends with exit code 3.
 */
export async function run(context: Context, file: string, flags: Flags): Promise<number> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const read = await planAnswers(context, client, await bytesOf(context, file), text(flags, 'pack'))
  const by = text(flags, 'by')?.trim() || (read.by ?? client.name)
  const via = (text(flags, 'via') ?? read.via) as ApprovalVia
  const doing = read.answers.filter(({ outcome }) => outcome === 'approve' || outcome === 'reject')
  if (!options.json) showUnderstood(context, read)
  const leftover = read.answers.some(({ outcome }) => !['approve', 'reject', 'same'].includes(outcome))
  if (options.dry_run || doing.length === 0) {
    // what was recorded already is written beside its pack too
    const applied = options.dry_run ? [] : await applyAnswers(context, client, read.answers, { by, via })
    if (options.json) io.json(answersJson(client, read, by, via, applied, options.dry_run))
    else tellNext(context, client, read, [])
    if (read.answers.length === 0) {
      throw new Failure('usage', 'nothing_understood', say(lang, approvalText.nothing_understood), {
        hint: say(lang, approvalText.nothing_understood_hint),
      })
    }
    if (!options.json) {
      if (!options.dry_run) io.print(say(lang, approvalText.nothing_new))
      else {
        io.print(say(lang, approvalText.would_apply, { count: doing.length }))
        io.note(say(lang, queueText.dry_run))
      }
    }
    return leftover ? exitCodes.partial : exitCodes.done
  }
  await confirm(context, read, doing)
  const applied = await applyAnswers(context, client, read.answers, { by, via })
  if (options.json) io.json(answersJson(client, read, by, via, applied, false))
  else tellApplied(context, client, read, applied, by)
  const failed = applied.flatMap(({ failure }) => (failure === null ? [] : [failure]))
  const [first] = failed
  if (first !== undefined) {
    throw new Failure('partial', first.code, say(lang, approvalText.not_all, { count: failed.length }), {
      details: failed.flatMap((one) => [one.message, ...one.details]),
      ...(first.hint === undefined ? {} : { hint: first.hint }),
    })
  }
  return leftover ? exitCodes.partial : exitCodes.done
}

/** Throws `Failure` usage: `answer_missing`, `answer_unreadable`, `answer_too_large`, `no_answer`. */
async function bytesOf({ cwd, lang, io }: Context, file: string): Promise<Buffer> {
  if (file === '-' && io.stdinIsTerminal) io.note(say(lang, approvalText.paste))
  let bytes: Buffer
  try {
    bytes = await readAtMost(file === '-' ? process.stdin : resolve(cwd, file), largestAnswer)
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (code === 'EFBIG') throw new Failure('usage', 'answer_too_large', say(lang, approvalText.answer_too_large))
    const words =
      code === 'ENOENT' ? say(lang, postText.file_missing, { file }) : say(lang, postText.file_unreadable, { file, code })
    throw new Failure('usage', code === 'ENOENT' ? 'file_missing' : 'file_unreadable', words)
  }
  if (bytes.toString('utf8').trim() === '') throw new Failure('usage', 'no_answer', say(lang, approvalText.no_answer))
  return bytes
}

function showUnderstood(context: Context, { answers, rest, silent }: PlannedAnswers): void {
  const { io, lang } = context
  if (answers.length > 0) {
    io.print(say(lang, approvalText.understood))
    const head = [
      { title: say(lang, approvalText.col_id), align: 'right' as const },
      { title: say(lang, approvalText.col_answer) },
      { title: say(lang, approvalText.col_comment), flexible: true },
    ]
    const rows = answers.map((one) => [
      String(one.post_id),
      wordsOf(context, one),
      one.comment ?? (one.post?.title ?? one.post?.text ?? '').replace(/\s+/g, ' '),
    ])
    for (const line of table(head, rows, io.columns)) io.print(line)
  }
  for (const piece of rest) io.note(say(lang, approvalText.rest, { text: piece }))
  if (silent.length > 0) io.note(say(lang, approvalText.silent, { count: silent.length, ids: list(lang, runsOf(silent)) }))
}

const outcomeText = {
  same: approvalText.row_same,
  changed: approvalText.row_changed,
  gone: approvalText.row_gone,
  untimed: approvalText.row_untimed,
  unclear: approvalText.row_unclear,
  contradictory: approvalText.row_contradictory,
  unknown_post: approvalText.row_unknown_post,
} as const

const styles = { approved: 'green', to_correct: 'yellow', refused: 'red' } as const

function wordsOf({ lang }: Context, { answer, outcome, before }: PlannedAnswer): string {
  const said = answer === null ? null : paint(styles[answer], say(lang, packAnswerLabel[answer]))
  if (outcome === 'approve' || outcome === 'reject') {
    if (said === null) return ''
    return before === null
      ? said
      : say(lang, approvalText.row_before, { answer: said, before: say(lang, packAnswerLabel[before]) })
  }
  const why = say(lang, outcomeText[outcome])
  return said === null ? paint('yellow', why) : `${said} · ${why}`
}

/** Throws `Failure` usage: `confirmation_needed`, `not_applied`. */
async function confirm(context: Context, read: PlannedAnswers, doing: readonly PlannedAnswer[]): Promise<void> {
  const { lang, options } = context
  // another answer than the one before it is looked at by a person, wherever it comes from
  if (options.yes || (read.exact && doing.every(({ before }) => before === null))) return
  if (!options.input) {
    throw new Failure('usage', 'confirmation_needed', say(lang, approvalText.needs_yes), {
      hint: say(lang, approvalText.needs_yes_hint),
    })
  }
  if (await (await context.ask()).confirm(say(lang, approvalText.ask_apply, { count: doing.length }), false)) return
  throw new Failure('usage', 'not_applied', say(lang, queueText.nothing_done))
}

function tellApplied(
  context: Context,
  client: Client,
  read: PlannedAnswers,
  applied: readonly AppliedAnswer[],
  by: string,
): void {
  const { io, lang } = context
  for (const { planned, post } of applied) {
    if (post === null) continue
    const { id } = post
    if (planned.outcome === 'approve') {
      io.print(say(lang, approvalText.approved, { id, by, status: statusWord(context, post.status) }))
      const late = post.scheduled_at !== null && Date.parse(post.scheduled_at) < context.now().getTime()
      if (late && (post.status === 'scheduled' || post.status === 'missed')) io.note(say(lang, queueText.approved_late, { id }))
    } else io.print(say(lang, approvalText.rejected, { id, reason: post.rejected_reason ?? '' }))
  }
  tellNext(
    context,
    client,
    read,
    applied.flatMap(({ planned, post }) => (post !== null && planned.outcome === 'reject' ? [post.id] : [])),
  )
}

/** What is left to do: mend, and show again. */
function tellNext({ io, lang }: Context, client: Client, { answers }: PlannedAnswers, rejected: readonly number[]): void {
  const changed = answers.filter(({ outcome }) => outcome === 'changed').map(({ post_id }) => post_id)
  if (changed.length > 0) {
    io.note(
      say(lang, approvalText.changed_since, {
        count: changed.length,
        ids: list(lang, changed.map(String)),
        numbers: changed.join(' '),
        client: client.slug,
      }),
    )
  }
  const [first] = rejected
  if (first !== undefined) io.note(say(lang, approvalText.to_mend, { id: first, ids: rejected.join(' '), client: client.slug }))
}

function answersJson(
  client: Client,
  { exact, answers, silent, rest }: PlannedAnswers,
  by: string,
  via: ApprovalVia,
  applied: readonly AppliedAnswer[],
  dry_run: boolean,
) {
  const after = new Map(applied.map(({ planned, post, failure }) => [planned.post_id, { post, failure }]))
  return {
    client: client.slug,
    ...(dry_run ? { dry_run } : {}),
    by,
    via,
    exact,
    answers: answers.map(({ post_id, answer, comment, outcome, before, pack, post }) => ({
      post_id,
      pack: pack?.code ?? null,
      answer,
      comment,
      outcome,
      before,
      applied: (after.get(post_id)?.post ?? null) !== null,
      error: after.get(post_id)?.failure?.message ?? null,
      status: (after.get(post_id)?.post ?? post)?.status ?? null,
    })),
    silent,
    not_understood: rest,
  }
}
