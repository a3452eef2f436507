import type { Context } from '../../context.ts'
import { readSteps } from '../../report/read-steps.ts'
import type { Client } from '../../store/clients.ts'
import type { StrategyFacts } from '../../strategy/compose-strategy.ts'
import { findStrategy, type FoundStrategy } from '../../strategy/find-strategy.ts'
import { readStrategyFacts } from '../../strategy/read-strategy-facts.ts'

/** What the document is made from, and today's nine steps where the version is today's. */
export async function documentFacts(context: Context, client: Client, strategy: FoundStrategy): Promise<StrategyFacts> {
  const newest = await findStrategy(context, client)
  const steps = newest.version === strategy.version ? await readSteps(context, client) : null
  return { ...(await readStrategyFacts(context, client, strategy)), steps }
}
