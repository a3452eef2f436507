import { holidaysBetween } from '../clients/holidays.ts'
import type { Context } from '../context.ts'
import { addDays, dayOf } from '../days.ts'
import type { Client } from '../store/clients.ts'
import type { MessageLevel } from '../store/inbox.ts'
import { known } from '../strategy/answers.ts'
import type { Escalation } from '../strategy/escalation.ts'
import { findEscalation } from '../strategy/find-escalation.ts'
import type { Coverage } from '../strategy/strategy.ts'
import type { Sector } from '../strategy/weights.ts'
import type { DeadlineFacts } from './deadline.ts'

/** What the community of a client is looked after by. */
export interface CommunityFacts {
  /** The plan for bad days, with the client's own people. */
  readonly escalation: Escalation
  /** Words of alert: the client's own, or those that are usual in its trade. */
  readonly keywords: readonly string[]
  readonly sector: Sector | undefined
  readonly coverage: Coverage
  /** For `deadlineOf`. Holidays are known from a year ago to two months ahead. */
  readonly deadline: DeadlineFacts
  /** Months after which what others wrote is forgotten. */
  readonly retention_months: number
  /** How the firm speaks to people. */
  readonly address: 'vous' | 'tu'
}

const daysBack = 366
const daysAhead = 62

export async function communityFacts(context: Context, client: Client): Promise<CommunityFacts> {
  const { escalation, answers, coverage } = await findEscalation(context, client)
  const today = dayOf(context.now(), client.time_zone)
  const holidays =
    coverage === 'seven_days'
      ? []
      : await holidaysBetween(client, addDays(today, -daysBack), addDays(today, daysAhead), context.lang)
  const within = (level: MessageLevel): number => escalation.levels.find((one) => one.level === level)?.answer_within ?? 0
  return {
    escalation,
    keywords: escalation.keywords,
    sector: known(answers, 'sector'),
    coverage,
    deadline: {
      time_zone: client.time_zone,
      answer_days: escalation.answer_days,
      holidays: new Set(holidays.map(({ day }) => day)),
      answer_within: { green: within('green'), amber: within('amber'), red: within('red') },
    },
    retention_months: client.retention_months ?? (await context.config()).get('privacy.retention_months'),
    address: known(answers, 'voice')?.address === 'tu' ? 'tu' : 'vous',
  }
}
