/** How much of what is said of the trade is said of the firm. Pure. */
import type { Voice } from '../store/inbox.ts'

export interface ShareOfVoice {
  readonly mentions: number
  readonly competitors: readonly { readonly name: string; readonly mentions: number }[]
  /** Of the firm's mentions and those of the competitors that are listened for, in basis points. */
  readonly share_bp: number | null
  readonly share_reason: 'no_competitor' | 'no_brand_query' | 'nothing_found' | null
}

export function shareOfVoice(voices: readonly Voice[]): ShareOfVoice {
  const brand = voices.find(({ about }) => about === 'brand')
  const competitors = voices
    .filter(({ about }) => about !== 'brand')
    .map(({ about, mentions }) => ({ name: about, mentions }))
    .toSorted((a, b) => b.mentions - a.mentions || a.name.localeCompare(b.name))
  const mentions = brand?.mentions ?? 0
  const all = competitors.reduce((sum, one) => sum + one.mentions, mentions)
  const share_reason =
    brand === undefined ? 'no_brand_query' : competitors.length === 0 ? 'no_competitor' : all === 0 ? 'nothing_found' : null
  return {
    mentions,
    competitors,
    share_bp: share_reason === null ? Math.round((10_000 * mentions) / all) : null,
    share_reason,
  }
}
