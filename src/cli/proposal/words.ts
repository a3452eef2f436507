/** What the verbs of `proposal` have in common: how an offer is told on a terminal and in JSON. */
import type { Context } from '../../context.ts'
import { minutes as minutesInWords, money, month as monthInWords, percent } from '../../i18n/format.ts'
import { proposalText } from '../../i18n/proposal.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { table } from '../../io/table.ts'
import type { HoursSold } from '../../proposals/hours-sold.ts'
import { stateOf, totalsOf, validUntil } from '../../proposals/proposal.ts'
import { quantityOf } from '../../proposals/proposal-document.ts'
import { legalFormOf, mentionRules, missingMentions } from '../../proposals/proposal-mentions.ts'
import { consultantDay } from '../../proposals/proposal-parties.ts'
import type { Client } from '../../store/clients.ts'
import type { Proposal } from '../../store/proposals.ts'

/** `hours`: of the months that are asked for; they are the consultant's alone. */
export function proposalJson(context: Context, proposal: Proposal, hours: readonly HoursSold[]) {
  const { content, ...rest } = proposal
  const { lang, lines, mentions, ...terms } = content
  const totals = totalsOf(content)
  const today = consultantDay(context)
  const state = stateOf(proposal, today)
  return {
    ...rest,
    state,
    expired: state === 'expired',
    lang,
    ...terms,
    valid_until: validUntil(content),
    lines: lines.map(({ label, details, ...line }, i) => ({
      label: label[lang],
      details: details.map((one) => one[lang]),
      ...line,
      amount: totals.lines[i]?.once ?? 0,
      times: totals.lines[i]?.times ?? 0,
      total: totals.lines[i]?.total ?? 0,
    })),
    subtotal: totals.subtotal,
    discount: totals.discount,
    total_ht: totals.net,
    vat: totals.vat,
    total_ttc: totals.total,
    deposit: totals.deposit,
    month_ht: totals.month_net,
    mentions: mentions.map((one) => one[lang]),
    missing: proposal.number === null ? missingMentions(content) : [],
    hours,
  }
}

export function printLines(context: Context, proposal: Proposal): void {
  const { io, lang } = context
  const { content } = proposal
  const totals = totalsOf(content)
  const amount = (units: number): string => money(lang, units, content.currency)
  const head = [
    { title: say(lang, proposalText.doc_col_label), flexible: true },
    { title: say(lang, proposalText.doc_col_quantity), align: 'right' as const },
    { title: say(lang, proposalText.doc_col_price_short), align: 'right' as const },
    { title: say(lang, proposalText.doc_col_times), align: 'right' as const },
    { title: say(lang, proposalText.doc_col_total), align: 'right' as const },
  ]
  const rows = content.lines.map((line, i) => [
    line.label[lang],
    quantityOf(lang, line),
    amount(line.unit_price),
    line.each === 'once'
      ? say(lang, proposalText.doc_times_once)
      : say(lang, proposalText.doc_times_month, { count: content.months }),
    amount(totals.lines[i]?.total ?? 0),
  ])
  for (const line of table(head, rows, io.columns)) io.print(line)
  const sums = [
    say(lang, proposalText.sum_net, { amount: amount(totals.net) }),
    ...(totals.discount === 0 ? [] : [say(lang, proposalText.sum_discount, { percent: percent(lang, content.discount_bp) })]),
    content.vat_bp === null
      ? say(lang, proposalText.sum_exempt)
      : say(lang, proposalText.sum_vat, { percent: percent(lang, content.vat_bp), amount: amount(totals.vat) }),
    say(lang, proposalText.sum_total, { amount: amount(totals.total) }),
  ]
  io.print(paint('bold', sums.join(' · ')))
}

/** What stands between the draft and its sending, and where the law is not known. */
export function notesOf({ lang }: Context, client: Client, proposal: Proposal): string[] {
  const { content, number } = proposal
  if (number !== null) return []
  const { author } = content
  const missing = missingMentions(content).map((id) =>
    say(lang, proposalText.missing_note, {
      name: say(lang, mentionRules[id].name),
      command: mentionRules[id].command.replace('{slug}', client.slug),
    }),
  )
  const elsewhere = author.country === 'FR' ? [] : [say(lang, proposalText.law_elsewhere, { country: author.country })]
  const { status } = author
  const strange =
    author.country === 'FR' && status !== null && legalFormOf(status) === 'other'
      ? [say(lang, proposalText.form_unknown, { status })]
      : []
  return [...missing, ...elsewhere, ...strange]
}

/** `Heures de novembre 2026 : 12 h vendues, 13 h passées – 1 h de trop` */
export function hoursLine({ lang }: Context, hours: HoursSold): string {
  const month = monthInWords(lang, hours.month)
  const spent = minutesInWords(hours.spent_minutes)
  if (hours.sold_minutes === null || hours.over_minutes === null) return say(lang, proposalText.hours_unsold, { month, spent })
  const said = say(lang, proposalText.hours, { month, sold: minutesInWords(hours.sold_minutes), spent })
  const left = hours.sold_minutes - hours.spent_minutes
  const verdict =
    hours.over_minutes > 0
      ? paint('red', say(lang, proposalText.hours_over, { hours: minutesInWords(hours.over_minutes) }))
      : say(lang, proposalText.hours_left, { hours: minutesInWords(left) })
  return `${said} · ${verdict}`
}
