/** Plausible's Stats API (https://plausible.io/docs/stats-api): one address, 600 requests an hour. */
import { statisticsText } from '../../i18n/statistics.ts'
import { failureOf, invisible } from '../../networks/answers.ts'
import { textField } from '../../networks/json.ts'
import { firstDay, lastDay } from '../month.ts'
import type { OwnMarks } from '../order-evidence.ts'
import { countOf, isRecord, strange, type Counted, type StatisticsAccess, type StatisticsKind } from './tool.ts'

const marks = ['visit:utm_source', 'visit:utm_medium', 'visit:utm_campaign', 'visit:utm_content'] as const
const page = 10_000
/** No site has so many marks in a month: it is a server that never comes to an end. */
const mostRows = 200_000

interface Result {
  readonly dimensions: readonly string[]
  readonly count: number | null
}

export const plausible: StatisticsKind = {
  tool: 'plausible',
  name: 'Plausible',
  credentials: [{ name: 'token', label: statisticsText.token_plausible }],
  endpoint: 'https://plausible.io',
  connect: (access) => ({
    check: async () => {
      await ask(access, { metrics: ['visits'], date_range: 'day' })
    },
    month: async (month, own) => {
      const date_range = [firstDay(month), lastDay(month)]
      const filters = [ours(own)]
      const visits = await ask(access, { metrics: ['visits'], date_range, dimensions: marks, filters })
      const goals = await conversions(access, { date_range, filters })
      const byMarks = new Map<string, number>()
      for (const { dimensions, count } of goals ?? []) {
        const key = JSON.stringify(dimensions.slice(0, marks.length))
        byMarks.set(key, (byMarks.get(key) ?? 0) + (count ?? 0))
      }
      const without = [...byMarks.keys()].filter((key) => !visits.some((one) => JSON.stringify(one.dimensions) === key))
      const all = [...visits, ...without.map((key) => ({ dimensions: JSON.parse(key) as string[], count: 0 }))]
      return all.map(({ dimensions, count }) => ({
        ...marked(dimensions),
        sessions: count,
        conversions: goals === null ? null : (byMarks.get(JSON.stringify(dimensions)) ?? 0),
      }))
    },
  }),
}

function ours(own: OwnMarks): unknown[] {
  return [
    'or',
    [
      ['is', 'visit:utm_medium', [...own.media]],
      ...(own.sources.size > 0 ? [['is', 'visit:utm_source', [...own.sources]]] : []),
    ],
  ]
}

/** By goal, those that were named or all of them; null where the site has no goals. */
async function conversions(
  access: StatisticsAccess,
  { date_range, filters }: { date_range: readonly string[]; filters: readonly unknown[] },
): Promise<readonly Result[] | null> {
  const { goals } = access.site
  const dimensions = [...marks, 'event:goal']
  const named = goals === null ? [] : [['is', 'event:goal', goals]]
  const found = await ask(access, { metrics: ['events'], date_range, dimensions, filters: [...filters, ...named] })
  if (found.length > 0 || goals !== null) return found
  const any = await ask(access, { metrics: ['events'], date_range: 'all', dimensions: ['event:goal'] })
  return any.length > 0 ? [] : null
}

function marked([source = '', medium, campaign, content]: readonly string[]): Omit<Counted, 'sessions' | 'conversions'> {
  const set = (value: string | undefined): string | null => (value && !/^\((?:not set|none)\)$/i.test(value) ? value : null)
  return {
    utm_source: set(source) ?? '',
    utm_medium: set(medium),
    utm_campaign: set(campaign),
    utm_content: set(content),
  }
}

async function ask({ http, site, secrets, now }: StatisticsAccess, query: Record<string, unknown>): Promise<Result[]> {
  const results: Result[] = []
  for (;;) {
    const pagination = { limit: page, offset: results.length }
    const answer = await invisible(() =>
      http({
        method: 'POST',
        url: `${site.endpoint}/api/v2/query`,
        headers: { authorization: `Bearer ${secrets['token'] ?? ''}` },
        json: { site_id: site.site, ...query, pagination },
      }),
    )
    const said = isRecord(answer.json) ? textField(answer.json['error']) : ''
    if (answer.status !== 200) {
      const message = http.redact?.(said || answer.text) ?? ''
      throw failureOf(answer, { now: now(), message, read: true })
    }
    const rows = isRecord(answer.json) ? answer.json['results'] : undefined
    if (!Array.isArray(rows)) throw strange('Plausible')
    for (const row of rows as unknown[]) {
      const { dimensions, metrics } = isRecord(row) ? row : {}
      if (!Array.isArray(dimensions) || !Array.isArray(metrics)) throw strange('Plausible')
      results.push({ dimensions: dimensions.map(textField), count: countOf(metrics[0]) })
    }
    if (rows.length < page) return results
    if (results.length >= mostRows) throw strange('Plausible')
  }
}
