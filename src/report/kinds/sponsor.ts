import type { Context } from '../../context.ts'
import { daysBetween } from '../../days.ts'
import type { Author } from '../../documents/author.ts'
import type { Block, Chart, Document } from '../../documents/document.ts'
import { date, month as monthInWords } from '../../i18n/format.ts'
import { reportText, sectionTitle } from '../../i18n/report.ts'
import { kindText } from '../../i18n/report-kinds.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Client } from '../../store/clients.ts'
import { findPlan } from '../../strategy/find-plan.ts'
import { known, left, right } from '../document/cells.ts'
import { tilesOf } from '../document/summary.ts'
import type { Report } from '../report.ts'
import { taskWords } from '../summary.ts'
import { capital, signedMoney, tickMoney } from '../words.ts'
import { frame } from './frame.ts'

/** A task of the plan that is more than a week late. */
export interface OverdueTask {
  readonly fr: string
  readonly en: string
  readonly days_late: number
}

const overdueDays = 7
/** More would take a second page. */
const mostTasks = 3

/** The longest first; none where no plan has begun. */
export async function readOverdue(context: Context, client: Client): Promise<readonly OverdueTask[]> {
  const { plans } = await context.store()
  if ((await plans.get(client.slug)) === null) return []
  const { tasks, today } = await findPlan(context, client)
  return tasks
    .flatMap(({ title, times }): OverdueTask[] => {
      const late = times.find(({ state }) => state === 'late')
      const days_late = late === undefined ? 0 : daysBetween(late.last, today)
      return days_late > overdueDays ? [{ fr: say('fr', title), en: say('en', title), days_late }] : []
    })
    .toSorted((a, b) => b.days_late - a.days_late)
}

/** One page for whoever decides: five sentences, four figures, one drawing, what is asked, what is blocked. */
export function composeSponsor(report: Report, lang: Lang, author: Author, overdue: readonly OverdueTask[]): Document {
  const decisions = report.sections.next_month.decisions.slice(0, overdue.length === 0 ? mostTasks : mostTasks - 1)
  const asked: Block =
    decisions.length === 0
      ? { kind: 'paragraph', text: say(lang, reportText.no_decisions) }
      : { kind: 'list', ordered: true, items: decisions.map((task) => capital(taskWords(lang, task))) }
  const [longest] = overdue
  const blocked = (task: OverdueTask): Block => ({
    kind: 'note',
    text: say(lang, kindText.sponsor_blocked, { count: overdue.length, task: task[lang], days: task.days_late }),
  })
  const chart = costAndReturn(report, lang)
  const page = frame(lang, author, report.generated_at, {
    kicker: say(lang, kindText.sponsor_title),
    title: report.client_name,
    subtitle: capital(monthInWords(lang, report.month)),
    draft: report.draft ? say(lang, reportText.draft) : null,
    sections: [
      {
        number: null,
        title: say(lang, sectionTitle.summary),
        blocks: [
          { kind: 'sentences', sentences: report.sections.summary.sentences.map((sentence) => sentence[lang]) },
          { kind: 'tiles', tiles: tilesOf(report, lang) },
          { kind: 'heading', text: say(lang, kindText.sponsor_asked) },
          asked,
          ...(chart === null ? [] : [{ kind: 'chart' as const, chart }]),
          ...(longest === undefined ? [] : [blocked(longest)]),
        ],
      },
    ],
  })
  // who made it, and when, beside the month: every line counts
  const made = [page.subtitle, ...page.from, say(lang, reportText.made_on, { date: date(lang, report.generated_at) })]
  return { ...page, from: [], subtitle: made.join(' · '), foot: [] }
}

/** What it cost since the beginning, and what is proved to have come back: two bars. Null: neither is known. */
function costAndReturn({ sections, currency }: Report, lang: Lang): Chart | null {
  const { series } = sections.return
  const last = series.at(-1)?.cumulative
  if (last === undefined) return null
  const rows = [
    { label: say(lang, reportText.column_cost), value: last.cost },
    { label: say(lang, reportText.column_prudent), value: last.strict },
  ].flatMap(({ label, value }) => (value === null || value < 0 ? [] : [{ label, value, mark: null }]))
  if (rows.every(({ value }) => value === 0)) return null
  const money = (value: number): string => signedMoney(lang, value, currency)
  return {
    kind: 'bars',
    id: 'sponsor',
    title: say(lang, kindText.sponsor_chart, { count: series.length }),
    about: say(lang, kindText.sponsor_chart_about),
    names: { value: say(lang, reportText.cumulative), mark: '' },
    rows,
    format: money,
    tick: (value) => tickMoney(lang, value, currency),
    figures: {
      head: [left(say(lang, reportText.cumulative)), right(currency)],
      rows: [
        [say(lang, reportText.column_cost), money(last.cost)],
        [say(lang, reportText.column_prudent), known(lang, last.strict, 'return_not_measured', money)],
      ],
    },
  }
}
