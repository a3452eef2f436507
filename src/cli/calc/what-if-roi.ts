import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { list, month } from '../../i18n/format.ts'
import { changeText } from '../../i18n/strategy-changes.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { whatIfText } from '../../i18n/what-if.ts'
import { paint } from '../../io/paint.ts'
import { signedMoney, signedPercent } from '../../report/words.ts'
import { dayOf } from '../../results/day.ts'
import { lastCompleteMonth, monthOf } from '../../results/month.ts'
import { parseWhatIf } from '../../results/parse-what-if.ts'
import { readReturn, type ClientReturn } from '../../results/read-return.ts'
import { computeRoi, type BreakEven, type Ratio, type RoiResult } from '../../results/roi.ts'
import { whatIf } from '../../results/what-if.ts'
import type { Client } from '../../store/clients.ts'
import type { Strategy } from '../../store/strategies.ts'

/** On what was entered for the stored client: cost, return, break-even before and after, in words; with `--json` inputs and results. */
export async function showRoiWhatIf(context: Context, typed: readonly string[]): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const changes = typed.map((text) => parseWhatIf(text, client.currency, lang))
  const strategy = await (await context.store()).strategies.get(client.slug)
  const { input, result } = await figuresOf(context, client, strategy)
  const changed = whatIf(input, changes, client.hourly_rate)
  const after = computeRoi(changed)
  if (options.json) {
    return io.json({ client: client.slug, changes, before: { input, result }, after: { input: changed, result: after } })
  }
  io.print(paint('bold', client.name))
  io.print(say(lang, whatIfText.title, { changes: list(lang, typed) }))
  const ahead = changes.find(({ key }) => key === 'months')?.value
  const until = month(lang, result.series.at(-1)?.month ?? lastCompleteMonth(context.now(), client.time_zone))
  const scope =
    ahead === undefined ? say(lang, whatIfText.every_month, { until }) : say(lang, whatIfText.ahead, { count: ahead, until })
  io.print(scope)
  io.print()
  const old = factsOf(lang, result)
  for (const [label, value] of factsOf(lang, after)) {
    const before = old.find(([name]) => name === label)?.[1] ?? ''
    io.print(say(lang, before === value ? whatIfText.same : whatIfText.before_after, { label, before, after: value }))
  }
  io.note('')
  io.note(paint('dim', say(lang, changeText.what_if_nothing)))
}

/** Up to the last month that is over, as the report: half a month would halve what follows. The running one where nothing is older. */
async function figuresOf(context: Context, client: Client, strategy: Strategy | null): Promise<ClientReturn> {
  const last = lastCompleteMonth(context.now(), client.time_zone)
  const over = await readReturn(context, client, last, { strategy })
  const entered = Object.values(over.entries).flat()
  const begun = entered.length === 0 || entered.some(({ date }: { readonly date: string }) => monthOf(date) <= last)
  return begun ? over : readReturn(context, client, monthOf(dayOf(context.now(), client.time_zone)), { strategy })
}

function factsOf(lang: Lang, { series, currency, break_even }: RoiResult): [label: string, value: string][] {
  const last = series.at(-1)?.cumulative
  if (last === undefined) return []
  const amount = (value: number | null): string =>
    value === null ? say(lang, whatIfText.not_measured) : signedMoney(lang, value, currency)
  return [
    [say(lang, whatIfText.cost), amount(last.cost)],
    [say(lang, whatIfText.strict), amount(last.strict)],
    [say(lang, whatIfText.extended), amount(last.extended)],
    [say(lang, whatIfText.strict_roi), ratioWords(lang, last.strict_roi)],
    [say(lang, whatIfText.extended_roi), ratioWords(lang, last.extended_roi)],
    [say(lang, whatIfText.strict_break_even), breakEvenWords(lang, break_even.strict)],
    [say(lang, whatIfText.extended_break_even), breakEvenWords(lang, break_even.extended)],
  ]
}

function ratioWords(lang: Lang, { bp, reason }: Ratio): string {
  if (bp !== null) {
    const value = signedPercent(lang, bp)
    return reason === 'at_least' ? say(lang, whatIfText.at_least, { value }) : value
  }
  if (reason === 'no_cost' || reason === 'too_many_unmeasured_months') return say(lang, whatIfText[reason])
  return say(lang, whatIfText.not_measured)
}

function breakEvenWords(lang: Lang, { first, forecast_months }: BreakEven): string {
  if (first !== null) return month(lang, first)
  if (forecast_months !== null) return say(lang, whatIfText.in_months, { count: forecast_months })
  return say(lang, whatIfText.not_reached)
}
