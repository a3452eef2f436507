import { resolve } from 'node:path'
import { chooseClient, documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { addDays, dayOf } from '../../days.ts'
import { Failure } from '../../failure.ts'
import { draftText } from '../../i18n/drafts.ts'
import { month as monthInWords } from '../../i18n/format.ts'
import { pillarName } from '../../i18n/pillars.ts'
import { queueText } from '../../i18n/queue.ts'
import { shortLocal } from '../../i18n/short-local.ts'
import { slotText } from '../../i18n/slots.ts'
import { say } from '../../i18n/text.ts'
import { table } from '../../io/table.ts'
import { slotsOf } from '../../posts/choose-slot.ts'
import { planDrafts, writeDrafts, type Draft } from '../../posts/draft-month.ts'
import { firstDay, lastDay, monthOf, parseComingMonth } from '../../results/month.ts'
import type { Client } from '../../store/clients.ts'
import { text, type Flags } from './flag-values.ts'

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const month = monthOfFlag(context, client, flags)
  const store = await context.store()
  const strategy = await store.strategies.get(client.slug)
  if (slotsOf(client, strategy).length === 0) {
    throw new Failure('usage', 'no_slot', say(lang, slotText.none, { name: client.name }), {
      hint: say(lang, slotText.none_hint, { client: client.slug }),
    })
  }
  const [document_lang = client.lang] = documentLangs(context, client)
  const typed = text(flags, 'output') ?? `${client.slug}-${month}`
  const folder = resolve(context.cwd, typed)
  const drafts = await planDrafts(context, client, { month, folder, lang: document_lang })
  if (!options.dry_run && drafts.length > 0) await writeDrafts(context, folder, drafts)
  if (options.json) return io.json(drafts.map((draft) => view(draft, folder, options.dry_run)))
  if (drafts.length === 0) {
    io.note(say(lang, draftText.all_taken, { month: monthInWords(lang, month) }))
    return io.note(say(lang, draftText.all_taken_hint, { from: firstDay(month), to: lastDay(month) }))
  }
  show(context, drafts)
  const count = drafts.filter((one) => one.state === 'new').length
  const kept = drafts.length - count
  io.print(say(lang, options.dry_run ? draftText.would_write : draftText.written, { count, folder: typed }))
  if (kept > 0) io.note(say(lang, draftText.kept, { count: kept }))
  if (drafts.some((one) => one.slot.accounts.length === 0)) io.note(say(lang, draftText.no_account))
  if (strategy === null) io.note(say(lang, draftText.no_strategy))
  io.note(
    options.dry_run ? say(lang, queueText.dry_run) : say(lang, draftText.next, { folder: typed, client: ` -c ${client.slug}` }),
  )
}

function monthOfFlag(context: Context, client: Client, flags: Flags): string {
  const { lang } = context
  const today = dayOf(context.now(), client.time_zone)
  const month = parseComingMonth(text(flags, 'month') ?? '', today, lang)
  if (lastDay(month) >= today) return month
  throw new Failure('usage', 'month_over', say(lang, draftText.month_over, { month: monthInWords(lang, month) }), {
    hint: say(lang, draftText.month_over_hint, { month: monthOf(addDays(lastDay(monthOf(today)), 1)) }),
  })
}

function show({ io, lang }: Context, drafts: readonly Draft[]): void {
  const head = [
    { title: say(lang, draftText.col_when) },
    { title: say(lang, draftText.col_pillar) },
    { title: say(lang, draftText.col_near), flexible: true },
    { title: say(lang, draftText.col_file) },
  ]
  const rows = drafts.map(({ file, slot, pillar, near, state }) => {
    const on = near.find((one) => one.day >= slot.instant.scheduled_local.slice(0, 10)) ?? near[0]
    return [
      shortLocal(lang, slot.instant.scheduled_local),
      pillarName(lang, pillar),
      on?.name ?? '',
      state === 'kept' ? `${file} (${say(lang, draftText.state_kept)})` : file,
    ]
  })
  for (const line of table(head, rows, io.columns)) io.print(line)
}

function view({ file, slot, pillar, near, state }: Draft, folder: string, dry_run: boolean) {
  const { scheduled_at, scheduled_local, time_zone } = slot.instant
  return {
    file: resolve(folder, file),
    external_id: file.slice(0, -'.md'.length),
    scheduled_at,
    scheduled_local,
    time_zone,
    accounts: slot.accounts.map((one) => one.name),
    pillar,
    near,
    written: state === 'new' && !dry_run,
    kept: state === 'kept',
  }
}
