import type { Context } from '../context.ts'
import type { AuditEntry } from '../store/audit.ts'
import type { Post } from '../store/posts.ts'

export type AuditLine = Omit<AuditEntry, 'id'>

export interface AuditQuery {
  readonly client: string | null
  /** At or after, and before, these instants. */
  readonly from?: string
  readonly to?: string
  readonly limit: number
}

/** Who changed what, newest first. */
export async function readAudit(context: Context, { client, from, to, limit }: AuditQuery): Promise<AuditLine[]> {
  const found = await (
    await context.store()
  ).audit.list({
    limit,
    ...(client === null ? {} : { client }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  })
  return found.map(lineOf)
}

function lineOf({ at, actor, client, action, target, from, to, detail }: AuditLine): AuditLine {
  return { at, actor, client, action, target, from, to, detail }
}

/** Steps of the journal that an audit line of the whole post tells already. */
const toldByPost: ReadonlySet<string> = new Set(['edit', 'move', 'approve', 'reject', 'cancel'])

/** A step is told in full by the journal; being told of it, or waiting less, is none. */
function toldByJournal(action: string): boolean {
  return action.startsWith('delivery.') && action !== 'delivery.told' && action !== 'delivery.sooner'
}

/** Everything that befell one post, newest first: what persons did to it, and each step of its deliveries by its name (`T3`). */
export async function readPostStory(context: Context, post: Post, query: Omit<AuditQuery, 'client'>): Promise<AuditLine[]> {
  const store = await context.store()
  const lines: (AuditLine & { readonly order: number })[] = []
  const own = await store.audit.list({ target: `post ${post.id}`, limit: -1 })
  for (const { id, ...line } of own) if (!toldByJournal(line.action)) lines.push({ ...line, order: id })
  for (const delivery of post.deliveries) {
    const { account, network, part } = delivery
    const journal = await store.deliveries.journal(delivery.id)
    for (const [order, line] of journal.entries()) {
      if (toldByPost.has(line.transition)) continue
      const { actor = 'person', ...detail } = line.detail as { readonly actor?: string }
      lines.push({
        at: line.at,
        actor: line.run_id === null ? actor : `pass ${line.run_id}`,
        client: post.client,
        action: `delivery.${line.transition}`,
        target: `post ${post.id}`,
        from: { state: line.from },
        to: { state: line.to },
        detail: { delivery_id: delivery.id, account, network, part, ...detail },
        order: 1e9 + order,
      })
    }
  }
  lines.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.order - a.order))
  const within = lines.filter(
    ({ at }) => (query.from === undefined || at >= query.from) && (query.to === undefined || at < query.to),
  )
  return within.slice(0, query.limit).map(lineOf)
}
