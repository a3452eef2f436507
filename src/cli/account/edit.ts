import { chooseClient } from '../../clients/choose-client.ts'
import { editAccount } from '../../clients/edit-account.ts'
import type { Context } from '../../context.ts'
import { accountText } from '../../i18n/accounts.ts'
import { say } from '../../i18n/text.ts'
import { tellAccess } from './tell-access.ts'
import { accountLine, isByHand, signInFlags } from './words.ts'

export async function edit(context: Context, typed: string, options: Record<string, unknown>): Promise<void> {
  const { io, lang } = context
  const text = (name: string): string | null => (typeof options[name] === 'string' ? options[name] : null)
  const client = await chooseClient(context, { writes: true })
  const { account, freed } = await editAccount(context, client, typed, {
    name: text('name'),
    endpoint: text('endpoint'),
    secrets: text('secrets'),
    sign_in: signInFlags(options),
    path: text('path'),
    set: Array.isArray(options['set']) ? options['set'].map(String) : [],
    check: options['check'] !== false,
  })
  for (const warning of (await context.secrets()).warnings()) io.note(warning)
  if (context.options.json) return io.json(account)
  const said = context.options.dry_run ? accountText.would_edit : accountText.edited
  io.print(say(lang, said, { account: await accountLine(lang, account) }))
  if (account.status === 'ready' && account.checked_at !== null)
    io.print(say(lang, accountText.added_ready, { remote: account.remote_name ?? account.url ?? '' }))
  tellAccess(context, account)
  if (context.options.dry_run) return
  if (!isByHand(account) && account.status === 'unchecked')
    io.note(say(lang, accountText.added_unchecked, { name: account.name, client: account.client }))
  if (freed) io.note(say(lang, accountText.edited_freed))
}
