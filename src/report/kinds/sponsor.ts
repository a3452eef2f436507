import type { Context } from '../../context.ts'
import { daysBetween } from '../../days.ts'
import type { Author } from '../../documents/author.ts'
import type { Block, Document, Section } from '../../documents/document.ts'
import { month as monthInWords } from '../../i18n/format.ts'
import { reportText, sectionTitle } from '../../i18n/report.ts'
import { kindText } from '../../i18n/report-kinds.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Client } from '../../store/clients.ts'
import { findPlan } from '../../strategy/find-plan.ts'
import { compose } from '../compose.ts'
import type { Report } from '../report.ts'
import { taskWords } from '../summary.ts'
import { capital } from '../words.ts'
import { frame } from './frame.ts'

/** A task of the plan that is more than a week late. */
export interface OverdueTask {
  readonly fr: string
  readonly en: string
  readonly days_late: number
}

const overdueDays = 7
/** More would take a second page. */
const mostTasks = 5

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
  const whole = compose(report, lang, author)
  const [inShort] = whole.sections
  // the way to the objectives, else what came back, else whatever is drawn
  const drawing = [1, 6, ...whole.sections.keys()]
    .flatMap((index) => whole.sections[index]?.blocks ?? [])
    .find(({ kind }) => kind === 'chart')
  const { decisions } = report.sections.next_month
  const asked: Block =
    decisions.length === 0
      ? { kind: 'paragraph', text: say(lang, reportText.no_decisions) }
      : { kind: 'list', ordered: true, items: decisions.map((task) => capital(taskWords(lang, task))) }
  const section = (title: string, blocks: readonly Block[]): Section => ({ number: null, title, blocks })
  return frame(lang, author, report.generated_at, {
    kicker: say(lang, kindText.sponsor_title),
    title: report.client_name,
    subtitle: capital(monthInWords(lang, report.month)),
    draft: whole.draft,
    sections: [
      section(say(lang, sectionTitle.summary), [...(inShort?.blocks ?? []), ...(drawing === undefined ? [] : [drawing])]),
      section(say(lang, kindText.sponsor_asked), [asked]),
      ...(overdue.length === 0
        ? []
        : [
            section(say(lang, kindText.sponsor_blocked), [
              {
                kind: 'list',
                ordered: false,
                items: overdue
                  .slice(0, mostTasks)
                  .map((task) => say(lang, kindText.task_late, { task: task[lang], count: task.days_late })),
              },
            ]),
          ]),
    ],
  })
}
