/**
 * Umami 3 (https://umami.is/docs/api): the report `breakdown` gives visits by all four marks together, `attribution` conversions by each
 * of them apart, so that a conversion is known by its source alone. On one's own server a name and a password open it; Umami Cloud
 * (https://api.umami.is/v1) has keys, of 50 requests each 15 seconds.
 */
import { statisticsText } from '../../i18n/statistics.ts'
import { failureOf, invisible } from '../../networks/answers.ts'
import type { HttpResponse } from '../../networks/contract.ts'
import { textField } from '../../networks/json.ts'
import { dayInstant } from '../../posts/day-instant.ts'
import { addMonths, firstDay } from '../month.ts'
import type { OwnMarks } from '../order-evidence.ts'
import { countOf, isRecord, strange, type Counted, type StatisticsAccess, type StatisticsKind } from './tool.ts'

type Call = (path: string, body?: unknown) => Promise<unknown>

export const umami: StatisticsKind = {
  tool: 'umami',
  name: 'Umami',
  credentials: [
    { name: 'token', label: statisticsText.token_umami, unless: 'username' },
    { name: 'username', label: statisticsText.username_umami, visible: true, unless: 'token' },
    { name: 'password', label: statisticsText.password_umami, unless: 'token' },
  ],
  endpoint: 'https://api.umami.is/v1',
  connect: (access) => ({
    check: async () => {
      const call = await open(access)
      const website = await call(`/websites/${encodeURIComponent(access.site.site)}`)
      if (!isRecord(website) || textField(website['id']) === '') throw strange('Umami')
    },
    month: async (month, own) => {
      const call = await open(access)
      const period = {
        startDate: dayInstant(firstDay(month), 0, access.time_zone),
        endDate: lastInstant(month, access.time_zone),
      }
      const visits = await visitsBy(call, access, period, own)
      const goals = access.site.goals === null ? [] : await conversionsBy(call, access, period)
      return [...visits, ...goals]
    },
  }),
}

/** The last millisecond of a month: Umami's periods include both ends. */
function lastInstant(month: string, time_zone: string): string {
  const next = dayInstant(firstDay(addMonths(month, 1)), 0, time_zone) ?? ''
  return new Date(Date.parse(next) - 1).toISOString()
}

async function visitsBy(call: Call, access: StatisticsAccess, period: object, own: OwnMarks): Promise<Counted[]> {
  const fields = ['utmSource', 'utmMedium', 'utmCampaign', 'utmContent']
  // at most 500 rows each: without a filter those of others could take their place
  const filters: Readonly<Record<string, string>>[] = [{ utmMedium: `eq.${[...own.media].join(',')}` }]
  if (own.sources.size > 0) filters.push({ utmSource: `eq.${[...own.sources].join(',')}` })
  const found = new Map<string, Counted>()
  for (const one of filters) {
    const body = { websiteId: access.site.site, type: 'breakdown', filters: one, parameters: { ...period, fields } }
    const rows = await call('/reports/breakdown', body)
    if (!Array.isArray(rows)) throw strange('Umami')
    for (const row of rows.filter(isRecord)) {
      const counted = {
        utm_source: textField(row['utmSource']),
        utm_medium: textField(row['utmMedium']) || null,
        utm_campaign: textField(row['utmCampaign']) || null,
        utm_content: textField(row['utmContent']) || null,
        sessions: countOf(row['visits']),
        conversions: null,
      }
      // by its medium and by its source it is the same row
      found.set(JSON.stringify([counted.utm_source, counted.utm_medium, counted.utm_campaign, counted.utm_content]), counted)
    }
  }
  return [...found.values()]
}

/** Sessions that reached a goal, by the source of their first page: a path (`/merci`) or an event (`order`). */
async function conversionsBy(call: Call, access: StatisticsAccess, period: object): Promise<Counted[]> {
  const bySource = new Map<string, number>()
  for (const goal of access.site.goals ?? []) {
    const type = goal.startsWith('/') ? 'path' : 'event'
    const parameters = { ...period, model: 'first-click', type, step: goal }
    const answer = await call('/reports/attribution', {
      websiteId: access.site.site,
      type: 'attribution',
      filters: {},
      parameters,
    })
    const sources = isRecord(answer) ? answer['utm_source'] : undefined
    if (!Array.isArray(sources)) throw strange('Umami')
    for (const one of sources.filter(isRecord)) {
      const name = textField(one['name'])
      bySource.set(name, (bySource.get(name) ?? 0) + (countOf(one['value']) ?? 0))
    }
  }
  return [...bySource].map(([utm_source, conversions]) => ({
    utm_source,
    utm_medium: null,
    utm_campaign: null,
    utm_content: null,
    sessions: null,
    conversions,
  }))
}

/** Signs in where there is a name and a password; the token is never kept. */
async function open({ http, site, secrets, now, remember }: StatisticsAccess): Promise<Call> {
  const cloud = /\/v1(?:\/|$)/.test(new URL(site.endpoint).pathname)
  const base = cloud ? site.endpoint : `${site.endpoint}/api`
  const send = async (path: string, body: unknown, headers: Record<string, string>): Promise<unknown> => {
    const answer = await invisible(() =>
      http({
        method: body === undefined ? 'GET' : 'POST',
        url: `${base}${path}`,
        headers,
        ...(body !== undefined && { json: body }),
      }),
    )
    if (answer.status !== 200) {
      throw failureOf(answer, { now: now(), message: http.redact?.(saidBy(answer)) ?? '', read: true })
    }
    if (answer.json === undefined) throw strange('Umami')
    return answer.json
  }
  let { token } = secrets
  if (token === undefined) {
    const { username, password } = secrets
    const session = await send('/auth/login', { username, password }, {})
    token = isRecord(session) ? textField(session['token']) : ''
    if (token === '') throw strange('Umami')
    remember(token)
  }
  const headers = cloud ? { 'x-umami-api-key': token } : { authorization: `Bearer ${token}` }
  return (path, body) => send(path, body, headers)
}

function saidBy({ json, text }: HttpResponse): string {
  const error = isRecord(json) ? json['error'] : undefined
  return isRecord(error) ? textField(error['message']) : text
}
