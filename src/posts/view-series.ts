import type { Lang } from '../i18n/text.ts'
import type { Series } from '../store/series.ts'
import type { OccurrenceTime } from './occurrence-time.ts'
import { sayRule } from './say-rule.ts'

/** A series as `--json` prints it. */
export interface SeriesView extends Pick<Series, 'rule' | 'first_local' | 'time_zone' | 'pool_id' | 'state' | 'problem'> {
  /** Null: it is not stored yet. */
  readonly id: number | null
  /** The rule in the reader's language. */
  readonly words: string
}

/** The same when it is made: its next dates, and the posts that are there. */
export interface NewSeriesView extends SeriesView {
  readonly next: readonly Pick<OccurrenceTime, 'occurrence' | 'scheduled_at' | 'scheduled_local'>[]
  /** Their ids. */
  readonly posts: readonly number[]
}

export function viewSeries(
  series: Pick<Series, 'rule' | 'first_local' | 'time_zone' | 'pool_id'> & Partial<Pick<Series, 'id' | 'state' | 'problem'>>,
  lang: Lang,
): SeriesView {
  const { id = null, state = 'active', rule, first_local, time_zone, pool_id, problem = null } = series
  return {
    id,
    state,
    rule,
    words: sayRule(lang, rule, first_local),
    first_local,
    time_zone,
    pool_id,
    problem,
  }
}

export function viewNewSeries(
  series: Parameters<typeof viewSeries>[0],
  next: readonly OccurrenceTime[],
  posts: readonly number[],
  lang: Lang,
): NewSeriesView {
  return {
    ...viewSeries(series, lang),
    next: next.map(({ occurrence, scheduled_at, scheduled_local }) => ({ occurrence, scheduled_at, scheduled_local })),
    posts,
  }
}
