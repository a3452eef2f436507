import type { Context } from '../../context.ts'
import { table as rules, type Actor } from '../../delivery/machine.ts'
import { helpText } from '../../i18n/help.ts'
import { deliveryStatusLabel } from '../../i18n/delivery-status-label.ts'
import { say, type Text } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { displayWidth, table } from '../../io/table.ts'
import { wrapText } from '../../io/wrap.ts'
import { stateWords } from '../../store/delivery-status.ts'
import type { DeliveryState } from '../../store/deliveries.ts'

const actors: Record<Actor, Text> = {
  owner: helpText.actor_owner,
  pass: helpText.actor_pass,
  recovery: helpText.actor_recovery,
  person: helpText.actor_person,
}

/** The states of a delivery and what leads from one to the other: printed from the very table that the program runs on. */
export function deliveryPage({ io, lang, options }: Context): void {
  const rows = Object.entries(rules).map(([rule, { from, to, by, when }]) => ({ rule, from, to, by, when: say(lang, when) }))
  if (options.json) return io.json(rows)
  io.print(paint('bold', say(lang, helpText.delivery_title)))
  for (const line of wrapText(say(lang, helpText.delivery_intro), io.columns)) io.print(line)
  io.print()
  const states = Object.entries(stateWords) as [DeliveryState, (typeof stateWords)[DeliveryState]][]
  for (const line of table(
    [{ title: say(lang, helpText.state) }, { title: say(lang, helpText.shown_as) }],
    states.map(([state, word]) => [state, `${word} · ${say(lang, deliveryStatusLabel[word])}`]),
    io.columns,
  ))
    io.print(line)
  io.print()
  for (const { rule, from, to, by, when } of rows) {
    const [first = '', ...rest] = wrapText(`${rule}  ${from.join(', ')} → ${to}`, io.columns)
    const who = say(lang, actors[by])
    const beside = displayWidth(first) + 2 + displayWidth(who) <= io.columns
    io.print(`${paint('bold', rule)}${first.slice(rule.length)}${beside ? `  ${paint('dim', who)}` : ''}`)
    for (const line of rest) io.print(`    ${line}`)
    if (!beside) io.print(`    ${paint('dim', who)}`)
    for (const line of wrapText(when, io.columns - 4)) io.print(`    ${line}`)
  }
}
