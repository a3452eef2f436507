import { chooseClient } from '../../clients/choose-client.ts'
import { findAccount } from '../../clients/find-account.ts'
import { evaluateCrisis } from '../../community/evaluate-crisis.ts'
import {
  planInboxPull,
  pullInbox,
  settledDays,
  verdictOfInbox,
  type InboxPlan,
  type PlannedInbox,
  type PulledInbox,
  type ReadInbox,
} from '../../community/pull-inbox.ts'
import type { Context } from '../../context.ts'
import { exitCodes } from '../../failure.ts'
import { list, shortDateTime } from '../../i18n/format.ts'
import { inboxText } from '../../i18n/inbox.ts'
import { metricsText } from '../../i18n/metrics.ts'
import { timeAgo } from '../../i18n/relative.ts'
import { say } from '../../i18n/text.ts'
import { sign } from '../../io/signs.ts'
import { withSpinner } from '../../io/spinner.ts'
import { wrapText } from '../../io/wrap.ts'
import type { Account } from '../../store/accounts.ts'
import type { Client } from '../../store/clients.ts'
import { showEvaluation } from '../crisis/show-evaluation.ts'
import { summary, type Flags } from '../entries.ts'
import { untilInterrupted } from '../interruption.ts'
import { priceWords } from '../queue/render.ts'

export async function run(context: Context, names: readonly string[], flags: Flags): Promise<number> {
  const { io, lang, options } = context
  const store = await context.store()
  const all = flags['allClients'] === true
  const clients = all ? await store.clients.list() : [await chooseClient(context, { writes: true })]
  const asked: { client: Client; accounts: Account[] }[] = []
  for (const client of clients) asked.push({ client, accounts: await accountsOf(context, client, names, all) })
  if (asked.every(({ accounts }) => accounts.length === 0) && !options.json) {
    io.note(say(lang, inboxText.no_account))
    io.note(say(lang, inboxText.no_account_hint))
  }
  const round = async (): Promise<number> => pullRound(context, await planInboxPull(context, asked), clients)
  const { budget } = await planInboxPull(context, asked)
  // two rounds at once could each spend what is left of the month's budget
  return budget !== null && !options.dry_run ? store.exclusively('reads', round) : round()
}

/** Throws `Failure` not_found `account_not_found`. Of all clients, those that have an account of that name. */
async function accountsOf(context: Context, client: Client, names: readonly string[], all: boolean): Promise<Account[]> {
  const accounts = await (await context.store()).accounts.list(client.slug)
  if (names.length === 0) return accounts
  if (all) return accounts.filter(({ name }) => names.includes(name))
  const found: Account[] = []
  for (const name of new Set(names)) found.push(await findAccount(context, client, name))
  return found
}

async function pullRound(context: Context, plan: InboxPlan, clients: readonly Client[]): Promise<number> {
  const { io, lang, options } = context
  const several = clients.length > 1
  const nameOf = (client: string, account: string): string => (several ? `${client} / ${account}` : account)
  sayCost(context, plan)
  if (options.dry_run) {
    showPlan(context, plan, nameOf)
    return exitCodes.done
  }
  const interruption = untilInterrupted()
  try {
    const pulled = await withSpinner(context, say(lang, inboxText.reading), (show) =>
      pullInbox(context, plan, {
        signal: interruption.signal,
        progress: ({ client, account }, messages) => {
          const count = say(lang, inboxText.came, { count: messages })
          show(say(lang, inboxText.reading_one, { account: nameOf(client.name, account.name), count }))
        },
      }),
    )
    for (const warning of (await context.secrets()).warnings()) io.note(warning)
    if (options.json) io.json(pulled)
    else showPulled(context, plan, pulled, nameOf)
    const grave = await evaluateAll(context, pulled, clients)
    // something grave that nobody was told of is worse than an account that does not answer
    if (grave !== exitCodes.done) return grave
    const verdict = verdictOfInbox(pulled)
    return verdict === null ? exitCodes.done : exitCodes[verdict]
  } finally {
    interruption.done()
  }
}

/** Whoever could be read is looked at: what came in may be the beginning of something. */
async function evaluateAll(context: Context, { accounts }: PulledInbox, clients: readonly Client[]): Promise<number> {
  let worst: number = exitCodes.done
  for (const client of clients) {
    if (!accounts.some((one) => one.client === client.slug && one.pages > 0)) continue
    const code = showEvaluation(context, client, await evaluateCrisis(context, client, 'inbox'))
    worst = Math.max(worst, code)
  }
  return worst
}

type Naming = (client: string, account: string) => string

function sayCost(context: Context, { accounts, budget }: InboxPlan): void {
  const { io, lang, options } = context
  if (options.json || budget === null) return
  const words = (micros: number): string => priceWords(context, { micros, currency: budget.currency })
  const billed = accounts.filter(({ prices, not_asked }) => prices !== null && not_asked === null)
  const values = {
    names: list(lang, [...new Set(billed.map(({ network }) => network.name))]),
    each: words(budget.each_micros),
    most: words(Math.max(0, budget.micros - budget.spent_micros)),
    spent: words(budget.spent_micros),
    budget: words(budget.micros),
  }
  for (const line of wrapText(say(lang, inboxText.cost_before, values), io.columns)) io.note(line)
}

function showPlan(context: Context, { accounts, budget }: InboxPlan, nameOf: Naming): void {
  const { io, lang, options } = context
  if (options.json) {
    const views = accounts.map(({ client, account, not_asked, read_at }) => ({
      client: client.slug,
      account_id: account.id,
      network: account.network,
      account: account.name,
      not_asked,
      read_at,
    }))
    return io.json({ accounts: views, budget })
  }
  for (const planned of accounts) {
    if (planned.not_asked === 'no_inbox') continue
    io.print(planWords(context, planned, nameOf(planned.client.name, planned.account.name)))
  }
  saySilent(
    context,
    accounts.filter(({ not_asked }) => not_asked === 'no_inbox').map((one) => nameOf(one.client.name, one.account.name)),
  )
  io.note(say(lang, inboxText.dry_run))
}

function planWords(context: Context, { not_asked, read_at }: PlannedInbox, account: string): string {
  const { lang } = context
  if (not_asked === 'resting') return say(lang, inboxText.line, { account, words: say(lang, inboxText.resting) })
  if (not_asked === 'blocked') return say(lang, inboxText.line, { account, words: say(lang, inboxText.blocked) })
  if (read_at === null) return say(lang, inboxText.would_read, { account })
  return say(lang, inboxText.would_read_since, { account, ago: timeAgo(lang, read_at, context.now().toISOString()) })
}

function showPulled(context: Context, plan: InboxPlan, { accounts }: PulledInbox, nameOf: Naming): void {
  const { io, lang, options } = context
  const clientNamed = (slug: string): string => plan.accounts.find(({ client }) => client.slug === slug)?.client.name ?? slug
  const named = (one: ReadInbox): string => nameOf(clientNamed(one.client), one.account)
  for (const one of accounts) {
    if (one.status === 'no_inbox') continue
    const words = say(lang, inboxText.line, { account: named(one), words: wordsOf(context, one) })
    for (const [at, line] of wrapText(words, io.columns - 2).entries()) {
      const marked = `${at === 0 ? mark(one) : ' '} ${line}`
      // what went wrong is told with --quiet too
      if (options.quiet && one.status !== 'done') io.complain(marked)
      else io.print(marked)
    }
  }
  saySilent(context, accounts.filter(({ status }) => status === 'no_inbox').map(named))
  showStops(context, plan, accounts, named)
}

function mark({ status }: ReadInbox): string {
  if (status === 'done') return sign.good
  return status === 'refused' || status === 'blocked' ? sign.bad : sign.warning
}

function wordsOf(context: Context, one: ReadInbox): string {
  const { lang } = context
  const { status, received, changed, settled, cost } = one
  const came = received === 0 ? null : say(lang, inboxText.came, { count: received })
  return summary(
    came ?? (status === 'done' && changed === 0 ? say(lang, inboxText.came_none) : null),
    changed === 0 ? null : say(lang, inboxText.changed, { count: changed }),
    settled === 0 ? null : say(lang, inboxText.settled, { count: settled, days: settledDays }),
    cost === null || cost.micros === 0 ? null : say(lang, inboxText.cost, { cost: priceWords(context, cost) }),
    stopWords(context, one),
  )
}

function stopWords({ lang }: Context, { status, reason }: ReadInbox): string | null {
  if (status === 'done' || status === 'no_inbox') return null
  if (status === 'interrupted') return say(lang, inboxText.interrupted)
  if (status === 'over_budget') return say(lang, inboxText.over_budget)
  return (reason ?? say(lang, inboxText.resting)).replace(/\.$/, '')
}

function saySilent({ io, lang }: Context, names: readonly string[]): void {
  if (names.length === 0) return
  io.note(say(lang, inboxText.no_inbox, { names: list(lang, names) }))
  io.note(say(lang, inboxText.no_inbox_hint))
}

function showStops(context: Context, plan: InboxPlan, accounts: readonly ReadInbox[], named: (one: ReadInbox) => string): void {
  const { io, lang } = context
  const stopped = accounts.filter(({ status }) => status !== 'done' && status !== 'no_inbox')
  for (const { client, account, status } of stopped)
    if (status === 'refused' || status === 'blocked') io.note(say(lang, metricsText.credential_hint, { account, client }))
  for (const one of stopped) {
    const zone = plan.accounts.find(({ client }) => client.slug === one.client)?.client.time_zone ?? 'UTC'
    if (one.retry_at === null) continue
    const at = shortDateTime(lang, new Date(one.retry_at), zone)
    io.note(say(lang, inboxText.go_on_at, { account: named(one), at }))
  }
  if (stopped.some(({ pages }) => pages > 0)) io.note(say(lang, inboxText.kept))
  if (stopped.some(({ status }) => status === 'over_budget')) io.note(say(lang, inboxText.over_budget_hint))
}
