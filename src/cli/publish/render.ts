import type { Context } from '../../context.ts'
import { alertLines, isHeldByAlert, noticeText, type PreviewedDelivery, type PublishReport } from '../../delivery/index.ts'
import { deliveryText } from '../../i18n/delivery.ts'
import { shortDateTime } from '../../i18n/format.ts'
import { partWords } from '../../i18n/parts.ts'
import { holdText } from '../../i18n/holds.ts'
import { deliveryStatusLabel } from '../../i18n/delivery-status-label.ts'
import { say } from '../../i18n/text.ts'
import { paint, type Style } from '../../io/paint.ts'
import { sign } from '../../io/signs.ts'
import type { DeliveryStatus } from '../../store/deliveries.ts'

const styles: Partial<Record<DeliveryStatus, Style>> = {
  published: 'green',
  failed: 'red',
  unknown: 'red',
  missed: 'red',
  held: 'yellow',
  retrying: 'yellow',
  to_post: 'yellow',
}

/**
 * The fields that scripts rely on, and no others. What a person has to do is in `queue list --json`; what concerns the
 * whole pass goes to stderr.
 */
export function reportJson(context: Context, report: PublishReport) {
  const { notices: _, alerts, warnings, deliveries, ...counts } = report
  for (const { message } of warnings) context.io.complain(`! ${message}`)
  for (const alert of alerts) if (!alert.reached) alertLines(context.lang, alert).forEach((line) => context.io.complain(line))
  return {
    ...counts,
    deliveries: deliveries.map(({ id, post_id, network, account, part, kind, status, url, error }) => ({
      id,
      post_id,
      network,
      account,
      part,
      kind,
      status,
      url,
      error,
    })),
  }
}

/**
 * One line per delivery, then what a person has to do. From cron, nothing at all when nothing happened; with `--quiet` only what
 * went wrong, on stderr, and what nobody was told of in another way.
 */
export function showReport(context: Context, report: PublishReport): void {
  const { io, lang, options } = context
  for (const warning of report.warnings) io.complain(`${sign.warning} ${warning.message}`)
  for (const alert of report.alerts) showAlert(context, alert)
  for (const delivery of report.deliveries) showDelivery(context, delivery)
  for (const notice of report.notices) {
    // its line stands above already, unless a pass before this one died before it could tell
    const failure = notice.kind === 'failed' || notice.kind === 'missed'
    const stands = report.deliveries.some(({ status, client, account }) => {
      return status === notice.kind && client === notice.client && account === notice.account
    })
    if (failure && stands) continue
    if (options.quiet) {
      if (notice.sent_by.length === 0) io.complain(noticeText(context, notice))
      continue
    }
    io.print()
    io.print(noticeText(context, notice))
  }
  if (report.due === 0 && report.notices.length + report.alerts.length === 0 && io.stdoutIsTerminal)
    io.print(say(lang, deliveryText.nothing_due))
}

/** Whom nobody could reach stands on both streams: one of them is read by somebody. */
function showAlert({ io, lang }: Context, alert: PublishReport['alerts'][number]): void {
  const lines = alertLines(lang, alert)
  for (const line of lines) io.print(line)
  if (!alert.reached) for (const line of lines) io.complain(line)
}

/** Why what one waits for does not leave: an alert holds it back. */
export async function showHeldByAlert(context: Context, report: PublishReport, only: string | null): Promise<void> {
  const { io, lang, options } = context
  if (options.json || (!io.stdoutIsTerminal && report.due === 0)) return
  const { holds } = await context.store()
  for (const { client, level } of await holds.list()) {
    if (level === null || client === null || (only !== null && only !== client)) continue
    const held = await holds.held({ client, account_id: null })
    const count = held.filter(isHeldByAlert).length
    if (count === 0) continue
    io.note(paint('red', say(lang, level === 'red' ? holdText.pass_red : holdText.pass_amber, { client, count })))
    io.note(`  smm crisis status -c ${client}`)
  }
}

function showDelivery(context: Context, delivery: PublishReport['deliveries'][number]): void {
  const { io, lang, options } = context
  const { post_id, client, network, account, part, kind, status, url, error, question, next_at, time_zone } = delivery
  // left for a later pass: cron runs every minute and need not say so each time
  if (status === 'scheduled' && !io.stdoutIsTerminal) return
  const label = status === 'scheduled' ? say(lang, deliveryText.left_alone) : say(lang, deliveryStatusLabel[status])
  const style = styles[status]
  const which = partWords(lang, part, kind)
  const where = `${account === network ? account : `${account} (${network})`}${which === '' ? '' : `, ${which}`}`
  const parts = [`${post_id}`, client, where, style ? paint(style, label) : label]
  if (url !== null) parts.push(url)
  if (error !== null && question === null) parts.push(error.message)
  if (next_at !== null && question === null && status === 'retrying')
    parts.push(say(lang, deliveryText.again_at, { time: clock(context, next_at, time_zone) }))
  if (next_at !== null && question === null && status === 'unknown')
    parts.push(say(lang, deliveryText.look_at, { time: clock(context, next_at, time_zone) }))
  const next = nextStep(context, delivery)
  if (io.stdoutIsTerminal) {
    io.print(parts.join('  '))
    if (next !== null) io.note(next)
    return
  }
  // a mail or a log: all of a failure in one line
  const line = [...parts, ...(next === null ? [] : [next])].join('  ')
  if (!options.quiet) io.print(line)
  else if (next !== null) io.complain(line)
}

/** What to type about it; null where nothing went wrong, or where the notice below asks. */
function nextStep({ lang }: Context, delivery: PublishReport['deliveries'][number]): string | null {
  const { post_id: id, client, account, status, error } = delivery
  switch (status) {
    case 'failed':
      return say(lang, deliveryText.retry_hint, { id })
    case 'missed':
      return say(lang, error?.code === 'not_approved' ? deliveryText.unapproved_hint : deliveryText.missed_hint, { id })
    case 'held':
      return say(lang, deliveryText.blocked_hint, { account, client })
    default:
      return null
  }
}

function clock({ lang }: Context, instant: string, time_zone: string): string {
  return shortDateTime(lang, new Date(instant), time_zone)
}

const would = {
  send: deliveryText.would_send,
  to_post: deliveryText.would_to_post,
  miss: deliveryText.would_miss,
  hold: deliveryText.would_hold,
  look: deliveryText.would_look,
  skip: deliveryText.would_skip,
} as const satisfies Record<PreviewedDelivery['would'], unknown>

export function showPreviewedPass(context: Context, previews: readonly PreviewedDelivery[]): void {
  const { io, lang } = context
  for (const one of previews) {
    const which = partWords(lang, one.part, one.kind)
    const account = one.account === one.network ? one.account : `${one.account} (${one.network})`
    const where = which === '' ? account : `${account}, ${which}`
    io.print([`${one.post_id}`, one.client, where, paint('bold', say(lang, would[one.would]))].join('  '))
    for (const line of one.text.split('\n')) io.print(`    ${line}`)
    for (const medium of one.media) io.print(`    ${say(lang, deliveryText.media_is, { file: medium.path })}`)
  }
  if (previews.length === 0) io.print(say(lang, deliveryText.nothing_due))
}
