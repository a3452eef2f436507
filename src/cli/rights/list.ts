import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { shortDate } from '../../i18n/format.ts'
import { rightKindLabel, rightsText } from '../../i18n/rights.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { partnerSum } from '../../posts/legal/partner-sum.ts'
import { isEnding, usesOf } from '../../posts/rights/used-rights.ts'
import type { Right } from '../../store/rights.ts'
import { text, type Flags } from '../queue/flag-values.ts'
import { tall } from '../strategy/page.ts'
import { contractWords, rightJson, sumWords, yearOf } from './tell.ts'

/** What ends first comes first. */
export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const kind = text(flags, 'kind')
  const all = await (await context.store()).rights.list(client.slug, { removed: flags['all'] === true })
  const today = dayOf(context.now(), client.time_zone)
  const end = ({ until_day }: Right): string => until_day ?? '9999'
  const shown = all
    .filter((one) => kind === null || one.kind === kind)
    .toSorted((a, b) => end(a).localeCompare(end(b)) || a.id - b.id)
  const ending = shown.filter((one) => isEnding(one, today) && one.removed_at === null)
  const rest = shown.filter((one) => !ending.includes(one))
  if (options.json) {
    const uses = await usesOf(context, client)
    return io.json(
      [...ending, ...rest].map((one) => ({
        ...rightJson(context, client, one),
        ends_soon: ending.includes(one),
        posts: uses.get(one.id) ?? [],
      })),
    )
  }
  if (shown.length === 0) {
    io.note(say(lang, rightsText.none, { name: client.name }))
    return io.note(say(lang, rightsText.none_hint))
  }
  const year = yearOf(context, client)
  const partners = shown.some((one) => one.kind === 'partner')
  const head = [
    { title: say(lang, rightsText.col_id), align: 'right' as const },
    { title: say(lang, rightsText.col_kind) },
    { title: say(lang, rightsText.col_name), flexible: true },
    { title: say(lang, rightsText.col_end) },
    { title: say(lang, rightsText.col_paper) },
    ...(partners ? [{ title: say(lang, rightsText.col_year, { year: String(year) }), align: 'right' as const }] : []),
  ]
  const row = (one: Right): string[] => [
    String(one.id),
    say(lang, rightKindLabel[one.kind]),
    one.purpose === null ? one.name : `${one.name} · ${one.purpose}`,
    one.removed_at !== null
      ? say(lang, rightsText.withdrawn)
      : one.until_day === null
        ? '–'
        : `${shortDate(lang, one.until_day)}${one.until_day < today ? ` (${say(lang, rightsText.ended)})` : ''}`,
    say(lang, one.document === null && one.contract_on === null ? rightsText.paper_no : rightsText.paper_yes),
    ...(partners ? [one.kind === 'partner' ? sumWords(lang, partnerSum(one.values, year, client)) : ''] : []),
  ]
  for (const [title, some] of [
    [rightsText.soon_title, ending],
    [rightsText.rest_title, rest],
  ] as const) {
    if (some.length === 0) continue
    if (ending.length > 0) io.print(paint('bold', say(lang, title)))
    for (const line of tall(head, some.map(row), io.columns)) io.print(line)
    if (ending.length > 0) io.print()
  }
  const missing = shown.filter((one) => one.removed_at === null).map((one) => contractWords(context, client, one))
  for (const line of new Set(missing)) if (line !== null) io.note(line)
}
