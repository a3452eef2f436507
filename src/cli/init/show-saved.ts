import type { Context } from '../../context.ts'
import { minutes } from '../../i18n/format.ts'
import { interviewText } from '../../i18n/interview.ts'
import { strategyText } from '../../i18n/strategy.ts'
import { say } from '../../i18n/text.ts'
import type { Io } from '../../io/io.ts'
import { paint } from '../../io/paint.ts'
import { sign } from '../../io/signs.ts'
import { displayWidth, pad } from '../../io/table.ts'
import { wrapText } from '../../io/wrap.ts'
import { plannedMinutes } from '../../strategy/budget.ts'
import { feasibilitySentence, flagSentences, headline, isForLater, staffingSentence } from '../../strategy/explanations.ts'
import { gatesOf } from '../../strategy/gates.ts'
import { withTypes } from '../../strategy/find-strategy.ts'
import type { SavedStrategy } from '../../strategy/save-strategy.ts'
import { accountFor } from '../first-account.ts'
import { strategyJson } from '../strategy/strategy-json.ts'

/** What `init` ends with: the advice in a few lines, and what to type next. `left`: questions are still to be answered. */
export async function showSaved(context: Context, { client, strategy, created }: SavedStrategy, left: boolean): Promise<void> {
  const { io, lang, options } = context
  if (options.json) return io.json(strategyJson(strategy))
  const { slug, name } = client
  const { version, input, result, answers } = withTypes(strategy)
  const explained = { lang, input, result, answers }
  const alone = (await (await context.store()).clients.list()).length <= 1
  const width = Math.min(io.columns, 100)
  const print = (text: string): void => {
    for (const line of wrapText(text, width - 2)) io.print(`  ${line}`)
  }
  io.print()
  io.print(paint('bold', name))
  print(paint('bold', headline(explained)))
  io.print()
  const forLater = isForLater(result)
  if (result.phase1 && !forLater) {
    print(feasibilitySentence(explained))
    print(say(lang, interviewText.time_line, { time: minutes(plannedMinutes(result)), all: minutes(input.minutes_per_month) }))
  }
  print(staffingSentence(explained))
  const flags = flagSentences(explained)
  if (flags.length > 0) {
    print(say(lang, interviewText.flags_count, { count: flags.length }))
  }
  const gates = await gatesOf(result, lang)
  if (gates.length > 0) {
    io.print()
    io.print(paint('bold', say(lang, strategyText.section_before)))
    for (const gate of gates) {
      const lines = wrapText(say(lang, strategyText.before_gate, gate), width - 4)
      for (const [i, line] of lines.entries()) io.print(`  ${i === 0 ? sign.warning : ' '} ${line}`)
    }
  }
  io.print()
  if (options.dry_run) io.note(paint('yellow', say(lang, interviewText.dry_run)))
  else {
    if (created) io.note(`${sign.good} ${say(lang, interviewText.created, { slug })}`)
    io.note(`${sign.good} ${say(lang, interviewText.saved, { version, name })}`)
    io.note('')
    io.note(say(lang, interviewText.next))
    const flag = alone ? '' : ` -c ${slug}`
    const next = [
      [say(lang, interviewText.next_show), `smm strategy show${flag}`],
      [say(lang, interviewText.next_page), `smm strategy export --one-page --format pdf${flag}`],
      [say(lang, interviewText.next_explain), `smm strategy explain${flag}`],
      ...(left ? [[say(lang, interviewText.next_complete), `smm init --complete${flag}`] as const] : []),
      // no network, or one that nobody can run yet: nothing to connect
      ...(forLater || result.phase1 === null
        ? []
        : [[say(lang, interviewText.next_account), `smm account add ${accountFor(result.phase1.network)}${flag}`] as const]),
    ] as const
    const column = Math.max(...next.map(([why]) => displayWidth(why)))
    for (const [why, command] of next) {
      const fits = column + command.length + 4 <= io.columns
      io.note(`  ${pad(why, column)}${fits ? '  ' : '\n    '}${paint('cyan', command)}`)
    }
  }
}

export function warn(io: Io, text: string): void {
  for (const [i, line] of wrapText(text, Math.max(30, io.columns - 2)).entries())
    io.note(`${i === 0 ? sign.warning : ' '} ${line}`)
}
