import { chooseClient } from '../../clients/choose-client.ts'
import { beginDrill, type Rehearsal } from '../../community/drill.ts'
import type { Context } from '../../context.ts'
import { alertLines, callLine } from '../../delivery/index.ts'
import { Failure } from '../../failure.ts'
import { crisisText } from '../../i18n/crisis.ts'
import { minutes } from '../../i18n/format.ts'
import { say, type Text } from '../../i18n/text.ts'
import { inWords, paint } from '../../io/paint.ts'
import { wrapText } from '../../io/wrap.ts'
import type { Client } from '../../store/clients.ts'
import type { Incident } from '../../store/crisis.ts'
import type { Flags } from '../queue/flag-values.ts'
import { needTopic, said } from './typed.ts'

/** What is practised, by the clock. */
const steps = {
  call: crisisText.drill_step_call,
  speaker: crisisText.drill_step_speaker,
  team: crisisText.drill_step_team,
  word: crisisText.drill_step_word,
  access: crisisText.drill_step_access,
} as const satisfies Record<string, Text>

/**
 * On a terminal each step is asked about, the time of each is kept, and the drill ends by itself; elsewhere it begins here and ends with
 * `--close`.
 */
export async function run(context: Context, words: readonly string[], flags: Flags): Promise<number> {
  const client = await chooseClient(context, { writes: true })
  if (flags['close'] === true) return end(context, client, said(flags, 'lesson'), said(flags, 'by'))
  const { io, lang, options } = context
  const rehearsal = await beginDrill(context, client, {
    topic: needTopic(context, words),
    to: said(flags, 'to'),
    by: said(flags, 'by'),
  })
  if (options.json) {
    const { would_tell, told, ...rest } = rehearsal
    const people = would_tell.map(({ who, name, email, phone, stand_in }) => ({ who, name, email, phone, stand_in }))
    io.json({ ...(options.dry_run && { dry_run: true }), ...rest, would_tell: people, reached: told?.reached ?? null })
    return exitOf(rehearsal)
  }
  showPlan(context, rehearsal)
  if (rehearsal.incident === null) {
    io.note(say(lang, crisisText.dry_run))
    return 0
  }
  if (!options.input) {
    for (const text of Object.values(steps)) {
      wrapText(say(lang, text, { client: client.slug }), io.columns - 4).forEach((line, part) =>
        io.print(part === 0 ? `  ${inWords('□', '-')} ${line}` : `    ${line}`),
      )
    }
    io.note(say(lang, crisisText.drill_then, { client: client.slug }))
    return exitOf(rehearsal)
  }
  await walk(context, client, rehearsal.incident)
  await end(context, client, said(flags, 'lesson'), said(flags, 'by'))
  return exitOf(rehearsal)
}

function exitOf({ told }: Rehearsal): number {
  return told === null || told.reached ? 0 : 1
}

function showPlan(context: Context, { to, told, would_hold, would_tell }: Rehearsal): void {
  const { io, lang } = context
  io.print(say(lang, crisisText.drill_begun, { to }))
  if (told !== null) {
    for (const line of alertLines(lang, told)) {
      if (told.reached) io.print(line)
      else io.complain(line)
    }
  }
  io.print()
  io.print(paint('bold', say(lang, crisisText.drill_steps)))
  io.print(`  ${say(lang, crisisText.drill_would_hold, { count: would_hold })}`)
  if (would_tell.length === 0) io.print(`  ${say(lang, crisisText.drill_would_tell_nobody)}`)
  else io.print(`  ${say(lang, crisisText.drill_would_tell)}`)
  for (const person of would_tell) io.print(`    ${callLine(lang, person)}`)
}

async function walk(context: Context, { slug }: Client, { id }: Incident): Promise<void> {
  const { lang } = context
  const ask = await context.ask()
  const { crisis } = await context.store()
  for (const [step, text] of Object.entries(steps)) {
    const done = await ask.confirm(say(lang, text, { client: slug }), true)
    const note = say(lang, done ? crisisText.drill_yes : crisisText.drill_no)
    await crisis.write(id, { action: 'step', target: step, note }, context.now().toISOString())
  }
}

/** Throws `Failure` not_found `no_drill`. */
async function end(context: Context, client: Client, lesson: string | null, by: string | null): Promise<number> {
  const { io, lang, options } = context
  const { crisis } = await context.store()
  const drill = await crisis.open(client.slug, true)
  if (drill === null) throw new Failure('not_found', 'no_drill', say(lang, crisisText.drill_none))
  const now = context.now()
  const took = Math.round((now.getTime() - Date.parse(drill.opened_at)) / 60_000)
  const walked = (await crisis.log(drill.id)).filter(({ action }) => action === 'step')
  const yes = walked.filter(
    ({ note }) => note === say('fr', crisisText.drill_yes) || note === say('en', crisisText.drill_yes),
  ).length
  const result = walked.length === 0 ? null : say(lang, crisisText.drill_result, { yes, all: walked.length })
  const over = say(lang, crisisText.drill_closed, { time: minutes(took) })
  const outcome = [over, result].filter((one) => one !== null).join(' ')
  const closed = options.dry_run ? drill : ((await crisis.close(drill.id, { by, outcome, lesson }, now.toISOString())) ?? drill)
  if (options.json) {
    io.json({ ...(options.dry_run && { dry_run: true }), ...closed, minutes: took, steps: walked.length, steps_done: yes })
    return 0
  }
  io.print(over)
  if (result !== null) io.print(result)
  io.note(say(lang, crisisText.post_mortem_next, { id: drill.id, file: say(lang, crisisText.drill_file, { id: drill.id }) }))
  if (options.dry_run) io.note(say(lang, crisisText.dry_run))
  return 0
}
