import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { list } from '../../i18n/format.ts'
import { costKindLabel } from '../../i18n/labels.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { parseAmount, parsePercent } from '../../money.ts'
import { addCost } from '../../results/add-cost.ts'
import { costKinds, type CostKind } from '../../results/roi.ts'
import { aboveZero, countFlag, currencyFlag, dayFlag, hasRate, noteFlag, textFlag, type Flags } from '../entries.ts'
import { costWords } from './words.ts'

export async function run(context: Context, args: readonly string[], flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const currency = currencyFlag(context, client, flags)
  const amount_ht = aboveZero(context, parseAmount(args.join(' '), currency, lang))
  const vat = textFlag(flags, 'vat')
  const entry = await addCost(context, {
    client,
    date: dayFlag(context, client, flags),
    kind: await kindOf(context, flags),
    amount_ht,
    vat_bp: vat === undefined ? 0 : parsePercent(vat, lang),
    currency,
    months: countFlag(context, flags, 'months', [1, 120]),
    note: noteFlag(flags),
  })
  if (options.json) return io.json(entry)

  const words = costWords(context, entry)
  io.print(say(lang, options.dry_run ? resultsText.time_dry : resultsText.cost_added, { summary: words }))
  if (!client.vat_recoverable && vat === undefined) io.note(say(lang, resultsText.vat_not_recovered))
  if (!hasRate(client, entry.currency)) io.note(say(lang, resultsText.foreign_currency, { currency: entry.currency }))
}

async function kindOf(context: Context, flags: Flags): Promise<CostKind> {
  const said = textFlag(flags, 'kind')
  if (said !== undefined) return said as CostKind
  const { lang } = context
  if (context.options.input) {
    const ask = await context.ask()
    const choices = costKinds.map((value) => ({ value, name: say(lang, costKindLabel[value]) }))
    return ask.select(say(lang, resultsText.option_kind), choices)
  }
  throw new Failure(
    'usage',
    'kind_needed',
    say(lang, resultsText.missing_flag, { flag: '--kind', choices: list(lang, costKinds) }),
    {
      hint: say(lang, resultsText.missing_flag_hint, { command: 'smm cost add 200 --kind external' }),
    },
  )
}
