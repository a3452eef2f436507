import type { SignInFlags } from '../../clients/obtain-credentials.ts'
import { accountText, networkText } from '../../i18n/accounts.ts'
import { sayBlocked } from '../../i18n/reasons.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Idempotency } from '../../networks/contract.ts'
import { isNetworkId } from '../../networks/ids.ts'
import { network as networkOf } from '../../networks/registry.ts'
import { paint } from '../../io/paint.ts'
import type { Account } from '../../store/accounts.ts'

export function isByHand(account: Account): boolean {
  return account.for_network !== null
}

/** `facebook (à la main pour Facebook)`, `boulangerie (Mastodon)`. */
export async function accountLine(lang: Lang, account: Account): Promise<string> {
  return `${account.name} (${await networkWords(lang, account)})`
}

/** The network as a person calls it. */
export async function networkWords(lang: Lang, account: Account): Promise<string> {
  const { for_network, network } = account
  if (for_network === null) return (await networkOf(network)).name
  // the name of the account says where
  if (!isNetworkId(for_network)) return say(lang, accountText.status_by_hand)
  return say(lang, accountText.by_hand_for, { network: (await networkOf(for_network)).name })
}

/** The state in words; of a blocked account with its reason. */
export function statusWords(lang: Lang, account: Account): string {
  if (account.status === 'blocked') {
    const reason = sayBlocked(lang, account.status_reason)
    return paint('red', `${say(lang, accountText.status_blocked)}${reason === '' ? '' : ` (${reason})`}`)
  }
  if (isByHand(account)) return say(lang, accountText.status_by_hand)
  return account.status === 'ready'
    ? paint('green', say(lang, accountText.status_ready))
    : say(lang, accountText.status_unchecked)
}

/** What is done when nobody knows whether a post went out, by what can be proved on the account. */
export const unknownOutcome = {
  record: networkText.unknown_record,
  key: networkText.unknown_key,
  handle: networkText.unknown_handle,
  readback: networkText.unknown_readback,
  duplicate: networkText.unknown_readback,
  blind: networkText.unknown_blind,
  person: networkText.unknown_person,
} as const satisfies Record<Idempotency, unknown>

/** `--sign-in`, `--paste`, `--no-browser`. */
export function signInFlags(options: Record<string, unknown>): SignInFlags {
  return { sign_in: options['signIn'] === true, paste: options['paste'] === true, browser: options['browser'] !== false }
}
