import { addAccount } from '../../clients/add-account.ts'
import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { accountText } from '../../i18n/accounts.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { tellAccess } from './tell-access.ts'
import { accountLine, isByHand, signInFlags } from './words.ts'

export async function add(context: Context, network: string, options: Record<string, unknown>): Promise<void> {
  const { io, lang } = context
  const text = (name: string): string | null => (typeof options[name] === 'string' ? options[name] : null)
  const client = await chooseClient(context, { writes: true })
  const { account, also_of } = await addAccount(context, client, {
    network,
    name: text('name'),
    endpoint: text('endpoint'),
    secrets: text('secrets'),
    sign_in: signInFlags(options),
    path: text('path'),
    for_network: text('for'),
    set: Array.isArray(options['set']) ? options['set'].map(String) : [],
    check: options['check'] !== false,
  })
  for (const warning of (await context.secrets()).warnings()) io.note(warning)
  if (also_of !== null) {
    const values = { remote: account.remote_name ?? account.name, client: also_of }
    io.note(paint('yellow', say(lang, accountText.also_of, values)))
  }
  if (context.options.json) return io.json(account)
  const said = context.options.dry_run ? accountText.would_add : accountText.added
  io.print(say(lang, said, { account: await accountLine(lang, account) }))
  if (account.checked_at !== null)
    io.print(say(lang, accountText.added_ready, { remote: account.remote_name ?? account.url ?? '' }))
  tellAccess(context, account)
  if (context.options.dry_run) return
  if (isByHand(account)) io.note(say(lang, accountText.added_person))
  else if (account.status === 'unchecked')
    io.note(say(lang, accountText.added_unchecked, { name: account.name, client: account.client }))
  io.note(say(lang, accountText.next_post, { name: account.name, client: account.client }))
}
