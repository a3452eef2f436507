import { deliveryText } from '../i18n/delivery.ts'
import { say } from '../i18n/text.ts'
import type { Handles, Identity, Lookup, Sighting } from '../networks/contract.ts'
import { NetworkFailure } from '../networks/failure.ts'
import { idempotencyOf } from '../networks/idempotency.ts'
import { contentHash } from '../posts/content-hash.ts'
import { hashOf } from '../posts/media.ts'
import type { Delivery, ResendProof, Transition } from '../store/deliveries.ts'
import type { Store } from '../store/store.ts'
import { maxAgeMs, maxAttempts, nextTry } from './back-off.ts'
import { carryOut, transitionOf } from './carry-out.ts'
import { afterLooking, beforeLooking, searchFrom, type Doubt } from './doubt.ts'
import { tooLate } from './lateness.ts'
import { endsDoubt, inDoubt, move, type Move } from './machine.ts'
import { afterCall, reasonOf, refusedOnRepeat, type Answer } from './outcome.ts'
import { reach, type Pass } from './pass.ts'
import { question, type QuestionCode } from './question.ts'
import { block, isUnauthorized, keepCount, strangeAccount, wrongAccount, type ServedAccount } from './served-account.ts'

/** Handles of uploads are not kept for ever on the other side. */
const handlesLastMs = 12 * 3600_000

/** `busy`: another run serves this account. `gone`: nothing to do any more. `done`: it went one step further. */
export type Delivered = 'done' | 'gone' | 'busy'

/** T1 to T12 for one delivery: claimed, looked up if its outcome is not known, prepared, sent, and its outcome written down. */
export async function deliver(pass: Pass, served: ServedAccount, id: number): Promise<Delivered> {
  const { context } = pass
  const claimed = served.begun ?? (await claim(pass, id))
  served.begun = undefined
  if (typeof claimed === 'string') return claimed
  if (claimed.state === 'sending') {
    await leave(pass, served, claimed, await identityOf(pass.store, claimed), {})
    return 'done'
  }
  await reach(pass, 'claimed', claimed)
  const known = await knownAccount(pass, served, claimed)
  if (!known) return 'done'
  await reach(pass, 'identified', claimed)
  if (inDoubt(claimed)) await settle(pass, served, claimed)
  else if (exhausted(claimed, context.now())) await ask(pass, claimed, 'exhausted')
  else await send(pass, served, claimed, null)
  return 'done'
}

function claim(pass: Pass, id: number, on?: (claimed: Delivery) => Transition | null): Promise<Delivery | 'gone' | 'busy'> {
  return pass.store.deliveries.claim(id, pass.run_id, ['scheduled', 'unknown'], pass.context.now().toISOString(), on)
}

async function step(pass: Pass, delivery: Delivery, taken: Move): Promise<Delivery | null> {
  return carryOut(pass.store, delivery, taken, pass.run_id, pass.context.now())
}

async function ask(
  pass: Pass,
  delivery: Delivery,
  code: QuestionCode,
  matches: Parameters<typeof question>[2] = [],
): Promise<void> {
  const next_at = pass.context.now().toISOString()
  await step(pass, delivery, move('T12', { question: question(code, delivery, matches), next_at }, { code, matches }))
}

/** False: the account is not the one it was meant for, or it could not be asked; the claim was given back accordingly. */
async function knownAccount(pass: Pass, served: ServedAccount, delivery: Delivery): Promise<boolean> {
  const { context, store } = pass
  try {
    const strange = await strangeAccount(context, store, served, delivery.expected_remote_id)
    if (strange === null) return true
    const why = wrongAccount(context, strange, delivery.expected_remote_id ?? served.account.remote_id)
    served.account = await block(store, served.account, why.reason_code, why.reason)
    await giveBack(pass, delivery, why, 'blocked', null)
  } catch (error) {
    served.identity = null
    await stumble(pass, served, delivery, error, 'account')
  }
  return false
}

/**
 * Something invisible failed: whatever it was, this attempt did nothing that anybody can see. `account`: it was not even told whose
 * account it is, which says nothing of this post.
 */
async function stumble(
  pass: Pass,
  served: ServedAccount,
  delivery: Delivery,
  thrown: unknown,
  over: 'account' | 'post' = 'post',
): Promise<void> {
  const why = reasonOf(thrown)
  const verdict = thrown instanceof NetworkFailure ? thrown.verdict : 'not_sent'
  if (isUnauthorized(thrown)) {
    served.account = await block(pass.store, served.account, why.reason_code, why.reason)
    await giveBack(pass, delivery, why, 'blocked', null)
    return
  }
  if (over === 'post' && (verdict === 'refused' || verdict === 'duplicate')) {
    if (inDoubt(delivery)) await ask(pass, delivery, 'unreadable')
    else await step(pass, delivery, move('T16', { ...why, next_at: pass.context.now().toISOString() }))
    return
  }
  const asked = thrown instanceof NetworkFailure ? thrown.retry_at : undefined
  const next_at = nextTry(pass.context.now(), delivery.attempt + 1, pass.settings, pass.tools.random, asked)
  await keepCount(pass.context, pass.store, served, thrown, pass.settings.breaker_seconds, next_at)
  // a server that never answers again: what may be out there cannot wait for it for ever
  if (inDoubt(delivery) && exhausted(delivery, pass.context.now())) return ask(pass, delivery, 'exhausted')
  await giveBack(pass, delivery, verdict === 'rate_limited' ? { ...why, reason_code: 'rate_limited' } : why, 'later', next_at)
}

/** The claim goes back: to what it was, or, where nothing is in doubt, to `blocked`. */
async function giveBack(
  pass: Pass,
  delivery: Delivery,
  why: { reason_code: string; reason: string },
  to: 'later' | 'blocked',
  next_at: string | null,
): Promise<void> {
  if (inDoubt(delivery)) {
    const soon = next_at ?? nextTry(pass.context.now(), maxAttempts, pass.settings, pass.tools.random)
    await step(pass, delivery, move('T14', { absent_server_at: delivery.absent_server_at, next_at: soon }, { ...why }))
  } else if (to === 'blocked') await step(pass, delivery, move('T15', { ...why, next_at: null }))
  else await step(pass, delivery, move('T13', { ...why, attempt: delivery.attempt + 1, next_at }))
}

/** Nothing was done: it is exactly as it was before the claim. */
async function release(pass: Pass, delivery: Delivery): Promise<void> {
  const { next_at, attempt, reason_code, reason, absent_server_at } = delivery
  // what is in doubt since an old copy was put back may come straight from the queue, with no instant of its own
  const soon = next_at ?? pass.context.now().toISOString()
  if (inDoubt(delivery)) await step(pass, delivery, move('T14', { absent_server_at, next_at: soon }))
  else await step(pass, delivery, move('T13', { attempt, next_at, reason_code, reason }))
}

/** T9 to T12: an outcome that is not known is found out, sent again with a proof, waited for, or asked about. */
async function settle(pass: Pass, served: ServedAccount, delivery: Delivery): Promise<void> {
  const doubt = await doubtOf(pass, served, delivery)
  const onHold = (await pass.store.holds.over(delivery.id)).length > 0
  const first = beforeLooking(doubt)
  if (first.do === 'ask') return ask(pass, delivery, first.code)
  // while its account, its client or everything is held back it is looked for, and not sent
  if (first.do === 'resend' && !onHold) return send(pass, served, delivery, first.proof)
  const seen = await look(pass, served, delivery)
  await reach(pass, 'looked', delivery)
  if (seen === null) return
  const lookup = await withoutOthers(pass, doubt, delivery, seen)
  const next = afterLooking(doubt, lookup)
  const { context, store, settings, tools } = pass
  switch (next.do) {
    case 'sent': {
      const { remote_id, url, published_at } = next.match
      const at = published_at ?? delivery.intent_at ?? context.now().toISOString()
      const found = { proof: next.proof, remote_id, url, published_at: at, next_at: null, reason_code: null, reason: null }
      await step(pass, delivery, move('T10', found))
      await keepCount(context, store, served, null, settings.breaker_seconds, null)
      break
    }
    case 'resend':
      if (next.restage) await store.deliveries.clearSteps(delivery.id)
      if (onHold) {
        await keepHeld(pass, delivery, next.proof)
        break
      }
      await send(pass, served, delivery, next.proof)
      break
    case 'wait': {
      const now = context.now()
      const next_at =
        next.after_ms === null
          ? nextTry(now, doubt.blind_looks + 1, settings, tools.random)
          : new Date(now.getTime() + next.after_ms).toISOString()
      const absent_server_at = next.absent_server === null ? null : new Date(next.absent_server).toISOString()
      const detail = lookup.seen === 'unreadable' ? { unreadable: lookup.reason } : { seen: lookup.seen }
      await step(pass, delivery, move('T14', { absent_server_at, next_at }, detail))
      break
    }
    case 'missed':
      // a draft that is gone on the site is made anew, should it be sent after all
      if (lookup.seen === 'absent') await store.deliveries.clearSteps(delivery.id)
      await step(
        pass,
        delivery,
        move('T17', { next_at: context.now().toISOString(), unknown_since: null, reason_code: 'too_late', reason: null }),
      )
      break
    case 'ask':
      await ask(pass, delivery, next.code, next.matches)
  }
  await reach(pass, 'settled', delivery)
}

/** What is proven not to be out goes back to what is scheduled, where the hold takes it; all else is looked for again later. */
async function keepHeld(pass: Pass, delivery: Delivery, proof: ResendProof): Promise<void> {
  if (endsDoubt(proof)) {
    await step(
      pass,
      delivery,
      move('T25', { unknown_since: null, absent_server_at: null, next_at: null, reason_code: null, reason: null }),
    )
  } else {
    const next_at = nextTry(pass.context.now(), maxAttempts, pass.settings, pass.tools.random)
    await step(pass, delivery, move('T14', { absent_server_at: delivery.absent_server_at, next_at }))
  }
}

async function doubtOf(pass: Pass, served: ServedAccount, delivery: Delivery): Promise<Doubt> {
  const { context, settings, store } = pass
  const now = context.now()
  const instant = (value: string | null): number => (value === null ? now.getTime() : Date.parse(value))
  const journal = await store.deliveries.journal(delivery.id)
  return {
    idempotency: idempotencyOf(served.network, served.account.settings),
    now: now.getTime(),
    first_intent: instant(delivery.first_intent_at ?? delivery.intent_at),
    last_intent: instant(delivery.intent_at),
    absent_server: delivery.absent_server_at === null ? null : Date.parse(delivery.absent_server_at),
    settle_ms: settings.settle_seconds * 1000,
    refused: delivery.reason_code === refusedOnRepeat,
    too_late: tooLate(delivery.due_at, now, settings.grace_minutes),
    exhausted: exhausted(delivery, now),
    blind_looks: blindLooks(journal),
    old_copy: fromOldCopy(journal),
  }
}

/** Its database was an old copy, and no person has settled since what became of it. */
function fromOldCopy(journal: readonly { transition: string }[]): boolean {
  const last = (...names: string[]): number => journal.findLastIndex((line) => names.includes(line.transition))
  return last('T23', 'doubt') > last('P3')
}

/** Looks in a row, up to now, that could not be had. */
function blindLooks(journal: readonly { transition: string; detail: unknown }[]): number {
  let count = 0
  for (const line of journal.toReversed()) {
    if (line.transition === 'T14') {
      if (typeof (line.detail as { unreadable?: unknown }).unreadable !== 'string') return count
      count += 1
    } else if (line.transition !== 'T9' && line.transition !== 'T8b') return count
  }
  return count
}

/** A person who has it sent again gives it a new due instant: what was tried, or in doubt, before that no longer counts. */
function triesSince({ unknown_since, first_intent_at, due_at }: Delivery): string | null {
  const since = unknown_since ?? first_intent_at
  return since !== null && due_at !== null && due_at > since ? due_at : since
}

function exhausted(delivery: Delivery, now: Date): boolean {
  const since = triesSince(delivery)
  return delivery.attempt >= maxAttempts || (since !== null && now.getTime() - Date.parse(since) > maxAgeMs)
}

/**
 * A post with the same words that is known to be another delivery's is not this one. Where nothing else was seen it is left as the one
 * match of several, to be asked about. A record needs no such care; a handle does: what is not seen by it any more is looked for by its
 * words.
 */
async function withoutOthers(pass: Pass, doubt: Doubt, delivery: Delivery, lookup: Lookup): Promise<Lookup> {
  if (doubt.idempotency === 'record' || (lookup.seen !== 'found' && lookup.seen !== 'several')) return lookup
  const { server_at } = lookup
  const matches = lookup.seen === 'found' ? [lookup.match] : lookup.matches
  const free: Sighting[] = []
  for (const match of matches) if (!(await pass.store.deliveries.isAnothers(delivery, match))) free.push(match)
  if (free.length === matches.length) return lookup
  const [first, second] = free
  if (first === undefined) return { seen: 'several', matches, server_at }
  return second === undefined ? { seen: 'found', match: first, server_at } : { seen: 'several', matches: free, server_at }
}

/** Null: it could not even be asked, and the claim was given back. */
async function look(pass: Pass, served: ServedAccount, delivery: Delivery): Promise<Lookup | null> {
  const handles = await handlesOf(pass.store, delivery)
  const now = pass.context.now()
  const since = new Date(delivery.first_intent_at ?? delivery.intent_at ?? now)
  try {
    const identity = await identityOf(pass.store, delivery)
    const ask = (from: Date): Promise<Lookup> => served.connection.lookup(delivery.content, identity, handles, from)
    const lookup = await ask(since)
    if (lookup.seen !== 'absent') return lookup
    const earlier = searchFrom(since, lookup.server_at, now)
    return earlier === null ? lookup : await ask(earlier)
  } catch (error) {
    if (!isUnauthorized(error)) return { seen: 'unreadable', reason: reasonOf(error).reason, server_at: null }
    await stumble(pass, served, delivery, error)
    return null
  }
}

/** T2, T3 and the visible call. `proof`: why it may be sent although an earlier attempt is in doubt. */
async function send(pass: Pass, served: ServedAccount, delivery: Delivery, proof: ResendProof | null): Promise<void> {
  const { context, store } = pass
  const damage = await changed(pass, delivery)
  if (damage !== null) {
    if (inDoubt(delivery)) await ask(pass, delivery, 'changed')
    else await step(pass, delivery, move('T16', { ...damage, next_at: context.now().toISOString() }))
    return
  }
  const ended = inDoubt(delivery) ? null : await withoutRight(context, delivery)
  if (ended !== null) {
    await step(pass, delivery, move('T16', { ...ended, next_at: context.now().toISOString() }))
    return
  }
  const handles = await stage(pass, served, delivery, proof)
  if (handles === null) return
  await reach(pass, 'before_intent', delivery)
  if (pass.signal?.aborted) return release(pass, delivery)

  const identity = await identityOf(store, delivery)
  await pass.sending.begins()
  const intent = intentOf(delivery, proof, context.now())
  const sending = await step(pass, delivery, intent)
  // the claim was lost: whoever has it now goes on
  if (sending !== null) await leave(pass, served, sending, identity, handles)
}

/** The visible call, and what became of it. */
async function leave(
  pass: Pass,
  served: ServedAccount,
  sending: Delivery,
  identity: Identity,
  handles: Handles,
): Promise<void> {
  const { context, store, settings, tools } = pass
  await reach(pass, 'intent', sending)
  const answer = await call(served, sending, identity, handles)
  await reach(pass, 'answered', sending)
  const blind = idempotencyOf(served.network, served.account.settings) === 'blind'
  const outcome = afterCall(sending, answer, { now: context.now(), waits: settings, random: tools.random, blind })
  const found = (await served.identity)?.remote_id
  const next = outcome.rule === 'T4' && !pass.signal?.aborted ? served.next : undefined
  // in this order, and in the same turn: both are on the disk at once, and the second is refused where the first was not written
  const [after, begun] = await Promise.all([
    step(pass, sending, outcome),
    next === undefined || found === undefined
      ? undefined
      : claim(pass, next, (claimed) => atOnce(pass, served, found, claimed)),
  ])
  served.begun = begun
  await reach(pass, 'recorded', sending)

  const thrown = 'thrown' in answer ? answer.thrown : null
  if (isUnauthorized(thrown)) {
    const why = reasonOf(thrown)
    served.account = await block(store, served.account, why.reason_code, why.reason)
  } else if (thrown === null || after?.state !== 'rejected') {
    await keepCount(context, store, served, thrown, settings.breaker_seconds, after?.next_at ?? null)
  }
  // nothing can be looked up: the question is asked now rather than by the next pass
  if (after?.state === 'unknown' && blind) await deliver(pass, served, sending.id)
}

function intentOf(delivery: Delivery, proof: ResendProof | null, now: Date): Move {
  const intent_at = now.toISOString()
  const attempt = delivery.attempt + 1
  if (proof === null) return move('T3', { attempt, intent_at, first_intent_at: delivery.first_intent_at ?? intent_at })
  return move('T11', {
    attempt,
    intent_at,
    resend_proof: proof,
    unknown_since: endsDoubt(proof) ? null : delivery.unknown_since,
    absent_server_at: null,
  })
}

/**
 * T3 in the transaction of the claim: a post of words alone, of which nothing has to be asked, uploaded or looked up first, leaves the
 * account that was found. Null: it goes the whole way.
 */
function atOnce(pass: Pass, served: ServedAccount, found: string, claimed: Delivery): Transition | null {
  const { content, content_hash, expected_remote_id } = claimed
  const now = pass.context.now()
  const words = content.kind === undefined && content.media.length === 0 && served.connection.steps(content).length === 0
  const approved = contentHash(content) === content_hash
  const meant = (expected_remote_id ?? served.account.remote_id ?? found) === found
  if (!words || !approved || !meant || inDoubt(claimed) || exhausted(claimed, now)) return null
  return transitionOf(claimed, intentOf(claimed, null, now), pass.run_id)
}

async function call(served: ServedAccount, delivery: Delivery, identity: Identity, handles: Handles): Promise<Answer> {
  try {
    return { published: await served.connection.publish(delivery.content, identity, handles) }
  } catch (thrown) {
    return { thrown }
  }
}

/** T2: the invisible steps, each journalled; those that are done already are not done again. Null: one failed, or the claim was lost. */
async function stage(
  pass: Pass,
  served: ServedAccount,
  delivery: Delivery,
  proof: ResendProof | null,
): Promise<Handles | null> {
  const { store, context } = pass
  const { connection } = served
  const done = await store.deliveries.steps(delivery.id)
  const oldest = done.find((one) => one.status === 'done')?.at
  const mayExpire = proof !== 'handle_unpublished' && idempotencyOf(served.network, served.account.settings) !== 'handle'
  if (oldest !== undefined && mayExpire && context.now().getTime() - Date.parse(oldest) > handlesLastMs) {
    await store.deliveries.clearSteps(delivery.id)
  }
  const handles: Record<string, string> = { ...(await handlesOf(pass.store, delivery)) }
  const identity = await identityOf(store, delivery)
  try {
    for (const name of connection.steps(delivery.content)) {
      if (handles[name] !== undefined) continue
      if (!(await store.deliveries.stepStarted(delivery, name, context.now().toISOString()))) return null
      await reach(pass, 'step_started', delivery)
      handles[name] = await connection.stage(name, delivery.content, identity, handles)
      await reach(pass, 'step_ran', delivery)
      if (!(await store.deliveries.stepDone(delivery, name, handles[name], context.now().toISOString()))) return null
      await reach(pass, 'step_done', delivery)
    }
    return handles
  } catch (error) {
    await stumble(pass, served, delivery, error)
    return null
  }
}

/** Handles of the invisible steps that are done. */
export async function handlesOf(store: Store, delivery: Delivery): Promise<Handles> {
  const steps = await store.deliveries.steps(delivery.id)
  return Object.fromEntries(steps.filter((one) => one.status === 'done').map((one) => [one.step, one.handle ?? '']))
}

/** May its pictures still be shown? Looked at when it leaves: a release may have ended, or been withdrawn, since it was queued. */
export async function withoutRight(
  context: Pass['context'],
  delivery: Delivery,
): Promise<{ reason_code: string; reason: string } | null> {
  if (delivery.part > 0 || delivery.content.media.length === 0) return null
  return (await import('../posts/legal/check-stored.ts')).endedToday(context, delivery)
}

/** Is it still what was approved? The text against its hash, every image against its own. */
async function changed(pass: Pass, delivery: Delivery): Promise<{ reason_code: string; reason: string } | null> {
  const { lang } = pass.context
  if (contentHash(delivery.content) !== delivery.content_hash) {
    return { reason_code: 'content_changed', reason: say(lang, deliveryText.content_changed) }
  }
  for (const medium of delivery.content.media) {
    if ((await hashOf(medium.path).catch(() => null)) !== medium.sha256) {
      return { reason_code: 'media_changed', reason: say(lang, deliveryText.media_changed, { file: medium.file_name }) }
    }
  }
  return null
}

/**
 * What the network is told of who this is: frozen when queued, but for the parts before it, which have an address by now, and what a
 * reply answers.
 */
export async function identityOf(store: Store, delivery: Delivery): Promise<Identity> {
  return {
    delivery_id: delivery.id,
    idempotency_key: delivery.idempotency_key,
    record_key: delivery.record_key,
    created_at: delivery.record_created_at,
    replies_to: delivery.content.kind === 'reply' ? await messageAnswered(store, delivery) : await partsBefore(store, delivery),
  }
}

async function partsBefore(store: Store, delivery: Delivery): Promise<Identity['replies_to']> {
  const before = delivery.part === 0 ? [] : await store.deliveries.before(delivery)
  const [root, previous] = [before[0], before.at(-1)].map((one) =>
    one?.remote_id == null ? null : { remote_id: one.remote_id, url: one.url },
  )
  return root && previous ? { root, previous } : null
}

/** The message, under the own post where it stands; null: nobody knows where it is, or it was erased, and the network refuses. */
async function messageAnswered(store: Store, { post_id }: Delivery): Promise<Identity['replies_to']> {
  const id = (await store.posts.get(post_id))?.answers_message ?? null
  const message = id === null ? null : await store.inbox.get(id)
  if (message === null || message.remote_id === null || message.forgotten_at !== null) return null
  const previous = { remote_id: message.remote_id, url: message.url }
  return { root: message.post_remote_id === null ? previous : { remote_id: message.post_remote_id, url: null }, previous }
}
