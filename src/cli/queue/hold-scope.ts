import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { deliveryText } from '../../i18n/delivery.ts'
import { say, type Text } from '../../i18n/text.ts'
import type { HoldScope } from '../../store/holds.ts'
import { text, type Flags } from './flag-values.ts'

/** A scope as flags say it: with its name for people, and the flags that say it again. */
export interface NamedScope extends HoldScope {
  readonly name: string
  readonly flags: string
}

/** Null: numbers were given, and mean posts. Throws `Failure` usage, not_found `account_not_found`. */
export async function scopeOf(
  context: Context,
  ids: readonly string[],
  flags: Flags,
  nothing_said: Text,
): Promise<NamedScope | null> {
  const { lang } = context
  const account = text(flags, 'account')
  const wide = [flags['all'] === true, flags['allClients'] === true].filter(Boolean).length
  if (wide > 1 || (wide > 0 && (ids.length > 0 || account !== null))) {
    throw new Failure('usage', 'one_scope', say(lang, deliveryText.hold_one_of))
  }
  if (ids.length > 0) return null
  if (flags['allClients'] === true) {
    return { client: null, account_id: null, name: say(lang, deliveryText.scope_everything), flags: '--all-clients' }
  }
  if (flags['all'] !== true && account === null) throw new Failure('usage', 'no_scope', say(lang, nothing_said))
  const client = await chooseClient(context, { writes: true })
  if (account === null) {
    return { client: client.slug, account_id: null, name: client.name, flags: `--all -c ${client.slug}` }
  }
  const accounts = await (await context.store()).accounts.list(client.slug)
  const found = accounts.find((one) => one.name === account)
  if (!found) {
    throw new Failure(
      'not_found',
      'account_not_found',
      say(lang, deliveryText.account_unknown, { account, name: client.name }),
      {
        hint: say(lang, deliveryText.account_unknown_hint),
      },
    )
  }
  const name = say(lang, deliveryText.scope_account, { name: client.name, account })
  return { client: client.slug, account_id: found.id, name, flags: `--account ${account} -c ${client.slug}` }
}
