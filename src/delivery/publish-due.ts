import { randomUUID } from 'node:crypto'
import { statfsSync } from 'node:fs'
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises'
import { connectAccount } from '../clients/connect-account.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { deliveryText } from '../i18n/delivery.ts'
import { shortDateTime } from '../i18n/format.ts'
import { sayReason } from '../i18n/reasons.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { Access, Network } from '../networks/contract.ts'
import { network } from '../networks/registry.ts'
import type { Account } from '../store/accounts.ts'
import type { Delivery, DueFilter } from '../store/deliveries.ts'
import type { Store } from '../store/store.ts'
import { carryOut } from './carry-out.ts'
import { longestWaits, seeClock, touchClock, type ClockState } from './clock.ts'
import { deliver, withoutRight } from './deliver.ts'
import { minutesLate, tooLate, turns } from './lateness.ts'
import { move, type Move } from './machine.ts'
import { doubtOldCopy, sendingPass } from './pass-marks.ts'
import { passSettings, reach, zoneOf, type Pass, type PassTools } from './pass.ts'
import { recover } from './recover.ts'
import type { PublishReport, ReportedDelivery } from './report.ts'
import { block, resting, type ServedAccount } from './served-account.ts'

/** Accounts served side by side; within one account everything leaves in order. */
const accountsAtOnce = 8
/** What the result of a pass needs at the very least. */
const freeBytes = 4 * 1024 * 1024
/** With a clock in doubt, what is later than that is left alone. */
const doubtMinutes = 5

export interface PublishOptions {
  /** Only this post: `queue add --now`. */
  readonly only_post?: number
  /** Only this client's (`-c`). */
  readonly client?: string
  /** Aborted (Ctrl-C, SIGTERM): the call in flight is finished, nothing more is begun. */
  readonly signal?: AbortSignal
  /** Told before each delivery that is begun: how many are behind, of how many there are. */
  readonly progress?: (done: number, total: number, next: Delivery) => void
  /** Told while a large file leaves, in bytes. */
  readonly uploading?: (account: Account, file_name: string, done: number, total: number) => void
  /** Done while the networks answer: files are read that are needed at the end. */
  readonly meanwhile?: () => Promise<unknown>
}

/** By then the first requests are on their way: of all accounts; of those that ask most, one after the other. */
const meanwhileMs = 100
const headStartMs = 20

const realTools: PassTools = { network, random: Math.random }

/**
 * One pass: recovers what dead passes left, settles what is not known, sends what is due, tells people what is theirs to do.
 * Several at once are safe: each account is served by one of them. Throws `Failure` for what stops a whole pass (disk full,
 * database locked, a setting that cannot be read); what befalls one delivery is in the report.
 */
export async function publishDue(
  context: Context,
  options: PublishOptions = {},
  tools: PassTools = realTools,
): Promise<PublishReport> {
  const settings = await passSettings(context)
  const store = await context.store()
  const started = context.now()
  const disk = statfsSync(context.places.home)
  if (disk.bavail * disk.bsize < freeBytes) {
    throw new Failure('failed', 'disk_full', say(context.lang, deliveryText.disk_full), {
      hint: say(context.lang, deliveryText.disk_full_hint),
    })
  }
  if (!(await store.deliveries.hasWork(started.toISOString())) && touchClock(context.places.home, started))
    return nothing(context, started)
  const run_id = randomUUID()
  const { signal } = options
  const sending = sendingPass(context, store)
  const pass: Pass = {
    context,
    store,
    tools,
    settings,
    run_id,
    signal,
    sending,
    ...(options.uploading && { uploading: options.uploading }),
    skipped: new Map(),
    notices: [],
    alerts: [],
    warnings: [],
  }
  let begun = 0
  await store.deliveries.startRun(run_id, started.toISOString())
  let counts: Record<string, number> = {}
  let ahead: NodeJS.Timeout | undefined
  try {
    await reach(pass, 'run_started')
    const clock = seeClock(context.places.home, started)
    if (!clock.steady) pass.warnings.push({ code: 'clock_in_doubt', message: say(context.lang, deliveryText.clock_doubtful) })
    // as long as it is in doubt: a pass that died at once may have been the one that saw it go back
    if (!clock.steady) await store.deliveries.clampWaits(longestWaits(started, settings), started.toISOString())
    // before anything is recovered: what an old copy takes for a claim of its own may have been sent long since
    const doubted = await doubtOldCopy(context, store, run_id)
    if (doubted !== null && doubted > 0) {
      const { backupText } = await import('../i18n/backup.ts')
      pass.warnings.push({ code: 'old_copy', message: say(context.lang, backupText.old_copy, { count: doubted }) })
    }
    await recover(pass)
    // before anything is sent, which may take its time
    if (options.only_post === undefined && (await store.crisis.alertsDue(started.toISOString(), options.client)).length > 0)
      pass.alerts.push(...(await (await import('./tell-alerts.ts')).tellAlerts(context, clientFilter(options))))
    await freeReadyAccounts(pass)
    const filter = {
      ...clientFilter(options),
      ...(options.only_post === undefined ? {} : { post_id: options.only_post }),
    }
    const unapproved = await missUnapproved(pass, filter)
    const due = await store.deliveries.due(context.now().toISOString(), filter)
    const begins = (next: Delivery): void => options.progress?.(begun++, Math.max(begun, due.length), next)
    // whoever needs them later reads them again, and is told what is wrong
    const readAhead = (): unknown => Promise.all([import('./afterwards.ts'), options.meanwhile?.()]).catch(() => {})
    ahead = setTimeout(readAhead, meanwhileMs)
    const followed = await serveAccounts(pass, due, clock, options.only_post !== undefined, begins)
    await (await import('./afterwards.ts')).afterwards(pass, filter)
    const report = await reportOf(pass, [...unapproved, ...due, ...followed], started)
    const { due: all, published, retrying, failed, unknown, held, to_post, missed, skipped } = report
    counts = { due: all, published, retrying, failed, unknown, held, to_post, missed, skipped }
    return report
  } finally {
    clearTimeout(ahead)
    try {
      await sending.ends()
    } finally {
      await store.deliveries.finishRun(run_id, counts, context.now().toISOString())
    }
  }
}

function clientFilter({ client }: PublishOptions): { readonly client?: string } {
  return client === undefined ? {} : { client }
}

function nothing(context: Context, started: Date): PublishReport {
  const counts = { due: 0, published: 0, retrying: 0, failed: 0, unknown: 0, held: 0, to_post: 0, missed: 0, skipped: 0 }
  const lists = { deliveries: [], notices: [], alerts: [], warnings: [] }
  return { started_at: started.toISOString(), finished_at: context.now().toISOString(), ...counts, ...lists }
}

/** T21: what was held because its account could not be used is scheduled again once it can. */
async function freeReadyAccounts(pass: Pass): Promise<void> {
  const { store, context, run_id } = pass
  const accounts = new Map<number, Account | null>()
  for (const delivery of await store.deliveries.inStates(['blocked'])) {
    const account = accounts.get(delivery.account_id) ?? (await store.accounts.get(delivery.account_id))
    accounts.set(delivery.account_id, account)
    if (account === null || account.status === 'blocked' || account.removed_at !== null) continue
    await carryOut(store, delivery, move('T21', { next_at: null, reason_code: null, reason: null }), run_id, context.now())
  }
}

/** T24: without the approval it waits for, nothing goes out; a person decides what becomes of it. */
async function missUnapproved(pass: Pass, filter: DueFilter): Promise<Delivery[]> {
  const { store, context, run_id } = pass
  const now = context.now()
  const missed: Delivery[] = []
  for (const delivery of await store.deliveries.unapproved(now.toISOString(), filter)) {
    if (delivery.due_at === null || delivery.due_at > now.toISOString()) continue
    // the reminder was told; that it was missed is told once more
    const follows = delivery.part > 0 && (await store.deliveries.before(delivery)).at(-1)?.state !== 'sent'
    const taken = follows
      ? move('T24b', { next_at: null, notified_at: null })
      : move('T24', { next_at: now.toISOString(), notified_at: null, reason_code: 'not_approved' })
    const after = await carryOut(store, delivery, taken, run_id, now)
    if (after !== null && !follows) missed.push(after)
  }
  return missed
}

/** Gives the parts that came after one that was due, and left with it. */
async function serveAccounts(
  pass: Pass,
  due: readonly Delivery[],
  clock: ClockState,
  asked: boolean,
  begins: (next: Delivery) => void,
): Promise<readonly Delivery[]> {
  const byAccount = new Map<number, Delivery[]>()
  for (const delivery of due) byAccount.set(delivery.account_id, [...(byAccount.get(delivery.account_id) ?? []), delivery])
  const [long, short] = await byLength(pass, [...byAccount.values()])
  const groups = [...long, ...short]
  const failures: unknown[] = []
  const followed: Delivery[] = []
  const worker = async (): Promise<void> => {
    for (let group = groups.shift(); group !== undefined; group = groups.shift()) {
      try {
        followed.push(...(await serve(pass, group, clock, asked, begins)))
      } catch (error) {
        // one account's trouble does not keep the others waiting; it is told at the end
        failures.push(error)
      }
    }
  }
  const workers: Promise<void>[] = []
  for (let begun = 0; begun < accountsAtOnce && groups.length > 0; begun++) {
    // what they ask first is on its way before the files of the other networks are read
    if (begun === long.length && begun > 0) await pause(headStartMs)
    workers.push(worker())
    await turn()
  }
  await Promise.all(workers)
  if (failures.length > 0) throw failures[0]
  return followed
}

/** First those where a draft is made before: most is asked there, one after the other, which decides how long the pass takes. */
async function byLength(pass: Pass, groups: readonly Delivery[][]): Promise<readonly [Delivery[][], Delivery[][]]> {
  const long: Delivery[][] = []
  const short: Delivery[][] = []
  for (const group of groups) {
    try {
      const drafts = group[0] !== undefined && (await pass.tools.network(group[0].network)).idempotency === 'handle'
      ;(drafts ? long : short).push(group)
    } catch {
      // whoever serves it is told the same
      short.push(group)
    }
  }
  return [long, short]
}

/** Everything that is due on one account, in order, each post with the parts that follow it. Gives those parts. */
async function serve(
  pass: Pass,
  due: readonly Delivery[],
  clock: ClockState,
  asked: boolean,
  begins: (next: Delivery) => void,
): Promise<Delivery[]> {
  const { context, store, settings } = pass
  const [first] = due
  const followed: Delivery[] = []
  if (first === undefined) return followed
  const account = await store.accounts.get(first.account_id)
  if (account === null) return followed
  const network = await pass.tools.network(first.network)
  const take = async (delivery: Delivery, taken: Move): Promise<void> => {
    await carryOut(store, delivery, taken, pass.run_id, context.now())
  }
  if (account.removed_at !== null) {
    await holdRemoved(pass, due, take)
    return followed
  }

  const scheduled: Delivery[] = []
  const unknown: Delivery[] = []
  for (const delivery of due) {
    if (delivery.state === 'unknown') unknown.push(delivery)
    else if (network.idempotency === 'person') {
      const ended = await withoutRight(context, delivery)
      if (ended !== null) {
        const claimed = await store.deliveries.claim(delivery.id, pass.run_id, ['scheduled'], context.now().toISOString())
        if (typeof claimed !== 'string') await take(claimed, move('T16', { ...ended, next_at: context.now().toISOString() }))
        continue
      }
      // whatever the hour: a person decides when it is too late for a post made by hand
      await take(delivery, move('T19', { next_at: context.now().toISOString() }))
      await reach(pass, 'to_post', delivery)
    } else if (!clock.steady && minutesLate(delivery.due_at, context.now()) > doubtMinutes) {
      skip(pass, delivery, 'clock_in_doubt', say(context.lang, deliveryText.skipped_clock))
    } else if (tooLate(delivery.due_at, context.now(), settings.grace_minutes)) {
      await take(delivery, move('T18', { next_at: context.now().toISOString(), reason_code: 'too_late' }))
    } else scheduled.push(delivery)
  }
  if (scheduled.length + unknown.length === 0) return followed

  const served = await openAccount(pass, account, network, [...unknown, ...scheduled])
  if (served === null) return followed
  const last = asked ? null : await outageIntent(store, scheduled, context.now(), settings.outage_minutes)
  // a thread that has begun goes on, and somebody waits for an answer: only whole posts are spaced out
  const whole = scheduled.filter((one) => one.part === 0 && one.content.kind !== 'reply')
  const allowed = asked ? whole.length : turns(whole, last, context.now(), settings.outage_minutes)
  const later = new Set(whole.slice(allowed))
  for (const delivery of later) skip(pass, delivery, 'spaced_out', say(context.lang, deliveryText.skipped_spacing))
  const rest = [...unknown, ...scheduled.filter((one) => !later.has(one))]
  for (let delivery = rest[0]; delivery !== undefined; delivery = rest[0]) {
    // what is about to leave goes the rest of its way
    if (served.begun === undefined && pass.signal?.aborted) {
      skipAll(pass, rest, 'interrupted', say(context.lang, deliveryText.skipped_interrupted))
      return followed
    }
    if (served.account.status === 'blocked') {
      await hold(pass, served.account, rest, take)
      return followed
    }
    if (resting(served.account, context.now())) {
      skipAll(pass, rest, 'account_resting', await restWords(context, store, served.account))
      return followed
    }
    begins(delivery)
    const followed_by = await store.deliveries.after(delivery.id)
    served.next = followed_by === null ? rest[1]?.id : undefined
    const outcome = await deliver(pass, served, delivery.id)
    if (outcome === 'busy') {
      skipAll(pass, rest, 'another_pass', say(context.lang, deliveryText.skipped_another_pass))
      return followed
    }
    if (outcome === 'gone') skip(pass, delivery, 'another_pass', say(context.lang, deliveryText.skipped_another_pass))
    rest.shift()
    const next = followed_by && (await store.deliveries.after(delivery.id))
    if (next?.state !== 'scheduled' || rest.some((one) => one.id === next.id)) continue
    rest.unshift(next)
    followed.push(next)
  }
  if (served.account.status === 'blocked') await hold(pass, served.account, [], take)
  return followed
}

async function outageIntent(store: Store, due: readonly Delivery[], now: Date, outage_minutes: number): Promise<string | null> {
  const [first] = due
  if (first === undefined || !due.some((one) => minutesLate(one.due_at, now) > outage_minutes)) return null
  return store.deliveries.lastIntent(first.account_id)
}

/** The connection, or null when the account cannot be used: its deliveries are then held, or left alone with the reason. */
async function openAccount(
  pass: Pass,
  account: Account,
  net: Network,
  due: readonly Delivery[],
): Promise<ServedAccount | null> {
  const { context, store } = pass
  const take = async (delivery: Delivery, taken: Move): Promise<void> => {
    await carryOut(store, delivery, taken, pass.run_id, context.now())
  }
  if (account.status === 'blocked') {
    await hold(pass, account, due, take, false)
    return null
  }
  if (resting(account, context.now())) {
    skipAll(pass, due, 'account_resting', await restWords(context, store, account))
    return null
  }
  try {
    const { uploading } = pass
    const told: Access['progress'] = uploading && ((file, done, total) => uploading(account, file, done, total))
    return {
      account,
      network: net,
      connection: await connectAccount(context, net, account, told),
      identity: null,
    }
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'credential') throw error
    if (error.code === 'credential_missing' || error.code === 'no_adapter') {
      await hold(pass, await block(store, account, error.code, error.message), due, take)
    } else {
      // the key is missing or wrong: of this machine, not of the account; nothing is changed
      pass.warnings.push({ code: error.code, message: error.message })
      skipAll(pass, due, error.code, say(context.lang, deliveryText.skipped_key))
    }
    return null
  }
}

/** The account was found unusable: what is scheduled on it is held, what is unknown waits. `now`: in this very pass. */
async function hold(
  pass: Pass,
  account: Account,
  due: readonly Delivery[],
  take: (delivery: Delivery, taken: Move) => Promise<void>,
  now = true,
): Promise<void> {
  const words = account.status_reason ?? ''
  const cut = words.indexOf(': ')
  const why = { reason_code: cut > 0 ? words.slice(0, cut) : 'blocked', reason: cut > 0 ? words.slice(cut + 2) : words }
  for (const delivery of due) {
    if (delivery.state === 'unknown') {
      skip(pass, delivery, 'account_blocked', say(pass.context.lang, deliveryText.skipped_blocked))
    } else await take(delivery, move('T20', { ...why, next_at: null }))
  }
  if (!now) return
  const { blockedNotice } = await import('./tell-people.ts')
  await blockedNotice(pass, account, sayReason(pass.context.lang, why.reason_code, why.reason))
}

/** What was missed or failed does not keep an account from being removed; taken up again, it has nowhere to go. */
async function holdRemoved(
  pass: Pass,
  due: readonly Delivery[],
  take: (delivery: Delivery, taken: Move) => Promise<void>,
): Promise<void> {
  const reason_code = 'account_removed'
  for (const delivery of due) {
    if (delivery.state === 'unknown') skip(pass, delivery, reason_code, sayReason(pass.context.lang, reason_code, null))
    else await take(delivery, move('T20', { reason_code, reason: null, next_at: null }))
  }
}

async function restWords(context: Context, store: Store, account: Account): Promise<string> {
  const time = shortDateTime(context.lang, new Date(account.rests_until ?? 0), await zoneOf(store, account.client))
  return say(context.lang, deliveryText.skipped_resting, { time })
}

function skip(pass: Pass, delivery: Delivery, code: string, message: string): void {
  pass.skipped.set(delivery.id, { code, message })
}

function skipAll(pass: Pass, due: readonly Delivery[], code: string, message: string): void {
  for (const delivery of due) skip(pass, delivery, code, message)
}

async function reportOf(pass: Pass, due: readonly Delivery[], started: Date): Promise<PublishReport> {
  const { store, context } = pass
  const deliveries: ReportedDelivery[] = []
  const counts = { published: 0, retrying: 0, failed: 0, unknown: 0, held: 0, to_post: 0, missed: 0, skipped: 0 }
  for (const before of due) {
    const delivery = (await store.deliveries.get(before.id)) ?? before
    const why = pass.skipped.get(delivery.id)
    deliveries.push(reported(context.lang, delivery, await zoneOf(store, delivery.client), why))
    if (why !== undefined) counts.skipped += 1
    else if (delivery.status in counts) counts[delivery.status as keyof typeof counts] += 1
    else counts.skipped += 1
  }
  return {
    started_at: started.toISOString(),
    finished_at: context.now().toISOString(),
    due: due.length,
    ...counts,
    deliveries,
    notices: pass.notices,
    alerts: pass.alerts,
    warnings: pass.warnings,
  }
}

export function reported(
  lang: Lang,
  delivery: Delivery,
  time_zone: string,
  skipped?: { code: string; message: string },
): ReportedDelivery {
  const {
    id,
    post_id,
    client,
    network: net,
    account,
    part,
    content,
    status,
    url,
    reason_code,
    reason,
    question,
    next_at,
  } = delivery
  const error =
    skipped ??
    (reason_code === null || status === 'published'
      ? null
      : { code: reason_code, message: sayReason(lang, reason_code, reason) })
  const kind = content.kind ?? null
  return { id, post_id, client, network: net, account, part, kind, status, url, error, question, next_at, time_zone }
}
