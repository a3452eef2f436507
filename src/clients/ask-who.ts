import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { accountText } from '../i18n/accounts.ts'
import { sayRefusal } from '../i18n/reasons.ts'
import { say } from '../i18n/text.ts'
import { withSpinner } from '../io/spinner.ts'
import type { AccountIdentity, Network } from '../networks/contract.ts'
import { NetworkFailure } from '../networks/failure.ts'
import { connectWith } from './connect-account.ts'

/**
 * Whose account these credentials open, asked of the server before anything is stored, with the session that came of it (null: none).
 * Throws `Failure`: credential `credential_refused`, busy `network_unreachable`, failed with the network's own code.
 */
export async function askWho(
  context: Context,
  network: Network,
  where: Parameters<typeof connectWith>[2],
  secrets: Readonly<Record<string, string>>,
): Promise<{ readonly found: AccountIdentity; readonly session: Record<string, string> | null }> {
  const kept: { session: Record<string, string> | null } = { session: null }
  const connection = await connectWith(context, network, where, {
    secrets,
    session: {
      get: async () => kept.session,
      set: async (value) => {
        kept.session = value
      },
    },
  })
  try {
    const asking = say(context.lang, accountText.checking, { name: network.name })
    const found = await withSpinner(context, asking, () => connection.identify())
    return { found, session: kept.session }
  } catch (error) {
    throw asFailure(context, network, error)
  }
}

function asFailure({ lang }: Context, network: Network, error: unknown): unknown {
  if (!(error instanceof NetworkFailure)) return error
  const values = { network: network.name, reason: sayRefusal(lang, error.code, error.message) }
  switch (error.verdict) {
    case 'unauthorized':
      return new Failure('credential', 'credential_refused', say(lang, accountText.refused, values), {
        hint: say(lang, accountText.refused_hint, values),
        cause: error,
      })
    case 'refused':
    case 'duplicate':
      return new Failure('failed', error.code, say(lang, accountText.check_failed, values), { cause: error })
    case 'not_sent':
    case 'rate_limited':
    case 'unknown':
      return new Failure('busy', 'network_unreachable', say(lang, accountText.unreachable, values), {
        hint: say(lang, accountText.unreachable_hint),
        cause: error,
      })
  }
}
