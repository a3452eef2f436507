import { rhaz, sum } from '../../arithmetic.ts'
import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { list, minutes, money } from '../../i18n/format.ts'
import {
  costPartLabel,
  costReasonLabel,
  plannedWorkLabel,
  staffingNoteCommand,
  staffingNoteText,
  staffingOptionLabel,
  staffingText,
} from '../../i18n/staffing.ts'
import { flagLabel } from '../../i18n/labels.ts'
import { say, type Text } from '../../i18n/text.ts'
import { inWords, paint } from '../../io/paint.ts'
import { sign } from '../../io/signs.ts'
import { plotBars } from '../../io/plot.ts'
import { table } from '../../io/table.ts'
import { parseAmount } from '../../money.ts'
import { compareStaffing, type StaffingComparison, type StaffingNote } from '../../people/compare-staffing.ts'
import { costParts, plannedWork, type Known, type OptionCost } from '../../people/staffing-costs.ts'
import type { Client } from '../../store/clients.ts'
import { text, type Flags } from '../queue/flag-values.ts'
import { page } from '../strategy/page.ts'
import { withReasons } from '../with-reasons.ts'
import { modeSentence } from './grid-page.ts'

export async function run(context: Context, flags: Flags): Promise<void> {
  const { options, io } = context
  const client = await chooseClient(context, { writes: false })
  const found = await compareStaffing(context, {
    client,
    changes_per_year: changesOf(context, flags),
    training_minutes: trainingOf(context, flags),
    external: externalOf(context, client, flags),
  })
  if (options.json) return io.json(comparisonJson(context, found))
  print(context, found)
}

function changesOf({ lang }: Context, flags: Flags): number | null {
  const value = text(flags, 'changes')
  if (value === null) return null
  if (/^\d{1,2}$/.test(value.trim()) && Number(value) <= 52) return Number(value)
  throw new Failure('usage', 'bad_changes', say(lang, staffingText.bad_changes, { value }))
}

function trainingOf({ lang }: Context, flags: Flags): number | null {
  const value = text(flags, 'trainingHours')
  if (value === null) return null
  const hours = /^\d{1,4}(?:[.,]\d{1,2})?$/.test(value.trim()) ? Number(value.trim().replace(',', '.')) : Number.NaN
  if (hours <= 1000) return Math.round(hours * 60)
  throw new Failure('usage', 'bad_hours', say(lang, staffingText.bad_hours, { value }))
}

function externalOf({ lang }: Context, { currency }: Client, flags: Flags): number | null {
  const value = text(flags, 'external')
  if (value === null) return null
  const amount = parseAmount(value, currency, lang)
  if (amount < 0) throw new Failure('usage', 'amount_negative', say(lang, staffingText.negative))
  return amount
}

function comparisonJson(context: Context, found: StaffingComparison) {
  const { client, strategy, mode, advised, person, input, source, quote, options, flags, notes } = found
  return {
    client: client.slug,
    strategy_version: strategy.version,
    currency: client.currency,
    mode,
    advised,
    assessed_person: person,
    minutes_per_month: input.minutes,
    hourly_rate: input.hourly_rate,
    hourly_rate_estimated: client.hourly_rate_estimated,
    external_source: source,
    quote_id: quote?.id ?? null,
    changes_per_year: input.changes_per_year,
    training_minutes: input.training_minutes,
    options: options.map((option) => optionJson(option)),
    flags,
    notes: notes.map((code) => ({ code, message: sayNote(context, found, code) })),
  }
}

/** Each amount with its reason where it is not known. */
function optionJson({ parts, month, turnover, year, per_hour, per_post, ...plain }: OptionCost) {
  const { time, fee, third_party, ads, tools, production } = parts
  return {
    ...plain,
    ...withReasons({
      time_per_month: time,
      fee_per_month: fee,
      third_party_per_month: third_party,
      ads_per_month: ads,
      tools_per_month: tools,
      production_per_month: production,
      per_month: month,
      turnover_per_year: turnover,
      per_year: year,
      per_hour,
      per_post,
    }),
  }
}

function print(context: Context, found: StaffingComparison): void {
  const { io, lang } = context
  const { client, strategy, options, input } = found
  const { section, text: paragraph, item, dim, width } = page(io)
  // alone on its line: it can be copied
  const command = (words: string): void => io.print(paint('dim', `    ${words}`))
  io.print(paint('bold', say(lang, staffingText.compare_title, { client: client.name, version: strategy.version })))
  work(context, found)
  io.print()
  for (const line of costTable(context, found, width)) io.print(line)
  for (const line of reasons(context, options)) dim(line)

  section(say(lang, staffingText.drawing))
  const onBudget = found.source === 'budget' && input.offer !== null
  const bars = options.map(({ option, year, year_at_least }) => ({
    label: say(lang, staffingOptionLabel[option]),
    value: year.value,
    text: yearText(context, client, year, year_at_least),
    ...(onBudget && option !== 'inside' ? { fill: '▒' as const } : {}),
  }))
  for (const line of plotBars(bars, width - 2)) io.print(`  ${line}`)
  if (onBudget) dim(`${inWords('▒', '')} ${say(lang, staffingText.with_budget)}`)

  const { person } = found
  section(person === null ? say(lang, staffingText.advice) : say(lang, staffingText.advice_by_grid, { person }))
  paragraph(paint('bold', modeSentence(lang, found.mode)))
  paragraph(say(lang, staffingText.inside_first))
  for (const flag of found.flags) {
    const label: Text = flagLabel[flag]
    item(sign.warning, say(lang, label))
  }
  paragraph(turnoverText(context, found))
  if (input.changes_per_year === 0) command('smm staffing compare --changes 2')
  paragraph(say(lang, staffingText.knowledge_lost))
  for (const note of found.notes) {
    item(sign.item, sayNote(context, found, note))
    const next = staffingNoteCommand[note]
    if (next !== undefined) command(next)
  }

  if (found.quote !== null && input.offer !== null) return
  section(say(lang, staffingText.choosing))
  for (const advice of choosing) {
    item(sign.item, say(lang, advice))
    if (advice === staffingText.choosing_two) command('smm quote compare')
  }
}

const choosing: readonly Text[] = [
  staffingText.choosing_two,
  staffingText.choosing_all,
  staffingText.choosing_alone,
  staffingText.choosing_trade,
  staffingText.choosing_look,
  staffingText.choosing_call,
]

/** What there is to do, and that it needs no full-time post and no tool does it. */
function work({ io, lang }: Context, { input }: StaffingComparison): void {
  const { text: paragraph } = page(io)
  const planned = input.minutes
  if (planned === null) return
  const total = sum(plannedWork.map((one) => planned[one]))
  const parts = plannedWork
    .filter((one) => planned[one] > 0)
    .map((one) => say(lang, staffingText.part_of_work, { work: say(lang, plannedWorkLabel[one]), time: minutes(planned[one]) }))
  const values = { month: minutes(total), week: minutes(rhaz(total * 3, 13)), parts: list(lang, parts) }
  paragraph(say(lang, staffingText.work, values))
  paragraph(say(lang, staffingText.no_full_time))
}

function costTable({ lang }: Context, { client, options }: StaffingComparison, width: number): string[] {
  const { currency } = client
  const amount = ({ value }: Known): string =>
    value === null ? say(lang, staffingText.unknown_cell) : money(lang, value, currency)
  const time = (value: number | null): string => (value === null ? say(lang, staffingText.unknown_cell) : minutes(value))
  const row = (title: string, cell: (one: OptionCost) => string): string[] => [title, ...options.map(cell)]
  const strong = (title: string, cell: (one: OptionCost) => string): string[] =>
    row(title, cell).map((one) => paint('bold', one))
  const parts = costParts
    .filter((part) => part === 'time' || part === 'fee' || options.some(({ parts: all }) => all[part].value !== 0))
    .map((part) =>
      row(say(lang, costPartLabel[part]), (one) =>
        part === 'fee' && one.fee_prorated ? `≈ ${amount(one.parts.fee)}` : amount(one.parts[part]),
      ),
    )
  const rows = [
    row(say(lang, staffingText.row_hours_inside), (one) => time(one.inside_minutes)),
    row(say(lang, staffingText.row_hours_outside), (one) => time(one.outside_minutes)),
    ...parts,
    strong(say(lang, staffingText.row_month), (one) => amount(one.month)),
    ...(options.some(({ once }) => once !== 0)
      ? [row(say(lang, staffingText.row_once), (one) => money(lang, one.once, currency))]
      : []),
    row(say(lang, staffingText.row_turnover), (one) => amount(one.turnover)),
    strong(say(lang, staffingText.row_year), (one) => amount(one.year)),
    row(say(lang, staffingText.row_per_hour), (one) => amount(one.per_hour)),
    row(say(lang, staffingText.row_per_post), (one) => amount(one.per_post)),
  ]
  const head = [
    { title: '', flexible: true },
    ...options.map(({ option }) => ({ title: say(lang, staffingOptionLabel[option]), align: 'right' as const })),
  ]
  return table(head, rows, width)
}

/** Why an amount is not known, once for each option. */
function reasons({ lang }: Context, options: readonly OptionCost[]): string[] {
  return options.flatMap(({ option, parts, turnover, per_hour, per_post }) => {
    const all = [...costParts.map((part) => parts[part]), turnover, per_hour, per_post].map(({ reason }) => reason)
    const told = [...new Set(all)].filter((reason) => reason !== null && reason !== 'part_not_known')
    if (told.length === 0) return []
    const reason = list(
      lang,
      told.map((one) => say(lang, costReasonLabel[one])),
    )
    return [say(lang, staffingText.why_unknown, { option: say(lang, staffingOptionLabel[option]), reason })]
  })
}

function yearText({ lang }: Context, { currency }: Client, year: Known, atLeast: number): string {
  if (year.value !== null) return money(lang, year.value, currency)
  if (atLeast === 0) return say(lang, staffingText.unknown_cell)
  return say(lang, staffingText.year_unknown, { amount: money(lang, atLeast, currency) })
}

function turnoverText({ lang }: Context, { client, input }: StaffingComparison): string {
  const { changes_per_year: count, training_minutes, hourly_rate } = input
  if (count === 0) return say(lang, staffingText.turnover_zero)
  const cost = (times: number): string =>
    hourly_rate === null
      ? say(lang, staffingText.unknown_cell)
      : money(lang, rhaz(BigInt(training_minutes) * BigInt(hourly_rate) * BigInt(times), 60), client.currency)
  return say(lang, staffingText.turnover, { count, hours: minutes(training_minutes), each: cost(1), year: cost(count) })
}

function sayNote({ lang }: Context, { client, input, budget, quote }: StaffingComparison, note: StaffingNote): string {
  const amount = (value: number | null | undefined): string =>
    value == null ? say(lang, staffingText.unknown_cell) : money(lang, value, client.currency)
  const label: Text = staffingNoteText[note]
  return say(lang, label, {
    rate: amount(input.hourly_rate),
    amount: amount(budget ?? input.offer?.fee),
    hours: input.offer?.minutes == null ? say(lang, staffingText.unknown_cell) : minutes(input.offer.minutes),
    currency: quote?.offer.currency ?? client.currency,
  })
}
