import type { AccountIdentity } from '../networks/contract.ts'
import type { Account, AccountChange } from '../store/accounts.ts'

const dayMs = 24 * 3600_000
/** Days before the end of credentials that nothing renews, on which a person is told. */
export const reminderDays = [14, 7, 2] as const

/** What the network says of an account, as it is stored. Settings that it does not name stay. */
export function knownOf(account: Pick<Account, 'settings' | 'credential_expires_at'>, found: AccountIdentity, now: Date) {
  const { remote_id, remote_name, url, settings, rights = null, expires_at = null } = found
  const moved = !sameDay(account.credential_expires_at, expires_at)
  return {
    remote_id,
    remote_name,
    url,
    settings: { ...account.settings, ...settings },
    rights,
    credential_expires_at: expires_at,
    ...(moved ? { expiry_tell_at: expires_at === null ? null : firstReminder(expires_at, now) } : {}),
  } satisfies AccountChange
}

/** A network that counts from now gives another second each time: no reason to tell everything once more. */
function sameDay(before: string | null, after: string | null): boolean {
  if (before === null || after === null) return before === after
  return Math.abs(Date.parse(before) - Date.parse(after)) < dayMs
}

/** At once where the first of the days has passed already. */
function firstReminder(expires_at: string, now: Date): string {
  const [first] = reminderDays
  return new Date(Math.max(Date.parse(expires_at) - first * dayMs, now.getTime())).toISOString()
}

/** The next of the days after `now`; null: all have passed. */
export function nextReminder(expires_at: string, now: Date): string | null {
  const instants = reminderDays.map((days) => Date.parse(expires_at) - days * dayMs)
  const next = instants.find((instant) => instant > now.getTime())
  return next === undefined ? null : new Date(next).toISOString()
}

/** Whole days that are left; 0 on the last one and after it. */
export function daysLeft(expires_at: string, now: Date): number {
  return Math.max(0, Math.floor((Date.parse(expires_at) - now.getTime()) / dayMs))
}

/** It is time to say that the credentials of this account end: the first of the days has come. */
export function endsSoon(account: Pick<Account, 'credential_expires_at'>, now: Date): boolean {
  const { credential_expires_at: end } = account
  return end !== null && Date.parse(end) - now.getTime() <= reminderDays[0] * dayMs
}
