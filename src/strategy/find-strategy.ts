import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { strategyText } from '../i18n/strategy.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { Strategy } from '../store/strategies.ts'
import type { Answers } from './answers.ts'
import type { StrategyInput, StrategyResult } from './strategy.ts'

/** A stored strategy with the engine's own types. */
export type FoundStrategy = Omit<Strategy, 'answers' | 'input' | 'result'> & {
  readonly answers: Answers
  readonly input: StrategyInput
  readonly result: StrategyResult
}

/** The newest version, or the one named. Throws `Failure` not_found: `no_strategy`, `no_such_version`. */
export async function findStrategy(context: Context, client: Client, version?: number): Promise<FoundStrategy> {
  const { lang } = context
  const { name, slug } = client
  const { strategies } = await context.store()
  const found = await strategies.get(slug, version)
  if (found) return withTypes(found)
  if (version !== undefined && (await strategies.get(slug))) {
    throw new Failure('not_found', 'no_such_version', say(lang, strategyText.no_version, { name, version }), {
      hint: say(lang, strategyText.no_version_hint, { slug }),
    })
  }
  throw new Failure('not_found', 'no_strategy', say(lang, strategyText.none_yet, { name }), {
    hint: say(lang, strategyText.none_yet_hint, { slug }),
  })
}

/** What `saveStrategy` wrote is what comes back. */
export function withTypes(strategy: Strategy): FoundStrategy {
  return { ...strategy, input: strategy.input as StrategyInput, result: strategy.result as StrategyResult }
}
