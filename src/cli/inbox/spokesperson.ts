import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { replyText } from '../../i18n/replies.ts'
import { say } from '../../i18n/text.ts'
import type { Client } from '../../store/clients.ts'
import { sameAlias } from '../../store/team.ts'

/**
 * Whose word a statement is: never somebody's by default, and of the spokesperson alone where one was named. Throws `Failure` usage
 * `statement_by`, `other_spokesperson`.
 */
export async function spokesperson(context: Context, client: Client, name: string | null): Promise<string> {
  const { lang } = context
  if (name === null) throw new Failure('usage', 'statement_by', say(lang, replyText.statement_by))
  const named = (await (await context.store()).crisis.open(client.slug))?.spokesperson ?? null
  if (named === null || sameAlias(named, name)) return named ?? name
  throw new Failure('usage', 'other_spokesperson', say(lang, replyText.other_spokesperson, { name: named, by: name }))
}
