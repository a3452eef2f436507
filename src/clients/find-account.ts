import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { accountText } from '../i18n/accounts.ts'
import { list } from '../i18n/format.ts'
import { say } from '../i18n/text.ts'
import type { Account } from '../store/accounts.ts'
import type { Client } from '../store/clients.ts'

/** The client's account of this name. Throws `Failure` not_found `account_not_found` with the accounts there are. */
export async function findAccount(context: Context, client: Client, name: string): Promise<Account> {
  const { lang } = context
  const { accounts } = await context.store()
  const account = await accounts.find(client.slug, name)
  if (account) return account
  const known = (await accounts.list(client.slug)).map((one) => one.name)
  throw new Failure('not_found', 'account_not_found', say(lang, accountText.not_found, { client: client.name, name }), {
    hint: known.length > 0 ? say(lang, accountText.known, { names: list(lang, known) }) : say(lang, accountText.none_hint),
  })
}
