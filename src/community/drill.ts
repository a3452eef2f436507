import type { Context } from '../context.ts'
import { tellAlerts, type ToldAlerts } from '../delivery/tell-alerts.ts'
import { Failure } from '../failure.ts'
import { crisisText } from '../i18n/crisis.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { Incident, NewIncidentAlert } from '../store/crisis.ts'
import { findEscalation } from '../strategy/find-escalation.ts'
import { alertsFor } from './alert-list.ts'
import { nothingKnown } from './crisis-step.ts'
import { alertFacts } from './evaluate-crisis.ts'

/** What red would bring, with nothing of it done. */
export interface Rehearsal {
  /** Null: it was only tried. */
  readonly incident: Incident | null
  readonly to: string
  readonly would_tell: readonly NewIncidentAlert[]
  readonly would_hold: number
  readonly speaker: string | null
  readonly told: ToldAlerts | null
}

const address = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/

/** A made-up red incident: the queue, the level and the people stay as they are. Throws `Failure` usage. */
export async function beginDrill(
  context: Context,
  client: Client,
  input: { readonly topic: string; readonly to: string | null; readonly by: string | null },
): Promise<Rehearsal> {
  const { lang } = context
  const { crisis, deliveries } = await context.store()
  const fail = (code: string, text: typeof crisisText.drill_real | typeof crisisText.drill_already): Failure =>
    new Failure('usage', code, say(lang, text), { hint: `smm crisis status -c ${client.slug}` })
  if ((await crisis.open(client.slug)) !== null) throw fail('real_incident', crisisText.drill_real)
  if ((await crisis.open(client.slug, true)) !== null) throw fail('drill_open', crisisText.drill_already)
  const to = input.to ?? (await context.config()).get('consultant.email')
  if (to === null) {
    throw new Failure('usage', 'no_address', say(lang, crisisText.drill_no_address), {
      hint: say(lang, crisisText.drill_no_address_hint),
    })
  }
  if (!address.test(to)) throw new Failure('usage', 'bad_address', say(lang, crisisText.drill_bad_address, { to }))

  const now = context.now()
  const { escalation } = await findEscalation(context, client)
  const [speaker = null] = escalation.levels.find((one) => one.level === 'red')?.speakers ?? []
  const would_tell = alertsFor('red', await alertFacts(context, client), now)
  const would_hold = (await deliveries.inStates(['scheduled'], { client: client.slug })).length
  const plan = { to, would_tell, would_hold, speaker }
  if (context.options.dry_run) return { incident: null, told: null, ...plan }
  const alert: NewIncidentAlert = {
    level: 'red',
    who: 'consultant',
    name: 'consultant',
    email: to,
    phone: null,
    stand_in: null,
    tell_at: now.toISOString(),
  }
  const facts = { ...nothingKnown, topic: input.topic, spokesperson: speaker, opened_by: input.by }
  const incident = await crisis.beginDrill(client.slug, facts, alert, now.toISOString())
  const told = await tellAlerts(context, { client: client.slug })
  return { incident, told: told.find((one) => one.incident_id === incident.id) ?? null, ...plan }
}
