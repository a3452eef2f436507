import type { Access, Figure, HttpResponse, Metric, PostFigures } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import type { Pinterest } from './call.ts'
import { madeAt, pinId } from './pins.ts'

/**
 * `metric_types` of `GET /pins/{id}/analytics`. `lifetime`: counted since the pin was made; the others over the 90 days that can be asked
 * for. `PIN_CLICK` is left out: it opens the pin and not the link.
 */
const pinMetrics = [
  { metric: 'impressions', source: 'IMPRESSION', lifetime: false },
  { metric: 'clicks', source: 'OUTBOUND_CLICK', lifetime: false },
  { metric: 'saves', source: 'SAVE', lifetime: false },
  { metric: 'follows', source: 'USER_FOLLOW', lifetime: false },
  { metric: 'profile_views', source: 'PROFILE_VISIT', lifetime: false },
  { metric: 'comments', source: 'TOTAL_COMMENTS', lifetime: true },
  { metric: 'reactions', source: 'TOTAL_REACTIONS', lifetime: true },
] as const satisfies readonly { metric: Metric; source: string; lifetime: boolean }[]

/** `metric_types` of `GET /user_account/analytics`, of one day. */
const accountMetrics = [
  { metric: 'impressions', source: 'IMPRESSION' },
  { metric: 'engagements', source: 'ENGAGEMENT' },
  { metric: 'clicks', source: 'OUTBOUND_CLICK' },
  { metric: 'saves', source: 'SAVE' },
] as const satisfies readonly { metric: Metric; source: string }[]

const dayMs = 24 * 3600_000
/** `start_date` cannot be more than 90 days back. */
const WINDOW_MS = 90 * dayMs
/** What is younger is still being counted. */
const SETTLED_MS = 2 * dayMs

type Counts = Readonly<Record<string, unknown>>
type Reason = NonNullable<Figure['reason']>

export interface Figures {
  posts(remote_ids: readonly string[]): Promise<readonly PostFigures[]>
  account(day: Date): Promise<readonly Figure[]>
}

export function openFigures(access: Access, api: Pinterest): Figures {
  let stopped: NetworkFailure | null = null

  /** What was read, or why it could not be; after a 429 nothing more is asked. A refused credential ends it all. */
  async function outcome(path: string, accept?: readonly number[]): Promise<HttpResponse | NetworkFailure> {
    if (stopped !== null) return stopped
    try {
      return await api.call({ path }, accept)
    } catch (error) {
      if (!(error instanceof NetworkFailure) || error.verdict === 'unauthorized') throw error
      if (error.verdict === 'rate_limited') stopped = error
      return error
    }
  }

  /** What is known of each metric. When all of them are refused together, each is asked for by itself: one that is unknown spoils all. */
  async function pinCounts(id: string, from: string, to: string): Promise<Map<string, Counts | Reason>> {
    const ask = async (sources: readonly string[]): Promise<Counts | NetworkFailure> => {
      const query = `start_date=${from}&end_date=${to}&app_types=ALL&metric_types=${sources.join(',')}&split_field=NO_SPLIT`
      const answer = await outcome(`/pins/${id}/analytics?${query}`)
      return answer instanceof NetworkFailure ? answer : countsIn(answer)
    }
    const sources = pinMetrics.map((one) => one.source)
    const all = await ask(sources)
    const found = new Map<string, Counts | Reason>()
    for (const source of sources) {
      const own = all instanceof NetworkFailure && all.status === 400 ? await ask([source]) : all
      found.set(source, own instanceof NetworkFailure ? reasonFor(own) : own)
    }
    return found
  }

  async function pinFigures(remote_id: string): Promise<PostFigures> {
    const now = access.now()
    const at = now.toISOString()
    const id = pinId(remote_id)
    const nothing = (reason: Reason): PostFigures => ({
      remote_id,
      status: 'there',
      figures: pinMetrics.map(({ metric, source }) => ({ metric, source, at, value: null, reason })),
    })
    if (id === null) return nothing('not_given')
    const answer = await outcome(`/pins/${id}`, [200, 404])
    if (answer instanceof NetworkFailure) return nothing(reasonFor(answer))
    if (answer.status === 404) return { remote_id, status: 'gone', figures: [] }
    const made = madeAt(answer.json ?? {})?.getTime() ?? now.getTime()
    const from = Math.max(made, now.getTime() - WINDOW_MS)
    const counts = await pinCounts(id, dateOf(from), dateOf(now.getTime()))
    const old = now.getTime() - made > WINDOW_MS
    const young = now.getTime() - made < SETTLED_MS
    return {
      remote_id,
      status: 'there',
      figures: pinMetrics.map(({ metric, source, lifetime }) => {
        const given = counts.get(source) ?? 'not_given'
        if (typeof given === 'string') return { metric, source, at, value: null, reason: given }
        // the first days are not in it any more: less than what was
        if (old && !lifetime) return { metric, source, at, value: null, reason: 'too_old' }
        return { metric, source, at, ...counted(given[source], young ? 'not_yet' : 'not_given') }
      }),
    }
  }

  return {
    async posts(remote_ids) {
      const lines: PostFigures[] = []
      for (const one of remote_ids) lines.push(await pinFigures(one))
      return lines
    },

    async account(day) {
      const now = access.now()
      const at = now.toISOString()
      const profile = await outcome('/user_account')
      const user = profile instanceof NetworkFailure ? {} : ((profile.json ?? {}) as Counts)
      const missing = profile instanceof NetworkFailure ? reasonFor(profile) : 'not_given'
      const figures: Figure[] = [
        { metric: 'followers', source: 'follower_count', at, ...counted(user['follower_count'], missing) },
        { metric: 'posts', source: 'pin_count', at, ...counted(user['pin_count'], missing) },
      ]
      const date = dateOf(day.getTime())
      const old = now.getTime() - Date.parse(date) > WINDOW_MS
      const sources = accountMetrics.map((one) => one.source).join(',')
      const query = `start_date=${date}&end_date=${date}&app_types=ALL&metric_types=${sources}&split_field=NO_SPLIT`
      const answer = old ? null : await outcome(`/user_account/analytics?${query}`)
      const reason = answer === null ? 'too_old' : answer instanceof NetworkFailure ? reasonFor(answer) : reasonOfDay(answer)
      const counts = answer === null || answer instanceof NetworkFailure || reason !== null ? {} : countsIn(answer)
      for (const { metric, source } of accountMetrics) {
        figures.push({ metric, source, at, day: date, ...counted(counts[source], reason ?? 'not_given') })
      }
      return figures
    },
  }
}

interface Analytics {
  readonly daily_metrics?: readonly { readonly data_status?: unknown }[]
  readonly summary_metrics?: Counts
  readonly lifetime_metrics?: Counts
}

/** Unsplit, all stands under `all`. */
function analyticsIn(answer: HttpResponse): Analytics {
  const body = (answer.json ?? {}) as Readonly<Record<string, Analytics | undefined>>
  return body['all'] ?? Object.values(body)[0] ?? {}
}

function countsIn(answer: HttpResponse): Counts {
  const { summary_metrics, lifetime_metrics } = analyticsIn(answer)
  return { ...summary_metrics, ...lifetime_metrics }
}

/** A day that is not counted to its end says nothing yet; null: it is. */
function reasonOfDay(answer: HttpResponse): Reason | null {
  const statuses = (analyticsIn(answer).daily_metrics ?? []).map((one) => one.data_status)
  if (statuses.includes('PROCESSING')) return 'not_yet'
  return statuses.some((one) => typeof one === 'string' && one.startsWith('BEFORE_')) ? 'not_given' : null
}

function counted(value: unknown, reason: Reason): Pick<Figure, 'value' | 'reason'> {
  return Number.isSafeInteger(value) ? { value: value as number, reason: null } : { value: null, reason }
}

function reasonFor(failure: NetworkFailure): Reason {
  if (failure.status === 403) return 'not_permitted'
  return failure.verdict === 'refused' ? 'refused' : 'unreachable'
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
