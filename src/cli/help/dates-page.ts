import type { Context } from '../../context.ts'
import { date, dateTime, minutes, month } from '../../i18n/format.ts'
import { topicText } from '../../i18n/help-topics.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { readWhen } from '../../posts/when.ts'
import { addDays, dayOf, parseDay } from '../../results/day.ts'
import { parseDuration } from '../../results/duration.ts'
import { parseMonth } from '../../results/month.ts'
import { showPage, type TopicSection } from './topic-page.ts'

/** Typed words by language; each is understood in both. Those with a day of the calendar are made of a day that is to come. */
const whens: Readonly<Record<Lang, readonly string[]>> = {
  fr: ['demain 9h', 'mardi prochain 18h30', 'samedi 8h', 'dans 2 heures', '18h30', 'maintenant'],
  en: ['tomorrow 9am', 'next tuesday 6:30pm', 'saturday 8am', 'in 2 hours', '6:30pm', 'now'],
}
const days: Readonly<Record<Lang, readonly string[]>> = {
  fr: ["aujourd'hui", 'hier', 'avant-hier', '12/10', '12/10/2025', '2025-10-12'],
  en: ['today', 'yesterday', 'day before yesterday', '12/10', '12/10/2025', '2025-10-12'],
}
const months: Readonly<Record<Lang, readonly string[]>> = {
  fr: ['current', 'last', 'octobre', 'oct', 'octobre 2025', '10/2025', '2025-10'],
  en: ['current', 'last', 'october', 'oct', 'october 2025', '10/2025', '2025-10'],
}
const durations: Readonly<Record<Lang, readonly string[]>> = {
  fr: ['45', '45min', '1h30', '1:30', '1,5h'],
  en: ['45', '45min', '1h30', '1:30', '1.5h'],
}

/** Every example with what the program understands by it at this moment: the very readers that commands use. */
export async function dateSections(lang: Lang, now: Date, time_zone: string): Promise<readonly TopicSection[]> {
  const today = dayOf(now, time_zone)
  const later = addDays(today, 40)
  const told = async (typed: string): Promise<readonly [string, string]> => {
    const when = await readWhen(typed, { now, time_zone, lang })
    if (when.is !== 'instant') throw new Error(`not understood: ${typed}`)
    return [typed, when.now ? say(lang, topicText.dates_now) : dateTime(lang, new Date(when.instant.scheduled_at), time_zone)]
  }
  return [
    {
      title: topicText.dates_when,
      rows: await Promise.all([...whens[lang], `${later} 09:30`, `${later}T09:30+01:00`].map(told)),
    },
    { title: topicText.dates_slot, rows: [['next', say(lang, topicText.dates_slot_next)]] },
    { title: topicText.dates_day, rows: days[lang].map((typed) => [typed, date(lang, parseDay(typed, today, lang))]) },
    { title: topicText.dates_month, rows: months[lang].map((typed) => [typed, month(lang, parseMonth(typed, today, lang))]) },
    { title: topicText.dates_duration, rows: durations[lang].map((typed) => [typed, minutes(parseDuration(typed, lang))]) },
  ]
}

export async function datesPage(context: Context): Promise<void> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  showPage(context, {
    title: topicText.dates,
    intro: topicText.dates_intro,
    sections: await dateSections(context.lang, context.now(), zone),
  })
}
