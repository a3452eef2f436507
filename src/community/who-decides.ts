import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { crisisText } from '../i18n/crisis.ts'
import { list } from '../i18n/format.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import { sameAlias } from '../store/team.ts'
import { findEscalation } from '../strategy/find-escalation.ts'

/**
 * Only whoever leads the strategy, or the consultant, relaxes an alert. Nobody named: the consultant, who is at the keyboard. Throws
 * `Failure` usage `not_theirs_to_decide` for anybody else of the team, and for who is not known.
 */
export async function needDecider(context: Context, client: Client, by: string | null): Promise<string> {
  const name = by?.trim() ?? ''
  const own = (await context.config()).get('consultant.name')
  if (name === '' || sameAlias(name, 'consultant') || (own !== null && sameAlias(name, own))) return 'consultant'
  const team = await (await context.store()).team.list(client.slug)
  const { escalation } = await findEscalation(context, client)
  const planned = escalation.levels.flatMap(({ notify }) =>
    notify.filter(({ who }) => who === 'strategist').flatMap(({ names }) => names),
  )
  const leads = team.filter(({ roles }) => roles.includes('strategist')).map(({ alias }) => alias)
  const who = [...new Set([...leads, ...planned])].filter((one) => !sameAlias(one, 'consultant'))
  const found = who.find((one) => sameAlias(one, name))
  if (found !== undefined) return found
  const { lang } = context
  const values = { name, who: who.length === 0 ? say(lang, crisisText.nobody_leads) : list(lang, who) }
  throw new Failure('usage', 'not_theirs_to_decide', say(lang, crisisText.not_theirs, values))
}
