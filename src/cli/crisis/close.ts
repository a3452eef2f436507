import { chooseClient } from '../../clients/choose-client.ts'
import { needDecider } from '../../community/who-decides.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { crisisText } from '../../i18n/crisis.ts'
import { say } from '../../i18n/text.ts'
import type { Flags } from '../queue/flag-values.ts'
import { levelInWords } from './show-evaluation.ts'
import { needOpen, said } from './typed.ts'

/** Throws `Failure` not_found `no_incident`, usage `not_green`, `no_outcome`, `lesson_needed`, `not_theirs_to_decide`. */
export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const { crisis } = await context.store()
  const incident = await needOpen(context, client)
  const by = await needDecider(context, client, said(flags, 'by'))
  const level = (await crisis.state(client.slug))?.level ?? 'green'
  if (level !== 'green') {
    throw new Failure('usage', 'not_green', say(lang, crisisText.not_green, { level: levelInWords(lang, level) }), {
      hint: say(lang, crisisText.not_green_hint),
    })
  }
  const [outcome, lesson] = [said(flags, 'outcome'), said(flags, 'lesson')]
  if (outcome === null) throw new Failure('usage', 'no_outcome', say(lang, crisisText.outcome_needed))
  if (incident.highest === 'red' && lesson === null) {
    throw new Failure('usage', 'lesson_needed', say(lang, crisisText.lesson_needed), {
      hint: say(lang, crisisText.lesson_hint),
    })
  }
  const closed = options.dry_run
    ? incident
    : ((await crisis.close(incident.id, { by, outcome, lesson }, context.now().toISOString())) ?? incident)
  if (options.json) return io.json({ ...(options.dry_run && { dry_run: true }), ...closed })
  if (options.dry_run) return io.note(say(lang, crisisText.dry_run))
  io.print(say(lang, crisisText.closed, { id: incident.id }))
  if (lesson !== null) io.note(say(lang, crisisText.lesson_kept, { client: client.slug }))
  io.note(say(lang, crisisText.post_mortem_next, { id: incident.id, file: `incident-${incident.id}.pdf` }))
}
