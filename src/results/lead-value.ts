import { rhaz } from '../arithmetic.ts'
import type { Client } from '../store/clients.ts'
import type { Strategy } from '../store/strategies.ts'
import type { LeadValue } from './client-series.ts'

/**
 * What one lead is worth by the client's own answers: how many of ten become sales, and the margin on the usual sale. Each part
 * is null when it was not given.
 */
export function leadValueOf(client: Client, strategy: Strategy | null): LeadValue {
  const answers = answerOf(strategy, 'deal_economics')
  const outOfTen = numberIn(answers, 'close_rate')
  const order = numberIn(answers, 'order_value')
  return {
    close_rate_bp: outOfTen === null ? null : Math.round(outOfTen * 1000),
    avg_margin:
      order === null || client.default_margin_bp === null
        ? null
        : rhaz(BigInt(order) * BigInt(client.default_margin_bp), 10_000),
  }
}

/** The value of an answer as it was given; undefined when it is unknown, skipped or not there. */
export function answerOf(strategy: Strategy | null, question: string): unknown {
  const answer = strategy?.answers[question]
  return answer === undefined || answer.state === 'unknown' || answer.state === 'skipped'
    ? undefined
    : (answer.value ?? undefined)
}

/** A number of a group's answer; null for "I do not know" (`{ unknown: true }`) and for what is not there. */
export function numberIn(group: unknown, field: string): number | null {
  if (typeof group !== 'object' || group === null) return null
  const value = (group as Record<string, unknown>)[field]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
