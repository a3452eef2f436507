import { startLoopback, type Answer, type Loopback, type Received } from './loopback.ts'

export interface PlausibleVisit {
  /** `2026-10-05` */
  readonly day: string
  readonly source: string
  readonly medium?: string
  readonly campaign?: string
  readonly content?: string
  readonly visits: number
  readonly goals?: Readonly<Record<string, number>>
}

export interface PlausibleOptions {
  readonly key?: string
  readonly site?: string
  readonly goals?: readonly string[]
  readonly visits?: readonly PlausibleVisit[]
}

type Filter = readonly [operator: string, ...unknown[]]

/**
 * Plausible's Stats API v2 on loopback: one address, bearer key, every key of the query checked. After plausible.io/docs/stats-api
 * (2026-11-27): `(not set)` for what an address had not, 401 for a wrong key and for a site of somebody else alike.
 */
export async function startPlausible(options: PlausibleOptions = {}): Promise<Loopback & { readonly key: string }> {
  const key = options.key ?? 'plausible-canary-key-88ab'
  const site = options.site ?? 'boulangerie.example'
  const configured = options.goals ?? ['Order', 'Contact form']
  const marks = ['source', 'medium', 'campaign', 'content'] as const
  const refused = (status: number, error: string): Answer => ({ status, body: { error } })
  const markOf = (visit: PlausibleVisit, dimension: string): string => {
    const mark = marks.find((one) => dimension === `visit:utm_${one}`)
    return mark === undefined ? '' : (visit[mark] ?? '(not set)')
  }
  const passes = (visit: PlausibleVisit, filter: Filter): boolean => {
    const [operator, a, b] = filter
    if (operator === 'or') return (a as Filter[]).some((one) => passes(visit, one))
    if (operator === 'is' && String(a).startsWith('visit:utm_')) return (b as string[]).includes(markOf(visit, String(a)))
    return operator === 'is' && a === 'event:goal'
  }

  function answer({ method, path, headers, body }: Received): Answer {
    if (method !== 'POST' || path !== '/api/v2/query') return { status: 404, body: '<html>404</html>' }
    if (headers['authorization'] !== `Bearer ${key}`) return refused(401, 'Invalid API key or site ID.')
    if (headers['content-type'] !== 'application/json') return refused(400, 'no JSON')
    const query = JSON.parse(body.toString()) as {
      site_id: string
      metrics: string[]
      date_range: string | [string, string]
      dimensions?: string[]
      filters?: Filter[]
      pagination?: { limit: number; offset: number }
    }
    const allowed = ['site_id', 'metrics', 'date_range', 'dimensions', 'filters', 'pagination']
    const unknown = Object.keys(query).filter((name) => !allowed.includes(name))
    if (unknown.length > 0) return refused(400, `#: Schema does not allow additional properties: ${unknown.join(', ')}`)
    if (query.site_id !== site) return refused(401, 'Invalid API key or site ID.')
    const { dimensions = [], filters = [], pagination = { limit: 10_000, offset: 0 }, date_range, metrics } = query
    const byGoal = dimensions.includes('event:goal')
    const [metric] = metrics
    if (metrics.length !== 1 || (byGoal ? metric !== 'events' : metric !== 'visits')) return refused(400, 'bad metrics')
    const goalFilter = filters.find((one) => one[1] === 'event:goal')?.[2] as string[] | undefined
    const strangeGoal = goalFilter?.find((goal) => !configured.includes(goal))
    if (strangeGoal !== undefined) return refused(400, `The goal \`${strangeGoal}\` is not configured for this site.`)
    const [from, to] = typeof date_range === 'string' ? ['0000', '9999'] : date_range
    const rows = new Map<string, number>()
    for (const visit of options.visits ?? []) {
      if (visit.day < from || visit.day > to || !filters.every((one) => passes(visit, one))) continue
      const add = (goal: string | null, count: number): void => {
        if (count === 0) return
        const values = dimensions.map((one) => (one === 'event:goal' ? (goal ?? '') : markOf(visit, one)))
        const id = JSON.stringify(values)
        rows.set(id, (rows.get(id) ?? 0) + count)
      }
      if (!byGoal) add(null, visit.visits)
      else
        for (const [goal, count] of Object.entries(visit.goals ?? {}))
          if (configured.includes(goal) && (goalFilter === undefined || goalFilter.includes(goal))) add(goal, count)
    }
    const results = [...rows].map(([values, count]) => ({ metrics: [count], dimensions: JSON.parse(values) as string[] }))
    const { limit, offset } = pagination
    return { status: 200, body: { results: results.slice(offset, offset + limit), meta: {}, query } }
  }

  const server = await startLoopback({ subject: () => 'read', answer })
  return Object.assign(server, { key })
}
