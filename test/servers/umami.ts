import { startLoopback, type Answer, type Loopback, type Received } from './loopback.ts'

export interface UmamiVisit {
  /** ISO 8601 UTC. */
  readonly at: string
  readonly source: string
  readonly medium?: string
  readonly campaign?: string
  readonly content?: string
  readonly visits: number
  /** Sessions that reached it: `/merci`, `order`. */
  readonly goals?: Readonly<Record<string, number>>
}

export interface UmamiOptions {
  readonly username?: string
  readonly password?: string
  /** Cloud: a key at `/v1` instead of a name and a password at `/api`. */
  readonly key?: string
  readonly site?: string
  readonly visits?: readonly UmamiVisit[]
}

/**
 * Umami 3.1 on loopback: signing in, one website, the reports `breakdown` and `attribution`, with the checks of its own request schemas
 * (src/lib/schema.ts of umami-software/umami, 2026-05-14): numbers as JSON numbers, 401 for a wrong token and for a website of somebody
 * else alike.
 */
export async function startUmami(
  options: UmamiOptions = {},
): Promise<Loopback & { readonly site: string; readonly token: string }> {
  const { username = 'bakery', password = 'umami-canary-password-51', key } = options
  const site = options.site ?? '9b1f3c52-6f0a-4f9f-8f3a-0d9a4c1f2e77'
  const token = 'umami-canary-session-c7a2'
  const problem = (status: number, code: string, message: string): Answer => ({
    status,
    body: { error: { message, code, status } },
  })
  const unauthorized = problem(401, 'unauthorized', 'Unauthorized')
  const base = key === undefined ? '/api' : '/v1'
  const fields = { utmSource: 'source', utmMedium: 'medium', utmCampaign: 'campaign', utmContent: 'content' } as const

  function report(kind: string, body: Buffer): Answer {
    const asked = JSON.parse(body.toString()) as {
      websiteId: string
      type: string
      filters: Record<string, string>
      parameters: { startDate: string; endDate: string; fields?: string[]; model?: string; type?: string; step?: string }
    }
    const { websiteId, type, filters, parameters } = asked
    if (type !== kind || typeof filters !== 'object') return problem(400, 'bad-request', 'Bad request')
    if (websiteId !== site) return unauthorized
    const { startDate, endDate } = parameters
    if (Number.isNaN(Date.parse(startDate)) || Number.isNaN(Date.parse(endDate)))
      return problem(400, 'bad-request', 'Bad request')
    const strange = Object.keys(filters).filter((name) => !(name in fields))
    if (strange.length > 0) return problem(400, 'bad-request', 'Bad request')
    const passes = (visit: UmamiVisit): boolean =>
      Object.entries(filters).every(([name, value]) => {
        const [, words = ''] = /^eq\.(.*)$/.exec(value) ?? []
        return words.split(',').includes(visit[fields[name as keyof typeof fields]] ?? '')
      })
    const within = (options.visits ?? []).filter(
      ({ at }) => Date.parse(at) >= Date.parse(startDate) && Date.parse(at) <= Date.parse(endDate),
    )
    if (kind === 'breakdown') {
      const names = parameters.fields ?? []
      if (names.some((name) => !(name in fields))) return problem(400, 'bad-request', 'Bad request')
      const rows = new Map<string, number>()
      for (const visit of within.filter(passes)) {
        const values = JSON.stringify(names.map((name) => visit[fields[name as keyof typeof fields]] ?? null))
        rows.set(values, (rows.get(values) ?? 0) + visit.visits)
      }
      const body_ = [...rows].map(([values, visits]) => ({
        views: visits * 2,
        visitors: visits,
        visits,
        bounces: 0,
        totaltime: 60,
        ...Object.fromEntries((JSON.parse(values) as (string | null)[]).map((value, i) => [names[i], value])),
      }))
      return { status: 200, body: body_.slice(0, 500) }
    }
    const { model, step = '' } = parameters
    if (model !== 'first-click' || parameters.type !== (step.startsWith('/') ? 'path' : 'event'))
      return problem(400, 'bad-request', 'Bad request')
    const sources = new Map<string, number>()
    for (const visit of within) {
      const count = visit.goals?.[step] ?? 0
      if (count > 0) sources.set(visit.source, (sources.get(visit.source) ?? 0) + count)
    }
    const list = [...sources].map(([name, value]) => ({ name, value }))
    return { status: 200, body: { referrer: [], paidAds: [], utm_source: list, utm_medium: [], utm_campaign: [] } }
  }

  function answer({ method, path, headers, body }: Received): Answer {
    if (!path.startsWith(`${base}/`)) return { status: 404, body: '<!DOCTYPE html><html>404</html>' }
    const where = path.slice(base.length)
    if (key === undefined && method === 'POST' && where === '/auth/login') {
      const given = JSON.parse(body.toString()) as Record<string, unknown>
      if (given['username'] !== username || given['password'] !== password)
        return problem(401, 'incorrect-username-password', 'Unauthorized')
      return { status: 200, body: { token, user: { id: '1', username, role: 'view-only' } } }
    }
    const open = key === undefined ? headers['authorization'] === `Bearer ${token}` : headers['x-umami-api-key'] === key
    if (!open) return unauthorized
    if (method === 'GET' && where.startsWith('/websites/'))
      return where === `/websites/${site}` ? { status: 200, body: { id: site, domain: 'boulangerie.example' } } : unauthorized
    const [, kind] = /^\/reports\/(breakdown|attribution)$/.exec(where) ?? []
    return method === 'POST' && kind !== undefined ? report(kind, body) : problem(404, 'not-found', 'Not found')
  }

  const server = await startLoopback({ subject: () => 'read', answer })
  return Object.assign(server, { site, token })
}
