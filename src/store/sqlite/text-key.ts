import { textKey } from '../text-key.ts'
import type { Db } from './open.ts'

/** A migration calls it. */
export function addTextKey(db: Db): void {
  db.function('smm_text_key', { deterministic: true }, (text: unknown) => (typeof text === 'string' ? textKey(text) : null))
}
