import { olderCopies } from '../../backup/older-copies.ts'
import { findClient } from '../../clients/find-client.ts'
import { namePerson } from '../../community/name-person.ts'
import { purgePerson } from '../../community/purge-person.ts'
import type { Context } from '../../context.ts'
import { forgetOverdue } from '../../delivery/forget-overdue.ts'
import { Failure } from '../../failure.ts'
import { list, shortDate } from '../../i18n/format.ts'
import { privacyText } from '../../i18n/privacy.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { table } from '../../io/table.ts'
import type { Given } from '../../store/person.ts'
import type { Due, ErasedRows } from '../../store/privacy.ts'
import { placeName } from './find.ts'

export async function run(context: Context, flags: Record<string, unknown>): Promise<void> {
  const { options } = context
  const client = options.client === null ? null : await findClient(context, options.client)
  // one that was put aside too: the time of what it keeps runs on
  if (client !== null && !options.json) context.io.note(paint('bold', client.name))
  const named = flags['author'] as readonly string[] | undefined
  const slug = client?.slug ?? null
  if (named === undefined) return forgetNow(context, slug)
  return erase(context, await namePerson(context, named, { erases: true }), slug)
}

async function erase(context: Context, people: readonly Given[], client: string | null): Promise<void> {
  const { io, lang, options } = context
  const look: Context = { ...context, options: { ...options, dry_run: true } }
  const before = await purgePerson(look, people, client)
  const total = sum(before.rows)
  if (options.dry_run || total === 0) {
    if (options.json) return io.json({ dry_run: options.dry_run, client, ...before, backups: await olderCopies(context) })
    if (total === 0) io.print(say(lang, privacyText.nothing_to_erase))
    else {
      io.print(say(lang, privacyText.would_erase, { count: total }))
      for (const line of rowsTable(context, before.rows)) io.print(line)
    }
    tellKept(context, before.kept)
    await tellCopies(context)
    if (options.dry_run) io.note(say(lang, queueText.dry_run))
    return
  }
  if (!options.json) for (const line of rowsTable(context, before.rows)) io.print(line)
  await confirmed(context, total)
  const done = await purgePerson(context, people, client)
  if (options.json) return io.json({ dry_run: false, client, ...done, backups: await olderCopies(context) })
  io.print(say(lang, privacyText.erased, { count: sum(done.rows) }))
  tellKept(context, done.kept)
  if (!done.shredded) io.complain(say(lang, privacyText.not_shredded))
  await tellCopies(context)
}

async function confirmed(context: Context, count: number): Promise<void> {
  const { lang, options } = context
  if (options.yes) return
  if (!options.input) {
    throw new Failure('usage', 'confirmation_needed', say(lang, privacyText.needs_yes), {
      hint: say(lang, privacyText.needs_yes_hint),
    })
  }
  if (await (await context.ask()).confirm(say(lang, privacyText.confirm, { count }), false)) return
  throw new Failure('usage', 'not_confirmed', say(lang, privacyText.not_erased))
}

const sum = (rows: readonly ErasedRows[]): number => rows.reduce((all, { count }) => all + count, 0)

function rowsTable({ lang, io }: Context, rows: readonly ErasedRows[]): string[] {
  const head = [
    { title: say(lang, privacyText.col_client) },
    { title: say(lang, privacyText.col_where), flexible: true },
    { title: say(lang, privacyText.col_count), align: 'right' as const },
  ]
  const lines = rows.map(({ client, table: name, count }) => [
    client ?? say(lang, privacyText.no_client),
    placeName(lang, name),
    String(count),
  ])
  return table(head, lines, io.columns)
}

function tellKept({ io, lang }: Context, kept: readonly { readonly number: string }[]): void {
  if (kept.length === 0) return
  io.print(
    say(lang, privacyText.kept_by_law, {
      numbers: list(
        lang,
        kept.map(({ number }) => number),
      ),
    }),
  )
}

/** What erasing does not reach is said each time: nobody thinks of it later. */
export async function tellCopies(context: Context): Promise<void> {
  const { io, lang } = context
  const copies = await olderCopies(context)
  if (copies.length > 0) {
    io.note(say(lang, privacyText.copies, { count: copies.length }))
    for (const { path, made_at } of copies) io.note(`  ${path} (${shortDate(lang, made_at.slice(0, 10))})`)
    io.note(say(lang, privacyText.copies_more))
  }
  io.note(say(lang, privacyText.elsewhere))
}

async function forgetNow(context: Context, client: string | null): Promise<void> {
  const { io, lang, options } = context
  const { privacy } = await context.store()
  const months = (await context.config()).get('privacy.retention_months')
  if (options.dry_run) {
    const due = (await privacy.due(context.now().toISOString())).filter((one) => client === null || one.client === client)
    if (options.json) return io.json({ dry_run: true, clients: due })
    io.print(say(lang, due.length === 0 ? privacyText.nothing_due : privacyText.would_forget))
    for (const line of dueTable(context, due)) io.print(line)
    io.note(say(lang, privacyText.rule, { months }))
    return io.note(say(lang, queueText.dry_run))
  }
  const done = await forgetOverdue(context, client === null ? {} : { client })
  const shredded = await privacy.shred('all')
  if (options.json) return io.json({ dry_run: false, clients: done, shredded, backups: await olderCopies(context) })
  io.print(say(lang, done.length === 0 ? privacyText.nothing_due : privacyText.forgotten))
  for (const line of dueTable(context, done)) io.print(line)
  if (!shredded) io.complain(say(lang, privacyText.not_shredded))
  io.note(say(lang, privacyText.rule, { months }))
  if (done.length > 0) await tellCopies(context)
}

function dueTable({ lang, io }: Context, due: readonly Due[]): string[] {
  if (due.length === 0) return []
  const { col_client, col_messages, col_leads, col_incidents, col_moderation } = privacyText
  const head = [
    { title: say(lang, col_client), flexible: true },
    ...[col_messages, col_leads, col_incidents, col_moderation].map((one) => ({
      title: say(lang, one),
      align: 'right' as const,
    })),
  ]
  const rows = due.map((one) => [one.client, ...[one.messages, one.leads, one.incidents, one.moderation].map(String)])
  return table(head, rows, io.columns)
}
