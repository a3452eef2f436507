import { isAssistant } from '../assistant.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { seriesText } from '../i18n/series.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { Post } from '../store/posts.ts'
import type { Made, Series, SeriesProblem } from '../store/series.ts'
import { drawPost } from './draw-post.ts'
import type { OccurrenceTime } from './occurrence-time.ts'
import { keepMedia } from './media.ts'
import { nothingSaid } from './post-input.ts'
import { preparePost } from './prepare-post.ts'
import { datesOf } from './recurrence.ts'
import { horizonDays, horizonOf } from './series-horizon.ts'
import { clockIssues, dueAt } from './series-post.ts'
import { refuseUnlessWhole } from './whole-template.ts'

/** What could not be made is tried again after that. */
const againMs = 24 * 60 * 60_000

export interface Extended {
  readonly series: Series
  readonly made: readonly Post[]
  readonly problem: Omit<SeriesProblem, 'since'> | null
  /** The problem is new: this call has to tell it, and no other will. */
  readonly tell: boolean
}

/**
 * Makes the posts of every series whose time has come. Several at once are safe: an occurrence is made once. What is wrong with one
 * is its problem, never the caller's: nothing is thrown but what befalls the store itself.
 */
export async function extendDueSeries(context: Context): Promise<Extended[]> {
  // what a series makes goes out without a further agreement: a person or a pass makes it
  if (isAssistant(context)) return []
  const store = await context.store()
  const extended: Extended[] = []
  for (const series of await store.series.due(context.now().toISOString())) extended.push(await extendSeries(context, series))
  return extended
}

/** As `extendDueSeries`, for one. */
export async function extendSeries(context: Context, series: Series): Promise<Extended> {
  const store = await context.store()
  const now = context.now()
  const at = now.toISOString()
  const made: Post[] = []
  let problem: Extended['problem'] = null
  const note = (error: unknown, occurrence: string): void => {
    problem ??= { ...problemOf(context, error), occurrence }
  }
  let extend_at: string | null = new Date(now.getTime() + againMs).toISOString()
  try {
    const client = await store.clients.get(series.client)
    if (client === null) throw new Error(`the client ${series.client} of series ${series.id} is gone`)
    const dates = await datesOf(series.rule, series.first_local)
    const days = series.pool_id === null ? horizonDays.template : horizonDays.pool
    const horizon = horizonOf(dates, series.time_zone, now, days)
    const [first] = horizon.times
    const there = new Set(
      first === undefined ? [] : (await store.series.occurrences(series.id, first.occurrence)).map((one) => one.occurrence),
    )
    for (const time of horizon.times) {
      if (there.has(time.occurrence)) continue
      try {
        const post = await makeOccurrence(context, client, series, time)
        // whoever changed it has set its next time
        if (post === 'changed') return { series, made, problem: null, tell: false }
        if (post !== 'there') made.push(post)
      } catch (error) {
        note(error, time.occurrence)
      }
    }
    if (problem === null) extend_at = horizon.extend_at
    else if (horizon.extend_at !== null && horizon.extend_at < extend_at) extend_at = horizon.extend_at
  } catch (error) {
    note(error, series.first_local)
  }
  const tell = await store.series.extended(series.id, series.version, { extend_at, problem }, at)
  return { series, made, problem, tell }
}

async function makeOccurrence(context: Context, client: Client, series: Series, time: OccurrenceTime): Promise<Made> {
  const { id, version, template, pool_id, account_ids, time_zone, typed_at } = series
  const ground = { id, version }
  if (pool_id !== null || template === null)
    return drawPost(context, client, { pool_id: pool_id ?? 0, time, time_zone, typed_at, account_ids, series: ground })
  await refuseUnlessWhole(context, client, template)
  const { post, files } = await preparePost(context, client, nothingSaid, dueAt(time, series), {
    allow_duplicate: series.allow_duplicate,
    draft: false,
    template,
    origin: { series_id: id, occurrence: time.occurrence, pool_entry_id: null, pool_variant: null },
    except_series: id,
    more_issues: clockIssues(time),
  })
  if (files.length > 0) await keepMedia(context, files)
  const store = await context.store()
  return store.series.make({ series: ground, pool: null }, post, context.now().toISOString())
}

function problemOf({ lang }: Context, error: unknown): Pick<SeriesProblem, 'code' | 'message'> {
  if (error instanceof Failure) return { code: error.code, message: [error.message, ...error.details].join(' ') }
  const message = error instanceof Error ? error.message : String(error)
  return { code: 'unexpected', message: say(lang, seriesText.unexpected, { message }) }
}
