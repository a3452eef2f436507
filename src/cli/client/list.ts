import { chosenClientKey } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { clientText } from '../../i18n/clients.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { table } from '../../io/table.ts'

export async function listClients(context: Context, options: Record<string, unknown>): Promise<void> {
  const { io, lang } = context
  const store = await context.store()
  const clients = await store.clients.list({ archived: options['archived'] === true })
  const chosen = (await store.settings.get(chosenClientKey))?.value ?? null
  if (context.options.json) return io.json(clients.map((client) => ({ ...client, chosen: client.slug === chosen })))
  if (clients.length === 0) {
    io.note(say(lang, clientText.none))
    return io.note(say(lang, clientText.none_hint))
  }
  const accounts = await store.accounts.list()
  const rows = clients.map((client) => [
    `${client.slug}${client.slug === chosen ? ' *' : ''}`,
    client.archived_at === null ? client.name : paint('dim', say(lang, clientText.archived_mark, { name: client.name })),
    client.time_zone,
    String(accounts.filter((one) => one.client === client.slug).length),
  ])
  const head = [
    { title: say(lang, clientText.col_client) },
    { title: say(lang, clientText.col_name), flexible: true },
    { title: say(lang, clientText.col_zone) },
    { title: say(lang, clientText.col_accounts), align: 'right' },
  ] as const
  for (const line of table(head, rows, io.columns)) io.print(line)
  if (clients.some((client) => client.slug === chosen)) io.note(say(lang, clientText.chosen_mark))
}
