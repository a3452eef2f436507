import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { figureWords } from '../../i18n/figure-words.ts'
import { date, minutes, month as monthInWords, number, shortDate, shortMonth } from '../../i18n/format.ts'
import { denominatorText, figureSourceText, kpiText } from '../../i18n/kpi.ts'
import { reasonLabel, reportKpiLabel, stageLabel } from '../../i18n/report.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { inWords, paint } from '../../io/paint.ts'
import { sign } from '../../io/signs.ts'
import { plotBars, sparkline } from '../../io/plot.ts'
import { displayWidth, fit, pad, rowInWords } from '../../io/table.ts'
import { wrapText } from '../../io/wrap.ts'
import { readKpis, type KpiLine } from '../../report/read-kpis.ts'
import { capital, networkName } from '../../report/words.ts'
import { beganAfter } from '../../report/began-after.ts'
import { dayOf } from '../../results/day.ts'
import { lastCompleteMonth, parseMonth } from '../../results/month.ts'
import { isKpi, kpiIds, kpis } from '../../strategy/kpis.ts'
import { countFlag, textFlag, type Flags } from '../entries.ts'

/** So few indicators are drawn month by month. */
const fewDrawn = 3

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const asked = askedFor(context, flags)
  const count = textFlag(flags, 'months') === undefined ? 12 : countFlag(context, flags, 'months', [1, 36])
  const said = textFlag(flags, 'month')
  const last = lastCompleteMonth(context.now(), client.time_zone)
  const month = said === undefined ? last : parseMonth(said, dayOf(context.now(), client.time_zone), lang)
  const all = await readKpis(context, client, month, count)
  const every = flags['all'] === true
  const lines = asked === null ? all.filter((line) => every || line.shown) : all.filter(({ kpi }) => asked.includes(kpi))
  const given = options.json || options.jsonl ? all.filter(({ kpi }) => asked?.includes(kpi) ?? true) : lines
  if (options.json) return io.json(given)

  io.print(paint('bold', client.name))
  io.print(say(lang, month === last ? kpiText.title_last : kpiText.title, { month: monthInWords(lang, month) }))
  const words = { lang, currency: client.currency }
  const measured = lines.filter(({ value }) => value !== null)
  if (measured.length === 0) io.print(`\n${say(lang, kpiText.nothing_measured)}`)
  else for (const line of tableOf(measured, words, io.columns, Math.min(count, 12))) io.print(line)
  if (asked !== null && asked.length <= fewDrawn)
    for (const line of measured.flatMap((one) => drawing(one, words, io.columns))) io.print(line)
  for (const line of missing(lines, words, io.columns)) io.print(line)

  io.print()
  const more = asked === null && !every ? all.length - lines.length : 0
  const notes = [
    ...(measured.length === 0 ? [] : [say(lang, io.plain ? kpiText.legend_in_words : kpiText.legend)]),
    ...(measured.some(({ at_least, previous_at_least }) => at_least || previous_at_least)
      ? [say(lang, kpiText.legend_at_least)]
      : []),
    ...(said === undefined && beganAfter(client, month) ? [say(lang, kpiText.began_later, { client: client.slug })] : []),
    ...(more > 0 ? [say(lang, kpiText.others, { count: more, client: client.slug })] : []),
  ]
  for (const note of notes) for (const line of wrapText(note, io.columns)) io.print(paint('dim', line))
}

/** `--kpi`; null without it. Throws `Failure` usage: `unknown_kpi`. */
function askedFor({ lang }: Context, flags: Flags): readonly string[] | null {
  const given = flags['kpi']
  if (!Array.isArray(given)) return null
  const ids = given.flatMap((one: unknown) => String(one).split(',')).filter((id) => id !== '')
  const unknown = ids.find((id) => !isKpi(id))
  if (unknown === undefined) return ids
  throw new Failure('usage', 'unknown_kpi', say(lang, kpiText.unknown_kpi, { id: unknown }), {
    hint: say(lang, kpiText.unknown_kpi_hint, { ids: kpiIds.join(', ') }),
  })
}

interface Words {
  readonly lang: Lang
  readonly currency: string
}

function nameOf(lang: Lang, { kpi }: KpiLine): string {
  return capital(say(lang, reportKpiLabel(kpi)))
}

function valueOf({ lang, currency }: Words, { unit }: KpiLine, value: number | null): string {
  return value === null ? '–' : figureWords(lang, unit, value, currency)
}

// What is measured

function tableOf(lines: readonly KpiLine[], words: Words, columns: number, months: number): string[] {
  const { lang } = words
  const title = (key: 'kpi' | 'now' | 'before' | 'target'): string => say(lang, kpiText[`column_${key}`])
  const head = [
    title('kpi'),
    title('now'),
    title('before'),
    title('target'),
    '',
    say(lang, kpiText.column_chart, { count: months }),
  ]
  const rows = lines.map((line) => [
    nameOf(lang, line),
    `${line.at_least ? '≥ ' : ''}${valueOf(words, line, line.value)}`,
    `${line.previous_at_least ? '≥ ' : ''}${valueOf(words, line, line.previous)}`,
    line.target === null ? '' : valueOf(words, line, line.target),
    trendSign(line),
    sparkline(
      line.history.slice(-months).map(({ value }) => value),
      line.history
        .slice(-months)
        .map(({ month, value }) => `${shortMonth(lang, month, false)} ${value === null ? '–' : valueOf(words, line, value)}`)
        .join(', '),
    ),
  ])
  const widths = head.map((_, column) => Math.max(1, ...[head, ...rows].map((row) => displayWidth(row[column] ?? ''))))
  const others = widths.slice(1).reduce((total, width) => total + width + 2, 0)
  widths[0] = Math.max(16, Math.min(widths[0] ?? 16, columns - others))
  const place = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return column === 0 ? pad(fit(cell, width), width) : pad(cell, width, column < 4 ? 'right' : 'left')
      })
      .join('  ')
      .trimEnd()
  const placed = (row: readonly string[]): string => inWords(place(row), rowInWords(head, row))
  const stages = [...new Set(lines.map(({ stage }) => stage))]
  return [
    '',
    inWords(paint('bold', place(head)), ''),
    ...stages.flatMap((stage) => [
      paint('underline', capital(say(lang, stageLabel[stage]))),
      ...lines.flatMap((line, index) => {
        if (line.stage !== stage) return []
        const told = origin(line, words)
        const under = told === '' ? [] : wrapText(told, columns - 2)
        return [placed(rows[index] ?? []), ...under.map((one) => paint('dim', `  ${one}`))]
      }),
    ]),
  ]
}

/** An arrow in the colour of what it means for the client. */
function trendSign({ kpi, trend }: KpiLine): string {
  if (trend === null) return ''
  if (trend === 'flat') return sign.same
  const better = (trend === 'up') !== 'falls' in kpis[kpi]
  return paint(better ? 'green' : 'red', trend === 'up' ? sign.up : sign.down)
}

/** Where it comes from, whose it is and what it is out of; nothing for a plain count of smm. */
function origin({ kpi, source, captured_at, networks, denominator }: KpiLine, { lang }: Words): string {
  const counted = source === 'smm' || source === null
  const day = captured_at === null ? '' : shortDate(lang, captured_at)
  const outOf = (): string[] => {
    if (denominator === null) return []
    const { of, value, posts } = denominator
    const amount = kpi === 'time_vs_plan' ? minutes(value) : number(lang, value)
    const what = of === 'posts' ? [] : [say(lang, denominatorText[of], { value: amount, count: value })]
    return [...what, ...(posts === null ? [] : [say(lang, kpiText.posts, { count: posts })])]
  }
  return [
    ...(counted ? [] : [say(lang, figureSourceText[source], { day })]),
    ...networks.map((network) => networkName(lang, network)),
    ...outOf(),
  ].join(' · ')
}

/** Month by month. */
function drawing(line: KpiLine, words: Words, columns: number): string[] {
  const { lang } = words
  const aim = line.target === null ? [] : [`${say(lang, kpiText.column_target)} ${valueOf(words, line, line.target)}`]
  const by = line.target_date === null ? [] : [date(lang, line.target_date)]
  return [
    '',
    paint('bold', [nameOf(lang, line), ...aim, ...by].join(' · ')),
    ...plotBars(
      line.history.map(({ month, value, reason }, index) => ({
        label: shortMonth(lang, month, index === 0 || month.endsWith('-01')),
        value,
        mark: line.target,
        text: value === null ? say(lang, reasonLabel[reason ?? 'not_collected']) : valueOf(words, line, value),
      })),
      columns,
    ),
  ]
}

// What is not

/** Those that the same command would measure stand together. */
function missing(lines: readonly KpiLine[], words: Words, columns: number): string[] {
  const { lang } = words
  const unknown = lines.filter(({ value }) => value === null)
  if (unknown.length === 0) return []
  const groups = new Map<string, KpiLine[]>()
  for (const line of unknown) {
    const key = `${line.reason} ${line.measured_by}`
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  return [
    '',
    paint('bold', say(lang, kpiText.not_measured)),
    ...[...groups.values()].flatMap((group) => {
      const [first] = group
      if (first === undefined) return []
      const names = group.map((line) => {
        const aim = line.objective === null || line.target === null ? null : valueOf(words, line, line.target)
        return aim === null ? nameOf(lang, line) : say(lang, kpiText.with_target, { name: nameOf(lang, line), target: aim })
      })
      const reason = say(lang, reasonLabel[first.reason ?? 'not_collected'])
      const text = say(lang, kpiText.missing, { names: names.join(' · '), reason })
      return [
        ...wrapText(text, columns - 2).map((line) => `  ${line}`),
        ...(first.measured_by === null ? [] : [`    ${paint('cyan', first.measured_by)}`]),
      ]
    }),
  ]
}
