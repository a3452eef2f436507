import type { Context } from '../context.ts'
import { Failure, type FailureKind } from '../failure.ts'
import { deliveryText } from '../i18n/delivery.ts'
import { sayRefusal } from '../i18n/reasons.ts'
import { say } from '../i18n/text.ts'
import { NetworkFailure } from '../networks/failure.ts'
import { network as networkOf } from '../networks/registry.ts'
import type { Account } from '../store/accounts.ts'
import { connectAccount } from './connect-account.ts'
import { knownOf } from './known-of.ts'

/**
 * `good`: the credentials open the right account. `by_hand`: nothing to check. `refused` and `wrong_account`: the account is
 * blocked. `unreachable` and `failed`: nothing is known, nothing was changed.
 */
export type Finding = 'good' | 'by_hand' | 'refused' | 'wrong_account' | 'unreachable' | 'failed'

export interface CheckedAccount {
  readonly account: Account
  readonly finding: Finding
  /** The network's or the system's words; for `wrong_account` the account that was opened. */
  readonly reason: string | null
}

/** Asks each server who we are, one after the other. With `dry_run` the accounts stay as they are. */
export async function checkAccounts(context: Context, accounts: readonly Account[]): Promise<CheckedAccount[]> {
  const checked: CheckedAccount[] = []
  for (const account of accounts) checked.push(await check(context, account))
  return checked
}

async function check(context: Context, account: Account): Promise<CheckedAccount> {
  const network = await networkOf(account.network)
  if (network.idempotency === 'person' || !network.client) return { account, finding: 'by_hand', reason: null }
  try {
    const connection = await connectAccount(context, network, account)
    const found = await connection.identify()
    if (account.remote_id !== null && account.remote_id !== found.remote_id) {
      const reason = found.remote_name
      const expected = account.remote_name ?? account.remote_id
      const words = say(context.lang, deliveryText.wrong_account, { found: reason, expected })
      return { account: await block(context, account, 'wrong_account', words), finding: 'wrong_account', reason }
    }
    const now = context.now()
    const change = {
      ...knownOf(account, found, now),
      status: 'ready',
      status_reason: null,
      checked_at: now.toISOString(),
    } as const
    if (context.options.dry_run) return { account: { ...account, ...change }, finding: 'good', reason: null }
    const updated = await (await context.store()).accounts.update(account.id, change)
    if (account.status === 'blocked') await audit(context, account, { status: 'ready' })
    return { account: updated, finding: 'good', reason: null }
  } catch (error) {
    if (error instanceof Failure && error.code === 'credential_missing') {
      return { account: await block(context, account, error.code, error.message), finding: 'refused', reason: error.message }
    }
    if (!(error instanceof NetworkFailure)) throw error
    const reason = sayRefusal(context.lang, error.code, error.message)
    switch (error.verdict) {
      case 'unauthorized':
        return { account: await block(context, account, error.code, error.message), finding: 'refused', reason }
      case 'refused':
      case 'duplicate':
        return { account, finding: 'failed', reason }
      case 'not_sent':
      case 'rate_limited':
      case 'unknown':
        return { account, finding: 'unreachable', reason }
    }
  }
}

async function block(context: Context, account: Account, why: string, words: string): Promise<Account> {
  const change = { status: 'blocked', status_reason: `${why}: ${words}`, checked_at: context.now().toISOString() } as const
  if (context.options.dry_run) return { ...account, ...change }
  const blocked = await (await context.store()).accounts.update(account.id, change)
  await audit(context, account, { status: 'blocked', reason: change.status_reason })
  return blocked
}

async function audit(context: Context, { client, name }: Account, detail: Record<string, unknown>): Promise<void> {
  const { audit: trail } = await context.store()
  await trail.add({ at: context.now().toISOString(), client, action: 'account.check', target: `account ${name}`, detail })
}

/** What all findings together come to, as a failure to end with; null when all is in order. */
export function verdictOf(checked: readonly CheckedAccount[]): FailureKind | null {
  const found = (finding: Finding): boolean => checked.some((one) => one.finding === finding)
  if (found('refused') || found('wrong_account')) return 'credential'
  if (found('failed')) return 'failed'
  return found('unreachable') ? 'busy' : null
}
