import { startLoopback, type Answer, type Loopback, type Received } from './loopback.ts'

export interface MatomoVisit {
  readonly source: string
  readonly medium: string
  readonly campaign: string
  readonly visits: number
  /** Conversions by goal: `1`, `ecommerceOrder`. */
  readonly goals?: Readonly<Record<string, number>>
}

export interface MatomoOptions {
  readonly token?: string
  readonly site?: string
  /** MarketingCampaignsReporting is installed. */
  readonly plugin?: boolean
  readonly goals?: readonly string[]
  readonly months?: Readonly<Record<string, readonly MatomoVisit[]>>
}

/**
 * Matomo's Reporting API on loopback, as strict as smm relies on it: POST to `/index.php` alone, the token in the body and never in the
 * address, every parameter known. After developer.matomo.org/api-reference/reporting-api and the expected answers in the tests of the
 * plug-in MarketingCampaignsReporting 5.0.2 (2026-11-27).
 */
export async function startMatomo(options: MatomoOptions = {}): Promise<Loopback & { readonly token: string }> {
  const token = options.token ?? 'matomo-canary-token-3fd1'
  const site = options.site ?? '3'
  const months = options.months ?? {}
  const known = new Set([
    'module',
    'method',
    'idSite',
    'format',
    'language',
    'token_auth',
    'period',
    'date',
    'expanded',
    'filter_limit',
  ])

  const error = (message: string, status = 200): Answer => ({ status, body: { result: 'error', message } })
  const counts = (visits: readonly MatomoVisit[]): Record<string, unknown> => {
    const goals = new Map<string, number>()
    for (const one of visits)
      for (const [goal, count] of Object.entries(one.goals ?? {})) goals.set(goal, (goals.get(goal) ?? 0) + count)
    const all = [...goals].filter(([, count]) => count > 0)
    return {
      nb_visits: visits.reduce((sum, one) => sum + one.visits, 0),
      nb_visits_converted: all.length > 0 ? 1 : 0,
      ...(all.length > 0 && {
        nb_conversions: all.reduce((sum, [, count]) => sum + count, 0),
        goals: Object.fromEntries(all.map(([goal, count]) => [`idgoal=${goal}`, { nb_conversions: count }])),
      }),
    }
  }
  const grouped = <T>(rows: readonly T[], by: (row: T) => string): [string, T[]][] => {
    const found = new Map<string, T[]>()
    for (const row of rows) found.set(by(row), [...(found.get(by(row)) ?? []), row])
    return [...found]
  }

  function answer({ method, path, headers, body }: Received): Answer {
    if (method !== 'POST' || path !== '/index.php') return { status: 404, body: '<html>Not found</html>' }
    if (headers['content-type']?.startsWith('application/x-www-form-urlencoded') !== true) return error('no form')
    const form = new URLSearchParams(body.toString())
    const unknown = [...form.keys()].filter((name) => !known.has(name))
    if (unknown.length > 0 || form.get('module') !== 'API' || form.get('format') !== 'JSON')
      return error(`unexpected: ${unknown.join(', ')}`)
    if (form.get('token_auth') !== token) {
      const said =
        'Unable to authenticate with the provided token. It is either invalid, expired or is required to be sent as a POST parameter.'
      return error(said, 401)
    }
    if (form.get('idSite') !== site)
      return error(`You can't access this resource as it requires 'view' access for the website id = ${form.get('idSite')}.`)
    const date = form.get('date') ?? ''
    const visits = months[date.slice(0, 7)] ?? []
    switch (form.get('method')) {
      case 'SitesManager.getSiteFromId':
        return { status: 200, body: { idsite: site, name: 'Boulangerie', main_url: 'https://boulangerie.example' } }
      case 'Goals.getGoals':
        return {
          status: 200,
          body: Object.fromEntries((options.goals ?? ['1']).map((id) => [id, { idgoal: id, name: `Goal ${id}` }])),
        }
      case 'MarketingCampaignsReporting.getSourceMedium':
        if (options.plugin === false)
          return error(
            'The plugin MarketingCampaignsReporting is not enabled. You can activate the plugin on Settings > Plugins page in Matomo.',
          )
        if (form.get('period') !== 'month' || form.get('expanded') !== '1' || form.get('filter_limit') !== '-1')
          return error('bad period')
        return {
          status: 200,
          body: grouped(visits, (one) => `${one.source} - ${one.medium}`).map(([label, rows]) => ({
            label,
            ...counts(rows),
            subtable: grouped(rows, (one) => one.campaign).map(([name, same]) => ({ label: name, ...counts(same) })),
          })),
        }
      case 'Referrers.getCampaigns':
        return {
          status: 200,
          body: grouped(visits, (one) => one.campaign).map(([label, rows]) => ({
            label,
            ...counts(rows),
            segment: `referrerType==campaign;referrerName==${label}`,
            subtable: [],
          })),
        }
      default:
        return error(`The method '${form.get('method')}' does not exist`)
    }
  }

  const server = await startLoopback({ subject: () => 'read', answer })
  return Object.assign(server, { token })
}
