import type { Content } from '../../networks/contract.ts'
import type { DamagedRow } from '../copies.ts'
import type { Db } from './open.ts'
import { parseJson } from './rows.ts'

/** SHA-256 (hex) of what one account will get, as `posts/` computes it. */
export type HashContent = (content: Content) => string

/** Contents that are not what was queued, which no look at the pages of a file can find. */
export function damagedRows(db: Db, hash: HashContent): DamagedRow[] {
  const rows = db.prepare('SELECT id, post_id, content, content_hash FROM deliveries ORDER BY id').iterate()
  const damaged: DamagedRow[] = []
  for (const row of rows) {
    const { id, post_id, content, content_hash } = row as Record<'content' | 'content_hash', string> &
      Record<'id' | 'post_id', number>
    if (hashOrNull(content, hash) !== content_hash) damaged.push({ delivery_id: id, post_id })
  }
  return damaged
}

function hashOrNull(content: string, hash: HashContent): string | null {
  try {
    return hash(parseJson<Content>(content))
  } catch {
    return null
  }
}
