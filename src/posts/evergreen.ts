import type { Pool, PoolEntry, PoolUse } from '../store/pools.ts'
import type { PostTemplate } from '../store/series.ts'
import { sameTextDays, textKey } from '../store/text-key.ts'
import { wallOf } from './wall-time.ts'

/** Days that a pool rests its entries when nobody said otherwise. */
export const defaultCoolDown = 60
const dayMs = 86_400_000

/** An entry that may go out, in one of its wordings. */
export interface Candidate {
  readonly entry: PoolEntry
  /** 0: its own text; then its variants. */
  readonly variant: number
  readonly template: PostTemplate
}

/** Those that may go out at an instant, the one that rested longest first; or why there is none. */
export type Choice =
  | { readonly is: 'some'; readonly candidates: readonly [Candidate, ...Candidate[]] }
  | { readonly is: 'empty' }
  | { readonly is: 'used_up' }
  /** `until`: the day on which the first of them is ready, `2026-12-01`; null: not known, it is its text that rests. */
  | { readonly is: 'resting'; readonly until: string | null }

/** All wordings of an entry, its own first. */
export function wordings({ template, variants }: Pick<PoolEntry, 'template' | 'variants'>): readonly string[] {
  return [template.text, ...variants]
}

/** What goes out for one wording. A variant takes the place of the texts of single networks too. */
export function worded(entry: Pick<PoolEntry, 'template' | 'variants'>, variant: number): PostTemplate {
  const text = wordings(entry)[variant]
  return variant === 0 || text === undefined ? entry.template : { ...entry.template, text, text_for: {} }
}

/**
 * What a pool gives for one instant. An entry is left out while an account it goes to saw it less than `cool_down_days` calendar days
 * before or after, and once it has been used as often as it may. The wording is the one after the last that was used, unless an
 * account had that text within 30 days; then the next. Deterministic: the longest unused, then the oldest entry.
 */
export function choose(
  pool: Pick<Pool, 'cool_down_days' | 'entries'>,
  uses: readonly PoolUse[],
  at: string,
  given: { readonly time_zone: string; readonly account_ids: readonly number[] | null },
): Choice {
  const day = dayNumber(at, given.time_zone)
  const entries = pool.entries.flatMap((entry) => {
    const account_ids = entry.template.account_ids.filter((id) => given.account_ids?.includes(id) ?? true)
    return account_ids.length > 0 ? [{ entry, account_ids, own: uses.filter((use) => use.entry_id === entry.id) }] : []
  })
  if (entries.length === 0) return { is: 'empty' }
  const open = entries.filter(
    ({ entry, own }) => entry.max_uses === null || new Set(own.map((use) => use.post_id)).size < entry.max_uses,
  )
  if (open.length === 0) return { is: 'used_up' }
  const found: { candidate: Candidate; last: string }[] = []
  let ready: number | null = null
  for (const { entry, account_ids, own } of open) {
    const seen = own.filter((use) => account_ids.includes(use.account_id)).map((use) => dayNumber(use.at, given.time_zone))
    if (seen.some((one) => Math.abs(one - day) < pool.cool_down_days)) {
      const rested = Math.max(...seen) + pool.cool_down_days
      if (ready === null || rested < ready) ready = rested
      continue
    }
    const last = own.at(-1)
    const texts = wordings(entry)
    const first = last === undefined ? 0 : (last.variant + 1) % texts.length
    const order = texts.map((_, i) => (first + i) % texts.length)
    const variant = order.find((one) => !hadText(uses, worded(entry, one).text, account_ids, at))
    if (variant === undefined) continue
    found.push({
      candidate: { entry, variant, template: { ...worded(entry, variant), account_ids } },
      last: last?.at ?? '',
    })
  }
  const [best, ...more] = found
    .toSorted((a, b) => a.last.localeCompare(b.last) || a.candidate.entry.id - b.candidate.entry.id)
    .map((one) => one.candidate)
  if (best) return { is: 'some', candidates: [best, ...more] }
  return { is: 'resting', until: ready === null ? null : new Date(ready * dayMs).toISOString().slice(0, 10) }
}

function hadText(uses: readonly PoolUse[], text: string, account_ids: readonly number[], at: string): boolean {
  const key = textKey(text)
  const room = sameTextDays * dayMs
  return uses.some(
    (use) =>
      use.text_key === key && account_ids.includes(use.account_id) && Math.abs(Date.parse(use.at) - Date.parse(at)) <= room,
  )
}

/** Days of the calendar in the client's zone, so that a change of the clocks makes no day shorter. */
function dayNumber(at: string, time_zone: string): number {
  const { year, month, day } = wallOf(new Date(at), time_zone)
  return Math.round(Date.UTC(year, month - 1, day) / dayMs)
}
