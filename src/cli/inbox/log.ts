import { resolve } from 'node:path'
import { chooseClient, documentLangs } from '../../clients/choose-client.ts'
import { findMessage } from '../../community/find-messages.ts'
import { logModeration } from '../../community/log-moderation.ts'
import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { toCsv } from '../../documents/csv.ts'
import { Failure } from '../../failure.ts'
import { list, shortDateTime } from '../../i18n/format.ts'
import { moderationActionLabel, moderationReasonLabel, moderationText } from '../../i18n/moderation.ts'
import { queueText } from '../../i18n/queue.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Client } from '../../store/clients.ts'
import type { ModerationAction, ModerationEntry, ModerationReason } from '../../store/moderation.ts'
import { checkFolder, replaceFile } from '../hand-over.ts'
import { text, type Flags } from '../queue/flag-values.ts'
import { tall } from '../strategy/page.ts'
import { readDay } from './moment.ts'
import { nameClient, whereWords } from './words.ts'

const ofDecision = ['action', 'reason', 'by', 'note', 'capture'] as const
const ofLog = ['from', 'toDate', 'format', 'output'] as const

/** With a number a decision is noted; without one the log is shown. */
export async function run(context: Context, word: string | undefined, flags: Flags): Promise<void> {
  const { lang } = context
  const wrong = (word === undefined ? ofDecision : ofLog).find((name) => flags[name] !== undefined)
  if (wrong !== undefined) {
    const flag = wrong === 'toDate' ? '--to-date' : `--${wrong}`
    throw new Failure(
      'usage',
      'bad_flag',
      say(lang, word === undefined ? moderationText.only_with_id : moderationText.only_list, { flag }),
    )
  }
  if (word === undefined) return showLog(context, flags)
  await note(context, word, flags)
}

async function note(context: Context, word: string, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const [action, reason, by] = [text(flags, 'action'), text(flags, 'reason'), text(flags, 'by')?.trim() || null]
  if (action === null || reason === null || by === null) {
    const given = { '--action': action, '--reason': reason, '--by': by }
    const flagsMissing = Object.entries(given).flatMap(([flag, value]) => (value === null ? [`\`${flag}\``] : []))
    throw new Failure(
      'usage',
      'decision_incomplete',
      say(lang, moderationText.needs, { flags: list(lang, flagsMissing).replaceAll('`', '') }),
      {
        hint: say(lang, moderationText.none_hint),
      },
    )
  }
  const { client, message } = await findMessage(context, word, { writes: true })
  nameClient(context, client.name)
  const entry = await logModeration(context, client, message, {
    action: action as ModerationAction,
    reason: reason as ModerationReason,
    by,
    note: text(flags, 'note')?.trim().slice(0, 1000) || null,
    capture: text(flags, 'capture'),
  })
  if (options.json) return io.json({ ...entry, id: options.dry_run ? null : entry.id, dry_run: options.dry_run })
  const values = {
    id: message.id,
    action: say(lang, moderationActionLabel[entry.action]),
    reason: say(lang, moderationReasonLabel[entry.reason]),
    by,
  }
  io.print(say(lang, options.dry_run ? moderationText.would_note : moderationText.noted, values))
  if (entry.action !== 'kept') io.note(say(lang, moderationText.not_done_here, { network: whereWords(lang, message.network) }))
  else if (entry.reason === 'criticism') io.note(say(lang, moderationText.answer_it, { id: message.id }))
  if (options.dry_run) io.note(say(lang, queueText.dry_run))
}

async function showLog(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const zone = client.time_zone
  const [from, to] = [text(flags, 'from'), text(flags, 'toDate')]
  const entries = await (
    await context.store()
  ).moderation.list(client.slug, {
    ...(from !== null && { from: readDay(context, from, zone, 0) }),
    ...(to !== null && { to: readDay(context, to, zone, 1) }),
  })
  if (flags['format'] !== undefined) return writeCsv(context, client, entries, flags)
  if (flags['output'] !== undefined) throw new Failure('usage', 'output_alone', say(lang, moderationText.output_alone))
  if (options.json) return io.json(entries)
  if (entries.length === 0) {
    io.note(say(lang, moderationText.none))
    return io.note(say(lang, moderationText.none_hint))
  }
  const head = [
    { title: say(lang, moderationText.col_date) },
    { title: say(lang, moderationText.col_message), align: 'right' as const },
    { title: say(lang, moderationText.col_network) },
    { title: say(lang, moderationText.col_action) },
    { title: say(lang, moderationText.col_reason), flexible: true },
    { title: say(lang, moderationText.col_by) },
    { title: say(lang, moderationText.col_capture) },
  ]
  const rows = entries.map((one) => [
    shortDateTime(lang, new Date(one.at), zone),
    one.message_id === null ? '–' : String(one.message_id),
    whereWords(lang, one.network),
    say(lang, moderationActionLabel[one.action]),
    [say(lang, moderationReasonLabel[one.reason]), one.note].filter((part) => part !== null).join(' · '),
    one.decided_by === '' ? say(lang, moderationText.forgotten) : one.decided_by,
    one.capture_sha256 === null ? '–' : say(lang, moderationText.yes),
  ])
  for (const line of tall(head, rows, io.columns)) io.print(line)
}

/** In the client's language, for it is who reads it. It names whoever decided, and nobody whose message it was. */
async function writeCsv(context: Context, client: Client, entries: readonly ModerationEntry[], flags: Flags): Promise<void> {
  const { io, lang, options } = context
  if (options.json) throw new Failure('usage', 'two_formats', say(lang, moderationText.json_or_csv))
  const [own = client.lang] = documentLangs(context, client)
  const csv = await toCsv({ header: header(own), rows: entries.map((one) => cells(own, client, one)) }, own)
  const output = text(flags, 'output')
  if (output === null || output === '-') return io.raw(csv)
  const path = resolve(context.cwd, output)
  await checkFolder(context, path)
  if (!options.dry_run) await replaceFile(context, path, csv)
  io.note(say(lang, options.dry_run ? moderationText.csv_would : moderationText.csv_written, { path, count: entries.length }))
}

function header(lang: Lang): string[] {
  const { col_date, col_message, col_network, col_action, col_reason, col_by, col_note, col_proof } = moderationText
  return [col_date, col_message, col_network, col_action, col_reason, col_by, col_note, col_proof].map((one) => say(lang, one))
}

function cells(lang: Lang, client: Client, one: ModerationEntry): (string | number | null)[] {
  return [
    dayOf(new Date(one.at), client.time_zone),
    one.message_id,
    one.network,
    say(lang, moderationActionLabel[one.action]),
    say(lang, moderationReasonLabel[one.reason]),
    one.decided_by,
    one.note,
    one.capture_sha256,
  ]
}
