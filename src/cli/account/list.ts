import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { accountText } from '../../i18n/accounts.ts'
import { shortDate } from '../../i18n/format.ts'
import { say } from '../../i18n/text.ts'
import { table } from '../../io/table.ts'
import { networkWords, statusWords } from './words.ts'

export async function listAccounts(context: Context, all: boolean): Promise<void> {
  const { io, lang } = context
  const client = all ? null : await chooseClient(context, { writes: false })
  const accounts = await (await context.store()).accounts.list(client?.slug)
  if (context.options.json) return io.json(accounts)
  if (accounts.length === 0) {
    io.note(client === null ? say(lang, accountText.none_at_all) : say(lang, accountText.none, { client: client.name }))
    return io.note(say(lang, accountText.none_hint))
  }
  const rows: string[][] = []
  for (const account of accounts) {
    rows.push([
      ...(all ? [account.client] : []),
      account.name,
      await networkWords(lang, account),
      ...(all ? [] : [account.remote_name ?? account.path ?? account.endpoint ?? '']),
      statusWords(lang, account),
      account.checked_at === null ? '' : shortDate(lang, account.checked_at),
    ])
  }
  const head = [
    ...(all ? [{ title: say(lang, accountText.col_client) }] : []),
    { title: say(lang, accountText.col_name) },
    // one client's accounts are told apart by where they are, all clients' by whose they are
    { title: say(lang, accountText.col_network), flexible: all },
    ...(all ? [] : [{ title: say(lang, accountText.col_remote), flexible: true }]),
    { title: say(lang, accountText.col_status) },
    { title: say(lang, accountText.col_checked) },
  ]
  for (const line of table(head, rows, io.columns)) io.print(line)
}
