import { sum } from '../arithmetic.ts'
import type { Context } from '../context.ts'
import type { Author } from '../documents/author.ts'
import type { Block, Cell, Document } from '../documents/document.ts'
import { Failure } from '../failure.ts'
import { minutes as inWords, month as monthInWords, number, shortDate } from '../i18n/format.ts'
import { objectiveStatusLabel } from '../i18n/labels.ts'
import { reportText } from '../i18n/report.ts'
import { kindText } from '../i18n/report-kinds.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { RooStatus } from '../results/roo.ts'
import type { Client } from '../store/clients.ts'
import { buildReport } from './build-report.ts'
import { changesBetween } from './changes.ts'
import { left, right, table, unknown } from './document/cells.ts'
import { ratioWords } from './document/return.ts'
import { thaw } from './freeze.ts'
import { frame } from './kinds/frame.ts'
import { reasons, type Reason, type Report } from './report.ts'
import { capital, signedMoney } from './words.ts'

/** One client in the consultant's view of all of them. */
export interface PortfolioRow {
  readonly client: string
  readonly client_name: string
  readonly currency: string
  readonly objectives: readonly { readonly objective: string; readonly status: RooStatus }[]
  readonly minutes: number | null
  readonly minutes_reason: Reason | null
  readonly minutes_planned: number | null
  readonly minutes_planned_reason: Reason | null
  readonly cost: number | null
  readonly cost_reason: Reason | null
  /** Proved margin from the first entry to this month. */
  readonly strict: number | null
  readonly strict_reason: Reason | null
  readonly strict_roi: Report['sections']['return']['series'][number]['strict_roi'] | null
  readonly verdict: Report['sections']['return']['verdict']
  readonly posts_published: number
  readonly posts_planned: number | null
  /** The version that was sent last; null: none. */
  readonly version: number | null
  readonly sent_at: string | null
  /** What a reader would find changed since then. */
  readonly changes: number
}

export interface Portfolio {
  readonly month: string
  readonly generated_at: string
  readonly clients: readonly PortfolioRow[]
  readonly failed: readonly { readonly client: string; readonly client_name: string; readonly message: string }[]
  /** One per currency; what was not measured is not in a sum, and `…_of` says how many clients are. */
  readonly totals: readonly {
    readonly currency: string
    readonly clients: number
    readonly cost: number | null
    readonly cost_of: number
    readonly strict: number | null
    readonly strict_of: number
  }[]
}

/** One client's trouble does not keep the others out: it is in `failed`. `done` hears how many are read. */
export async function buildPortfolio(
  context: Context,
  clients: readonly Client[],
  month: string,
  done: (count: number) => void = () => {},
): Promise<Portfolio> {
  const rows: PortfolioRow[] = []
  const failed: { client: string; client_name: string; message: string }[] = []
  for (const [index, client] of clients.entries()) {
    try {
      rows.push(await rowOf(context, client, month))
    } catch (error) {
      if (error instanceof Failure && error.kind === 'interrupted') throw error
      failed.push({ client: client.slug, client_name: client.name, message: reasonOf(error) })
    }
    done(index + 1)
  }
  const currencies = [...new Set(rows.map(({ currency }) => currency))].toSorted()
  return {
    month,
    generated_at: context.now().toISOString(),
    clients: rows,
    failed,
    totals: currencies.map((currency) => {
      const own = rows.filter((row) => row.currency === currency)
      const costs = own.flatMap(({ cost }) => cost ?? [])
      const returns = own.flatMap(({ strict }) => strict ?? [])
      return {
        currency,
        clients: own.length,
        cost: costs.length === 0 ? null : sum(costs),
        cost_of: costs.length,
        strict: returns.length === 0 ? null : sum(returns),
        strict_of: returns.length,
      }
    }),
  }
}

/** What went wrong, as a person may read it. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

async function rowOf(context: Context, client: Client, month: string): Promise<PortfolioRow> {
  const report = await buildReport(context, client, month, false)
  const { reports } = await context.store()
  const last = await reports.last({ client: client.slug, month, kind: 'client' })
  const sent = last === null ? null : thaw(last)
  const { objectives, time_and_budget: time, networks } = report.sections
  const window = report.sections.return.series.at(-1)?.cumulative
  const missing = unmeasured(report)
  const strict = missing === null ? (window?.strict ?? null) : null
  const planned = networks.flatMap((network) => network.planned ?? [])
  return {
    client: client.slug,
    client_name: client.name,
    currency: client.currency,
    objectives: objectives.items.map(({ objective, status }) => ({ objective, status })),
    minutes: time.minutes,
    minutes_reason: time.minutes_reason,
    minutes_planned: time.minutes_planned,
    minutes_planned_reason: time.minutes_planned_reason,
    cost: time.cost?.total ?? null,
    cost_reason: time.cost_reason,
    strict,
    strict_reason: strict === null ? (missing ?? 'no_tracking') : null,
    strict_roi: window?.strict_roi ?? null,
    verdict: report.sections.return.verdict,
    posts_published: sum(networks.map(({ published }) => published)),
    posts_planned: planned.length === 0 ? null : sum(planned),
    version: last?.version ?? null,
    sent_at: last?.sent_at ?? null,
    changes: sent === null ? 0 : changesBetween(sent.frozen.report, report).length,
  }
}

/** Why the report itself says no return; null: it says one. */
function unmeasured({ sections }: Report): Reason | null {
  const code = sections.summary.sentences.find(({ about }) => about === 'return')?.code ?? ''
  return reasons.find((reason) => code === `not_measured.${reason}`) ?? null
}

/** `brief`: what is not measured without its reason, which a narrow column would break into many lines. */
export function composePortfolio(portfolio: Portfolio, lang: Lang, author: Author, brief = false): Document {
  const notMeasured = (reason: Reason | null): Cell => unknown(lang, brief && reason !== 'nothing_planned' ? null : reason)
  const rows = portfolio.clients.map((row): Cell[] => {
    const counts = [...new Set(row.objectives.map(({ status }) => status))].map((status) => {
      const count = row.objectives.filter((one) => one.status === status).length
      const word = say(lang, objectiveStatusLabel[status])
      // the words stand in the singular
      return count === 1 ? word : `${word}\u00A0(${count})`
    })
    const time =
      row.minutes === null
        ? notMeasured(row.minutes_reason)
        : row.minutes_planned === null
          ? inWords(row.minutes)
          : say(lang, kindText.of_planned, { value: inWords(row.minutes), planned: inWords(row.minutes_planned) })
    return [
      row.client_name,
      counts.length === 0 ? notMeasured('no_strategy') : counts.join(', '),
      time,
      row.cost === null ? notMeasured(row.cost_reason) : signedMoney(lang, row.cost, row.currency),
      row.strict === null ? notMeasured(row.strict_reason) : returnCell(row, row.strict, lang),
      row.posts_planned === null
        ? number(lang, row.posts_published)
        : say(lang, kindText.of_planned, {
            value: number(lang, row.posts_published),
            planned: number(lang, row.posts_planned),
          }),
      sentCell(row, lang),
    ]
  })
  const head = [
    left(say(lang, kindText.column_client)),
    left(say(lang, reportText.column_objective)),
    right(say(lang, reportText.column_time)),
    right(say(lang, reportText.column_cost)),
    left(say(lang, kindText.column_return)),
    right(say(lang, kindText.column_published)),
    left(say(lang, kindText.column_sent)),
  ]
  const totals = portfolio.totals.map((total): Cell[] => [
    total.currency,
    number(lang, total.clients),
    sumCell(lang, total.cost, total.cost_of, total),
    sumCell(lang, total.strict, total.strict_of, total),
  ])
  const failed: Block[] =
    portfolio.failed.length === 0
      ? []
      : [
          { kind: 'heading', text: say(lang, kindText.portfolio_failed) },
          {
            kind: 'list',
            ordered: false,
            items: portfolio.failed.map(({ client_name, message }) =>
              say(lang, kindText.failed_client, { client: client_name, message }),
            ),
          },
        ]
  return frame(lang, author, portfolio.generated_at, {
    kicker: say(lang, kindText.confidential),
    title: say(lang, kindText.portfolio_title),
    subtitle: capital(monthInWords(lang, portfolio.month)),
    sections: [
      { number: null, title: say(lang, kindText.portfolio_clients), blocks: [table(head, rows), ...failed] },
      {
        number: null,
        title: say(lang, kindText.portfolio_totals),
        blocks: [
          table(
            [
              left(say(lang, kindText.column_currency)),
              right(say(lang, kindText.column_clients)),
              right(say(lang, kindText.column_month_cost)),
              right(say(lang, kindText.column_strict)),
            ],
            totals,
          ),
          { kind: 'note', text: say(lang, kindText.portfolio_note) },
        ],
      },
    ],
  })
}

function returnCell(row: PortfolioRow, strict: number, lang: Lang): Cell {
  const amount = signedMoney(lang, strict, row.currency)
  if (row.verdict === 'too_early' || row.strict_roi === null) {
    return say(lang, kindText.return_early, { value: amount })
  }
  return say(lang, kindText.return_ratio, { value: amount, ratio: ratioWords(lang, row.strict_roi) })
}

function sentCell(row: PortfolioRow, lang: Lang): Cell {
  if (row.version === null || row.sent_at === null) return { text: say(lang, kindText.not_sent), unknown: true }
  const values = { version: row.version, date: shortDate(lang, row.sent_at) }
  return row.changes === 0
    ? say(lang, kindText.sent_on, values)
    : say(lang, kindText.sent_changed, { ...values, count: row.changes })
}

function sumCell(lang: Lang, value: number | null, of: number, total: { clients: number; currency: string }): Cell {
  if (value === null) return { text: say(lang, reportText.not_measured), unknown: true }
  const amount = signedMoney(lang, value, total.currency)
  return of === total.clients ? amount : say(lang, kindText.sum_of_some, { value: amount, of, count: total.clients })
}
