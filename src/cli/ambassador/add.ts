import { chooseClient, documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { ambassadorText } from '../../i18n/ambassadors.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import { paint } from '../../io/paint.ts'
import { keepAmbassador, type SaidOfAmbassador } from '../../people/keep-ambassador.ts'
import { invitation } from '../../posts/ambassador-texts.ts'
import { knownOfClient } from '../../posts/known-values.ts'
import { parseDay } from '../../results/day.ts'
import type { Client } from '../../store/clients.ts'
import { text, type Flags } from '../queue/flag-values.ts'
import { ambassadorFacts, ambassadorJson } from './tell.ts'

export async function run(context: Context, alias: string, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const { ambassador } = await keepAmbassador(context, client, alias, saidBy(context, client, flags))
  const agreed = ambassador.consent_at !== null
  const { address } = await knownOfClient(context, client)
  const invitations = agreed
    ? []
    : await Promise.all(documentLangs(context, client).map((one) => invitation({ lang: one, address, client }, ambassador)))
  if (options.json) {
    return io.json({
      ...ambassadorJson(client, ambassador),
      id: options.dry_run ? null : ambassador.id,
      dry_run: options.dry_run,
      invitation: invitations.length > 0 ? invitations.join('\n\n') : null,
    })
  }
  const said = agreed
    ? options.dry_run
      ? ambassadorText.would_agree
      : ambassadorText.agreed
    : options.dry_run
      ? ambassadorText.would_invite
      : ambassadorText.invited
  io.print(say(lang, said, { alias: ambassador.alias }))
  for (const line of facts(ambassadorFacts(lang, client, ambassador), io.columns)) io.print(line)
  if (client.website === null) io.note(say(lang, ambassadorText.no_website, { slug: client.slug }))
  if (invitations.length > 0) {
    io.print()
    io.print(paint('bold', say(lang, ambassadorText.invitation)))
    for (const one of invitations) io.print(`\n${one}`)
    io.print()
  }
  if (options.dry_run) return io.note(say(lang, queueText.dry_run))
  const { slug } = client
  const day = dayOf(context.now(), client.time_zone)
  io.note(
    agreed
      ? say(lang, ambassadorText.kit_hint, { slug })
      : say(lang, ambassadorText.agreed_hint, { alias: ambassador.alias, slug, day }),
  )
}

function saidBy(context: Context, client: Client, flags: Flags): SaidOfAmbassador {
  const consent = text(flags, 'consent')
  const today = dayOf(context.now(), client.time_zone)
  const given = {
    profile: text(flags, 'as'),
    topic: text(flags, 'topic'),
    consent_at: consent === null ? null : parseDay(consent, today, context.lang),
    consent_via: text(flags, 'via'),
    benefit: text(flags, 'benefit'),
    disclosure: text(flags, 'disclosure'),
    code: text(flags, 'code'),
  } satisfies Record<keyof SaidOfAmbassador, string | null>
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))
}
