import { rhaz } from '../../arithmetic.ts'
import type { Context } from '../../context.ts'
import { date, minutes, money } from '../../i18n/format.ts'
import { activityLabel } from '../../i18n/labels.ts'
import { resultsText, roleName } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { isNetworkId } from '../../networks/ids.ts'
import { network as networkById } from '../../networks/registry.ts'
import type { Client } from '../../store/clients.ts'
import type { NewTime, Timer } from '../../store/money.ts'
import { summary } from '../entries.ts'

/** One line of what is kept: how long, who, when, for what, at which price. */
export async function timeWords({ lang }: Context, client: Client, entry: Omit<NewTime, 'client'>): Promise<string> {
  const rate = entry.rate_per_hour
  return summary(
    minutes(entry.minutes),
    entry.estimated ? say(lang, resultsText.estimated) : null,
    roleName(lang, entry.role),
    date(lang, entry.date),
    ...(await forWhat(lang, entry)),
    rate === null
      ? null
      : say(lang, resultsText.per_hour, {
          rate: money(lang, rate, client.currency),
          cost: money(lang, rhaz(BigInt(entry.minutes) * BigInt(rate), 60), client.currency),
        }),
    entry.note ?? null,
  )
}

export async function timerWords({ lang }: Context, timer: Omit<Timer, 'started_at'>, client: string): Promise<string> {
  return summary(client, roleName(lang, timer.role), ...(await forWhat(lang, timer)), timer.note)
}

async function forWhat(
  lang: Context['lang'],
  { network, activity }: Pick<NewTime, 'network' | 'activity'>,
): Promise<(string | null)[]> {
  return [
    activity === null ? null : say(lang, activityLabel[activity]),
    network === null || !isNetworkId(network) ? null : (await networkById(network)).name,
  ]
}
