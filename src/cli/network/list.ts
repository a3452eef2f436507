import { describeNetworks } from '../../clients/describe-network.ts'
import type { Context } from '../../context.ts'
import { networkText } from '../../i18n/accounts.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { sign } from '../../io/signs.ts'
import { displayWidth, pad } from '../../io/table.ts'
import { wrapText } from '../../io/wrap.ts'

export async function listNetworks(context: Context): Promise<void> {
  const { io, lang } = context
  const { open, closed } = await describeNetworks(lang)
  if (context.options.json) return io.json([...open, ...closed])
  const today = { itself: say(lang, networkText.today_itself), by_hand: say(lang, networkText.today_by_hand) }
  const first = Math.max(...open.map((one) => one.id.length), ...closed.map((one) => one.id.length))
  const second = Math.max(
    ...Object.values(today).map(displayWidth),
    ...closed.map((one) => (one.successor[0] ?? '').length + 2),
    displayWidth(say(lang, networkText.col_today)),
  )
  const room = io.columns - first - second - 4
  const row = (id: string, state: string, about: string): void => {
    wrapText(about, room).forEach((line, i) =>
      io.print(`${pad(i === 0 ? id : '', first)}  ${pad(i === 0 ? state : '', second)}  ${line}`),
    )
  }
  const title = (text: string): string => paint('bold', text)
  row(
    title(say(lang, networkText.col_name)),
    title(say(lang, networkText.col_today)),
    title(say(lang, networkText.col_good_for)),
  )
  for (const { id, about, today: state } of open)
    row(id, state === 'itself' ? paint('green', today.itself) : today.by_hand, about)
  io.print()
  io.print(title(say(lang, networkText.closed_title)))
  for (const { id, note, successor } of closed)
    row(paint('dim', id), successor[0] === undefined ? '' : `${sign.becomes} ${successor[0]}`, note)
  io.note(say(lang, networkText.see_one))
}
