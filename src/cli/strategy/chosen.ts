import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { strategyText } from '../../i18n/strategy.ts'
import { say } from '../../i18n/text.ts'
import type { Client } from '../../store/clients.ts'
import { findStrategy, type FoundStrategy } from '../../strategy/find-strategy.ts'

/** The client and the version of its strategy that the flags name. */
export async function chosenStrategy(
  context: Context,
  version: string | undefined,
): Promise<{ client: Client; strategy: FoundStrategy }> {
  const client = await chooseClient(context, { writes: false })
  if (version === undefined) return { client, strategy: await findStrategy(context, client) }
  if (!/^[1-9]\d{0,8}$/.test(version)) {
    throw new Failure('usage', 'bad_version', say(context.lang, strategyText.bad_version, { value: version }), {
      hint: say(context.lang, strategyText.no_version_hint, { slug: client.slug }),
    })
  }
  return { client, strategy: await findStrategy(context, client, Number(version)) }
}
