import type { Context } from '../../context.ts'
import { addDays, dayOf } from '../../days.ts'
import type { Client } from '../../store/clients.ts'
import type { DeliveryStatus } from '../../store/deliveries.ts'
import type { Post } from '../../store/posts.ts'
import type { Right } from '../../store/rights.ts'
import { warnedDays } from '../legal/media-rights.ts'

const toCome: readonly DeliveryStatus[] = ['draft', 'awaiting_approval', 'scheduled', 'held', 'retrying', 'to_post', 'missed']

/** Posts that are not out yet, by the rights of whose files they show. */
export async function usesOf(context: Context, client: Client): Promise<Map<number, number[]>> {
  const store = await context.store()
  const posts = (await store.posts.list({ client: client.slug, status: toCome })).filter((post) => post.media.length > 0)
  const hashes = [...new Set(posts.flatMap((post) => post.media.map(({ sha256 }) => sha256)))]
  const facts = new Map((await store.rights.facts(client.slug, hashes)).map((one) => [one.sha256, one]))
  const uses = new Map<number, number[]>()
  const add = (right: number, post: Post): void => {
    const known = uses.get(right) ?? []
    if (!known.includes(post.id)) uses.set(right, [...known, post.id])
  }
  for (const post of posts)
    for (const { sha256 } of post.media) {
      const known = facts.get(sha256)
      for (const id of [...(known?.releases ?? []), ...(known?.licence_id == null ? [] : [known.licence_id])]) add(id, post)
    }
  return uses
}

export interface EndingRight {
  readonly right: Right
  readonly ended: boolean
  /** Posts to come that need it. */
  readonly posts: readonly number[]
}

/** Does it end within 30 days, or has it ended? */
export function isEnding({ until_day }: Pick<Right, 'until_day'>, today: string): boolean {
  return until_day !== null && until_day <= addDays(today, warnedDays)
}

/** Rights that end within 30 days, or have ended or been withdrawn, while posts to come need them. */
export async function endingRights(context: Context, client: Client): Promise<EndingRight[]> {
  const today = dayOf(context.now(), client.time_zone)
  const rights = await (await context.store()).rights.list(client.slug, { removed: true })
  const ending = rights.filter((right) => right.kind !== 'partner' && (isEnding(right, today) || right.removed_at !== null))
  if (ending.length === 0) return []
  const uses = await usesOf(context, client)
  return ending.flatMap((right) => {
    const posts = uses.get(right.id) ?? []
    const ended = right.removed_at !== null || (right.until_day !== null && right.until_day < today)
    return posts.length === 0 ? [] : [{ right, ended, posts }]
  })
}
