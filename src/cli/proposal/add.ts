import { resolve } from 'node:path'
import { chooseClient } from '../../clients/choose-client.ts'
import { editClient } from '../../clients/edit-client.ts'
import type { TypedProfile } from '../../clients/profile.ts'
import { consultantCurrency } from '../../config/settings.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { csvText } from '../../i18n/csv.ts'
import { money } from '../../i18n/format.ts'
import { proposalText } from '../../i18n/proposal.ts'
import { say } from '../../i18n/text.ts'
import { parseAmount, parsePercent } from '../../money.ts'
import { addProposal, linesOfPlan, usualTerms, type ProposalTerms } from '../../proposals/add-proposal.ts'
import { quantityOf, summaryOf } from '../../proposals/proposal-document.ts'
import { consultantDay } from '../../proposals/proposal-parties.ts'
import {
  asTyped,
  rateNeeded,
  readLine,
  readLinesFile,
  withLines,
  type LineSurroundings,
  type TypedLine,
} from '../../proposals/read-lines.ts'
import type { Client } from '../../store/clients.ts'
import type { ProposalLine } from '../../store/proposals.ts'
import { text, texts, type Flags } from '../queue/flag-values.ts'
import { readValidity } from '../quote/read-offer.ts'
import { notesOf, printLines, proposalJson } from './words.ts'
import { readAtMost } from '../../read-at-most.ts'

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const chosen = await chooseClient(context, { writes: true })
  const terms = termsOf(context, flags)
  const around: LineSurroundings = { lang, currency: chosen.currency, rate: await rateOf(context, chosen, flags) }
  const proposed = await linesOf(context, chosen, flags, around)
  const asks = options.input && !options.yes && !options.dry_run
  const client = asks ? await askWho(context, chosen) : chosen
  const lines = asks ? await reviewed(context, proposed, around) : proposed
  const proposal = await addProposal(context, client, { ...terms, lines })
  if (options.json) return io.json(proposalJson(context, proposal, []))
  const summary = summaryOf(proposal, lang)
  io.print(
    options.dry_run
      ? say(lang, proposalText.would_add, { summary })
      : say(lang, proposalText.added, { id: proposal.id, summary }),
  )
  printLines(context, proposal)
  for (const note of notesOf(context, client, proposal)) io.note(note)
  if (!options.dry_run) io.note(say(lang, proposalText.next_send, { id: proposal.id }))
}

function termsOf(context: Context, flags: Flags): Omit<ProposalTerms, 'lines'> {
  const { lang } = context
  const read = <T>(name: string, usual: T, reader: (value: string) => T): T => {
    const said = text(flags, name)
    return said === null ? usual : reader(said)
  }
  const whole = (flag: string, min: number, max: number) => (said: string) => {
    const value = /^\d{1,4}$/.test(said.trim()) ? Number(said) : Number.NaN
    if (value >= min && value <= max) return value
    throw new Failure('usage', 'bad_number', say(lang, proposalText.bad_whole, { flag, min, max, value: said }))
  }
  const percent = (said: string): number => parsePercent(said, lang)
  return {
    months: read<number>('months', usualTerms.months, whole('--months', 1, 36)),
    start: read<string | null>('start', null, (said) => readValidity(said, { lang, dated: consultantDay(context) })),
    discount_bp: read<number>('discount', 0, percent),
    deposit_bp: read<number>('deposit', 0, percent),
    valid_days: read<number>('validDays', usualTerms.valid_days, whole('--valid-days', 1, 365)),
    // 60 days at most between professionals (Code de commerce L. 441-10)
    payment_days: read<number>('paymentDays', usualTerms.payment_days, whole('--payment-days', 0, 60)),
    vat_said: read<ProposalTerms['vat_said']>('vat', null, (said) =>
      /^(exempt|franchise|exon[ée]r[ée]e?)$/i.test(said.trim()) ? 'exempt' : percent(said),
    ),
  }
}

/** `--rate`, else the consultant's own, where it is in the client's currency; null: neither. */
async function rateOf(context: Context, client: Client, flags: Flags): Promise<number | null> {
  const { lang } = context
  const said = text(flags, 'rate')
  if (said !== null) {
    const rate = parseAmount(said, client.currency, lang)
    if (rate > 0) return rate
    throw rateNeeded(lang)
  }
  const own = (await context.config()).get('consultant.hourly_rate')
  if (own === null || client.currency === consultantCurrency) return own
  const values = { own: consultantCurrency, currency: client.currency }
  throw new Failure('usage', 'rate_needed', say(lang, proposalText.rate_other_currency, values))
}

/** Those of the file, else of the plan, with what was typed in their place or after them. */
async function linesOf(
  context: Context,
  client: Client,
  flags: Flags,
  around: LineSurroundings,
): Promise<readonly ProposalLine[]> {
  const { lang } = context
  const typed = (texts(flags, 'line') ?? []).map((one) => readLine(one, around))
  const file = text(flags, 'fromFile')
  if (file !== null) return withLines([], [...(await linesOfFile(context, file, around)), ...typed])
  if (flags['plan'] === false) return withLines([], typed)
  const hasStrategy = (await (await context.store()).strategies.get(client.slug)) !== null
  if (!hasStrategy && typed.length > 0) return withLines([], typed)
  if (around.rate === null) throw rateNeeded(lang)
  return withLines(await linesOfPlan(context, client, around.rate), typed)
}

/** A page or two. */
const largest = 1_000_000

async function linesOfFile(context: Context, path: string, around: LineSurroundings): Promise<TypedLine[]> {
  const { lang } = context
  let source: string
  try {
    source = (await readAtMost(resolve(context.cwd, path), largest)).toString()
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    const message =
      code === 'ENOENT' ? say(lang, csvText.no_such_file, { path }) : say(lang, csvText.unreadable, { path, code })
    throw new Failure('usage', 'no_such_file', message)
  }
  return readLinesFile(source, path, around)
}

/** What the law wants to know of the client, when the first offer is made. */
async function askWho(context: Context, client: Client): Promise<Client> {
  const { lang } = context
  const ask = await context.ask()
  const typed: { -readonly [K in 'siren' | 'address']?: string } = {}
  const put = async (field: 'siren' | 'address', question: string): Promise<void> => {
    const check = async (value: string): Promise<true | string> => {
      if (value.trim() === '') return true
      const { readProfile } = await import('../../clients/profile.ts')
      try {
        readProfile({ [field]: value } satisfies TypedProfile, client, lang)
        return true
      } catch (error) {
        if (error instanceof Failure) return error.details[0] ?? error.message
        throw error
      }
    }
    for (;;) {
      const value = (await ask.text(question)).trim()
      const complaint = await check(value)
      if (complaint === true) {
        if (value !== '') typed[field] = value
        return
      }
      context.io.complain(complaint)
    }
  }
  if (client.siren === null && client.country === 'FR') await put('siren', say(lang, proposalText.ask_siren))
  if (client.address === null) await put('address', say(lang, proposalText.ask_address))
  return Object.keys(typed).length === 0 ? client : (await editClient(context, client, typed)).client
}

/** Line by line, until they are right. */
async function reviewed(
  context: Context,
  proposed: readonly ProposalLine[],
  around: LineSurroundings,
): Promise<readonly ProposalLine[]> {
  const { lang } = context
  const ask = await context.ask()
  let lines = proposed
  for (;;) {
    const choices = [
      { value: -1, name: say(lang, proposalText.review_done) },
      ...lines.map((line, value) => ({ value, name: lineWords(context, line, around.currency) })),
      { value: -2, name: say(lang, proposalText.review_add) },
    ]
    const picked = await ask.select(say(lang, proposalText.ask_review), choices, -1, {
      why: say(lang, proposalText.ask_review_why),
    })
    if (picked === -1) return lines
    const before = lines[picked]
    const typed = await ask.text(say(lang, proposalText.ask_line), {
      ...(before === undefined ? {} : { default: asTyped(before, around) }),
      why: say(lang, proposalText.ask_line_why),
      validate: (value) => {
        if (value.trim() === '') return true
        try {
          readLine(value, around)
          return true
        } catch (error) {
          if (error instanceof Failure) return error.message
          throw error
        }
      },
    })
    if (typed.trim() !== '') lines = withLines(lines, [readLine(typed, around)])
  }
}

function lineWords({ lang }: Context, line: ProposalLine, currency: string): string {
  const each = line.each === 'month' ? say(lang, proposalText.each_month) : say(lang, proposalText.doc_times_once)
  return `${line.label[lang]} · ${quantityOf(lang, line)} × ${money(lang, line.unit_price, currency)} · ${each}`
}
