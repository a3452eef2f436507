import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { postText } from '../i18n/posts.ts'
import { say, type Text } from '../i18n/text.ts'
import type { Issue } from '../networks/contract.ts'
import type { Client } from '../store/clients.ts'

/** What is said to a post that comes before a strategy is approved; null where one is, or where the settings want nothing said. */
export async function strategyRemark(context: Context, client: Client): Promise<Issue | null> {
  if ((await context.config()).get('queue.needs_approved_strategy') === 'off') return null
  const message = await missing(context, client)
  return message && { level: 'warning', code: 'no_approved_strategy', message }
}

/** Throws `Failure` usage `no_approved_strategy` where the settings want posts to wait for the strategy. */
export async function refuseWithoutStrategy(context: Context, client: Client): Promise<void> {
  if ((await context.config()).get('queue.needs_approved_strategy') !== 'block') return
  const message = await missing(context, client)
  if (message === null) return
  const { lang } = context
  throw new Failure('usage', 'no_approved_strategy', say(lang, message), { hint: say(lang, postText.strategy_first) })
}

/** Null: a version is approved, whatever was drafted since. */
async function missing(context: Context, client: Client): Promise<Text<string, string> | null> {
  const versions = await (await context.store()).strategies.list(client.slug)
  if (versions.some((version) => version.status === 'approved')) return null
  return versions.length === 0 ? postText.no_strategy : postText.strategy_not_approved
}
