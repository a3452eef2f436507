import type { NewPoolEntry, Pool, PoolUse } from '../store/pools.ts'
import type { PostTemplate } from '../store/series.ts'
import { choose, wordings } from './evergreen.ts'
import { viewMedium, type MediumView } from './view-post.ts'

/** An entry as `--json` prints it. */
export interface PoolEntryView extends Omit<PostTemplate, 'media'>, Pick<NewPoolEntry, 'variants' | 'max_uses'> {
  readonly media: readonly MediumView[]
}

export function viewEntry({ template, variants, max_uses }: NewPoolEntry): PoolEntryView {
  const { account_ids, media, ...words } = template
  return {
    ...words,
    media: media.map(viewMedium),
    account_ids,
    variants,
    max_uses,
  }
}

/** Where one entry of a pool stands at an instant. */
export interface EntryState {
  readonly id: number
  readonly head: string
  readonly wordings: number
  /** Posts, published or to come. */
  readonly uses: number
  readonly max_uses: number | null
  /** Instant of the last one; null: none yet. */
  readonly last_at: string | null
  /** `resting` without `ready_on`: it is its text that rests. */
  readonly state: 'ready' | 'resting' | 'used_up'
  /** Day of the calendar on which it may go out again. */
  readonly ready_on: string | null
}

export function entryStates(pool: Pool, uses: readonly PoolUse[], at: string, time_zone: string): EntryState[] {
  return pool.entries.map((entry) => {
    const own = uses.filter((use) => use.entry_id === entry.id)
    // alone: what the others do decides the order, not whether it may
    const choice = choose({ ...pool, entries: [entry] }, uses, at, { time_zone, account_ids: null })
    return {
      id: entry.id,
      head: (entry.template.title ?? entry.template.text).replace(/\s+/g, ' ').trim(),
      wordings: wordings(entry).length,
      uses: new Set(own.map((use) => use.post_id)).size,
      max_uses: entry.max_uses,
      last_at: own.at(-1)?.at ?? null,
      state: choice.is === 'some' ? 'ready' : choice.is === 'used_up' ? 'used_up' : 'resting',
      ready_on: choice.is === 'resting' ? choice.until : null,
    }
  })
}
