import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { Failure } from '../../failure.ts'
import { postText } from '../../i18n/posts.ts'
import { rightsText } from '../../i18n/rights.ts'
import { say } from '../../i18n/text.ts'
import type { Issue } from '../../networks/contract.ts'
import { isNetworkId } from '../../networks/ids.ts'
import type { Client } from '../../store/clients.ts'
import type { Delivery } from '../../store/deliveries.ts'
import type { Post } from '../../store/posts.ts'
import type { MediaFacts } from '../../store/rights.ts'
import type { Store } from '../../store/store.ts'
import { contentFor, standsFor, type Target } from '../freeze.ts'
import { sayIssue, targetOf } from '../prepare-post.ts'
import { legalIssues, mediaIssues, type LegalFacts } from './check.ts'
import { legalTexts } from './legal-texts.ts'
import { readLegal } from './read-legal.ts'
import type { LegalRuleId } from './rules.ts'

/** What another day changes. */
const dated: readonly string[] = ['image_release', 'licence', 'contest', 'partner_contract'] satisfies LegalRuleId[]

/** What a stored post comes up against on a day, by delivery of a post itself; parts of a thread are looked at with it. */
export async function storedIssues(
  context: Context,
  client: Client,
  post: Post,
  day: string,
): Promise<{ readonly delivery: Delivery; readonly target: Target; readonly issues: readonly Issue[] }[]> {
  const store = await context.store()
  const facts = await factsOf(context, store, client, post, day)
  const open = post.deliveries.filter((one) => one.part === 0 && one.state !== 'cancelled' && one.state !== 'sent')
  const targets: { delivery: Delivery; target: Target }[] = []
  for (const delivery of open) {
    const account = await store.accounts.get(delivery.account_id)
    // the rules of a network that this program does not know are not asked
    if (account !== null && isNetworkId(account.network)) targets.push({ delivery, target: await targetOf(account) })
  }
  const texts = await legalTexts(
    client,
    targets.map(({ target, delivery }) => {
      const { ai } = delivery.content
      return { target, fitted: { content: { ...contentFor(target.account, post, client.lang), ...(ai && { ai }) } } }
    }),
    post.first_comment,
  )
  return targets.map(({ delivery, target }, index) => {
    const text = texts[index]
    return { delivery, target, issues: text === undefined ? [] : legalIssues(facts, text, context.lang) }
  })
}

async function factsOf(context: Context, store: Store, client: Client, post: Post, day: string): Promise<LegalFacts> {
  const { media, legal } = post
  const known = await factsInOrder(store, client, media)
  const strategy = await store.strategies.get(client.slug)
  return readLegal(context, client, { legal, media, known, strategy, day })
}

async function factsInOrder(store: Store, client: Client, media: Post['media']): Promise<(MediaFacts | null)[]> {
  const hashes = media.map(({ sha256 }) => sha256)
  const facts = new Map(
    (hashes.length === 0 ? [] : await store.rights.facts(client.slug, hashes)).map((one) => [one.sha256, one]),
  )
  return hashes.map((hash) => facts.get(hash) ?? null)
}

/**
 * Throws `Failure` usage `post_refused` that lists what stands against a stored post: everything, or with `day` what that day changes.
 */
export async function refuseUnlawful(context: Context, client: Client, post: Post, day?: string): Promise<void> {
  const { lang } = context
  const on = day ?? post.scheduled_local?.slice(0, 10) ?? dayOf(context.now(), client.time_zone)
  const found = await storedIssues(context, client, post, on)
  const details = found.flatMap(({ target, issues }) =>
    issues
      .filter(({ level, code }) => level === 'error' && (day === undefined || dated.includes(code)))
      .map((issue) => say(lang, postText.account_issue, { account: target.account.name, issue: sayIssue(context, issue) })),
  )
  if (details.length === 0) return
  throw new Failure('usage', 'post_refused', say(lang, postText.refused, { count: details.length }), {
    details,
    hint: say(lang, rightsText.refused_hint, { id: post.id }),
  })
}

/**
 * Why a post may not leave now that it is its time: somebody's agreement or licence has ended since it was queued, or was withdrawn.
 * Null: it may.
 */
export async function endedToday(
  context: Context,
  delivery: Pick<Delivery, 'post_id' | 'part' | 'content' | 'account_id'>,
): Promise<{ reason_code: string; reason: string } | null> {
  if (delivery.part > 0 || delivery.content.media.length === 0) return null
  const store = await context.store()
  const post = await store.posts.get(delivery.post_id)
  const account = await store.accounts.get(delivery.account_id)
  const client = post === null ? null : await store.clients.get(post.client)
  if (post === null || account === null || client === null) return null
  const known = await factsInOrder(store, client, post.media)
  if (known.every((facts) => facts === null)) return null
  const today = dayOf(context.now(), client.time_zone)
  const facts = await readLegal(context, client, { legal: post.legal, media: post.media, known, strategy: null, day: today })
  const issue = mediaIssues(facts, standsFor(account), context.lang).find(({ level }) => level === 'error')
  return issue === undefined ? null : { reason_code: issue.code, reason: sayIssue(context, issue) }
}
