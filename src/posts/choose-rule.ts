import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { date } from '../i18n/format.ts'
import { seriesText } from '../i18n/series.ts'
import { queueText } from '../i18n/queue.ts'
import { say, type Text } from '../i18n/text.ts'
import { dayInstant } from './day-instant.ts'
import { datesOf, readRule, writeRule, type Dates, type ReadRule } from './recurrence.ts'

const wrong = {
  too_often: [seriesText.too_often, seriesText.too_often_hint],
  hour_inside: [seriesText.hour_inside, seriesText.hour_inside_hint],
  start_inside: [seriesText.start_inside, seriesText.start_inside_hint],
  exception_inside: [seriesText.exception_inside, seriesText.exception_inside_hint],
  two_ends: [seriesText.two_ends, seriesText.two_ends_hint],
} as const satisfies Record<Exclude<ReadRule['is'], 'rule' | 'unreadable'>, readonly [Text, Text]>

export interface ChosenRule {
  /** As it is stored. */
  readonly rule: string
  readonly dates: Dates
}

/**
 * What was typed for `--repeat` and `--until`, as a rule. Throws `Failure` usage: `rule_unreadable`, `rule_too_often`,
 * `rule_hour_inside`, `rule_start_inside`, `rule_exception_inside`, `rule_two_ends`, `rule_without_dates`, `bad_day`.
 */
export async function chooseRule(
  context: Context,
  typed: string,
  until: string | null,
  first_local: string,
): Promise<ChosenRule> {
  const { lang } = context
  const read = readRule(typed)
  if (read.is === 'unreadable') {
    const message =
      read.part === typed.trim()
        ? say(lang, seriesText.unreadable, { typed })
        : say(lang, seriesText.unreadable_part, { typed, part: read.part })
    throw new Failure('usage', 'rule_unreadable', message, { hint: say(lang, seriesText.unreadable_hint) })
  }
  const refuse = (code: keyof typeof wrong, part: string): Failure => {
    const [message, hint]: readonly [Text, Text] = wrong[code]
    return new Failure('usage', `rule_${code}`, say(lang, message, { part }), { hint: say(lang, hint) })
  }
  if (read.is !== 'rule') throw refuse(read.is, read.part)
  let { rule } = read
  if (until !== null) {
    if (dayInstant(until, 0, 'UTC') === null) {
      throw new Failure('usage', 'bad_day', say(lang, queueText.bad_day, { value: until }), {
        hint: say(lang, queueText.bad_day_hint),
      })
    }
    if (rule.count !== null || rule.until !== null) throw refuse('two_ends', until)
    rule = { ...rule, until: `${until.trim()}T23:59` }
  }
  const written = writeRule(rule)
  const dates = await datesOf(written, first_local)
  if (dates.next(null, 1).length === 0) {
    throw new Failure('usage', 'rule_without_dates', say(lang, seriesText.no_occurrence, { first: date(lang, first_local) }), {
      hint: say(lang, seriesText.no_occurrence_hint),
    })
  }
  return { rule: written, dates }
}
