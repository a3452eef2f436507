/** Where the published figures come from, and from when they are: what is old says so. */
import { addMonths } from 'date-fns'
import { tz } from '@date-fns/tz'

export const sourceIds = ['hours_rule', 'hours_small', 'ages', 'usage', 'delay', 'article', 'provider', 'labour'] as const
export type SourceId = (typeof sourceIds)[number]

/** The month (or the year) that each figure is of; `audience`: those that move from year to year. */
export const sources: Readonly<Record<SourceId, { readonly as_of: string; readonly audience: boolean }>> = {
  hours_rule: { as_of: '2013-03', audience: false },
  hours_small: { as_of: '2012-10', audience: false },
  ages: { as_of: '2025-03', audience: true },
  usage: { as_of: '2025-02', audience: true },
  delay: { as_of: '2015-08', audience: false },
  article: { as_of: '2024', audience: false },
  provider: { as_of: '2017', audience: false },
  labour: { as_of: '2023', audience: false },
}

const freshMonths = 18

/** Figures on audiences older than eighteen months on a day: to be refreshed before much is built on them. */
export function staleAudience(day: string): boolean {
  return sourceIds.some((id) => {
    const { as_of, audience } = sources[id]
    if (!audience) return false
    const until = addMonths(new Date(`${as_of}-01T00:00:00Z`), freshMonths, { in: tz('UTC') })
    return until.toISOString().slice(0, 10) < day
  })
}
