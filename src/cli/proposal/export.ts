import { extname, resolve } from 'node:path'
import { rhaz } from '../../arithmetic.ts'
import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { toCsv, type CsvCell } from '../../documents/csv.ts'
import { Failure } from '../../failure.ts'
import { minorDigits, month as monthInWords } from '../../i18n/format.ts'
import { proposalStateLabel, proposalText } from '../../i18n/proposal.ts'
import { say } from '../../i18n/text.ts'
import { jsonText } from '../../io/sanitise.ts'
import { findProposal } from '../../proposals/find-proposal.ts'
import { prepareInvoice, type InvoicePreparation } from '../../proposals/invoice-lines.ts'
import { parseComingMonth } from '../../results/month.ts'
import { monthsOf, stateOf } from '../../proposals/proposal.ts'
import { consultantDay } from '../../proposals/proposal-parties.ts'
import type { Proposal } from '../../store/proposals.ts'
import { checkFolder, printDocument, replaceFile, tellFile } from '../hand-over.ts'
import { text, type Flags } from '../queue/flag-values.ts'

/** No invoice: what the platform that makes it needs. Only of an offer with a number; one that was not accepted says so. */
export async function run(context: Context, typed: string, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const proposal = await findProposal(context, client, typed)
  if (proposal.number === null) {
    throw new Failure('usage', 'not_numbered', say(lang, proposalText.not_numbered, { id: proposal.id }), {
      hint: say(lang, proposalText.not_sent_hint, { id: proposal.id }),
    })
  }
  const month = monthOfFlag(context, flags, proposal, dayOf(context.now(), client.time_zone))
  const output = text(flags, 'output')
  const byName = extname(output ?? '').toLowerCase() === '.json' || options.json ? 'json' : 'csv'
  const format = text(flags, 'format') ?? byName
  const { money } = await context.store()
  const preparation = prepareInvoice(proposal, await money.listTime(client.slug), month)
  if (proposal.status !== 'accepted') {
    const state = say(lang, proposalStateLabel[stateOf(proposal, consultantDay(context))])
    io.note(say(lang, proposalText.export_not_accepted, { number: proposal.number, state }))
  }
  const to_stdout = output === null || output === '-'
  if (to_stdout && format === 'json') return io.json(asJson(proposal, preparation, month))
  const content = format === 'json' ? jsonText(asJson(proposal, preparation, month)) : await asCsv(proposal, preparation, month)
  if (to_stdout) {
    if (!options.json) io.note(say(lang, proposalText.export_title, { number: proposal.number }))
    return printDocument(context, content)
  }
  const path = resolve(context.cwd, output)
  await checkFolder(context, path)
  if (options.dry_run) return tellFile(context, path, say(lang, proposalText.would_write, { path }))
  await replaceFile(context, path, content)
  tellFile(context, path, say(lang, proposalText.export_written, { path }))
}

/** Throws `Failure` usage `month_outside`. */
function monthOfFlag({ lang }: Context, flags: Flags, proposal: Proposal, today: string): string | null {
  const said = text(flags, 'month')
  if (said === null) return null
  const month = parseComingMonth(said, today, lang)
  if (monthsOf(proposal).includes(month)) return month
  const values = { month: monthInWords(lang, month), number: proposal.number ?? '' }
  throw new Failure('usage', 'month_outside', say(lang, proposalText.month_outside, values))
}

function asJson(proposal: Proposal, preparation: InvoicePreparation, month: string | null) {
  const { content, number } = proposal
  const { time, ...amounts } = preparation
  return {
    kind: 'invoice_preparation',
    proposal: number,
    month,
    author: content.author,
    customer: content.customer,
    currency: content.currency,
    vat_bp: content.vat_bp,
    payment_days: content.payment_days,
    deposit_bp: content.deposit_bp,
    ...amounts,
    time: time.map(({ id, date, minutes, network, activity, note }) => ({ id, date, minutes, network, activity, note })),
  }
}

const columns = [
  'kind',
  'proposal',
  'month',
  'customer',
  'customer_siren',
  'date',
  'label',
  'quantity',
  'unit',
  'times',
  'unit_price_ht',
  'amount_ht',
  'vat_percent',
  'currency',
] as const

type Row = Readonly<Partial<Record<(typeof columns)[number], CsvCell>>>

async function asCsv(proposal: Proposal, { lines, discount, time }: InvoicePreparation, month: string | null): Promise<string> {
  const { content, number } = proposal
  const digits = minorDigits(content.currency)
  const amount = (minor: number): CsvCell => ({ minor, digits })
  const common = { proposal: number, month, customer: content.customer.name, customer_siren: content.customer.siren }
  const priced = { vat_percent: (content.vat_bp ?? 0) / 100, currency: content.currency }
  const rows: Row[] = [
    ...lines.map((line) => ({
      ...common,
      kind: 'line',
      label: line.label,
      quantity: line.minutes === null ? line.count : hours(line.minutes),
      unit: line.minutes === null ? 'piece' : 'hour',
      times: line.times,
      unit_price_ht: amount(line.unit_price),
      amount_ht: amount(line.amount),
      ...priced,
    })),
    ...(discount === 0
      ? []
      : [
          {
            ...common,
            kind: 'discount',
            label: say(content.lang, proposalText.export_discount),
            amount_ht: amount(discount),
            ...priced,
          },
        ]),
    ...time.map((entry) => ({
      ...common,
      kind: 'time',
      date: entry.date,
      label: [entry.network, entry.activity, entry.note].filter((one) => one !== null).join(' · '),
      quantity: hours(entry.minutes),
      unit: 'hour',
    })),
  ]
  return toCsv({ header: columns, rows: rows.map((row) => columns.map((column) => row[column] ?? null)) }, content.lang)
}

/** Two decimals, as platforms take them. The amount is counted from the minutes, not from this. */
function hours(minutes: number): CsvCell {
  return { minor: rhaz(minutes * 100, 60), digits: 2 }
}
