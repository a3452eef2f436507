import { fieldChoiceText } from '../i18n/questionnaire.ts'
import { say, type Lang } from '../i18n/text.ts'
import { dayIds, type Day } from '../strategy/strategy.ts'

/** `lun-ven, dim`: short, and as `--days` takes it. Three days or more in a row are one. */
export function shortDays(lang: Lang, days: readonly Day[]): string {
  const runs: Day[][] = []
  for (const day of dayIds.filter((one) => days.includes(one))) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    if (run && before && dayIds.indexOf(day) === dayIds.indexOf(before) + 1) run.push(day)
    else runs.push([day])
  }
  return runs
    .flatMap((run) => (run.length > 2 ? [[run[0], run.at(-1)]] : run.map((day) => [day])))
    .map((ends) => ends.map((day) => (day === undefined ? '' : shortDay(lang, day))).join('-'))
    .join(', ')
}

export function shortDay(lang: Lang, day: Day): string {
  return say(lang, fieldChoiceText.days[day]).slice(0, 3)
}
