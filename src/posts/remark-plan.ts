import type { Context } from '../context.ts'
import { list } from '../i18n/format.ts'
import { pillarName, pillarText } from '../i18n/pillars.ts'
import { postText } from '../i18n/posts.ts'
import type { Issue } from '../networks/contract.ts'
import type { Client } from '../store/clients.ts'
import type { NewPost, Post } from '../store/posts.ts'
import type { Strategy } from '../store/strategies.ts'
import { sameTextDays } from '../store/text-key.ts'
import type { AnswerValues } from '../strategy/answers.ts'
import type { StrategyResult } from '../strategy/strategy.ts'
import { areAlike, fillerPosts } from './alike.ts'
import { addDays, dayOf } from '../days.ts'
import { strategyRemark } from './needs-strategy.ts'
import { mixUntil } from './pillar-mix.ts'
import { standingPosts } from './standing-posts.ts'

/** What only the client's strategy says: of the post, not of what one account makes of it. The first is of earlier days, and stored. */
export const planCodes: readonly string[] = [
  'no_strategy',
  'no_approved_strategy',
  'brand_kit_empty',
  'no_pillar',
  'pillar_drift',
  'filler',
]

/**
 * The post, with what the client's strategy says of it: that it is not approved, a pillar that is missing or has had its share, the same
 * message for the third time. None of it is stored: it is said when the post is queued.
 */
export async function remarkPlan<P extends NewPost | Post>(context: Context, client: Client, post: P): Promise<P> {
  const store = await context.store()
  const strategy = await store.strategies.get(client.slug)
  const day = dayOf(post.scheduled_at === null ? context.now() : new Date(post.scheduled_at), client.time_zone)
  const around = await standingPosts(context, client, {
    from: addDays(day, -sameTextDays),
    to: addDays(day, sameTextDays),
  })
  const others = around.filter((other) => !('id' in post) || other.id !== post.id)
  const remarks = [
    await strategyRemark(context, client),
    brandKitRemark(strategy),
    mixRemark(context, post, strategy, others, day),
    fillerRemark(context, post, others),
  ].filter((remark) => remark !== null)
  return {
    ...post,
    deliveries: post.deliveries.map((one) => (one.part > 0 ? one : { ...one, issues: [...one.issues, ...remarks] })),
  }
}

/** Somebody outside the company writes, and has nothing of the company to write from. */
function brandKitRemark(strategy: Strategy | null): Issue | null {
  const { staffing } = (strategy?.result ?? {}) as Partial<StrategyResult>
  if (staffing?.mode !== 'doublette') return null
  const { brand_story, topics, voice } = strategy?.answers ?? {}
  const has_story = brand_story?.state === 'answered' && brand_story.value !== ''
  const has_topics = topics?.state === 'answered' && (topics.value as AnswerValues['topics']).ok.length > 0
  if (has_story || has_topics || voice?.state === 'answered') return null
  return { level: 'warning', code: 'brand_kit_empty', message: postText.brand_kit_empty }
}

/** No pillar where the strategy has some; or one whose share of the four weeks is used up. */
function mixRemark(
  { lang }: Context,
  post: NewPost | Post,
  strategy: Strategy | null,
  others: readonly Post[],
  day: string,
): Issue | null {
  const { pillar } = post
  const mix = mixUntil(strategy, [...others, { scheduled_local: day, pillar }], day)
  if (mix === null || mix.next === null) return null
  const behind = pillarName(lang, mix.next)
  if (pillar === null) {
    return 'id' in post
      ? { level: 'notice', code: 'no_pillar', message: pillarText.missing, values: { pillar: behind, id: post.id } }
      : { level: 'notice', code: 'no_pillar', message: pillarText.missing_dry, values: { pillar: behind } }
  }
  const over = mix.drifted.find((share) => share.pillar === pillar && (share.drift_points ?? 0) > 0)
  if (over === undefined) return null
  const values = {
    pillar: pillarName(lang, pillar),
    actual: over.actual_percent ?? 0,
    planned: over.planned_percent,
    behind,
  }
  return { level: 'notice', code: 'pillar_drift', message: pillarText.over, values }
}

/** A series and a pool say on purpose what was said before, and so does a post that takes up another one for other networks. */
function fillerRemark({ lang }: Context, post: NewPost | Post, others: readonly Post[]): Issue | null {
  const series_id = 'series_id' in post ? post.series_id : (post.origin?.series_id ?? null)
  if (series_id !== null) return null
  const from = post.from_post ?? ('id' in post ? post.id : null)
  const alike = others.filter(
    (other) => other.series_id === null && (other.from_post ?? other.id) !== from && areAlike(textOf(post), textOf(other)),
  )
  if (alike.length < fillerPosts - 1) return null
  const ids = list(
    lang,
    alike.map((other) => String(other.id)),
  )
  return { level: 'notice', code: 'filler', message: postText.alike, values: { ids, days: sameTextDays } }
}

/** The text of the post, or that of its first account where it has only such. */
function textOf({ text, deliveries }: NewPost | Post): string {
  return text.trim() === '' ? (deliveries[0]?.content.text ?? '') : text
}
