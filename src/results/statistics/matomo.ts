/**
 * Matomo's Reporting API (https://developer.matomo.org/api-reference/reporting-api): everything by POST to `index.php`, the token in the
 * body: it never stands in an address. Source and medium come from the plug-in MarketingCampaignsReporting; without it Matomo knows
 * campaigns by their names alone.
 */
import { tagOf } from '../../clients/campaign-link.ts'
import { statisticsText } from '../../i18n/statistics.ts'
import { failureOf, invisible, shorten } from '../../networks/answers.ts'
import { NetworkFailure } from '../../networks/failure.ts'
import { textField } from '../../networks/json.ts'
import type { OwnMarks } from '../order-evidence.ts'
import { firstDay } from '../month.ts'
import { countOf, isRecord, strange, type Counted, type StatisticsAccess, type StatisticsKind } from './tool.ts'

type Row = Readonly<Record<string, unknown>>

const plugin = 'MarketingCampaignsReporting'

export const matomo: StatisticsKind = {
  tool: 'matomo',
  name: 'Matomo',
  credentials: [{ name: 'token', label: statisticsText.token_matomo }],
  endpoint: null,
  connect: (access) => ({
    check: async () => {
      const answer = await ask(access, 'SitesManager.getSiteFromId', {})
      if (!isRecord(answer) && !Array.isArray(answer)) throw strange('Matomo')
    },
    month: async (month, own) => {
      const period = { period: 'month', date: firstDay(month), expanded: '1', filter_limit: '-1' }
      const rows = await bySource(access, period)
      const counted =
        rows === null
          ? rowsOf(await ask(access, 'Referrers.getCampaigns', period)).flatMap((row) => campaignAlone(row, access, own))
          : rows.flatMap((row) => bySourceAndCampaign(row, access))
      const counts = counted.some((one) => (one.conversions ?? 0) > 0) || (await hasGoals(access))
      return counts ? counted : counted.map((one) => ({ ...one, conversions: null }))
    },
  }),
}

/** Null where the plug-in is missing. */
async function bySource(access: StatisticsAccess, period: Record<string, string>): Promise<readonly Row[] | null> {
  try {
    return rowsOf(await ask(access, `${plugin}.getSourceMedium`, period))
  } catch (error) {
    if (error instanceof NetworkFailure && error.code === 'refused' && error.message.includes(plugin)) return null
    throw error
  }
}

/** `facebook - social`, its campaigns below it. */
function bySourceAndCampaign(row: Row, access: StatisticsAccess): Counted[] {
  const label = textField(row['label'])
  const at = label.lastIndexOf(' - ')
  const utm_source = at < 0 ? label : label.slice(0, at)
  const utm_medium = at < 0 ? null : label.slice(at + 3) || null
  const campaigns = rowsOf(row['subtable'] ?? [])
  const below = campaigns.length > 0 ? campaigns : [{ ...row, label: '' }]
  return below.map((one) => ({
    utm_source,
    utm_medium,
    utm_campaign: textField(one['label']) || null,
    utm_content: null,
    ...counts(one, access),
  }))
}

/** By the only source that the campaign's links have, else by none: a campaign of the client all the same. */
function campaignAlone(row: Row, access: StatisticsAccess, own: OwnMarks): Counted[] {
  const utm_campaign = textField(row['label'])
  const sources = own.campaigns.get(tagOf(utm_campaign))
  if (sources === undefined) return []
  const [only, ...others] = sources
  const utm_source = only !== undefined && others.length === 0 ? only : noSource
  return [{ utm_source, utm_medium: [...own.media][0] ?? null, utm_campaign, utm_content: null, ...counts(row, access) }]
}

/** As statistics tools write it: by one of several networks, nobody knows which. */
export const noSource = '(not set)'

function counts(row: Row, { site: { goals } }: StatisticsAccess): Pick<Counted, 'sessions' | 'conversions'> {
  const sessions = countOf(row['nb_visits'])
  if (goals === null) return { sessions, conversions: countOf(row['nb_conversions']) ?? 0 }
  const all = isRecord(row['goals']) ? row['goals'] : {}
  const of = goals.map((goal) => all[`idgoal=${goal}`]).map((goal) => (isRecord(goal) ? countOf(goal['nb_conversions']) : 0))
  return { sessions, conversions: of.reduce<number>((total, count) => total + (count ?? 0), 0) }
}

async function hasGoals(access: StatisticsAccess): Promise<boolean> {
  if (access.site.goals !== null) return true
  const goals = await ask(access, 'Goals.getGoals', {})
  return Array.isArray(goals) ? goals.length > 0 : isRecord(goals) && Object.keys(goals).length > 0
}

function rowsOf(answer: unknown): readonly Row[] {
  if (!Array.isArray(answer)) throw strange('Matomo')
  return answer.filter(isRecord)
}

async function ask(access: StatisticsAccess, method: string, more: Record<string, string>): Promise<unknown> {
  const { http, site, secrets } = access
  const body = new URLSearchParams({
    module: 'API',
    method,
    idSite: site.site,
    format: 'JSON',
    language: 'en',
    token_auth: secrets['token'] ?? '',
    ...more,
  })
  const answer = await invisible(() => http({ method: 'POST', url: `${site.endpoint}/index.php`, body }))
  const { json, status } = answer
  // what it refuses comes with 200 from some versions, with 400 or 401 from others
  if (isRecord(json) && json['result'] === 'error') {
    const message = http.redact?.(textField(json['message'])) ?? textField(json['message'])
    const door = /token|access|logged in|authenticat/i.test(message) && !message.includes(plugin)
    throw new NetworkFailure(door ? 'unauthorized' : 'refused', door ? 'credential_refused' : 'refused', shorten(message), {
      status,
    })
  }
  if (status !== 200) throw failureOf(answer, { now: access.now(), message: http.redact?.(answer.text) ?? '', read: true })
  if (json === undefined) throw strange('Matomo')
  return json
}
