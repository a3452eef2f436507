import { toCsv, type CsvCell, type CsvTable } from '../documents/csv.ts'
import { minorDigits } from '../i18n/format.ts'
import type { Lang } from '../i18n/text.ts'
import { costKinds } from '../results/roi.ts'
import type { Measured, RankedPost, Report } from './report.ts'

/**
 * The report's tables, for a spreadsheet: names of the data as heads, codes and not words, shares in basis points, times in minutes,
 * money in whole units of the `currency` beside it. What was not measured is an empty cell, its reason in the next one.
 */
export async function reportCsv(report: Report, lang: Lang): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  for (const [name, table] of Object.entries(tablesOf(report, lang))) files.set(name, await toCsv(table, lang))
  return files
}

/** One table a name. */
export function tablesOf(report: Report, lang: Lang): Readonly<Record<string, CsvTable>> {
  const { sections, month, currency } = report
  const { posts, time_and_budget: time, next_month: next, community, annexes } = sections
  const { said } = community
  const digits = minorDigits(currency)
  const money = (minor: number | null): CsvCell => (minor === null ? null : { minor, digits })
  const inUnit = (value: number | null, unit: string): CsvCell => (unit === 'money' ? money(value) : value)
  const currencyOf = (unit: string): CsvCell => (unit === 'money' ? currency : null)
  return {
    summary: {
      header: ['about', 'code', 'text'],
      rows: sections.summary.sentences.map((one) => [one.about, one.code, one[lang]]),
    },
    objectives: {
      header: [
        'month',
        'objective',
        'kpi',
        'unit',
        'baseline',
        'target',
        'date',
        'actual',
        'actual_reason',
        'currency',
        'attainment_bp',
        'status',
      ],
      rows: sections.objectives.items.map((one) => [
        month,
        one.objective,
        one.kpi,
        one.unit,
        inUnit(one.baseline, one.unit),
        inUnit(one.target, one.unit),
        one.date,
        inUnit(one.actual, one.unit),
        one.actual_reason,
        currencyOf(one.unit),
        one.attainment_bp,
        one.status,
      ]),
    },
    indicators: {
      header: [
        'month',
        'kpi',
        'stage',
        'unit',
        'value',
        'value_reason',
        'at_least',
        'previous',
        'previous_reason',
        'target',
        'currency',
        'source',
        'captured_at',
      ],
      rows: sections.indicators.map((one) => [
        month,
        one.kpi,
        one.stage,
        one.unit,
        inUnit(one.value, one.unit),
        one.value_reason,
        one.at_least,
        inUnit(one.previous, one.unit),
        one.previous_reason,
        inUnit(one.target, one.unit),
        currencyOf(one.unit),
        one.source,
        one.captured_at,
      ]),
    },
    networks: {
      header: [
        'month',
        'network',
        'published',
        'planned',
        'planned_reason',
        'failed',
        'minutes',
        'minutes_reason',
        'cost',
        'cost_reason',
        'margin',
        'margin_reason',
        'currency',
      ],
      rows: sections.networks.map((one) => [
        month,
        one.network,
        one.published,
        one.planned,
        one.planned_reason,
        one.failed,
        one.minutes,
        one.minutes_reason,
        money(one.cost),
        one.cost_reason,
        money(one.margin),
        one.margin_reason,
        currency,
      ]),
    },
    network_figures: {
      header: ['month', 'network', 'metric', 'value', 'reason', 'at_least', 'previous', 'source', 'captured_at'],
      rows: sections.networks.flatMap((one): CsvCell[][] => {
        const row = (metric: string, figure: Measured, previous: number | null): CsvCell[] => [
          month,
          one.network,
          metric,
          figure.value,
          figure.reason,
          figure.at_least,
          previous,
          figure.source,
          figure.captured_at,
        ]
        return [
          row('reach', one.reach, one.previous.reach),
          [month, one.network, 'reach_of_posts', one.reach_of_posts, null, false, one.previous.reach_of_posts, null, null],
          row('impressions', one.impressions, one.previous.impressions),
          row('views', one.views, one.previous.views),
          row('engagements', one.engagements, one.previous.engagements),
          [
            month,
            one.network,
            one.rate === null ? 'engagement_rate_bp' : `engagement_rate_by_${one.rate.by}_bp`,
            one.rate?.bp ?? null,
            one.rate_reason,
            false,
            one.previous.rate_bp,
            null,
            null,
          ],
          row('clicks', one.clicks, one.previous.clicks),
          row('followers', one.followers, one.previous.followers),
          row('follower_net', one.follower_net, null),
          row('sessions', one.sessions, null),
        ]
      }),
    },
    posts: {
      header: [
        'id',
        'title',
        'pillar',
        'network',
        'account',
        'url',
        'published_at',
        'published_on',
        'state',
        'age_hours',
        'engagements',
        'rate_bp',
        'rate_by',
      ],
      rows: posts.published.flatMap(({ id, title, pillar, deliveries }) =>
        deliveries.map((one): CsvCell[] => [
          id,
          title,
          pillar,
          one.network,
          one.account,
          one.url,
          one.published_at,
          one.published_on,
          one.state,
          one.age_hours,
          one.engagements,
          one.rate_bp,
          one.rate_by,
        ]),
      ),
    },
    ranking: {
      header: [
        'side',
        'rank',
        'post_id',
        'title',
        'network',
        'url',
        'published_on',
        'pillar',
        'format',
        'compared_by',
        'value',
        'median',
        'engagements',
        'reach',
        'impressions',
        'views',
        'clicks',
      ],
      rows: ([['top', posts.top] as const, ['flop', posts.flop] as const] as const).flatMap(([side, ranked]) =>
        ranked.map((one: RankedPost, index): CsvCell[] => [
          side,
          index + 1,
          one.post_id,
          one.title,
          one.network,
          one.url,
          one.published_on,
          one.pillar,
          one.format,
          posts.compared_by,
          one.value,
          posts.median,
          one.engagements,
          one.reach,
          one.impressions,
          one.views,
          one.clicks,
        ]),
      ),
    },
    pillars: {
      header: ['month', 'pillar', 'planned_percent', 'published'],
      rows: posts.pillars.map((one) => [month, one.pillar, one.planned_percent, one.published]),
    },
    week_pattern: {
      header: ['network', 'compared_by', 'weekday', 'hour', 'posts', 'median'],
      rows: (posts.week_pattern?.cells ?? []).map((one) => [
        posts.week_pattern?.network ?? null,
        posts.week_pattern?.compared_by ?? null,
        one.weekday,
        one.hour,
        one.posts,
        one.median,
      ]),
    },
    time_by_activity: {
      header: ['month', 'activity', 'minutes', 'planned'],
      rows: time.by_activity.map((one) => [month, one.activity, one.minutes, one.planned]),
    },
    time_by_role: {
      header: ['month', 'role', 'minutes', 'minutes_estimated', 'costed', 'cost', 'currency'],
      rows: time.by_role.map((one) => [
        month,
        one.role,
        one.minutes,
        one.minutes_estimated,
        one.costed,
        money(one.cost),
        currency,
      ]),
    },
    return: {
      header: [
        'month',
        'cost_time',
        ...costKinds.map((kind) => `cost_${kind}`),
        'cost_total',
        ...returnParts.map((part) => `returns_${part}`),
        'strict',
        'extended',
        'strict_roi_bp',
        'extended_roi_bp',
        'cumulative_cost',
        'cumulative_strict',
        'cumulative_extended',
        'cumulative_strict_net',
        'cumulative_extended_net',
        'currency',
      ],
      rows: sections.return.series.map((one) => [
        one.month,
        money(one.cost.time),
        ...costKinds.map((kind) => money(one.cost[kind])),
        money(one.cost.total),
        ...returnParts.map((part) => money(one.returns[part])),
        money(one.strict),
        money(one.extended),
        one.strict_roi.bp,
        one.extended_roi.bp,
        money(one.cumulative.cost),
        money(one.cumulative.strict),
        money(one.cumulative.extended),
        money(one.cumulative.strict_net),
        money(one.cumulative.extended_net),
        sections.return.currency,
      ]),
    },
    community: {
      header: ['month', 'measure', 'value', 'reason'],
      rows: (
        [
          ['messages', community.messages, community.messages_reason],
          ['response_rate_bp', community.response_rate_bp, community.response_rate_reason],
          ['response_time_median_min', community.response_time_median_min, community.response_time_reason],
          ['net_sentiment', community.net_sentiment, community.net_sentiment_reason],
          ['share_of_voice_bp', community.share_of_voice_bp, community.share_of_voice_reason],
          ['reviews', community.reviews, community.reviews_reason],
          ['rating', community.rating, community.rating_reason],
          ['incidents', community.incidents, community.incidents_reason],
          ['ambassadors', community.ambassadors, community.ambassadors_reason],
          ...(said === undefined
            ? []
            : ([
                ['mentions', said.mentions.value, said.mentions.reason],
                ['within_24h_bp', said.within_24h_bp.value, said.within_24h_bp.reason],
                ['reviews_answered_bp', said.reviews_answered_bp.value, said.reviews_answered_bp.reason],
                ...said.tags.map(({ tag, count }) => [`tag:${tag}`, count, null] as const),
                ...said.voices.map(({ about, mentions }) => [`voice:${about}`, mentions, null] as const),
              ] as const)),
        ] as const
      ).map((row) => [month, ...row]),
    },
    incidents: {
      header: ['month', 'level', 'topic', 'started_at', 'ended_at', 'minutes', 'outcome', 'lesson'],
      rows: (said?.incidents ?? []).map((one) => [
        month,
        one.level,
        one.topic,
        one.started_at,
        one.ended_at,
        one.minutes,
        one.outcome,
        one.lesson,
      ]),
    },
    next_month: {
      header: ['month', 'kind', 'code', 'who', 'count', 'kpi', 'minutes'],
      rows: [
        ...next.decisions.map((one): CsvCell[] => [next.month, 'decision', one.code, one.who, one.count, one.kpi, one.minutes]),
        ...next.actions.map((one): CsvCell[] => [next.month, 'action', one.code, one.who, one.count, one.kpi, one.minutes]),
      ],
    },
    sources: {
      header: ['month', 'source', 'entries', 'last_on'],
      rows: annexes.sources.map((one) => [month, one.source, one.entries, one.last_on]),
    },
  }
}

const returnParts = ['strict', 'declared', 'assisted', 'leads', 'support', 'hires'] as const
