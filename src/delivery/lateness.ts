/** An outage gives back its posts one by one, this far apart. */
export const spacingMs = 10 * 60_000

const aheadMs = 2 * 60_000

/** Whole minutes after the due instant; 0 when it is not late. */
export function minutesLate(due_at: string | null, now: Date): number {
  if (due_at === null) return 0
  return Math.max(0, Math.floor((now.getTime() - Date.parse(due_at)) / 60_000))
}

/** Later than that, a person decides. */
export function tooLate(due_at: string | null, now: Date, grace_minutes: number): boolean {
  return minutesLate(due_at, now) > grace_minutes
}

/**
 * How many of an account's due posts may leave in this pass. Normally all. After an outage (the oldest is more than
 * `outage_minutes` late) one per ten minutes, so that followers do not get a day's posts at once.
 */
export function turns(
  due: readonly { readonly due_at: string | null }[],
  last_intent_at: string | null,
  now: Date,
  outage_minutes: number,
): number {
  const outage = due.some((one) => minutesLate(one.due_at, now) > outage_minutes)
  if (!outage) return due.length
  const since = last_intent_at === null ? spacingMs : now.getTime() - Date.parse(last_intent_at)
  // an intent in the future is of a clock that was ahead
  const rested = since >= spacingMs || since <= -aheadMs
  return rested ? 1 : 0
}
