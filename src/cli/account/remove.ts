import { chooseClient } from '../../clients/choose-client.ts'
import { findAccount } from '../../clients/find-account.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { accountText } from '../../i18n/accounts.ts'
import { say } from '../../i18n/text.ts'

export async function remove(context: Context, typed: string): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const account = await findAccount(context, client, typed)
  const { name } = account
  await (await context.store()).accounts.checkUnused(account.id)
  if (!options.dry_run) {
    if (!options.yes) {
      if (!options.input) throw new Failure('usage', 'confirmation_needed', say(lang, accountText.remove_needs_yes))
      if (!(await (await context.ask()).confirm(say(lang, accountText.remove_sure, { name }), false))) {
        throw new Failure('usage', 'not_confirmed', say(lang, accountText.remove_kept))
      }
    }
    await (await context.store()).accounts.remove(account.id, context.now().toISOString())
  }
  if (options.json) return io.json(account)
  io.print(say(lang, options.dry_run ? accountText.would_remove : accountText.removed, { name }))
}
