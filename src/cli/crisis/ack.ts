import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { crisisText } from '../../i18n/crisis.ts'
import { list } from '../../i18n/format.ts'
import { say } from '../../i18n/text.ts'
import { personWords } from '../../delivery/index.ts'
import { sameAlias } from '../../store/team.ts'
import type { Flags } from '../queue/flag-values.ts'
import { needOpen, said } from './typed.ts'

/** Throws `Failure` not_found `no_incident`, usage `nobody_of_this_name`. */
export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const { crisis } = await context.store()
  const incident = await needOpen(context, client)
  const own = (await context.config()).get('consultant.name')
  const typed = said(flags, 'by') ?? 'consultant'
  const name = own !== null && sameAlias(typed, own) ? 'consultant' : typed
  const all = await crisis.alerts(incident.id)
  const theirs = all.filter((one) => sameAlias(one.name, name))
  if (theirs.length === 0) {
    const names = list(lang, [...new Set(all.map((one) => personWords(lang, one.name)))])
    throw new Failure('usage', 'nobody_of_this_name', say(lang, crisisText.nobody_acks, { name, names }))
  }
  const shown = personWords(lang, name)
  const first = shown.charAt(0).toUpperCase() + shown.slice(1)
  if (theirs.every((one) => one.acknowledged_at !== null)) {
    if (options.json) return io.json(theirs)
    return io.print(say(lang, crisisText.acked_before, { name: first }))
  }
  const spare = all.some((one) => theirs.some(({ id }) => id === one.stand_in_for) && one.told_at === null)
  const known = options.dry_run ? theirs : await crisis.acknowledge(incident.id, name, context.now().toISOString())
  if (options.json) return io.json(known)
  io.print(say(lang, crisisText.acked, { name: first }))
  if (spare) io.print(say(lang, crisisText.stood_down))
  if (options.dry_run) io.note(say(lang, crisisText.dry_run))
}
