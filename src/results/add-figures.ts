import type { Context } from '../context.ts'
import { addDays, dayOf } from '../days.ts'
import { capabilitiesOf } from '../networks/capabilities.ts'
import { isNetworkId } from '../networks/ids.ts'
import { network as networkById } from '../networks/registry.ts'
import type { Account } from '../store/accounts.ts'
import type { Client } from '../store/clients.ts'
import type { NewSnapshot, Snapshot } from '../store/metrics.ts'
import { kpiTargets } from '../strategy/kpi-targets.ts'
import { known, type Answers } from '../strategy/answers.ts'
import { endOfDay } from './import-metrics.ts'
import { metricKinds } from './metric.ts'
import { figuresAsked, isCounter, type Asked, type FormAccount } from './month-form.ts'
import { addMonths, firstDay, lastDay } from './month.ts'
import { readersNetwork, type ReadersNetwork } from '../networks/readers-network.ts'

/** A figure of a month, whose it is, and what is known of it. */
export interface MonthQuestion extends Asked {
  /** Of the month before; null: not known. */
  readonly before: number | null
  /** Of this month, as it stands. */
  readonly known: number | null
  /** The last that was read of a counter, up to the end of the month; null: it is none, or nothing was. */
  readonly last: number | null
}

export interface TypedFigure extends Asked {
  readonly value: number
}

/** Every account that is not removed, as a form sees it. */
export async function formAccounts(context: Context, client: Client, month: string): Promise<FormAccount[]> {
  const store = await context.store()
  const accounts = await store.accounts.list(client.slug)
  const read = await store.metrics.ofAccounts(client.slug, firstDay(month), lastDay(month))
  return Promise.all(
    accounts.map(async (account): Promise<FormAccount> => {
      const own = read.filter(({ account_id, source }) => account_id === account.id && source === 'api')
      const given = new Set(own.filter(({ value }) => value !== null).map(({ metric }) => metric))
      return {
        id: account.id,
        name: account.name,
        network: readersNetwork(account.network, account.for_network),
        by_hand: account.network === 'manual',
        counted: await countedOf(account),
        refused: own.filter(({ value, metric }) => value === null && !given.has(metric)).map(({ metric }) => metric),
      }
    }),
  )
}

async function countedOf(account: Account): Promise<FormAccount['counted']> {
  const id = account.for_network ?? account.network
  if (!isNetworkId(id) || id === 'manual') return null
  return capabilitiesOf(await networkById(id), account.settings).account_figures
}

/** What the client's objectives are judged by: what it named, else what is usual. */
async function kpisOfClient(context: Context, client: Client): Promise<string[]> {
  const strategy = await (await context.store()).strategies.get(client.slug)
  if (strategy === null) return []
  const answers: Answers = strategy.answers
  return kpiTargets(known(answers, 'objectives') ?? [], answers, 6).map(({ kpi }) => kpi)
}

/** The form of a month, of one network or of one account where they are named. */
export async function monthQuestions(
  context: Context,
  client: Client,
  month: string,
  only: { readonly network: ReadersNetwork | null; readonly account: Account | null },
): Promise<MonthQuestion[]> {
  const accounts = await formAccounts(context, client, month)
  const asked = figuresAsked(await kpisOfClient(context, client), accounts).filter(
    ({ network, account }) =>
      (only.network === null || network === only.network) && (only.account === null || account?.id === only.account.id),
  )
  return withKnown(context, client, month, asked)
}

/** The same with what the month and the one before have of each figure. */
export async function withKnown(
  context: Context,
  client: Client,
  month: string,
  asked: readonly Asked[],
): Promise<MonthQuestion[]> {
  const store = await context.store()
  // a counter may have been read long ago
  const stored = await store.metrics.ofAccounts(client.slug, addDays(firstDay(addMonths(month, -12)), -1), lastDay(month))
  return asked.map((one) => {
    const own = stored.filter(
      ({ network, account_id, metric, value }) =>
        value !== null && metric === one.metric && network === one.network && account_id === (one.account?.id ?? null),
    )
    return {
      ...one,
      before: valueIn(own, addMonths(month, -1), client),
      known: valueIn(own, month, client),
      last: isCounter(one.metric) ? (own.at(-1)?.value ?? null) : null,
    }
  })
}

function valueIn(own: readonly Snapshot[], month: string, client: Client): number | null {
  const [from, to] = [firstDay(month), lastDay(month)]
  const found = own.filter(({ from_day, to_day, captured_at }) => {
    if (from_day !== null) return from_day === from && to_day === to
    const day = dayOf(new Date(captured_at), client.time_zone)
    return day >= from && day <= to
  })
  return found.at(-1)?.value ?? null
}

/**
 * Keeps figures that a person typed: what comes within a month covers all of it, a counter stands as at its last moment (now, while the
 * month lasts). `by`: who read them.
 */
export async function addFigures(
  context: Context,
  given: { client: Client; month: string; by: string; figures: readonly TypedFigure[] },
): Promise<NewSnapshot[]> {
  const { client, month, by, figures } = given
  const at = context.now().toISOString()
  const snapshots = figures.map(({ metric, network, account, value }): NewSnapshot => {
    const flow = metricKinds[metric].of === 'flow'
    return {
      client: client.slug,
      network,
      account_id: account?.id ?? null,
      delivery_id: null,
      remote_post: null,
      metric,
      value,
      reason: null,
      from_day: flow ? firstDay(month) : null,
      to_day: flow ? lastDay(month) : null,
      captured_at: flow ? at : endOfDay(context, client, lastDay(month)),
      age_hours: null,
      source: 'manual',
      source_name: by,
    }
  })
  if (!context.options.dry_run && snapshots.length > 0) await (await context.store()).metrics.add(snapshots, at)
  return snapshots
}

/** Whether a counter is less than the last that was known of it. */
export function falls({ last }: MonthQuestion, value: number): boolean {
  return last !== null && value < last
}
