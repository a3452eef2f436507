import { knownOf } from '../clients/known-of.ts'
import type { Context } from '../context.ts'
import { deliveryText } from '../i18n/delivery.ts'
import { say } from '../i18n/text.ts'
import type { AccountIdentity, Connection, Network } from '../networks/contract.ts'
import { NetworkFailure } from '../networks/failure.ts'
import { failuresBeforeRest, type Account, type AccountChange } from '../store/accounts.ts'
import type { Delivery } from '../store/deliveries.ts'
import type { Store } from '../store/store.ts'
import { countsAsFailure } from './outcome.ts'

const dayMs = 24 * 3600_000

/** One account during one pass: its connection, who it turned out to be, and whether it may still be used. */
export interface ServedAccount {
  account: Account
  readonly network: Network
  readonly connection: Connection
  /** The answer of `identify`, asked at most once a pass. */
  identity: Promise<AccountIdentity> | null
  /** What comes after what is being sent, where nothing follows that itself. */
  next?: number | undefined
  /** Of what comes next: what its claim gave, written down together with how the one before it ended. */
  begun?: Delivery | 'gone' | 'busy' | undefined
}

/**
 * Is it still the account that the delivery was meant for? Asked once per pass and account, before anything is uploaded. Where each
 * call is billed, an answer less than a day old is enough. Null: it is; else what it turned out to be. Throws what `identify` throws.
 */
export async function strangeAccount(
  context: Context,
  store: Store,
  served: ServedAccount,
  expected: string | null,
): Promise<string | null> {
  const { account, network } = served
  const now = context.now()
  const checked = account.checked_at === null ? Number.POSITIVE_INFINITY : now.getTime() - Date.parse(account.checked_at)
  const known = account.status === 'ready' && account.remote_id !== null
  if (served.identity === null && network.price !== undefined && known && checked < dayMs) {
    return expected === null || expected === account.remote_id ? null : account.remote_id
  }
  served.identity ??= identify(context, store, served)
  const found = await served.identity
  const meant = expected ?? account.remote_id
  return meant === null || found.remote_id === meant ? null : found.remote_id
}

async function identify(context: Context, store: Store, served: ServedAccount): Promise<AccountIdentity> {
  const { account, connection, network } = served
  const found = await connection.identify()
  if (network.read_prices) {
    const { currency, user: micros } = network.read_prices
    const at = context.now().toISOString()
    const { client, id: account_id } = account
    const what = { what: 'read', count: 1, micros, currency, delivery_id: null } as const
    await store.fees.add({ client, account_id, network: account.network, at, ...what })
  }
  // what is kept of an account never changes silently to another one
  if (account.remote_id === null || account.remote_id === found.remote_id) {
    const now = context.now()
    const known = knownOf(account, found, now)
    const change: AccountChange = { ...known, status: 'ready', status_reason: null, checked_at: now.toISOString() }
    served.account = await store.accounts.update(account.id, change)
  }
  return found
}

/** The account may not be used until a person has looked at it; its deliveries are held. */
export function block(store: Store, account: Account, code: string, words: string): Promise<Account> {
  return store.accounts.update(account.id, { status: 'blocked', status_reason: `${code}: ${words}` })
}

/** Counts what speaks against the server, and what speaks for it. */
export async function keepCount(
  context: Context,
  store: Store,
  served: ServedAccount,
  thrown: unknown,
  breaker_seconds: number,
  retry_at: string | null,
): Promise<void> {
  const { account } = served
  if (thrown === null) {
    if (account.failures > 0 || account.rests_until !== null) {
      served.account = await store.accounts.update(account.id, { failures: 0, rests_until: null })
    }
    return
  }
  if (thrown instanceof NetworkFailure && thrown.verdict === 'rate_limited') {
    served.account = await store.accounts.update(account.id, { rests_until: retry_at })
  } else if (countsAsFailure(thrown)) {
    const failures = account.failures + 1
    const rests = failures >= failuresBeforeRest && breaker_seconds > 0
    const rests_until = rests ? new Date(context.now().getTime() + breaker_seconds * 1000).toISOString() : account.rests_until
    served.account = await store.accounts.update(account.id, { failures, rests_until })
  }
}

export function resting(account: Account, now: Date): boolean {
  return account.rests_until !== null && Date.parse(account.rests_until) > now.getTime()
}

export function wrongAccount(
  context: Context,
  found: string,
  expected: string | null,
): { reason_code: string; reason: string } {
  const reason = say(context.lang, deliveryText.wrong_account, { found, expected: expected ?? '?' })
  return { reason_code: 'wrong_account', reason }
}

/** The credential is dead, by what the network said. */
export function isUnauthorized(thrown: unknown): boolean {
  return thrown instanceof NetworkFailure && thrown.verdict === 'unauthorized'
}
