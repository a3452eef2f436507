import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { approveText, reminderLabel } from '../../i18n/approve-strategy.ts'
import { date } from '../../i18n/format.ts'
import { say } from '../../i18n/text.ts'
import { sign } from '../../io/signs.ts'
import { known } from '../../strategy/answers.ts'
import { approveStrategy } from '../../strategy/approve-strategy.ts'
import { flagSentence } from '../../strategy/explanations.ts'
import { chosenStrategy } from './chosen.ts'
import { page } from './page.ts'
import { strategyJson } from './strategy-json.ts'

export async function runApprove(
  context: Context,
  { version, by, reason }: { version: string | undefined; by: string | undefined; reason: string | undefined },
): Promise<void> {
  const { io, lang, options } = context
  const { client, strategy } = await chosenStrategy(context, version, { writes: true })
  const name = strategy.status === 'approved' ? '' : await whoApproves()
  const done = await approveStrategy(context, { client, strategy, by: name, reason: reason?.trim() || null })
  const { approved_at, approved_by, approval_reason } = done.strategy
  if (options.json) {
    io.json({ ...strategyJson(done.strategy), approved_at, approved_by, approval_reason })
    return
  }
  const said = { version: strategy.version, by: approved_by ?? '' }
  if (done.already) {
    io.print(say(lang, approveText.already, { ...said, date: approved_at === null ? '' : date(lang, approved_at) }))
    return
  }
  const { item } = page(io)
  io.print(say(lang, options.dry_run ? approveText.would : approveText.approved, said))
  for (const flag of done.readiness.red_flags) {
    item(sign.warning, say(lang, approveText.in_spite, { flag: flagSentence({ ...strategy, lang }, flag) }))
  }
  if (reason !== undefined && approval_reason === null) io.note(say(lang, approveText.reason_unneeded))
  for (const reminder of done.readiness.reminders) item(sign.item, say(lang, reminderLabel[reminder]))
  if (options.dry_run) return
  io.note(say(lang, approveText.frozen, { next: strategy.version + 1 }))
  io.note(say(lang, approveText.next, { client: client.slug }))

  /** Whoever was named behind the project, else whoever is asked. */
  async function whoApproves(): Promise<string> {
    const given = by?.trim() ?? ''
    if (given !== '') return given
    const named = known(strategy.answers, 'sponsor') ?? ''
    if (options.input && !options.yes) {
      const ask = await context.ask()
      const told = (await ask.text(say(lang, approveText.ask_by), named === '' ? {} : { default: named })).trim()
      if (told !== '') return told
    } else if (named !== '') return named
    throw new Failure('usage', 'by_needed', say(lang, approveText.by_needed), { hint: say(lang, approveText.by_needed_hint) })
  }
}
