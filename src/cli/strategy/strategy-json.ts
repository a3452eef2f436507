import type { Strategy, StoredAnswer } from '../../store/strategies.ts'
import type { StrategyResult } from '../../strategy/strategy.ts'

/** The published shape of `strategy show --json` and `init --json`. */
export interface StrategyView extends Pick<Strategy, 'client' | 'version' | 'status'> {
  /**
   * As in an answers file: plain values by question, `{ "unknown": true }` for what nobody knows, nothing for what was not asked;
   * usual values accepted unread are among them.
   */
  readonly answers: Readonly<Record<string, unknown>>
  readonly result: StrategyResult
}

export function strategyJson({ client, version, status, answers, result }: Strategy): StrategyView {
  const said = Object.entries(answers).flatMap(([id, answer]): [string, unknown][] => plain(id, answer))
  return { client, version, status, answers: Object.fromEntries(said), result: result as StrategyResult }
}

function plain(id: string, { value, state }: StoredAnswer): [string, unknown][] {
  if (state === 'unknown') return [[id, { unknown: true }]]
  return state === 'answered' || state === 'default' ? [[id, value]] : []
}
