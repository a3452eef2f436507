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
  use: { writes: boolean } = { writes: false },
): Promise<{ client: Client; strategy: FoundStrategy }> {
  const client = await chooseClient(context, use)
  const wanted = version === undefined ? undefined : readVersion(context, client, version)
  return { client, strategy: await findStrategy(context, client, wanted) }
}

/** Throws `Failure` usage `bad_version`. */
export function readVersion({ lang }: Context, { slug }: Client, version: string): number {
  if (/^[1-9]\d{0,8}$/.test(version)) return Number(version)
  throw new Failure('usage', 'bad_version', say(lang, strategyText.bad_version, { value: version }), {
    hint: say(lang, strategyText.no_version_hint, { slug }),
  })
}
