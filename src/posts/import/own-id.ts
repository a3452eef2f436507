import { hash } from 'node:crypto'
import type { Post } from '../../store/posts.ts'
import type { PostInput } from '../post-input.ts'

/**
 * The number that an export gives a post that has none: read in again, it is the same post. Made when it was, so that post 12 of another
 * home is never taken for this one.
 */
export function ownId({ id, created_at }: Pick<Post, 'id' | 'created_at'>): string {
  return `smm-${id}-${created_at.replace(/\D/g, '')}`
}

/** The number of the post that such an id means; null: it is no such id. */
export function postIdOf(external_id: string): number | null {
  const found = /^smm-([1-9]\d{0,14})-\d{10,20}$/.exec(external_id)
  return found === null ? null : Number(found[1])
}

/**
 * What stands for the number that a row does not give: what it says. The same file read twice is then the same posts; the rule on
 * duplicates alone would add a draft, or a text of more than a month later, a second time.
 */
export function derivedId(input: PostInput): string {
  const media = input.media?.map(({ file, alt }) => [file, alt])
  // what is not said leaves no trace: with a field that a later version reads the same row is the same post
  const said: Record<string, unknown> = {}
  for (const [field, value] of Object.entries({ ...input, client: null, media })) if (value !== null) said[field] = value
  const words = input.legal === null ? JSON.stringify(said) : JSON.stringify(said, (_, value: unknown) => value ?? undefined)
  return `row-${hash('sha256', words).slice(0, 16)}`
}
