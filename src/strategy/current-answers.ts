import { regionOfTown } from '../clients/regions.ts'
import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import type { Strategy, StoredAnswer } from '../store/strategies.ts'
import { answered, known, type Answers } from './answers.ts'
import { answersFromTeam } from './team-answers.ts'

export interface CurrentAnswers {
  /** Those of the last strategy, brought to what profile and team say today; the name alone where there is none. */
  readonly answers: Answers
  readonly last: Strategy | null
}

/** What is known of a client: a profile, a team or ambassadors changed since its last strategy hold over the answers given then. */
export async function currentAnswers(context: Context, client: Client): Promise<CurrentAnswers> {
  const { strategies, team, ambassadors } = await context.store()
  const last = await strategies.get(client.slug)
  const before = last?.answers ?? {}
  const people = (await team.begun(client.slug)) ? answersFromTeam(await team.list(client.slug), before) : {}
  // the question asks how many would; those who did say yes are a fact
  const willing = (await ambassadors.list(client.slug)).filter((one) => one.consent_at !== null).length
  const outside = willing > 0 ? { ambassadors: answered(willing) } : {}
  return { answers: { ...before, ...fromProfile(client, before), ...people, ...outside }, last }
}

function fromProfile(client: Client, before: Answers): Record<string, StoredAnswer> {
  const answers: Record<string, StoredAnswer> = { client_name: answered(client.name) }
  const said = (id: string): boolean => before[id]?.state === 'answered'
  const { country, city, time_zone: timezone, currency, vat_recoverable } = client
  const place = known(before, 'location')
  // what the town tells need not be said
  const told = place?.region === undefined && client.region === regionOfTown(country, city)
  const region = told ? undefined : (client.region ?? '')
  if (client.website !== null || said('website')) answers['website'] = answered(client.website)
  if (said('location'))
    answers['location'] = answered({ ...place, country, city, ...(region === undefined ? {} : { region }), timezone })
  if (said('money_settings')) answers['money_settings'] = answered({ currency, vat_recoverable })
  if (said('approval')) answers['approval'] = answered(client.approval)
  if (client.hourly_rate !== null && !client.hourly_rate_estimated) answers['hourly_rate'] = answered(client.hourly_rate)
  if (client.default_margin_bp !== null) answers['margin'] = answered(client.default_margin_bp / 100)
  return answers
}
