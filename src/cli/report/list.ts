import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { list as listed, month as monthInWords, number, shortDateTime } from '../../i18n/format.ts'
import { kindLabel, sentReportText } from '../../i18n/sent-report.ts'
import { say } from '../../i18n/text.ts'
import { table } from '../../io/table.ts'
import { thaw } from '../../report/freeze.ts'
import { textFlag, type Flags } from '../entries.ts'
import { outcomeUnknown } from '../../report/send-report.ts'
import { shortHash } from '../../report/with-version.ts'
import { monthOf, sentJson } from './pieces.ts'

/** What was sent, newest first; what is in doubt stands apart, with the way on. */
export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const { reports } = await context.store()
  const month = textFlag(flags, 'month') === undefined ? undefined : monthOf(context, client, flags)
  const sent = await reports.list(client.slug, month)
  const doubtful = (await reports.sendings(client.slug)).filter((one) => month === undefined || one.month === month)
  const found = sent.map((one) => ({ one, thawed: thaw(one) }))
  if (options.json) {
    return io.json([
      ...doubtful.map(({ client: slug, month: of, kind, version, sha256, started_at, sent_to }) => ({
        client: slug,
        month: of,
        state: 'unknown',
        version,
        kind,
        sha256,
        sent_at: null,
        sent_to,
        sent_via: 'mail',
        started_at,
      })),
      ...found.map(({ one, thawed }) => ({
        client: one.client,
        month: one.month,
        state: thawed === null ? 'damaged' : 'sent',
        ...sentJson(one),
        changes: thawed?.changes ?? null,
      })),
    ])
  }
  for (const one of doubtful) {
    const failure = outcomeUnknown(context, client, one, { version: one.version, at: one.started_at, to: one.sent_to })
    io.complain(failure.message)
    for (const detail of failure.details) io.complain(`  ${detail}`)
  }
  if (found.length === 0) {
    if (doubtful.length > 0) return
    io.print(say(lang, sentReportText.list_none))
    return io.note(say(lang, sentReportText.list_none_hint, { client: client.slug }))
  }
  const head = [
    { title: say(lang, sentReportText.column_month) },
    { title: say(lang, sentReportText.column_kind) },
    { title: say(lang, sentReportText.column_version), align: 'right' as const },
    { title: say(lang, sentReportText.column_sent) },
    { title: say(lang, sentReportText.column_to), flexible: true },
    { title: say(lang, sentReportText.column_changes), align: 'right' as const },
    { title: say(lang, sentReportText.column_hash) },
  ]
  const rows = found.map(({ one, thawed }) => [
    monthInWords(lang, one.month),
    say(lang, kindLabel[one.kind]),
    number(lang, one.version),
    shortDateTime(lang, new Date(one.sent_at), client.time_zone),
    one.sent_to.length === 0 ? say(lang, sentReportText.by_hand) : listed(lang, [...one.sent_to]),
    thawed === null ? '' : number(lang, thawed.changes.length),
    thawed === null ? say(lang, sentReportText.is_damaged) : shortHash(one.sha256),
  ])
  for (const line of table(head, rows, io.columns)) io.print(line)
}
