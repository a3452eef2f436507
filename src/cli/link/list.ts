import { chooseClient } from '../../clients/choose-client.ts'
import { ownHost } from '../../clients/link-rule.ts'
import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { money, number } from '../../i18n/format.ts'
import { linkText } from '../../i18n/links.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { parseMonth } from '../../results/month.ts'
import { readLinks, type LinkLine } from '../../results/read-links.ts'
import { summary, textFlag, type Flags } from '../entries.ts'

/** Addresses of one combination of marks that are shown; the rest is counted. */
const shown = 3

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const said = textFlag(flags, 'month')
  const month = said === undefined ? null : parseMonth(said, dayOf(context.now(), client.time_zone), lang)
  const lines = await readLinks(context, client, month)
  if (options.json) return io.json(lines)
  if (lines.length === 0) {
    io.note(say(lang, linkText.none))
    if (ownHost(client) === null) io.note(say(lang, linkText.no_site, { slug: client.slug }))
    return
  }
  for (const [i, line] of lines.entries()) {
    if (i > 0) io.print()
    io.print(paint('bold', summary(line.utm_source, line.utm_medium, line.utm_campaign, line.utm_content)))
    io.print(`  ${results(lang, line)}`)
    for (const address of line.addresses.slice(0, shown)) io.print(paint('dim', `  ${address}`))
    const more = line.addresses.length - shown
    if (more > 0) io.print(paint('dim', `  ${say(lang, linkText.more_addresses, { count: more })}`))
  }
  if (!lines.every((line) => line.visits_reason === 'not_measured')) return
  const connected = (await (await context.store()).statistics.list(client.slug)).length > 0
  io.note('')
  io.note(say(lang, connected ? linkText.pull_hint : linkText.connect_hint))
}

function results(lang: Lang, line: LinkLine): string {
  const { visits, visits_reason, conversions, sales, revenue, currency, ambassador, promo_codes, link_ids, post_ids } = line
  const plain = (count: number): string => number(lang, count)
  return summary(
    visits === null
      ? say(lang, visits_reason === 'not_told_apart' ? linkText.visits_not_apart : linkText.visits_not_measured)
      : say(lang, linkText.visits, { count: visits, visits: plain(visits) }),
    conversions === null ? null : say(lang, linkText.conversions, { count: conversions, conversions: plain(conversions) }),
    sales === null || revenue === null || (sales === 0 && revenue === 0)
      ? null
      : say(lang, linkText.sales, { count: sales, sales: plain(sales), revenue: money(lang, revenue, currency) }),
    ...promo_codes.map((code) => say(lang, linkText.code, { code })),
    ambassador === null ? null : say(lang, linkText.of_ambassador, { alias: ambassador }),
    link_ids.length === 0 ? null : say(lang, linkText.by_hand, { count: link_ids.length, ids: link_ids.join(', ') }),
    post_ids.length === 0 ? null : say(lang, linkText.of_posts, { count: post_ids.length, ids: post_ids.join(', ') }),
  )
}
