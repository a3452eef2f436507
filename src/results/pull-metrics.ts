import { connectAccount } from '../clients/connect-account.ts'
import { whyStopped } from '../clients/why-stopped.ts'
import type { Context } from '../context.ts'
import type { FailureKind } from '../failure.ts'
import { metricsText } from '../i18n/metrics.ts'
import { sayReason, sayRefusal } from '../i18n/reasons.ts'
import { say } from '../i18n/text.ts'
import type { Connection, Figure, OwnPost } from '../networks/contract.ts'
import { NetworkFailure } from '../networks/failure.ts'
import type { Account } from '../store/accounts.ts'
import type { NewFee } from '../store/fees.ts'
import type { NewSnapshot, Snapshot } from '../store/metrics.ts'
import type { Store } from '../store/store.ts'
import { addDays } from './day.ts'
import {
  dayMs,
  dueDays,
  hourMs,
  lastRead,
  markPassed,
  postIsDue,
  tellsNothing,
  worthKeeping,
  type ReadablePost,
} from './due-figures.ts'
import { most } from './figure-range.ts'
import type { Amount, NotAsked, PlannedAccount, PullPlan } from './plan-pull.ts'
import { plainAddress, postKeys } from './post-key.ts'
import { readersNetwork } from '../networks/readers-network.ts'

/** What is asked at once, and lost at most when the program is killed. */
const pageOfPosts = 20
/** How far back posts that did not go out through smm are looked for. */
const othersSinceDays = 29

/**
 * `done`: all that was due was read, or nothing was. `no_figures`: it gives none through an interface. `blocked`, `refused`: its
 * credentials do not work. `resting`, `rate_limited`: the network makes us wait. `unreachable`: it did not answer. `partly`: a part of it
 * was refused or not reached. `interrupted`: somebody stopped the program.
 */
export type PullStatus = 'done' | NotAsked | 'refused' | 'rate_limited' | 'unreachable' | 'partly' | 'interrupted'

/** Something that the network gives nothing for. */
export interface NotGiven {
  readonly metric: string
  readonly reason: Exclude<Figure['reason'], null>
  /** Posts of which it was not given; 0: of the account itself. */
  readonly posts: number
}

export interface PulledAccount {
  readonly client: string
  readonly account_id: number
  readonly network: string
  readonly account: string
  readonly status: PullStatus
  /** Figures and reasons that were stored. */
  readonly stored: number
  /** The account's own figures that came; `day` null: as they stand. */
  readonly figures: readonly { readonly metric: string; readonly value: number | null; readonly day: string | null }[]
  readonly posts_read: number
  readonly posts_due: number
  /** Of those that did not go out through smm. */
  readonly other_posts_read: number
  readonly posts_gone: number
  readonly days_read: number
  readonly not_given: readonly NotGiven[]
  /** Why it was stopped, or what was refused; in the reader's language. */
  readonly code: string | null
  readonly reason: string | null
  /** When to go on, where the network said so; ISO 8601 UTC. */
  readonly retry_at: string | null
  readonly cost: Amount | null
  readonly left_out: PlannedAccount['left_out']
}

export interface Pulled {
  readonly started_at: string
  readonly finished_at: string
  readonly accounts: readonly PulledAccount[]
  readonly budget: PullPlan['budget']
}

export interface PullProgress {
  readonly signal?: AbortSignal
  /** `done` of `total` questions; `account`: the one that is asked now. */
  readonly progress?: (done: number, total: number, account: Account) => void
}

/**
 * Asks each network for what is due, one account after the other, and keeps it page by page: whatever ends this round, the next one goes
 * on with the rest. What one account refuses takes nothing from the others.
 */
export async function pullMetrics(context: Context, plan: PullPlan, { signal, progress }: PullProgress = {}): Promise<Pulled> {
  const started_at = context.now().toISOString()
  const questions = plan.accounts.map(questionsOf)
  const total = questions.reduce((sum, count) => sum + count, 0)
  const accounts: PulledAccount[] = []
  let before = 0
  for (const [index, planned] of plan.accounts.entries()) {
    const at = before
    const tell = (done: number): void => progress?.(Math.min(at + done, total), total, planned.account)
    accounts.push(await pullAccount(context, planned, { tell, ...(signal && { signal }) }))
    before += questions[index] ?? 0
  }
  return { started_at, finished_at: context.now().toISOString(), accounts, budget: plan.budget }
}

function questionsOf({ account_due, days, posts }: PlannedAccount): number {
  return (account_due ? 1 : 0) + days.length + Math.ceil(posts.length / pageOfPosts)
}

interface Tally {
  status: PullStatus
  stored: number
  figures: PulledAccount['figures'][number][]
  posts_read: number
  other_posts_read: number
  posts_gone: number
  days_read: number
  not_given: Map<string, { metric: string; reason: Exclude<Figure['reason'], null>; posts: number }>
  code: string | null
  reason: string | null
  retry_at: string | null
  micros: number
}

interface Work {
  readonly context: Context
  readonly store: Store
  readonly planned: PlannedAccount
  readonly connection: Connection
  readonly tally: Tally
  /** What is known of the account itself: grows with what is read. */
  readonly known: Snapshot[]
  /** What is known of the client's posts that did not go out through smm. */
  ofOthers: readonly Snapshot[]
}

/** Nothing more is asked of this account now. */
const halted = Symbol('halted')

async function pullAccount(
  context: Context,
  planned: PlannedAccount,
  { tell, signal }: { tell: (done: number) => void; signal?: AbortSignal },
): Promise<PulledAccount> {
  const { account, not_asked } = planned
  const tally: Tally = {
    status: not_asked ?? 'done',
    stored: 0,
    figures: [],
    posts_read: 0,
    other_posts_read: 0,
    posts_gone: 0,
    days_read: 0,
    not_given: new Map(),
    code: null,
    reason: null,
    retry_at: not_asked === 'resting' ? account.rests_until : null,
    micros: 0,
  }
  if (not_asked === 'blocked') {
    const [code = '', ...words] = (account.status_reason ?? '').split(': ')
    Object.assign(tally, { code, reason: sayReason(context.lang, code, words.join(': ')) })
  }
  if (not_asked === null && isDue(planned)) {
    try {
      const connection = await connectAccount(context, planned.network, account)
      const store = await context.store()
      await readAll({ context, store, planned, connection, tally, known: [...planned.known], ofOthers: [] }, tell, signal)
    } catch (error) {
      const { verdict: _, ...why } = whyStopped(context.lang, error)
      Object.assign(tally, why)
    }
  }
  return summary(planned, tally)
}

/** The account first, then its posts, then the days that are missing: what is wanted most comes before a limit. */
async function readAll(work: Work, tell: (done: number) => void, signal?: AbortSignal): Promise<void> {
  const { context, planned, tally, known } = work
  const yesterday = addDays(context.now().toISOString().slice(0, 10), -1)
  let asked = 0
  /** Null: refused, and the next question is asked all the same. */
  const ask = async <T>(question: () => Promise<T>): Promise<T | null | typeof halted> => {
    if (signal?.aborted === true) {
      tally.status = 'interrupted'
      return halted
    }
    tell(asked)
    asked += 1
    const answer = await attempt(context, tally, question)
    return tally.status === 'unreachable' ? halted : answer
  }
  let { days } = planned
  if (planned.account_due) {
    const figures = await ask(() => readAccount(work, yesterday))
    if (figures === halted) return
    // a network shows by its answer whether it counts by days
    const counts = figures?.some(({ day }) => day !== undefined) === true && !tellsNothing(figures)
    days = counts ? dueDays(known, context.now(), { first: true }).filter((day) => day !== yesterday) : []
  }
  for (let from = 0; from < planned.posts.length; from += pageOfPosts) {
    const page = planned.posts.slice(from, from + pageOfPosts)
    if ((await ask(() => readPosts(work, page))) === halted) return
  }
  if (planned.others) {
    const others = await ask(() => findOthers(work))
    if (others === halted) return
    for (let from = 0; from < (others ?? []).length; from += pageOfPosts) {
      const page = others?.slice(from, from + pageOfPosts) ?? []
      if ((await ask(() => readPosts(work, page))) === halted) return
    }
  }
  for (const day of days) {
    if ((await ask(() => readAccount(work, day))) === halted) return
    tally.days_read += 1
  }
}

/** A refusal concerns this question alone; everything else ends the account's turn. */
async function attempt<T>(context: Context, tally: Tally, question: () => Promise<T>): Promise<T | null> {
  try {
    return await question()
  } catch (error) {
    if (!(error instanceof NetworkFailure) || (error.verdict !== 'refused' && error.verdict !== 'duplicate')) throw error
    Object.assign(tally, { status: 'partly', code: error.code, reason: sayRefusal(context.lang, error.code, error.message) })
    return null
  }
}

async function readAccount(work: Work, day: string): Promise<readonly Figure[]> {
  const { context, planned, connection, tally, known } = work
  const figures = ((await connection.accountFigures?.(new Date(`${day}T00:00:00Z`))) ?? []).map(believed)
  const kept = figures.filter((one) => worthKeeping(one, known)).map((one) => ofAccount(planned, one))
  await keep(work, kept, 1, planned.prices?.user ?? 0)
  known.push(...kept.map((one) => ({ id: 0, ...one })))
  for (const { metric, value, reason, day: of } of figures) {
    if (reason !== null) notGiven(tally, metric, reason, 0)
    else tally.figures.push({ metric, value, day: of ?? null })
  }
  hear(context, tally, figures)
  return figures
}

async function readPosts(work: Work, page: readonly ReadablePost[]): Promise<void> {
  const { context, store, planned, connection, tally } = work
  const { prices, capabilities } = planned
  const lines = (await connection.postFigures?.(page.map(({ remote_id }) => remote_id))) ?? []
  const ids = page.map(({ delivery_id }) => delivery_id).filter((id) => id !== null)
  const before = ids.length === 0 ? work.ofOthers : await store.metrics.ofDeliveries(ids)
  const now = context.now()
  const kept: NewSnapshot[] = []
  let billed = 0
  for (const [index, post] of page.entries()) {
    const line = lines[index]
    if (line === undefined) continue
    const figures = line.figures.map(believed)
    if (line.status === 'gone') {
      tally.posts_gone += 1
      kept.push(...capabilities.post_figures.map((metric) => ofPost(planned, post, goneFigure(metric, now))))
      continue
    }
    if (figures.some(({ value }) => value !== null)) {
      if (post.delivery_id === null) tally.other_posts_read += 1
      else tally.posts_read += 1
      // read twice on one day (UTC) is billed once
      if (post.read?.captured_at.slice(0, 10) !== now.toISOString().slice(0, 10)) billed += 1
    }
    // at a mark all that the network says is kept, so that it is known to have been asked
    const marked = markPassed(post, now, prices !== null) !== null
    const known = marked ? [] : before.filter((one) => isOf(planned, one, post))
    for (const one of figures) {
      if (one.reason !== null) notGiven(tally, one.metric, one.reason, 1)
      if (worthKeeping(one, known)) kept.push(ofPost(planned, post, one))
    }
    hear(context, tally, figures)
  }
  await keep(work, kept, billed, prices?.post ?? 0)
}

/** Anybody can run a server: what is beyond all measure would make every sum with it impossible. */
function believed(figure: Figure): Figure {
  const beyond = figure.value !== null && Math.abs(figure.value) > most
  return beyond ? { ...figure, value: null, reason: 'not_given' } : figure
}

/**
 * What the account published by other means, that is due. What is younger than a day is left alone: it may be a post of smm whose outcome
 * is not known yet.
 */
async function findOthers(work: Work): Promise<readonly ReadablePost[]> {
  const { context, store, planned, connection } = work
  const { account } = planned
  const now = context.now()
  const since = new Date(now.getTime() - othersSinceDays * dayMs)
  const listed = await listOwn(connection, since)
  const network = readersNetwork(account.network, account.for_network)
  const sent = (await store.deliveries.inStates(['sent'], { client: account.client })).filter(
    ({ account_id }) => account_id === account.id,
  )
  const own = new Set(sent.flatMap(({ remote_id, url }) => postKeys(network, { id: remote_id, url })))
  const today = now.toISOString().slice(0, 10)
  work.ofOthers = await store.metrics.ofOtherPosts(account.client, addDays(today, -othersSinceDays - 2), today)
  return listed
    .filter(({ remote_id, url }) => !postKeys(network, { id: remote_id, url }).some((key) => own.has(key)))
    .filter(({ published_at }) => now.getTime() - Date.parse(published_at) >= dayMs)
    .map(({ remote_id, url, published_at }) => {
      const remote_post = (url === null ? null : plainAddress(url)) ?? remote_id
      const post = { delivery_id: null, post_id: null, remote_post, remote_id, published_at }
      return { ...post, read: lastRead(work.ofOthers.filter((one) => isOf(planned, one, post))) }
    })
    .filter((post) => postIsDue(post, now, { paid: false, again: false }))
}

/** A right that is missing here is no failure: the posts of smm are read all the same. */
async function listOwn(connection: Connection, since: Date): Promise<readonly OwnPost[]> {
  try {
    return (await connection.ownPosts?.(since))?.posts ?? []
  } catch (error) {
    if (!(error instanceof NetworkFailure)) throw error
    if (error.verdict === 'refused' || error.code === 'scope_missing' || error.code === 'no_permission') return []
    throw error
  }
}

function isOf(
  { account }: PlannedAccount,
  one: Snapshot,
  { delivery_id, remote_post }: Pick<ReadablePost, 'delivery_id' | 'remote_post'>,
): boolean {
  if (one.source !== 'api' || one.delivery_id !== delivery_id || one.remote_post !== remote_post) return false
  return one.network === readersNetwork(account.network, account.for_network)
}

/** Whole lines without an answer: the network is gone, or asks for a pause that its adapter has met already. */
function hear({ lang }: Context, tally: Tally, figures: readonly Figure[]): void {
  const missed = figures.filter(({ reason }) => reason === 'unreachable').length
  if (missed === 0) return
  tally.status = missed === figures.length ? 'unreachable' : tally.status === 'done' ? 'partly' : tally.status
  tally.code ??= 'not_reached'
  tally.reason ??= say(lang, metricsText.not_all_reached)
}

/** One page, and what the network bills for it, in one go. */
async function keep(
  { context, store, planned, tally }: Work,
  kept: readonly NewSnapshot[],
  count: number,
  each: number,
): Promise<void> {
  const { account, prices } = planned
  const at = context.now().toISOString()
  const fee: NewFee | null =
    prices === null || count === 0
      ? null
      : {
          client: account.client,
          account_id: account.id,
          network: account.network,
          at,
          what: 'read',
          count,
          micros: count * each,
          currency: prices.currency,
          delivery_id: null,
        }
  if (kept.length === 0 && fee === null) return
  tally.stored += await store.metrics.add(kept, at, fee === null ? {} : { fee })
  tally.micros += fee?.micros ?? 0
}

type Told = Pick<Figure, 'metric' | 'value' | 'source' | 'at'> & { readonly reason: string | null; readonly day?: string }

function ofAccount({ account }: PlannedAccount, { metric, value, reason, source, at, day }: Told): NewSnapshot {
  return {
    client: account.client,
    network: readersNetwork(account.network, account.for_network),
    account_id: account.id,
    delivery_id: null,
    remote_post: null,
    metric,
    value,
    reason,
    from_day: day ?? null,
    to_day: day ?? null,
    captured_at: at,
    age_hours: null,
    source: 'api',
    source_name: source,
  }
}

function ofPost(planned: PlannedAccount, { delivery_id, remote_post, published_at }: ReadablePost, told: Told): NewSnapshot {
  const age = Date.parse(told.at) - Date.parse(published_at)
  const subject = { delivery_id, remote_post, age_hours: Math.max(0, Math.floor(age / hourMs)) }
  return { ...ofAccount(planned, told), ...subject, from_day: null, to_day: null }
}

function goneFigure(metric: Figure['metric'], now: Date): Told {
  return { metric, value: null, reason: 'gone', source: 'status', at: now.toISOString() }
}

function notGiven(tally: Tally, metric: string, reason: NotGiven['reason'], posts: number): void {
  const key = `${metric} ${reason} ${posts === 0}`
  const known = tally.not_given.get(key)
  tally.not_given.set(key, { metric, reason, posts: (known?.posts ?? 0) + posts })
}

function isDue({ account_due, days, posts }: PlannedAccount): boolean {
  return account_due || days.length > 0 || posts.length > 0
}

function summary({ account, posts, prices, left_out }: PlannedAccount, { not_given, micros, ...tally }: Tally): PulledAccount {
  return {
    client: account.client,
    account_id: account.id,
    network: account.network,
    account: account.name,
    ...tally,
    posts_due: posts.length,
    not_given: [...not_given.values()],
    cost: prices === null ? null : { micros, currency: prices.currency },
    left_out,
  }
}

/** Of all accounts together. Budgets are no failure: what they left out is said. */
export function verdictOf({ accounts }: Pulled): FailureKind | null {
  const found = (...statuses: PullStatus[]): boolean => accounts.some(({ status }) => statuses.includes(status))
  if (found('interrupted')) return 'interrupted'
  if (found('refused', 'blocked')) return 'credential'
  if (!found('partly', 'rate_limited', 'unreachable', 'resting')) return null
  const some = found('done', 'partly') || accounts.some(({ stored }) => stored > 0)
  return some ? 'partial' : 'busy'
}
