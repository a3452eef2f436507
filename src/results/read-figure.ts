import { Failure } from '../failure.ts'
import { figuresText } from '../i18n/figures.ts'
import { minutes, number, percent } from '../i18n/format.ts'
import { say, type Lang } from '../i18n/text.ts'
import { parsePercent } from '../money.ts'
import { parseDuration } from './duration.ts'
import { readNumber } from './exports/read-number.ts'
import { faultOf } from './figure-range.ts'
import { metricKinds, type MetricName } from './metric.ts'

/**
 * A figure as a person types it, in its unit: a whole number (`1 234`), a share in percent (`12,5` or `12,5 %`), a rating (`4,6`), a
 * duration (`90`, `1h30`), a score. Throws `Failure` usage `bad_figure`.
 */
export function readFigure(metric: MetricName, text: string, lang: Lang): number {
  const { unit } = metricKinds[metric]
  const value =
    unit === 'bp' ? quiet(() => parsePercent(text, lang)) : unit === 'minutes' ? minutesOf(text, lang) : numberOf(text, unit)
  if (value !== null && faultOf(metric, value) === null) return value
  const wrong = { count: 'bad_count', bp: 'bad_share', stars: 'bad_stars', score: 'bad_score', minutes: 'bad_minutes' } as const
  throw new Failure('usage', 'bad_figure', say(lang, figuresText[wrong[unit]], { text: text.trim() }), {
    hint: say(lang, figuresText.bad_figure_hint),
  })
}

function numberOf(text: string, unit: 'count' | 'score' | 'stars'): number | null {
  const read = readNumber(text, { lang: null, whole: unit !== 'stars' })
  return read === null || Number.isNaN(read) ? null : read
}

/** 0 is a duration here: an answer within the minute. */
function minutesOf(text: string, lang: Lang): number | null {
  return /^0\s*(min|m)?$/.test(text.trim()) ? 0 : quiet(() => parseDuration(text, lang))
}

function quiet(read: () => number): number | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
}

/** A figure with its unit, as a person reads it. */
export function sayFigure(lang: Lang, metric: MetricName, value: number): string {
  const { unit } = metricKinds[metric]
  if (unit === 'bp') return percent(lang, value)
  if (unit === 'minutes') return minutes(value)
  return number(lang, value, unit === 'stars' ? 2 : 0)
}
