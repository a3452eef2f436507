import { say, type Lang } from '../../i18n/text.ts'
import type { Client } from '../../store/clients.ts'
import type { Idea } from '../../store/ideas.ts'
import type { FoundPlan, FoundTask } from '../../strategy/find-plan.ts'
import { minutesByRole, minutesInAll } from '../../strategy/plan.ts'
import { detailText } from './words.ts'

export function planJson(lang: Lang, client: Client, found: FoundPlan, tasks: readonly FoundTask[], feedback: readonly Idea[]) {
  const { strategy, plan, start, end, today, holidays_known } = found
  return {
    client: client.slug,
    strategy_version: strategy.version,
    start,
    start_set: plan !== null,
    end,
    today,
    holidays_known,
    minutes_by_role: minutesByRole(found.tasks),
    minutes_total: minutesInAll(found.tasks),
    tasks: tasks.map((task) => taskJson(lang, task)),
    feedback: feedback.map(({ id, text, said_by, added_at }) => ({ id, text, said_by, added_at })),
  }
}

function taskJson(lang: Lang, task: FoundTask) {
  const { title, details, who, times, minutes_by_role, ...plain } = task
  return {
    ...plain,
    title: say(lang, title),
    details: details.map((detail) => detailText(lang, detail)),
    // consultant, provider and owner stand for who has no name here
    who: who.length === 0 ? null : who.map((one) => one.name ?? one.kind),
    who_reason: who.length === 0 ? 'nobody_named' : null,
    minutes_by_role,
    times: times.map(({ nth, first, last, state, mark }) => ({
      nth,
      first,
      last,
      state,
      done_on: mark?.done_on ?? null,
      done_by: mark?.done_by ?? null,
      minutes: mark?.minutes ?? null,
      note: mark?.note ?? null,
      from_data: mark?.from_data ?? false,
    })),
  }
}
