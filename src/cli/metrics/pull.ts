import { chooseClient } from '../../clients/choose-client.ts'
import { findAccount } from '../../clients/find-account.ts'
import { priceCurrency } from '../../config/settings.ts'
import type { Context } from '../../context.ts'
import { exitCodes, Failure, type FailureKind } from '../../failure.ts'
import { figureLabel } from '../../i18n/figures.ts'
import { list, number, shortDateTime } from '../../i18n/format.ts'
import { figureReasonLabel, metricsText } from '../../i18n/metrics.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { sign } from '../../io/signs.ts'
import { progressBar } from '../../io/plot.ts'
import { withSpinner } from '../../io/spinner.ts'
import { wrapText } from '../../io/wrap.ts'
import { parseAmount } from '../../money.ts'
import { network as networkOf } from '../../networks/registry.ts'
import { isMetricName } from '../../results/metric.ts'
import { planPull, type PlannedAccount, type PullPlan } from '../../results/plan-pull.ts'
import { pullMetrics, verdictOf, type PulledAccount } from '../../results/pull-metrics.ts'
import { readersNetwork } from '../../networks/readers-network.ts'
import type { Account } from '../../store/accounts.ts'
import type { Client } from '../../store/clients.ts'
import { aboveZero, summary, textFlag, type Flags } from '../entries.ts'
import { untilInterrupted } from '../interruption.ts'
import { priceWords } from '../queue/render.ts'
import { showVisits, siteName, verdictOfVisits, visitsOfClients, type ClientVisits } from './pull-visits.ts'

/** Account names are unique within a client only. */
type Naming = (one: Pick<Account, 'client' | 'name'>) => string

export async function run(context: Context, flags: Flags): Promise<number> {
  const all = flags['allClients'] === true
  const store = await context.store()
  const clients = all ? await store.clients.list() : [await chooseClient(context, { writes: true })]
  const accounts = await accountsOf(context, clients, flags)
  const max_cost = textFlag(flags, 'maxCost')
  const cents = max_cost === undefined ? null : parseAmount(max_cost, priceCurrency, context.lang)
  const max_micros = cents === null ? null : cents === 0 ? 0 : aboveZero(context, cents) * 10_000
  const round = (): Promise<number> => pullRound(context, flags, { clients, accounts, max_cost, max_micros })
  // two rounds at once could each spend what is left of the month's budget
  return !context.options.dry_run && (await isBilled(accounts)) ? store.exclusively('reads', round) : round()
}

async function isBilled(accounts: readonly Account[]): Promise<boolean> {
  const networks = await Promise.all([...new Set(accounts.map((one) => one.network))].map(networkOf))
  return networks.some(({ read_prices }) => read_prices !== undefined)
}

interface Round {
  readonly clients: readonly Client[]
  readonly accounts: readonly Account[]
  readonly max_cost: string | undefined
  readonly max_micros: number | null
}

async function pullRound(context: Context, flags: Flags, { clients, accounts, max_cost, max_micros }: Round): Promise<number> {
  const { io, options } = context
  const all = flags['allClients'] === true
  const plan = await planPull(context, { accounts, again: flags['again'] === true, max_micros })
  const name: Naming = (one) => (all ? `${one.client} / ${one.name}` : one.name)
  // a site is no account: it is asked where nothing was singled out
  const all_of_it = textFlag(flags, 'account') === undefined && textFlag(flags, 'network') === undefined
  const sites = all_of_it ? clients : []
  const ofSite = ({ client, tool }: ClientVisits): string => name({ client, name: siteName(tool) })
  sayCost(context, plan)
  if (options.dry_run) {
    const visits = await visitsOfClients(context, sites)
    showPlan(context, plan, name, visits)
    if (!options.json) showVisits(context, visits, ofSite)
    if (!options.json) showLeftOut(context, plan, max_cost, ({ account }) => name(account))
    return exitCodes.done
  }
  const interruption = untilInterrupted()
  try {
    const pulled = await withSpinner(context, say(context.lang, metricsText.pulling), (show) =>
      pullMetrics(context, plan, {
        signal: interruption.signal,
        progress: (done, total, account) => {
          const values = { client: account.client, account: account.name, done: Math.min(done + 1, total), total }
          show(`${progressBar(done, total)} ${say(context.lang, metricsText.pulling_one, values)}`)
        },
      }),
    )
    const visits = interruption.signal.aborted ? [] : await visitsOfClients(context, sites)
    for (const warning of (await context.secrets()).warnings()) io.note(warning)
    if (options.json) io.json({ ...pulled, visits })
    else {
      show(context, pulled.accounts, { clients, plan, name, max_cost })
      showVisits(context, visits, ofSite)
    }
    return exitCodeOf([verdictOf(pulled), ...(visits.length > 0 ? [verdictOfVisits(visits)] : [])])
  } finally {
    interruption.done()
  }
}

/** Of several verdicts the first that applies; what had to wait beside something that worked is a part. */
function exitCodeOf(verdicts: readonly (FailureKind | null)[]): number {
  const found = (['interrupted', 'credential', 'partial', 'busy'] as const).find((kind) => verdicts.includes(kind))
  if (found === undefined) return exitCodes.done
  return exitCodes[found === 'busy' && verdicts.includes(null) ? 'partial' : found]
}

/** Throws `Failure` not_found: `account_not_found`, `network_not_found`. */
async function accountsOf(context: Context, clients: readonly Client[], flags: Flags): Promise<Account[]> {
  const { io, lang, options } = context
  const store = await context.store()
  const [only] = clients
  const named = textFlag(flags, 'account')
  if (named !== undefined && clients.length === 1 && only) return [await findAccount(context, only, named)]
  const found: Account[] = []
  for (const client of clients) found.push(...(await store.accounts.list(client.slug)))
  if (found.length === 0 && only && !options.json) io.note(say(lang, metricsText.no_account))
  const network = textFlag(flags, 'network')
  const chosen = found.filter(
    (one) =>
      (named === undefined || one.name === named) &&
      (network === undefined || one.network === network || readersNetwork(one.network, one.for_network) === network),
  )
  if (chosen.length > 0 || found.length === 0) return chosen
  const names = list(lang, [...new Set(found.map((one) => one.name))])
  const values = { network: named ?? network ?? '', names }
  throw new Failure('not_found', 'network_not_found', say(lang, metricsText.no_such_network, values))
}

function sayCost(context: Context, { budget }: PullPlan): void {
  if (context.options.json || budget === null || budget.cost_micros === 0) return
  const words = (micros: number): string => priceWords(context, { micros, currency: budget.currency })
  const values = { cost: words(budget.cost_micros), spent: words(budget.spent_micros), budget: words(budget.micros) }
  context.io.note(say(context.lang, metricsText.cost_before, values))
}

function showPlan(context: Context, { accounts, budget }: PullPlan, name: Naming, visits: readonly ClientVisits[]): void {
  const { io, lang, options } = context
  if (options.json) return io.json({ accounts: accounts.map(planView), budget, visits })
  for (const { account, not_asked, account_due, days, posts } of accounts) {
    if (not_asked === 'no_figures') continue
    const words = summary(
      account_due ? say(lang, metricsText.would_account) : null,
      posts.length === 0 ? null : say(lang, metricsText.would_posts, { count: posts.length }),
      days.length === 0 ? null : say(lang, metricsText.would_days, { count: days.length }),
    )
    io.print(say(lang, metricsText.would_read, { account: name(account), words: words || say(lang, metricsText.up_to_date) }))
  }
  io.print(say(lang, metricsText.dry))
}

function planView({ account, not_asked, account_due, days, posts, cost, left_out }: PlannedAccount) {
  return {
    client: account.client,
    network: account.network,
    account: account.name,
    not_asked,
    account_due,
    days,
    posts: posts.map(({ post_id }) => post_id),
    cost,
    left_out,
  }
}

interface Shown {
  readonly clients: readonly Client[]
  readonly plan: PullPlan
  readonly name: Naming
  readonly max_cost: string | undefined
}

function show(context: Context, accounts: readonly PulledAccount[], { clients, plan, name, max_cost }: Shown): void {
  const { io, lang, options } = context
  const nameOf = (one: PulledAccount): string => name({ client: one.client, name: one.account })
  for (const one of accounts) {
    if (one.status === 'no_figures') continue
    const words = say(lang, metricsText.line, { account: nameOf(one), words: wordsOf(context, one) })
    // what went wrong is told with --quiet too
    const loud = options.quiet && one.status !== 'done'
    for (const [at, line] of wrapText(words, io.columns - 2).entries()) {
      const marked = `${at === 0 ? mark(one) : ' '} ${line}`
      if (loud) io.complain(marked)
      else io.print(marked)
    }
    for (const reason of withoutValue(lang, one))
      for (const line of wrapText(reason, io.columns - 2)) io.print(paint('dim', `  ${line}`))
  }
  showStops(context, accounts, (one) => clients.find(({ slug }) => slug === one.client)?.time_zone ?? 'UTC', nameOf)
  showLeftOut(context, plan, max_cost, ({ account }) => name(account))
  const silent = accounts.filter(({ status }) => status === 'no_figures').map(nameOf)
  if (silent.length > 0) io.note(say(lang, metricsText.no_figures, { names: list(lang, silent) }))
}

function mark({ status }: PulledAccount): string {
  if (status === 'done') return sign.good
  return status === 'refused' || status === 'blocked' ? sign.bad : sign.warning
}

function wordsOf(context: Context, one: PulledAccount): string {
  const { lang } = context
  const counters = one.figures.filter(({ day, metric }) => day === null && metric === 'followers')
  const words = summary(
    ...counters.map(({ metric, value }) =>
      say(lang, metricsText.of_account, { number: number(lang, value ?? 0), metric: labelOf(lang, metric) }),
    ),
    one.posts_read === 0 ? null : say(lang, metricsText.posts_read, { count: one.posts_read }),
    one.other_posts_read === 0 ? null : say(lang, metricsText.others_read, { count: one.other_posts_read }),
    one.posts_gone === 0 ? null : say(lang, metricsText.posts_gone, { count: one.posts_gone }),
    one.days_read === 0 ? null : say(lang, metricsText.days_read, { count: one.days_read }),
    one.cost === null || one.cost.micros === 0 ? null : say(lang, metricsText.cost, { cost: priceWords(context, one.cost) }),
    stopWords(lang, one),
  )
  if (words !== '') return words
  const idle = one.status === 'done' && one.left_out === null && one.stored === 0 && one.not_given.length === 0
  return say(lang, idle ? metricsText.up_to_date : metricsText.nothing_came)
}

function labelOf(lang: Lang, metric: string): string {
  return isMetricName(metric) ? say(lang, figureLabel[metric]) : metric
}

function stopWords(lang: Lang, { status, reason }: PulledAccount): string | null {
  if (status === 'done' || status === 'no_figures') return null
  if (status === 'interrupted') return say(lang, metricsText.interrupted)
  return (reason ?? say(lang, metricsText.resting)).replace(/\.$/, '')
}

/** What came without a value, by the reason. What did not answer is said with the stop. */
function withoutValue(lang: Lang, { not_given }: PulledAccount): string[] {
  const reasons = [...new Set(not_given.map(({ reason }) => reason))].filter((reason) => reason !== 'unreachable')
  return reasons.map((reason) => {
    const metrics = [...new Set(not_given.filter((one) => one.reason === reason).map(({ metric }) => labelOf(lang, metric)))]
    return say(lang, metricsText.not_given, { reason: say(lang, figureReasonLabel[reason]), metrics: metrics.join(', ') })
  })
}

/** What a person can do about what was not read: each account that has to be named, and the rest once. */
function showStops(
  context: Context,
  accounts: readonly PulledAccount[],
  zoneOf: (one: PulledAccount) => string,
  nameOf: (one: PulledAccount) => string,
): void {
  const { io, lang } = context
  const stopped = accounts.filter(({ status }) => status !== 'done' && status !== 'no_figures')
  if (stopped.some(({ stored }) => stored > 0)) io.note(say(lang, metricsText.kept))
  for (const one of stopped) {
    const { status, retry_at, account, client } = one
    if (status === 'refused' || status === 'blocked') io.note(say(lang, metricsText.credential_hint, { account, client }))
    else if (retry_at !== null) {
      const at = shortDateTime(lang, new Date(retry_at), zoneOf(one))
      io.note(say(lang, metricsText.go_on_at, { account: nameOf(one), at }))
    }
  }
  const later = stopped.some(({ status, retry_at }) => retry_at === null && status !== 'refused' && status !== 'blocked')
  if (later) io.note(say(lang, metricsText.go_on))
}

function showLeftOut(
  context: Context,
  plan: PullPlan,
  max_cost: string | undefined,
  nameOf: (one: PlannedAccount) => string,
): void {
  const { io, lang } = context
  const poor = plan.accounts.filter(({ left_out }) => left_out !== null)
  for (const one of poor) {
    if (one.left_out === null) continue
    const { posts: count } = one.left_out
    const values = { account: nameOf(one), cost: priceWords(context, one.left_out) }
    const words =
      count > 0 ? say(lang, metricsText.left_out_posts, { ...values, count }) : say(lang, metricsText.left_out_account, values)
    io.note(`${sign.warning} ${words}`)
  }
  if (poor.length === 0 || plan.budget === null) return
  if (max_cost !== undefined) io.note(say(lang, metricsText.max_cost_hint, { cost: max_cost }))
  io.note(say(lang, metricsText.budget_hint, { budget: priceWords(context, plan.budget) }))
}
