import type { Context } from '../context.ts'
import { network } from '../networks/registry.ts'
import { limitsOf } from '../posts/freeze.ts'
import type { Delivery, DueFilter } from '../store/deliveries.ts'
import type { Store } from '../store/store.ts'
import { tooLate, turns } from './lateness.ts'
import { findOldCopy } from './pass-marks.ts'
import { passSettings, zoneOf } from './pass.ts'
import { reported } from './publish-due.ts'
import type { ReportedDelivery } from './report.ts'
import { resting } from './served-account.ts'

export type Would = 'send' | 'to_post' | 'miss' | 'hold' | 'look' | 'skip'

export interface PreviewedDelivery extends ReportedDelivery {
  readonly would: Would
  /** As it would stand on the network. */
  readonly text: string
  readonly media: readonly { readonly path: string; readonly alt: string | null }[]
}

/** The parts that leave with it. */
async function following(store: Store, { post_id, account_id }: Delivery): Promise<readonly Delivery[]> {
  const post = await store.posts.get(post_id)
  return post?.deliveries.filter((one) => one.account_id === account_id && one.state === 'following') ?? []
}

/** What a pass would do now, and with which words. Nothing is claimed, read from a network or written. */
export async function previewPass(context: Context, filter: DueFilter = {}): Promise<PreviewedDelivery[]> {
  const store = await context.store()
  const settings = await passSettings(context)
  const now = context.now()
  const due = await store.deliveries.due(now.toISOString(), filter)
  const old = await findOldCopy(context, store)
  const sending = new Map<number, Delivery[]>()
  const previews: PreviewedDelivery[] = []
  for (const delivery of due) {
    const account = await store.accounts.get(delivery.account_id)
    if (account === null) continue
    const net = await network(delivery.network)
    const rules = await net.rules()
    const would = ((): Would => {
      if (delivery.state === 'unknown' || (old !== null && (delivery.due_at ?? '') <= old.until)) return 'look'
      if (account.removed_at !== null) return 'hold'
      if (net.idempotency === 'person') return 'to_post'
      if (tooLate(delivery.due_at, now, settings.grace_minutes)) return 'miss'
      if (account.status === 'blocked') return 'hold'
      return resting(account, now) ? 'skip' : 'send'
    })()
    if (would === 'send') sending.set(account.id, [...(sending.get(account.id) ?? []), delivery])
    const time_zone = await zoneOf(store, delivery.client)
    for (const one of [delivery, ...(would === 'send' || would === 'to_post' ? await following(store, delivery) : [])]) {
      previews.push({
        ...reported(context.lang, one, time_zone),
        would,
        text: rules.compose(one.content, limitsOf(account)),
        media: one.content.media.map(({ path, alt }) => ({ path, alt })),
      })
    }
  }
  const waits = new Set<number>()
  for (const [account_id, list] of sending) {
    const last = await store.deliveries.lastIntent(account_id)
    const whole = list.filter((one) => one.part === 0)
    for (const delivery of whole.slice(turns(whole, last, now, settings.outage_minutes))) {
      waits.add(delivery.id)
      for (const one of await following(store, delivery)) waits.add(one.id)
    }
  }
  return previews.map((one) => (waits.has(one.id) ? { ...one, would: 'skip' } : one))
}
