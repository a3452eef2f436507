import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { list, month as monthInWords, number, percent } from '../../i18n/format.ts'
import { comparedByText, kpiText } from '../../i18n/kpi.ts'
import { weekdayNames } from '../../i18n/slots.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { inWords, paint, semicolon } from '../../io/paint.ts'
import { shade } from '../../io/plot.ts'
import { pad } from '../../io/table.ts'
import { wrapText } from '../../io/wrap.ts'
import { capital, networkName } from '../../report/words.ts'
import { blockHours, fewestInBlock, fewestPosts, type NetworkTimes } from '../../results/best-times.ts'
import { dayOf } from '../../results/day.ts'
import { monthOf, parseMonth } from '../../results/month.ts'
import { readTimes } from '../../results/read-times.ts'
import { readersNetwork } from '../../networks/readers-network.ts'
import { textFlag, type Flags } from '../entries.ts'

/** From Monday to Sunday. */
const week = [1, 2, 3, 4, 5, 6, 0] as const

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const today = dayOf(context.now(), client.time_zone)
  const said = textFlag(flags, 'month')
  const month = said === undefined ? monthOf(today) : parseMonth(said, today, lang)
  const named = textFlag(flags, 'network')
  const all = await readTimes(context, client, month)
  const times = named === undefined ? all : all.filter(({ network }) => network === readersNetwork(named, null))
  if (options.json) return io.json(times)

  io.print(say(lang, kpiText.times_title, { client: client.name, month: monthInWords(lang, month) }))
  if (times.length === 0) return io.print(say(lang, kpiText.times_none, { client: client.slug }))
  for (const one of times) {
    io.print()
    for (const line of timesLines(one, lang, io.columns, client.slug)) io.print(line)
  }
  if (times.every(({ compared_by }) => compared_by === null)) return
  io.print()
  const rule = say(lang, kpiText.times_rule, { cell: fewestInBlock })
  for (const line of wrapText(say(lang, kpiText.times_legend), io.columns)) io.print(inWords(paint('dim', line), ''))
  for (const line of wrapText(rule, io.columns)) io.print(paint('dim', line))
}

function timesLines(times: NetworkTimes, lang: Lang, columns: number, client: string): string[] {
  const { network, compared_by, posts, median, cells, best } = times
  const name = networkName(lang, network)
  if (compared_by === null || median === null)
    return wrapText(say(lang, kpiText.times_few, { network: name, count: posts, needed: fewestPosts }), columns)
  const words = (value: number): string => (compared_by === 'engagements' ? number(lang, value) : percent(lang, value))
  const counted = (count: number): string => say(lang, kpiText.posts, { count })
  const title = say(lang, kpiText.times_network, {
    network: name,
    posts: counted(posts),
    by: say(lang, comparedByText[compared_by]),
    median: words(median),
  })
  const moment = ({ weekday, hour, posts: of, median: middle }: NetworkTimes['cells'][number]): string =>
    say(lang, kpiText.times_moment, {
      day: weekdayNames[lang][weekday] ?? '',
      from: String(hour),
      to: String(hour + blockHours),
      median: words(middle),
      posts: counted(of),
    })
  const moments = best.map(moment)
  const [first] = best
  return [
    ...wrapText(title, columns).map((line) => paint('bold', line)),
    ...grid(cells, lang, columns, moment),
    ...wrapText(
      moments.length === 0 ? say(lang, kpiText.times_nothing) : say(lang, kpiText.times_best, { moments: list(lang, moments) }),
      columns,
    ),
    ...(first === undefined
      ? []
      : [say(lang, kpiText.times_try, { day: weekdayNames[lang][first.weekday] ?? '', hour: String(first.hour), client })]),
  ]
}

/** Days down, blocks of hours across: how dark, and of how many posts; one moment after the other where there is no room. */
function grid(
  cells: NetworkTimes['cells'],
  lang: Lang,
  columns: number,
  moment: (cell: NetworkTimes['cells'][number]) => string,
): string[] {
  const values = cells.map(({ median }) => median)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const hours = cells.map(({ hour }) => hour)
  const [from, to] = [Math.min(...hours), Math.max(...hours)]
  const blocks = Array.from({ length: (to - from) / blockHours + 1 }, (_, index) => from + index * blockHours)
  const days = week.map((weekday) => capital(weekdayNames[lang][weekday] ?? ''))
  const label = Math.max(...days.map(({ length }) => length))
  const column = 6
  const head = [' '.repeat(label), ...blocks.map((hour) => pad(`${hour}–${hour + blockHours}`, column))]
  const said = week.map((weekday) => cells.filter((one) => one.weekday === weekday).map(moment))
  if (label + blocks.length * (column + 2) > columns) return said.flat().flatMap((text) => wrapText(text, columns))
  return [
    inWords(paint('dim', head.join('  ').trimEnd()), ''),
    ...week.map((weekday, index) => {
      const row = blocks.map((hour) => {
        const cell = cells.find((one) => one.weekday === weekday && one.hour === hour)
        return pad(cell === undefined ? '·' : `${shade(cell.median, low, high).repeat(2)} ${cell.posts}`, column)
      })
      const drawn = [pad(days[index] ?? '', label), ...row].join('  ').trimEnd()
      return inWords(drawn, (said[index] ?? []).join(semicolon))
    }),
  ]
}
