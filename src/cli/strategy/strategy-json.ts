import type { Strategy, StoredAnswer } from '../../store/strategies.ts'

/**
 * The published shape of `strategy show --json` and `init --json`. `answers` is as in an answers file: plain values by question,
 * `{ "unknown": true }` for what nobody knows, nothing for what was not asked; usual values accepted unread are among them.
 */
export function strategyJson({ client, version, status, answers, result }: Strategy): Record<string, unknown> {
  const said = Object.entries(answers).flatMap(([id, answer]): [string, unknown][] => plain(id, answer))
  return { client, version, status, answers: Object.fromEntries(said), result }
}

function plain(id: string, { value, state }: StoredAnswer): [string, unknown][] {
  if (state === 'unknown') return [[id, { unknown: true }]]
  return state === 'answered' || state === 'default' ? [[id, value]] : []
}
