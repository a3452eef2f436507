/** Pages without a feed, that a person looks at once a week. Pure. */
import type { ListenQuery, ListenSource } from '../store/listen.ts'

const everyMs = 7 * 86_400_000

/** Nobody was told of it for a week. */
export function isDue({ kind, read_at }: Pick<ListenSource, 'kind' | 'read_at'>, now: Date): boolean {
  return kind === 'by_hand' && (read_at === null || now.getTime() - Date.parse(read_at) >= everyMs)
}

/** Their addresses, each once. */
export function pagesToLookAt(queries: readonly Pick<ListenQuery, 'sources'>[], now: Date): string[] {
  const due = queries.flatMap(({ sources }) => sources).filter((one) => isDue(one, now))
  return [...new Set(due.flatMap(({ address }) => (address === null ? [] : [address])))]
}
