import { chooseClient } from '../../clients/choose-client.ts'
import { editClient } from '../../clients/edit-client.ts'
import { findClient } from '../../clients/find-client.ts'
import type { Context } from '../../context.ts'
import { clientText } from '../../i18n/clients.ts'
import { say } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import type { ClientChange } from '../../store/clients.ts'
import { readRuleStates } from '../../posts/legal/read-rule-states.ts'
import { queuedElsewhere } from '../../posts/queued-elsewhere.ts'
import { texts } from '../queue/flag-values.ts'
import { profileFacts } from './show.ts'
import { typedProfile } from './typed.ts'

/** What is applied to entries when they are read, not kept with them: the months that are past are counted with it too. */
const appliedWhenRead: ReadonlySet<keyof ClientChange> = new Set([
  'default_margin_bp',
  'exchange_rates',
  'vat_recoverable',
  'tracking',
])

export async function edit(context: Context, slug: string | null, options: Record<string, unknown>): Promise<void> {
  const { io, lang } = context
  const before = slug === null ? await chooseClient(context, { writes: true }) : await findClient(context, slug)
  const legal_rules = readRuleStates(lang, texts(options, 'legal'), before.legal_rules)
  const { client, changed } = await editClient(context, before, typedProfile(options, context.options), legal_rules)
  if (context.options.json) return io.json(client)
  io.print(say(lang, context.options.dry_run ? clientText.would_edit : clientText.edited, { name: client.name }))
  const old = new Map(profileFacts(lang, before, []))
  const rows = profileFacts(lang, client, []).filter(([label, value]) => old.get(label) !== value)
  for (const line of facts(rows, io.columns)) io.print(line)
  if (changed.includes('time_zone')) {
    const kept = await queuedElsewhere(context, client)
    const [first] = kept
    if (first) {
      const said = { count: kept.length, zone: first.time_zone, id: first.id }
      io.note(say(lang, clientText.posts_keep_zone, said))
    }
  }
  const retold = changed.some((field) => appliedWhenRead.has(field))
  if (retold && (await (await context.store()).money.firstDate(client.slug)) !== null) {
    io.note(say(lang, clientText.returns_retold))
  }
  if (changed.includes('country') && !changed.includes('time_zone')) {
    io.note(say(lang, clientText.zone_kept, { zone: client.time_zone }))
  }
}
