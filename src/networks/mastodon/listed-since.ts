import type { Access } from '../contract.ts'
import { textField } from '../json.ts'

interface Listed {
  readonly id?: unknown
  readonly created_at?: unknown
}

export interface ListedSince<T> {
  /** The newest first. */
  readonly listed: readonly T[]
  /** How many the server handed out, those that are too old among them. */
  readonly looked_at: number
  /** Id of the newest that was seen, whatever its age; `0` where there has never been one. */
  readonly cursor: string
  readonly more: boolean
}

/**
 * What came after `cursor`, one page of it; without one what stands in the first reach: so many milliseconds back, in so many pages at
 * most. `read` asks for a page by `min_id` or `max_id`.
 */
export async function listedSince<T extends Listed>(
  read: (more: Record<string, string>) => Promise<readonly T[]>,
  access: Access,
  cursor: string | null,
  reach: { readonly ms: number; readonly pages: number },
): Promise<ListedSince<T>> {
  if (cursor !== null) {
    // what comes just after the cursor, the newest of it first
    const listed = await read({ min_id: cursor })
    const newest = textField(listed[0]?.id)
    // servers cap a page as they like: only an empty one is the end
    return { listed, looked_at: listed.length, cursor: newest || cursor, more: newest !== '' }
  }
  const from = access.now().getTime() - reach.ms
  const seen: T[] = []
  let before = ''
  for (let page = 0; page < reach.pages; page++) {
    const listed = await read(before === '' ? {} : { max_id: before })
    seen.push(...listed)
    before = textField(listed.at(-1)?.id)
    if (before === '' || Date.parse(textField(listed.at(-1)?.created_at)) < from) break
  }
  const recent = seen.filter((one) => Date.parse(textField(one.created_at)) >= from)
  return { listed: recent, looked_at: seen.length, cursor: textField(seen[0]?.id) || '0', more: false }
}
