import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { accountText } from '../i18n/accounts.ts'
import { sayRefusal } from '../i18n/reasons.ts'
import { say } from '../i18n/text.ts'
import { withSpinner } from '../io/spinner.ts'
import type { Access, AccountIdentity, Network } from '../networks/contract.ts'
import { NetworkFailure } from '../networks/failure.ts'
import { rememberSecret } from '../secrets/live.ts'
import { connectWith, sessionOf } from './connect-account.ts'

/** Where a session is kept that belongs to no stored account yet. */
export interface HeldSession {
  now: Record<string, string> | null
}

/**
 * Whose account these credentials open, asked of the server before anything is stored. What becomes of the session stands in `held`,
 * also when it ends with a failure: a renewed token is the only one the server still takes. `stored`: the session of the account itself,
 * where its own credentials are tried. Throws `Failure`: credential `credential_refused`, busy `network_unreachable`, failed with the
 * network's own code.
 */
export async function askWho(
  context: Context,
  network: Network,
  where: Parameters<typeof connectWith>[2],
  secrets: Readonly<Record<string, string>>,
  kept: HeldSession | { readonly stored: number },
): Promise<AccountIdentity> {
  const session = 'stored' in kept ? await sessionOf(context, kept.stored) : { session: inMemory(kept) }
  const connection = await connectWith(context, network, where, { secrets, ...session })
  try {
    const asking = say(context.lang, accountText.checking, { name: network.name })
    return await withSpinner(context, asking, () => connection.identify())
  } catch (error) {
    throw asFailure(context, network, error)
  }
}

function inMemory(held: HeldSession): Access['session'] {
  return {
    get: async () => held.now,
    set: async (value) => {
      for (const one of Object.values(value)) rememberSecret(one)
      held.now = value
    },
  }
}

function asFailure({ lang }: Context, network: Network, error: unknown): unknown {
  if (!(error instanceof NetworkFailure)) return error
  const values = { network: network.name, reason: sayRefusal(lang, error.code, error.message) }
  switch (error.verdict) {
    case 'unauthorized':
      return new Failure('credential', 'credential_refused', say(lang, accountText.refused, values), {
        hint: say(lang, network.gate === null ? accountText.refused_hint : accountText.refused_gate_hint, {
          ...values,
          id: network.id,
        }),
        // what has to be asked for first, where the network lets nobody in without
        details: network.gate === null ? [] : [say(lang, network.gate)],
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
