import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { date } from '../i18n/format.ts'
import { seriesText } from '../i18n/series.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { Pool, PoolUses } from '../store/pools.ts'
import type { Ground, Made } from '../store/series.ts'
import { choose, type Candidate } from './evergreen.ts'
import type { OccurrenceTime } from './occurrence-time.ts'
import { keepMedia } from './media.ts'
import { nothingSaid } from './post-input.ts'
import { preparePost, type Prepared } from './prepare-post.ts'
import { clockIssues, dueAt } from './series-post.ts'
import { refuseUnlessWhole } from './whole-template.ts'

/** What is drawn, from where, and for when. */
export interface Draw {
  readonly pool_id: number
  readonly time: OccurrenceTime
  readonly time_zone: string
  readonly typed_at: string | null
  /** Only these accounts of what an entry says; null: all of them. */
  readonly account_ids: readonly number[] | null
  readonly series: Ground['series']
}

/** Others may draw at the same time; more often than that in a row is no chance. */
const tries = 20

/**
 * The post that a pool gives for an instant, ready to be stored. Nothing is written. Throws `Failure` usage: `pool_gone`, `pool_empty`,
 * `pool_used_up`, `pool_rests`, `pool_refused`.
 */
export async function prepareDraw(
  context: Context,
  client: Client,
  draw: Draw,
): Promise<{ prepared: Prepared; candidate: Candidate; pool: Pool; seen: PoolUses }> {
  const { lang } = context
  const store = await context.store()
  const pool = await store.pools.get(draw.pool_id)
  if (pool === null) throw new Failure('usage', 'pool_gone', say(lang, seriesText.pool_gone))
  const seen = await store.pools.uses(pool.id)
  const { scheduled_at } = draw.time
  const choice = choose(pool, seen.uses, scheduled_at, draw)
  const { name } = pool
  if (choice.is === 'empty') {
    throw new Failure('usage', 'pool_empty', say(lang, seriesText.pool_empty, { name }), {
      hint: say(lang, seriesText.pool_empty_hint, { name }),
    })
  }
  if (choice.is === 'used_up') throw new Failure('usage', 'pool_used_up', say(lang, seriesText.pool_used_up, { name }))
  if (choice.is === 'resting') throw rests(context, name, choice.until)
  let refusal: Failure | null = null
  for (const candidate of choice.candidates) {
    try {
      await refuseUnlessWhole(context, client, candidate.template)
      const prepared = await preparePost(context, client, nothingSaid, dueAt(draw.time, draw), {
        allow_duplicate: false,
        draft: false,
        template: candidate.template,
        origin: {
          series_id: draw.series?.id ?? null,
          occurrence: draw.series === null ? null : draw.time.occurrence,
          pool_entry_id: candidate.entry.id,
          pool_variant: candidate.variant,
        },
        more_issues: clockIssues(draw.time),
      })
      return { prepared, candidate, pool, seen }
    } catch (error) {
      // one that cannot leave does not keep the others from it
      if (!(error instanceof Failure)) throw error
      refusal ??= error
    }
  }
  if (refusal?.code === 'duplicate_post') throw rests(context, name, null)
  const reason = [refusal?.message ?? '', ...(refusal?.details ?? [])].join(' ')
  throw new Failure('usage', 'pool_refused', say(lang, seriesText.pool_refused, { name, reason }))
}

/** Draws and stores. As `prepareDraw`; `there`: the occurrence has its post; `changed`: the series is not what it was. */
export async function drawPost(context: Context, client: Client, draw: Draw): Promise<Made> {
  const { lang } = context
  const store = await context.store()
  let name = ''
  for (let i = 0; i < tries; i++) {
    const { prepared, pool, seen } = await prepareDraw(context, client, draw)
    name = pool.name
    if (prepared.files.length > 0) await keepMedia(context, prepared.files)
    const ground = { series: draw.series, pool: { id: pool.id, last_use: seen.last_use } }
    const made = await store.series.make(ground, prepared.post, context.now().toISOString())
    if (made !== 'changed') return made
    if (draw.series !== null && (await store.series.get(draw.series.id))?.version !== draw.series.version) return made
  }
  throw new Failure('busy', 'pool_busy', say(lang, seriesText.pool_busy, { name }))
}

function rests({ lang }: Context, name: string, until: string | null): Failure {
  return until === null
    ? new Failure('usage', 'pool_rests', say(lang, seriesText.pool_text_rests, { name }))
    : new Failure('usage', 'pool_rests', say(lang, seriesText.pool_rests, { name, day: date(lang, until) }))
}
